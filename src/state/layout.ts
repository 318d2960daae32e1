import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import * as v from 'valibot'
import { readRecord } from './records'
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

const layout = { shards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHARDS)) }

export const readLayout = (data: unknown) => readRecord('layout', layout, data)

/** Read once in the life of a container, since the number of shards never changes. A failure is not remembered. */
export function syncLayout(sync: ServiceContext): Layout {
  let reading: Promise<number> | undefined
  const read = async () => {
    try {
      const document = await sync.documents(layoutDocument).fetch()
      return readLayout(document.data).shards
    } catch (error) {
      reading = undefined
      throw isMissing(error) ? new NotSetUp() : error
    }
  }
  return { shards: () => (reading ??= read()) }
}
