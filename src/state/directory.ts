import type { Address } from '../routing/address'
import type { TemplateGroup } from '../routing/customer'
import type { Absence, BlockedFrom, Member, OwnNumber, Prompts, Team, Worker } from '../routing/directory'

/** What the operator has written: who answers which number, and when. `undefined` means that it is not written there. */
export interface Directory {
  number(this: void, address: Address): Promise<OwnNumber | undefined>
  team(this: void, id: string): Promise<Team | undefined>
  worker(this: void, identity: string): Promise<Worker | undefined>
  /** From which of ours alone customers hear from this address, by identity. */
  ownerOf(this: void, address: Address): Promise<string | undefined>
  prompts(this: void, language: string): Promise<Prompts | undefined>
  /** Texts that workers may send in Frontline, their placeholders not filled in. */
  templates(this: void): Promise<readonly TemplateGroup[]>
  /** Who shall be left in peace, past absences included. */
  absences(this: void): Promise<readonly Absence[]>
  blockedFrom(this: void, address: Address): Promise<BlockedFrom>
  /** Who of ours has this phone. */
  workerWithPhone(this: void, phone: Address): Promise<Member | undefined>
}
