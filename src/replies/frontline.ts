import { paths } from '../runtime/paths'
import type { Problem } from '../webhooks/fields'
import { listProblems } from './problems'
import type { Reply } from './reply'

/** What the Frontline console calls the field for each URL. */
const consoleFields = {
  [paths.outgoingConversation]: 'Outgoing Conversation Callback URL',
  [paths.crm]: 'CRM Callback URL',
  [paths.templates]: 'Templates Callback URL',
} as const

/** For a request that cannot be read. The console has a field for each kind of callback, and they are easily mixed up. */
export function refuseFrontline(own: keyof typeof consoleFields, problems: readonly Problem[]): Reply {
  const [location, ...others] = problems.toSorted((one) => (one.field === 'Location' ? -1 : 0))
  if (location?.field !== 'Location') return listProblems(problems)
  const fields = Object.entries(consoleFields).toSorted(([path]) => (path === own ? -1 : 0))
  const advice = fields.map(([path, field]) => `${path} is the "${field}"`).join(', ')
  const expected = `${location.expected}; in the Frontline console, ${advice}`
  return listProblems([{ field: 'Location', expected }, ...others], 422)
}
