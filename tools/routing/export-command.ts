import { sayEverySecond } from '../say-every-second'
import { writeJson } from '../write-json'
import type { RoutingAccount } from './account'
import { exportRouting } from './export'

export interface ExportOptions {
  readonly to?: string | undefined
}

/** Nothing is written before everything has been read: a file that is there already outlives a failure. */
export async function exportFile({ to }: ExportOptions, account: RoutingAccount): Promise<void> {
  const routing = await exportRouting(account, sayEverySecond())
  const { numbers, teams, workers, blocked } = routing
  writeJson(
    to,
    { $schema: './routing.schema.json', ...routing },
    `${numbers.length} numbers, ${teams.length} teams, ${workers.length} workers, ${blocked.length} blocked addresses`,
  )
}
