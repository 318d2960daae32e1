import type { SimulatedTime } from '../../bench/simulated-time'
import { assignmentsIn } from '../../src/state/assignments'
import { callLogIn } from '../../src/state/call-log'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { givenAddressesIn } from '../../src/state/given-addresses'
import type { Items } from '../../src/state/items'
import type { SecretKey } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { recentsIn } from '../../src/state/recents'
import { turnsIn } from '../../src/state/turns'
import { voicemailsIn } from '../../src/state/voicemails'
import type { Memory as Remembered } from '../support/good-requests'

/** What can be asked of what the Functions remember. */
export interface Memory extends Remembered {
  openSessions(worker: string): Promise<number>
  /** Which team has this customer chosen in the menu of this number? */
  chosenTeam(customer: string, number: string): Promise<string | undefined>
  /** From which of our addresses does this customer know this worker? */
  given(worker: string, customer: string): Promise<string | undefined>
  /** With how many customers was this worker in touch, on a number that the worker sees? */
  inTouch(worker: string, seen: string): Promise<number>
  /** Has this worker been shown a list of them? */
  isOffered(worker: string, seen: string): Promise<boolean>
  /** Has anybody had a turn in this team, as this customer's shard counts them? */
  isTurnTaken(team: string, customer: string): Promise<boolean>
}

export function memoryIn(items: Items, secretKey: SecretKey, time: SimulatedTime): Memory {
  const nothingIsWritten = 0
  const callLog = callLogIn(items, secretKey, nothingIsWritten)
  const voicemails = voicemailsIn(items, nothingIsWritten)
  const assignments = assignmentsIn(items, secretKey, nothingIsWritten)
  const chosenTeams = chosenTeamsIn(items, secretKey)
  const givenAddresses = givenAddressesIn(items, secretKey, nothingIsWritten)
  const leases = leasesIn(items, secretKey, { ttlSeconds: nothingIsWritten, now: () => time.now().getTime() })
  const recents = recentsIn(items, secretKey, { now: () => time.now().getTime() })
  const turns = turnsIn(items, secretKey, nothingIsWritten)
  return {
    timeline: (callSid) => callLog.timeline(callSid),
    voicemail: (recordingSid) => voicemails.find(recordingSid),
    assignedTo: (customer, number) => assignments.find(customer, number),
    chosenTeam: (customer, number) => chosenTeams.find(customer, number),
    given: (worker, customer) => givenAddresses.find(worker, customer),
    openSessions: async (worker) => (await leases.count([worker])).get(worker) ?? 0,
    inTouch: async (worker, seen) => (await recents.of(worker, seen)).contacts.length,
    isOffered: async (worker, seen) => (await recents.of(worker, seen)).offered !== undefined,
    isTurnTaken: async (team, customer) => (await turns.read(team, customer, '')).revision !== undefined,
  }
}
