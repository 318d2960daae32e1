/** What Twilio's OpenAPI file and the page of error 80206 name; see proxy-geography.ts. */
export const GEO_MATCH_LEVELS = ['country', 'area-code', 'overlay', 'radius', 'extended-area-code'] as const
export const SELECTION_BEHAVIORS = ['prefer-sticky', 'avoid-sticky'] as const

/** What an operator has set up. https://www.twilio.com/docs/proxy/api/service */
export interface ServiceSettings {
  readonly uniqueName: string
  /** Of sessions that name no ttl of their own. 0 means no end. */
  readonly defaultTtlSeconds: number
  readonly callbackUrl: string | undefined
  readonly interceptCallbackUrl: string | undefined
  readonly outOfSessionCallbackUrl: string | undefined
  readonly geoMatchLevel: (typeof GEO_MATCH_LEVELS)[number]
  readonly numberSelectionBehavior: (typeof SELECTION_BEHAVIORS)[number]
}

export interface ServiceRecord extends ServiceSettings {
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The account's one service. */
export interface Service {
  /** As it is at this moment. */
  readonly current: ServiceRecord
  change(changes: Partial<ServiceSettings>): ServiceRecord
}

/** With Twilio's defaults. */
export function newService(now: () => Date): Service {
  let current: ServiceRecord = {
    uniqueName: 'patchbay',
    defaultTtlSeconds: 0,
    callbackUrl: undefined,
    interceptCallbackUrl: undefined,
    outOfSessionCallbackUrl: undefined,
    geoMatchLevel: 'country',
    numberSelectionBehavior: 'prefer-sticky',
    createdAt: now(),
    updatedAt: now(),
  }
  return {
    get current() {
      return current
    },
    change: (changes) => {
      current = { ...current, ...changes, updatedAt: now() }
      return current
    },
  }
}
