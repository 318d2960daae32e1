import { NotExecutedYet } from './application-error'
import type { WebhookAnswer } from '../signed-request'

/** What may make Twilio try again: an answer of that kind, no connection (`ct`), no answer in time (`rt`). */
const policies = ['4xx', '5xx', 'ct', 'rt', 'all'] as const
type Policy = (typeof policies)[number]

export interface ConnectionOverrides {
  readonly retries: number
  readonly on: readonly Policy[]
  /** How long each try waits for an answer. */
  readonly readTimeoutMilliseconds: number
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const defaults: ConnectionOverrides = { retries: 1, on: ['ct'], readTimeoutMilliseconds: 15_000 }

/** Of Frontline's webhooks, for which the fragment means nothing; no page tells of retries. */
export const noRetries: ConnectionOverrides = { ...defaults, retries: 0 }

/** `https://a.example/a#rc=3&rp=5xx,ct` => three more tries. A value that Twilio does not take fails loudly. */
export function connectionOverrides(url: string): ConnectionOverrides {
  const fragment = new URLSearchParams(new URL(url).hash.slice(1))
  const unknown = Array.from(fragment.keys()).find((key) => !['rc', 'rp', 'rt'].includes(key))
  if (unknown !== undefined) throw new NotExecutedYet(`#${unknown} in ${url}`)
  return {
    retries: wholeNumber('rc', 0, 5, defaults.retries),
    on: readPolicies(),
    readTimeoutMilliseconds: wholeNumber('rt', 100, 15_000, defaults.readTimeoutMilliseconds),
  }

  function wholeNumber(key: string, least: number, most: number, fallback: number): number {
    const text = fragment.get(key)
    if (text === null) return fallback
    const value = /^\d+$/.test(text) ? Number(text) : NaN
    if (value >= least && value <= most) return value
    throw new Error(`#${key}=${text} in ${url}: expected ${least} to ${most}`)
  }

  function readPolicies(): readonly Policy[] {
    const text = fragment.get('rp')
    if (text === null) return defaults.on
    return text.split(',').map((value) => {
      const policy = policies.find((known) => known === value)
      if (policy) return policy
      throw new Error(`#rp=${text} in ${url}: expected some of ${policies.join(', ')}`)
    })
  }
}

/** Whether Twilio, after this answer, tries again as long as tries are left. */
export function isRetried({ status, failed }: WebhookAnswer, { on }: ConnectionOverrides): boolean {
  const met = metBy(failed, status)
  return met !== undefined && (on.includes(met) || on.includes('all'))
}

function metBy(failed: WebhookAnswer['failed'], status: number): Policy | undefined {
  if (failed) return failed === 'unreachable' ? 'ct' : 'rt'
  if (status >= 500) return '5xx'
  return status >= 400 ? '4xx' : undefined
}
