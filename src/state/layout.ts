import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import * as v from 'valibot'
import { readRecord } from './records'
import { MOST_SHARDS, layoutDocument } from './shards'
import { isMissing } from './sync-errors'

export interface Layout {
  shards(): Promise<number>
}

/** Nobody has prepared this Sync service yet. */
export class NotSetUp extends Error {
  override readonly name = 'NotSetUp'
  constructor() {
    super('The Sync service holds no Patchbay state yet. Run: npm run routing -- import routing.json')
  }
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
