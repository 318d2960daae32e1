import type { Address } from '../../src/routing/address'
import type { Customer } from '../../src/routing/customer'
import { nameWords } from '../../src/routing/name-words'
import { customerPlaces, listKinds, type CustomerPlaces, type ListKind } from '../../src/state/customer-places'
import { writeAddresses, writeCustomer, writeLandmarks, writeLines, type Line } from '../../src/state/customer-records'
import type { Place } from '../../src/state/items'
import type { SecretKey } from '../../src/state/keys'
import { lineOrder } from '../../src/state/line-order'
import type { Standing } from '../../src/state/read-lines'
import { mapName, shardOf } from '../../src/state/shards'
import { groupedBy } from '../grouped-by'
import type { Entry } from '../routing/map-pages'
import { arrange } from './arrange'
import { landmarksIn } from './landmarks'
import type { StoredLists } from './stored'

/** All items of a list of customers. Where its lines lie depends on where they lay before. src/state/customers.ts reads them. */
export function compileCustomers(
  customers: readonly Customer[],
  stored: StoredLists,
  secretKey: SecretKey,
  shards: number,
): readonly Entry[] {
  const places = customerPlaces(secretKey)
  const entry = ({ shardKey, key }: Pick<Place, 'shardKey' | 'key'>, data: object): Entry => ({
    map: mapName('customers', shardOf(shardKey, shards)),
    key,
    data,
  })
  return [
    ...customers.map((customer) => entry(places.customer(customer.id), writeCustomer(customer))),
    ...addressItems(customers, places).map(([place, addresses]) => entry(place, writeAddresses(addresses))),
    ...[...groupedBy(customers, ({ worker }) => worker)].flatMap(([worker, own]) =>
      listKinds.flatMap((kind) => {
        const key = places.list(kind, worker)
        const items = arrange(standingsOf(own, kind), stored.get(key) ?? [])
        const landmarks = places.landmarks(kind, worker)
        return [
          ...items.map(({ name, standings }) =>
            entry({ shardKey: key, key: `${key}.${name}` }, writeLines(standings.map(({ line }) => line))),
          ),
          ...landmarksIn(items).map((some, index) =>
            entry({ shardKey: landmarks, key: `${landmarks}.${String(index).padStart(4, '0')}` }, writeLandmarks(some)),
          ),
        ]
      }),
    ),
  ]
}

function addressItems(customers: readonly Customer[], places: CustomerPlaces) {
  const owned = customers.flatMap(({ id, channels }) =>
    channels.map(({ value }) => ({ id, value, place: places.address(value) })),
  )
  return [...groupedBy(owned, ({ place }) => place.key).values()].flatMap(
    (together): [Place, Record<Address, string>][] =>
      together[0] ? [[together[0].place, Object.fromEntries(together.map(({ value, id }) => [value, id]))]] : [],
  )
}

function standingsOf(customers: readonly Customer[], kind: ListKind): readonly Standing[] {
  const lines = customers.flatMap((customer) => (kind === 'by-name' ? [lineOf(customer)] : linesByWord(customer)))
  const standings = lines.map((line) => ({ line, order: lineOrder(line) }))
  return standings.toSorted((a, b) => (a.order < b.order ? -1 : 1))
}

function lineOf({ id, name, avatar }: Customer): Line {
  return { id, name, ...(avatar !== undefined && { avatar }) }
}

function linesByWord(customer: Customer): readonly Line[] {
  return nameWords(customer.name).map((_, word) => ({ ...lineOf(customer), ...(word > 0 && { word }) }))
}
