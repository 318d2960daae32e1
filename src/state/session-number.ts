import type { Address } from '../routing/address'
import type { SessionMode, SessionRules, Team } from '../routing/directory'
import type { Directory } from './directory'

export interface SessionNumber {
  /** What it takes. */
  readonly mode: SessionMode | undefined
  /** Of the number that the customer sees; none where it is not in the directory. */
  readonly rules: SessionRules
  /** Those who answer that number, the team and where it overflows to. */
  readonly teams: readonly Team[]
}

/** Kept by a warm container for a short time, as all of the directory that concerns no customer. */
export async function numberOfSession(
  directory: Pick<Directory, 'number' | 'team'>,
  address: Address,
): Promise<SessionNumber> {
  const number = await directory.number(address)
  const teams = await Promise.all((number?.teams ?? []).map((id) => directory.team(id)))
  return { mode: number?.mode, rules: number?.sessions ?? {}, teams: teams.filter((team) => team !== undefined) }
}
