import type { ApiRequest, ApiResponse } from './api'
import { invalidParameter } from './errors'
import { integer, optional } from './parameters'
import { ok } from './responses'

export const PAGING = ['PageSize', 'Page', 'PageToken'] as const

/** A list in a lasting order: each of its items has a key that says where it stands, whatever comes and goes around it. */
export interface Listing<Item> {
  keyOf(item: Item): string
  /** The next `count` items behind `key`, or the first ones. */
  after(key: string | undefined, count: number): readonly Item[]
  /** The `count` items directly before `key`, in the order of the list. */
  before(key: string, count: number): readonly Item[]
}

export interface ListOptions<Item> {
  /** Where the items stand in the body: `maps`. */
  readonly key: string
  readonly mostPerPage: number
  readonly listing: Listing<Item>
  readonly show: (item: Item) => object
}

/** Items whose keys ascend. */
export function ascending<Item>(items: readonly Item[], keyOf: (item: Item) => string): Listing<Item> {
  return {
    keyOf,
    after: (key, count) => items.filter((item) => key === undefined || keyOf(item) > key).slice(0, count),
    before: (key, count) => items.filter((item) => keyOf(item) < key).slice(-count),
  }
}

/** Items whose keys ascend, last one first. */
export function descending<Item>(items: readonly Item[], keyOf: (item: Item) => string): Listing<Item> {
  return {
    keyOf,
    after: (key, count) =>
      items
        .filter((item) => key === undefined || keyOf(item) < key)
        .slice(-count)
        .toReversed(),
    before: (key, count) =>
      items
        .filter((item) => keyOf(item) > key)
        .slice(0, count)
        .toReversed(),
  }
}

/** Keys for what stands in the order of its creation: '0000000001', '0000000002' … */
export function newSequence(): () => string {
  let last = 0
  return () => {
    last += 1
    return String(last).padStart(10, '0')
  }
}

/** One page, and where the pages around it begin. `undefined`: there is no such page. */
export interface Page {
  readonly items: readonly object[]
  readonly number: number
  readonly pageSize: number
  /** Each with its query: `/v1/Services/IS…/Maps?PageSize=50&Page=0`. */
  readonly firstPath: string
  readonly previousPath: string | undefined
  readonly path: string
  readonly nextPath: string | undefined
}

/** One page. A token is 'PA' (after) or 'PB' (before) and a key, so it holds while items come and go. */
export function takePage<Item>(request: ApiRequest, { mostPerPage, listing, show }: ListOptions<Item>): Page {
  const pageSize = integer(request.query, 'PageSize', 1, mostPerPage) ?? 50
  const number = integer(request.query, 'Page', 0, Number.MAX_SAFE_INTEGER) ?? 0
  const token = parseToken(request.query)
  const backwards = token.startsWith('PB')
  const edge = token === '' ? undefined : token.slice(2)

  const found = backwards ? listing.before(edge ?? '', pageSize + 1) : listing.after(edge, pageSize + 1)
  const items = backwards ? found.slice(-pageSize) : found.slice(0, pageSize)
  const first = items[0]
  const last = items.at(-1)
  const hasMore = found.length > items.length
  const hasNext = backwards || hasMore
  const hasPrevious = backwards ? hasMore : token !== ''

  const pathOf = (toNumber: number, toToken: string) => pagePath(request, pageSize, toNumber, toToken)
  return {
    items: items.map((item) => show(item)),
    number,
    pageSize,
    firstPath: pathOf(0, ''),
    previousPath:
      hasPrevious && first !== undefined ? pathOf(Math.max(number - 1, 0), `PB${listing.keyOf(first)}`) : undefined,
    path: pathOf(number, token),
    nextPath: hasNext && last !== undefined ? pathOf(number + 1, `PA${listing.keyOf(last)}`) : undefined,
  }
}

/** A page as every API pages but the oldest. */
export function page<Item>(request: ApiRequest, options: ListOptions<Item>): ApiResponse {
  const { items, number, pageSize, firstPath, previousPath, path, nextPath } = takePage(request, options)
  const urlOf = (to: string) => `https://${request.host}${to}`
  return ok({
    [options.key]: items,
    meta: {
      page: number,
      page_size: pageSize,
      first_page_url: urlOf(firstPath),
      previous_page_url: previousPath === undefined ? null : urlOf(previousPath),
      url: urlOf(path),
      next_page_url: nextPath === undefined ? null : urlOf(nextPath),
      key: options.key,
    },
  })
}

/** Twilio documents no error of its own for a token that it has not given. */
function parseToken(query: URLSearchParams): string {
  const token = optional(query, 'PageToken') ?? ''
  if (token !== '' && !/^P[AB]./s.test(token)) throw invalidParameter('PageToken', 'one from the page before')
  return token
}

function pagePath({ path, query }: ApiRequest, pageSize: number, number: number, token: string): string {
  const params = new URLSearchParams(query)
  params.set('PageSize', String(pageSize))
  params.set('Page', String(number))
  params.delete('PageToken')
  if (token !== '') params.set('PageToken', token)
  return `${path}?${params.toString()}`
}
