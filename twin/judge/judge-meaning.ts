import type { ApiRequest } from '../api/api'
import type { Described } from './described-operations'
import type { Schema } from './description'
import { fieldOf, linkNamesOf, resourcesIn, type Resource } from './link-names'

/** What no schema says of an answer: whether it is about what was asked. */
export function judgeMeaning(
  request: ApiRequest,
  body: unknown,
  { path, description }: Described,
  schema: Schema,
): readonly string[] {
  const expected = { ...expectedFields(path), account_sid: accountOf(request) }
  return [
    ...judgeMeta(request, body, schema),
    ...judgeRelativePages(request, body, schema),
    ...resourcesIn(body, schema).flatMap((resource) => [
      ...Object.entries(expected).flatMap(([field, value]) => judgeEcho(resource, field, value)),
      ...judgeAddresses(request.host, resource),
      ...judgePaths(resource),
      ...judgeLinks(resource, linkNamesOf(resource.reference, description) ?? []),
      ...judgeRevision(resource),
    ]),
  ]
}

/** { ChatServiceSid: 'IS…', MapSid: 'calls', Key: 'a' } => { chat_service_sid: 'IS…', key: 'a' }; `calls` is a unique name. */
function expectedFields(path: Described['path']): Readonly<Record<string, string>> {
  const named = Object.entries(path).filter(([name, value]) => name === 'Key' || /^[A-Z]{2}[0-9a-f]{32}$/.test(value))
  return Object.fromEntries(named.map(([name, value]) => [snakeCase(name), value]))
}

/** 'ChatServiceSid' => 'chat_service_sid' */
function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
}

function accountOf({ headers }: ApiRequest): string {
  const credentials = (headers['authorization'] ?? '').replace('Basic ', '')
  return Buffer.from(credentials, 'base64').toString().split(':')[0] ?? ''
}

function judgeEcho({ place, resource }: Resource, field: string, expected: string): readonly string[] {
  const given = fieldOf(resource, field)
  if (given === undefined || given === expected) return []
  return [`${place}.${field} is ${JSON.stringify(given)}, and not ${expected} that was asked for`]
}

function judgeAddresses(host: string, { place, resource }: Resource): readonly string[] {
  const links = Object.entries(fieldOf(resource, 'links') ?? {}).map(([name, url]) => [`links.${name}`, url] as const)
  const urls = ['url', 'media_url'].map((field) => [field, fieldOf(resource, field)] as const)
  return [...urls, ...links].flatMap(([field, url]) =>
    url === undefined || isAt(host, url) ? [] : [`${place}.${field} is no https URL on ${host}`],
  )
}

/** What the oldest API says of where a resource is: `/2010-04-01/Accounts/AC…/Recordings/RE….json`. */
function judgePaths({ place, resource }: Resource): readonly string[] {
  const sid = String(fieldOf(resource, 'sid'))
  const below = Object.entries(fieldOf(resource, 'subresource_uris') ?? {})
  const paths = [['uri', fieldOf(resource, 'uri')], ...below.map(([name, uri]) => [`subresource_uris.${name}`, uri])]
  return paths.flatMap(([field, path]) =>
    path === undefined || (typeof path === 'string' && path.startsWith('/2010-04-01/') && path.includes(`/${sid}`))
      ? []
      : [`${place}.${String(field)} is no path to ${sid}`],
  )
}

function judgeLinks({ place, resource }: Resource, names: readonly string[]): readonly string[] {
  const given = Object.keys(fieldOf(resource, 'links') ?? {})
  return [
    ...names.filter((name) => !given.includes(name)).map((name) => `${place}.links.${name} is missing`),
    ...given.filter((name) => !names.includes(name)).map((name) => `${place}.links.${name} is not described`),
  ]
}

/** Only Sync has revisions. Twilio calls them opaque text, but compares and shows whole numbers. */
function judgeRevision({ place, resource }: Resource): readonly string[] {
  const revision = fieldOf(resource, 'revision')
  const isNumber = typeof revision === 'string' && /^\d+$/.test(revision)
  return revision === undefined || isNumber ? [] : [`${place}.revision is no number`]
}

/** A list says where its items stand, and its pages are its own. */
function judgeMeta({ host, path }: ApiRequest, body: unknown, { properties = {} }: Schema): readonly string[] {
  const meta = fieldOf(body, 'meta')
  if (properties['meta'] === undefined || meta === undefined) return []
  const key = Object.keys(properties).find((name) => name !== 'meta')
  const pages = ['first_page_url', 'previous_page_url', 'url', 'next_page_url'].filter((name) => {
    const url = fieldOf(meta, name)
    return url !== null && !(isAt(host, url) && new URL(url).pathname === path)
  })
  return [
    ...(fieldOf(meta, 'key') === key ? [] : [`body.meta.key does not name ${key}`]),
    ...pages.map((name) => `body.meta.${name} is no page of this list`),
  ]
}

/** The oldest API pages without `meta`, and by paths. */
function judgeRelativePages({ path }: ApiRequest, body: unknown, { properties = {} }: Schema): readonly string[] {
  if (properties['first_page_uri'] === undefined) return []
  return ['first_page_uri', 'previous_page_uri', 'uri', 'next_page_uri']
    .filter((name) => {
      const uri = fieldOf(body, name)
      return uri !== null && !(typeof uri === 'string' && uri.startsWith(`${path}?`))
    })
    .map((name) => `body.${name} is no page of this list`)
}

function isAt(host: string, url: unknown): url is string {
  return typeof url === 'string' && url.startsWith(`https://${host}/`)
}
