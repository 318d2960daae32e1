import { inAnswers } from './answers'
import { inChoice } from './choice'
import { inFrontline } from './frontline'
import { inLocalTwilio } from './local-twilio'
import type { Mutation } from './mutation'
import { inProxy } from './proxy'
import { inState } from './state'

/** At least one for each rule that a caller, a worker or an operator would miss first. */
export const mutations: readonly Mutation[] = [
  ...inAnswers,
  ...inState,
  ...inLocalTwilio,
  ...inChoice,
  ...inProxy,
  ...inFrontline,
]
