import type { Address } from '../routing/address'
import type { OwnNumber, Team, Worker } from '../routing/directory'

/** What the operator has written: who answers which number. `undefined` means that it is not written there. */
export interface Directory {
  number(this: void, address: Address): Promise<OwnNumber | undefined>
  team(this: void, id: string): Promise<Team | undefined>
  worker(this: void, identity: string): Promise<Worker | undefined>
}
