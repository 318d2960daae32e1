import * as v from 'valibot'
import { MOST_SESSIONS, sessionModes, strategies } from '../../src/routing/directory'
import * as field from './fields'
import { about } from './fields'
import { blockedEntry } from './blocked-schema'
import { hours } from './hours-schema'
import { number } from './number-schema'
import { promptFields } from './prompts-schema'
import { templateGroup } from './templates-schema'

/** What is known of a worker, wherever they are named. */
export const workerFields = {
  identity: v.pipe(field.identity, about('How Frontline and this file call the worker.', 'ada@example.com')),
  phone: v.optional(
    v.pipe(field.phone, about('Where Proxy reaches the worker. Without one, only Frontline does.', '+12025550151')),
  ),
  capacity: v.optional(
    v.pipe(
      field.wholeNumber(1, MOST_SESSIONS, ''),
      about('How many Proxy sessions the worker may have open at once. Without it, nobody counts.', 10),
    ),
  ),
  mode: v.optional(
    v.pipe(field.oneOf(sessionModes), about('What the phone takes. Without it, calls and messages.', 'voice-only')),
  ),
  reservedNumber: v.optional(
    v.pipe(
      field.phone,
      about(
        'A number of the Proxy service that is kept for this worker: what the worker sees of customers, one at a time.',
        '+12025550161',
      ),
    ),
  ),
}

const worker = field.object({
  ...workerFields,
  proxyAddresses: v.optional(
    v.pipe(
      field.list(field.proxyAddress),
      about('Our addresses from which this worker alone writes to customers. The first of a channel is used.', [
        'whatsapp:+12025550101',
        'chat:ada',
      ]),
    ),
    [],
  ),
})

const team = field.object({
  id: v.pipe(field.id, about('How numbers and other teams name this team.', 'sales')),
  workers: v.pipe(
    field.list(field.identity),
    v.minLength(1, 'must have a worker'),
    about('The identities of its workers. Their order means nothing.', ['ada@example.com', 'grace@example.com']),
  ),
  strategy: v.optional(
    v.pipe(
      field.oneOf(strategies),
      about(
        'How a worker is chosen for a customer who belongs to nobody yet. "sticky": the same customer finds the same ' +
          'worker. "least-busy": the worker with the fewest open sessions. "round-robin": one after the other.',
      ),
    ),
    'sticky',
  ),
  asksAvailability: v.optional(
    v.pipe(field.trueOrFalse, about('Whether who has switched off new conversations in the Frontline app gets none.')),
  ),
  hours: v.optional(
    v.pipe(field.id, about('The id of the hours in which this team answers. Without them, always.', 'office')),
  ),
  overflow: v.optional(
    v.pipe(field.id, about('The id of the team that answers when this one is closed or has nobody free.', 'night')),
  ),
})

/** What an operator writes in `routing.json`. */
export const routingFile = v.pipe(
  field.object({
    $schema: v.optional(v.pipe(v.string(), about('For editors: where this description lies.'))),
    version: v.pipe(v.literal(1, 'must be 1'), about('Of the form of this file.')),
    workers: v.pipe(field.list(worker), about('Everybody whom a customer can be put through to.')),
    teams: v.pipe(field.list(team), about('Workers who share numbers.')),
    numbers: v.pipe(field.list(number), about('Who answers which number, and how.')),
    hours: v.optional(v.pipe(field.list(hours), about('When teams answer.')), []),
    prompts: v.optional(v.pipe(field.list(field.object(promptFields)), about('What callers hear, by language.')), []),
    templates: v.optional(
      v.pipe(field.list(templateGroup), about('Texts that workers choose from in the Frontline app, in groups.')),
      [],
    ),
    blocked: v.optional(
      v.pipe(
        field.list(blockedEntry),
        about(
          'Who is not put through: to nobody, or not to these workers.',
          ['+12025550190'],
          [{ address: '+12025550191', workers: ['ada@example.com'] }],
        ),
      ),
      [],
    ),
  }),
  about('Who answers which number, when, and what callers hear.'),
)

/** With everything filled in that has a default. */
export type RoutingFile = v.InferOutput<typeof routingFile>
