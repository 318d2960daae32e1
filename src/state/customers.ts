import type { Address } from '../routing/address'
import type { Customer, CustomerPage, CustomerSummary } from '../routing/customer'
import { isMeant, nameWords } from '../routing/name-words'
import { customerPlaces, type ListKind } from './customer-places'
import { readAddresses, readCustomer } from './customer-records'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { firstLine, lineOrder } from './line-order'
import { inOrder, landmarksOf, linesOf, type LineList, type Standing, type Wanted } from './read-lines'

/**
 * Where customers are listed: in Sync, or behind a CRM. A worker sees their own and those who are nobody's. Each of these
 * takes the same few requests, however many customers there are.
 */
export interface Customers {
  /** By name. `anchor`: the `next` of the page before, which is the id of its last customer. */
  page(worker: string, size: number, anchor: string | undefined): Promise<CustomerPage>
  /** Those of whom each word of the query begins a word of the name. */
  search(worker: string, query: string, size: number, anchor: string | undefined): Promise<CustomerPage>
  /** `undefined`: there is none, or it is another worker's. */
  find(worker: string, id: string): Promise<Customer | undefined>
  /** Whose address this is, whoever's customer. */
  at(address: Address): Promise<Customer | undefined>
}

interface Asked {
  readonly worker: string
  readonly size: number
  readonly anchor: string | undefined
}

const nobody: CustomerPage = { customers: [], next: undefined }

/** What `npm run customers -- import` has written. tools/customers/compile.ts is the other side. */
export function customersIn(items: Items, secretKey: SecretKey): Customers {
  const places = customerPlaces(secretKey)

  const fetch = async (id: string): Promise<Customer | undefined> => {
    const found = await items.fetch(places.customer(id))
    return found && readCustomer(found.data)
  }
  const find = async (worker: string, id: string) => {
    const customer = await fetch(id)
    return customer && isSeenBy(worker, customer) ? customer : undefined
  }

  const listOf = async (kind: ListKind, worker: string | undefined, whole: boolean): Promise<LineList> => ({
    key: places.list(kind, worker),
    landmarks: whole ? [] : await landmarksOf(items, places.landmarks(kind, worker)),
  })

  /** The worker's own and nobody's, as one list. */
  const pageOf = async (
    kind: ListKind,
    { worker, size, anchor }: Asked,
    wantedAfter: (last: Customer | undefined) => Omit<Wanted, 'most'> | undefined,
  ): Promise<CustomerPage> => {
    const fromBeginning = kind === 'by-name' && anchor === undefined
    const [last, ...lists] = await Promise.all([
      anchor === undefined ? undefined : find(worker, anchor),
      listOf(kind, worker, fromBeginning),
      listOf(kind, undefined, fromBeginning),
    ])
    const wanted = anchor !== undefined && !last ? undefined : wantedAfter(last)
    if (!wanted) return nobody
    const most = size + 1
    const found = (await Promise.all(lists.map((list) => linesOf(items, list, { ...wanted, most })))).flat()
    return pageFrom(inOrder(new Map(found.map((standing) => [standing.line.id, standing])), most), size)
  }

  const page = (asked: Asked) =>
    pageOf('by-name', asked, (last) => {
      const after = last && lineOrder({ id: last.id, name: last.name })
      return { from: '', after, begin: '', accepts: () => true }
    })

  return {
    page: (worker, size, anchor) => page({ worker, size, anchor }),

    async search(worker, query, size, anchor) {
      const asked = { worker, size, anchor }
      const words = nameWords(query)
      // The longest says most; the others are looked for among those whom it finds.
      const [begin] = words.toSorted((a, b) => b.length - a.length)
      if (begin === undefined) return query.trim() === '' ? page(asked) : nobody
      return pageOf('by-word', asked, (last) => {
        const after = last && firstLine(last, begin)
        if (last && after === undefined) return undefined
        const accepts = ({ line, order }: Standing) =>
          isMeant(nameWords(line.name), words) && order === firstLine(line, begin)
        return { from: begin, after, begin, accepts }
      })
    },

    find,

    async at(address) {
      const found = await items.fetch(places.address(address))
      const addresses = found ? readAddresses(found.data) : {}
      const id = Object.hasOwn(addresses, address) ? addresses[address] : undefined
      const customer = id === undefined ? undefined : await fetch(id)
      // While an import runs, either may be older than the other.
      return customer?.channels.some(({ value }) => value === address) ? customer : undefined
    },
  }
}

function isSeenBy(worker: string, customer: Customer): boolean {
  return customer.worker === undefined || customer.worker === worker
}

function pageFrom(found: readonly Standing[], size: number): CustomerPage {
  const customers = found.slice(0, size).map(({ line }) => summaryOf(line))
  return { customers, next: found.length > size ? customers.at(-1)?.id : undefined }
}

function summaryOf({ id, name, avatar }: CustomerSummary): CustomerSummary {
  return { id, name, ...(avatar !== undefined && { avatar }) }
}
