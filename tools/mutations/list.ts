import { inAnswers } from './answers'
import { inChoice } from './choice'
import { inFrontline } from './frontline'
import { inLocalTwilio } from './local-twilio'
import type { Mutation } from './mutation'
import { inProxy } from './proxy'
import { inState } from './state'

/** At least one for each rule that a caller, a worker or an operator would miss first. */
export const mutations: readonly Mutation[] = [...inAnswers, ...inState, ...inLocalTwilio]

/** Written down since the last whole run: docs/mutations.md does not know them yet. The next one plants them, too. */
export const notYetPlanted: readonly Mutation[] = [...inChoice, ...inProxy, ...inFrontline]
