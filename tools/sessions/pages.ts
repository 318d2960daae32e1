import type { Endpoint, Limited } from './limited'

/** The most that Proxy gives at once. https://www.twilio.com/docs/proxy/api/session */
export const LARGEST_PAGE = 1000

interface Page<Instance> {
  readonly instances: readonly Instance[]
  readonly nextPageUrl?: string
  nextPage(): Promise<Page<Instance>> | undefined
}

/** However many there are, a page at a time. */
export async function* pagesOf<Instance>(
  limited: Limited,
  endpoint: Endpoint,
  first: (size: { readonly pageSize: number }) => Promise<Page<Instance>>,
): AsyncGenerator<readonly Instance[]> {
  let page: Page<Instance> | undefined = await limited.read(endpoint, () => first({ pageSize: LARGEST_PAGE }))
  while (page) {
    yield page.instances
    const current: Page<Instance> = page
    page = current.nextPageUrl === undefined ? undefined : await limited.read(endpoint, async () => current.nextPage())
  }
}

export async function allOf<Instance>(
  pages: AsyncIterable<readonly Instance[]>,
  onPage: (seen: number) => void = () => undefined,
): Promise<readonly Instance[]> {
  const all: Instance[] = []
  for await (const page of pages) {
    all.push(...page)
    onPage(all.length)
  }
  return all
}
