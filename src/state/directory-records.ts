import * as v from 'valibot'
import { recordModes, type OwnNumber, type Team, type Worker } from '../routing/directory'
import type { SecretKey } from './keys'
import { readRecord } from './records'

/** Where each entry lies in the directory's Map. Addresses and identities do not appear in keys. */
export const directoryKey = {
  number: (secret: SecretKey, address: string) => `number.${secret('number', address)}`,
  team: (id: string) => `team.${id}`,
  worker: (secret: SecretKey, identity: string) => `worker.${secret('worker', identity)}`,
}

const number = {
  address: v.string(),
  team: v.string(),
  greeting: v.optional(v.string()),
  inboundTimeoutSeconds: v.optional(v.number()),
  record: v.optional(v.picklist(recordModes)),
}

const team = {
  id: v.string(),
  members: v.array(v.object({ identity: v.string(), phone: v.optional(v.string()) })),
}

const worker = {
  identity: v.string(),
  proxyAddresses: v.array(v.object({ address: v.string(), of: v.picklist(['worker', 'team']) })),
}

export const readNumber = (data: unknown): OwnNumber => readRecord('number', number, data)
export const readTeam = (data: unknown): Team => readRecord('team', team, data)
export const readWorker = (data: unknown): Worker => readRecord('worker', worker, data)
