import { answerCrm } from '../../replies/crm'
import { refuseFrontline } from '../../replies/frontline'
import { tryAgain } from '../../replies/problems'
import { decideCrm } from '../../routing/crm'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { crmFacts } from '../../state/crm'
import { parseCrm } from '../../webhooks/crm'

/** A worker looks at their customers in the Frontline app. */
export const handler = defineFunction({
  webhook: paths.crm,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseCrm,
  facts: (asked, ports) => crmFacts(ports, asked),
  decide: decideCrm,
  reply: (decision) => answerCrm(decision),
  refuse: (problems) => refuseFrontline(paths.crm, problems),
  fallback: () => tryAgain,
})
