import type { Operations } from './api'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { integer, oneOf, text } from './parameters'
import { MOST_CHARACTERS_IN_NAMES, MOST_TTL_SECONDS } from './proxy-limits'
import { GEO_MATCH_LEVELS, SELECTION_BEHAVIORS, type Service, type ServiceSettings } from './proxy-service'
import type { ProxyViews } from './proxy-views'
import { ok } from './responses'

const SERVICES = 'proxy.twilio.com/v1/Services'

const urls = {
  CallbackUrl: 'callbackUrl',
  InterceptCallbackUrl: 'interceptCallbackUrl',
  OutOfSessionCallbackUrl: 'outOfSessionCallbackUrl',
} as const

/** Not `ChatInstanceSid`: the twin plays no Flex. */
const WRITABLE = ['UniqueName', 'DefaultTtl', 'GeoMatchLevel', 'NumberSelectionBehavior', ...Object.keys(urls)]

/** https://www.twilio.com/docs/proxy/proxy-limits */
const MOST_CHARACTERS_IN_URLS = 4000

/** https://www.twilio.com/docs/proxy/api/service; new customers create none: https://www.twilio.com/docs/api/errors/80506 */
export function serviceOperations(service: Service, views: ProxyViews): Operations {
  return {
    ...operation(`GET ${SERVICES}/{Sid}`, [], () => ok(views.service(service.current))),

    ...operation(`POST ${SERVICES}/{Sid}`, WRITABLE, ({ form }) => ok(views.service(service.change(parse(form))))),
  }
}

/** All services of the account: the one. */
export function serviceList(service: Service, views: ProxyViews): Operations {
  return operation(`GET ${SERVICES}`, PAGING, (request) => {
    const listing = ascending([service.current], ({ uniqueName }) => uniqueName)
    return page(request, { key: 'services', mostPerPage: 1000, listing, show: views.service })
  })
}

function parse(form: URLSearchParams): Partial<ServiceSettings> {
  const uniqueName = text(form, 'UniqueName', MOST_CHARACTERS_IN_NAMES)
  if (uniqueName === '') throw invalidParameter('UniqueName', 'a name that is not empty')
  const defaultTtlSeconds = integer(form, 'DefaultTtl', 0, MOST_TTL_SECONDS)
  const geoMatchLevel = oneOf(form, 'GeoMatchLevel', GEO_MATCH_LEVELS)
  const numberSelectionBehavior = oneOf(form, 'NumberSelectionBehavior', SELECTION_BEHAVIORS)
  const given = Object.entries(urls).filter(([name]) => form.has(name))
  return {
    ...(uniqueName !== undefined && { uniqueName }),
    ...(defaultTtlSeconds !== undefined && { defaultTtlSeconds }),
    ...(geoMatchLevel !== undefined && { geoMatchLevel }),
    ...(numberSelectionBehavior !== undefined && { numberSelectionBehavior }),
    ...Object.fromEntries(given.map(([name, field]) => [field, parseUrl(form, name)])),
  }
}

/** An empty one takes the URL away. */
function parseUrl(form: URLSearchParams, name: string): string | undefined {
  const url = text(form, name, MOST_CHARACTERS_IN_URLS)
  if (url === undefined || url === '') return undefined
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw invalidParameter(name, 'an http or https URL')
  return url
}
