import { blockedPlace, directoryKey } from '../../../src/state/directory-records'
import { addressOf } from '../blocked-schema'
import { compileDirectory } from '../compile'
import type { Mistake } from '../mistake'
import type { RoutingFile } from '../schema'

/** https://www.twilio.com/docs/sync/limits */
const MOST_BYTES = 16 * 1024

/** No entry is more than Sync holds. */
export function checkSizes(routing: RoutingFile): readonly Mistake[] {
  const { directory, callers } = compileDirectory(routing, plain)
  const tooLarge = [...directory, ...callers]
    .map(([key, record]) => ({ key, bytes: Buffer.byteLength(JSON.stringify(record)) }))
    .filter(({ bytes }) => bytes > MOST_BYTES)
  if (tooLarge.length === 0) return []
  const places = new Map([
    ...routing.numbers.map(({ address }, at): Place => [
      directoryKey.number(plain, address),
      [`numbers.${at}`, 'its greeting, its menu and the chains of its overflow teams'],
    ]),
    ...routing.teams.map(({ id }, at): Place => [
      directoryKey.settings(id),
      [`teams.${at}`, 'the holidays and closures of its hours'],
    ]),
    ...routing.workers.map(({ identity }, at): Place => [
      directoryKey.worker(plain, identity),
      [`workers.${at}`, 'its addresses and those of its teams'],
    ]),
    ...routing.prompts.map(({ language }, at): Place => [
      directoryKey.prompts(language),
      [`prompts.${at}`, 'its words'],
    ]),
    [directoryKey.templates, ['templates', 'some of them, or leave some out']],
    ...routing.blocked.map((entry, at): Place => [
      blockedPlace(plain, addressOf(entry)).key,
      [`blocked.${at}`, 'the list of its workers'],
    ]),
  ])
  return tooLarge.map(({ key, bytes }) => {
    const [at, what] = places.get(key) ?? [key, 'what it says']
    return { at, says: `would take ${bytes} bytes in Sync, which holds ${MOST_BYTES}; shorten ${what}` }
  })
}

type Place = readonly [key: string, readonly [at: string, what: string]]

/** For entries that go nowhere, and are only found again. */
const plain = (_kind: string, name: string) => name
