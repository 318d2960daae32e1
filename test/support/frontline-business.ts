import type { Customer } from '../../src/routing/customer'
import { importCustomers } from '../../tools/customers/import-command'
import { rowsOfJson } from '../../tools/customers/rows'
import type { RoutingFile } from '../../tools/routing/schema'
import { captureLog } from './captured-log'
import { scene, type Scene } from './frontline-scene'
import { routing } from './routing'

export interface FrontlineBusiness extends Scene {
  /** What a Function answers, and what it says of it in its log. */
  asked(this: void, ...request: Parameters<Scene['ask']>): Promise<FrontlineAnswer>
}

export interface FrontlineAnswer {
  readonly statusCode: number
  readonly body: unknown
  readonly because: string | undefined
  /** `log`, or `error` where an operator learns of it. */
  readonly level: string | undefined
}

/** The scene of Frontline, with customers and templates. */
export async function frontlineBusiness(
  customers: readonly Customer[],
  changes: Partial<RoutingFile> = {},
): Promise<FrontlineBusiness> {
  const business = await scene()
  await business.bring({ ...routing, ...changes })
  const rows = rowsOfJson({ ok: true, value: customers })
  if (!rows.ok) throw new Error('These are no customers')
  captureLog()
  await importCustomers(rows.rows, { file: 'customers.json', json: true }, business.opened())
  return {
    ...business,
    asked: async (...request) => {
      const log = captureLog()
      const { statusCode, body } = await business.ask(...request)
      const [entry] = log.entries.slice(-1)
      const { because } = JSON.parse(entry?.text ?? '{}') as { because?: string }
      return { statusCode, body: JSON.parse(body ?? 'null') as unknown, because, level: entry?.level }
    },
  }
}
