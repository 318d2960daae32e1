import type { ApiRequest, ApiResponse } from './api'
import { takePage, type ListOptions } from './paging'
import { ok } from './responses'

/** A page as the oldest API pages: what the others say in `meta` stands beside the items, and its addresses are relative. */
export function relativePage<Item>(request: ApiRequest, options: ListOptions<Item>): ApiResponse {
  const { items, number, pageSize, firstPath, previousPath, path, nextPath } = takePage(request, options)
  const start = number * pageSize
  return ok({
    [options.key]: items,
    first_page_uri: firstPath,
    previous_page_uri: previousPath ?? null,
    uri: path,
    next_page_uri: nextPath ?? null,
    page: number,
    page_size: pageSize,
    start,
    end: Math.max(start + items.length - 1, start),
  })
}
