import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import * as v from 'valibot'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'
import { MOST_SHARDS, layoutDocument } from './shards'
import { isMissing } from './sync-errors'

export interface Layout {
  shards(): Promise<number>
}

/** This Sync service is not, or not wholly, prepared for this version of Patchbay. */
export class NotSetUp extends Error {
  override readonly name = 'NotSetUp'
  constructor(finding = 'holds no Patchbay state yet') {
    super(`The Sync service ${finding}. Run: npm run routing -- import routing.json`)
  }
}

/** An older version has prepared the service, or a set-up was interrupted. An import makes what is missing. */
export function lacking(map: string): NotSetUp {
  return new NotSetUp(`has no Map ${map}, which this version of Patchbay needs`)
}

/** Keys are made with a secret: with another one, nothing that is there would be found. */
export class OtherSecret extends Error {
  override readonly name = 'OtherSecret'
  constructor() {
    super('The Sync service was set up with another STATE_KEY_SECRET, without which nothing in it can be found')
  }
}

const layout = { secret: v.string(), shards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHARDS)) }

/** The mark of a secret, from which it cannot be guessed. */
const markOf = (secretKey: SecretKey) => secretKey('layout')

export const layoutOf = (shards: number, secretKey: SecretKey) => writeRecord({ shards, secret: markOf(secretKey) })

/** Throws OtherSecret where the state was made with another one. */
export function readLayout(data: unknown, secretKey: SecretKey): { readonly shards: number } {
  const { shards, secret } = readRecord('layout', layout, data)
  if (secret !== markOf(secretKey)) throw new OtherSecret()
  return { shards }
}

/** Read once in the life of a container, since the number of shards never changes. A failure is not remembered. */
export function syncLayout(sync: ServiceContext, secretKey: SecretKey): Layout {
  let reading: Promise<number> | undefined
  const read = async () => {
    try {
      const document = await sync.documents(layoutDocument).fetch()
      return readLayout(document.data, secretKey).shards
    } catch (error) {
      reading = undefined
      throw isMissing(error) ? new NotSetUp() : error
    }
  }
  return { shards: () => (reading ??= read()) }
}
