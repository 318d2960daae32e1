import { writeFileSync } from 'node:fs'
import { UserError } from '../command'
import { sayEverySecond } from '../say-every-second'
import type { RoutingAccount } from './account'
import { exportRouting } from './export'

export interface ExportOptions {
  readonly to?: string | undefined
}

/** Nothing is written before everything has been read: a file that is there already outlives a failure. */
export async function exportFile({ to }: ExportOptions, account: RoutingAccount): Promise<void> {
  const routing = await exportRouting(account, sayEverySecond())
  const text = `${JSON.stringify({ $schema: './routing.schema.json', ...routing }, undefined, 2)}\n`
  if (to === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    writeFileSync(to, text)
  } catch (error) {
    throw new UserError(`${to} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { numbers, teams, workers, blocked } = routing
  console.log(
    `${to} holds ${numbers.length} numbers, ${teams.length} teams, ${workers.length} workers, ${blocked.length} blocked addresses.`,
  )
}
