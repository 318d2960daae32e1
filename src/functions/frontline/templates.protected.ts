import { refuseFrontline } from '../../replies/frontline'
import { tryAgain } from '../../replies/problems'
import { answerTemplates } from '../../replies/templates'
import { decideTemplates } from '../../routing/templates'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { templatesFacts } from '../../state/templates'
import { parseTemplates } from '../../webhooks/templates'

/** A worker chooses a prepared text for a customer in the Frontline app. */
export const handler = defineFunction({
  webhook: paths.templates,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseTemplates,
  facts: (asked, ports) => templatesFacts(ports, asked),
  decide: decideTemplates,
  reply: (decision) => answerTemplates(decision),
  refuse: (problems) => refuseFrontline(paths.templates, problems),
  fallback: () => tryAgain,
})
