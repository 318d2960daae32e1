import * as fc from 'fast-check'
import { notices, policies, recordModes, trims, whispers, type SessionMode } from '../../src/routing/directory'
import { languages } from '../../tools/routing/spoken'
import { proxyFields } from './arbitrary-sessions'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => `Hello ${text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')}`)

const menu = (teamIds: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      key: fc.integer({ min: 1, max: 9 }).map(String),
      team: fc.constantFrom(...teamIds),
      words,
    }),
    { minLength: 1, maxLength: 9, selector: ({ key }) => key },
  )

/** A Proxy number takes others. Of those that contradict each other, one is left out. */
export const numberAt = (teamIds: readonly string[]) => (service: 'frontline' | 'proxy', n: number) =>
  fc
    .record(
      {
        address:
          service === 'proxy'
            ? fc.constant(`+1202555000${n}`)
            : fc.constantFrom(`+1202555000${n}`, `whatsapp:+1202555000${n}`),
        service: fc.constant(service),
        team: fc.constantFrom(...teamIds),
        language: fc.constantFrom(...languages),
        notify: fc.subarray([...notices]),
        ...(service === 'proxy' && proxyFields),
        ...(service === 'frontline' && {
          greeting: words,
          menu: menu(teamIds),
          inboundAutocreation: fc.boolean(),
          routingAssignmentTimeoutSeconds: fc.integer({ min: 1, max: 60 }),
          inboundTimeoutSeconds: fc.integer({ min: 5, max: 600 }),
          record: fc.constantFrom(...recordModes),
          trim: fc.constantFrom(...trims),
          whisper: fc.constantFrom(...whispers),
          withoutConversation: fc.constantFrom(...policies),
          releaseOnClose: fc.boolean(),
          answerEverySeconds: proxyFields.answerEverySeconds,
          missedCallText: words,
        }),
      },
      { requiredKeys: ['address', 'service', 'team'] },
    )
    .map(withoutContradiction)

interface Written {
  readonly address: string
  readonly service: 'frontline' | 'proxy'
  readonly team: string
  readonly language?: string
  readonly notify?: readonly string[]
  readonly menu?: readonly { readonly team: string }[]
  readonly record?: string
  readonly trim?: string
  readonly inboundAutocreation?: boolean
  readonly withoutConversation?: string
  readonly routingAssignmentTimeoutSeconds?: number
  readonly missedCallText?: string
  readonly mode?: SessionMode
  readonly sessions?: Readonly<Record<string, unknown>>
  readonly answerEverySeconds?: number
}

function withoutContradiction(number: Written): Written {
  const { notify, missedCallText, trim, withoutConversation, routingAssignmentTimeoutSeconds, ...rest } = number
  const texts = !number.address.startsWith('whatsapp:')
  const possible = (notice: string) => (notice === 'text' ? texts : number.service === 'frontline')
  return {
    ...rest,
    ...(notify && { notify: notify.filter(possible) }),
    ...(missedCallText !== undefined && texts && { missedCallText }),
    ...(trim !== undefined && (trim === 'do-not-trim' || number.record !== 'do-not-record') && { trim }),
    ...(withoutConversation !== undefined && number.inboundAutocreation !== true && { withoutConversation }),
    ...(routingAssignmentTimeoutSeconds !== undefined &&
      number.inboundAutocreation !== false && { routingAssignmentTimeoutSeconds }),
  }
}

const promptNames = [
  'notAvailable',
  'busy',
  'afterHours',
  'failed',
  'noConversation',
  'recorded',
  'tryAgain',
  'nothingHeard',
  'saved',
  'sorry',
  'sorryAfterHours',
]

export const prompts = (language: string) => {
  const spoken: Readonly<Record<string, fc.Arbitrary<string>>> = {
    language: fc.constant(language),
    voice: fc.constantFrom('Polly.Joanna', 'alice'),
    ...Object.fromEntries(promptNames.map((name) => [name, words])),
  }
  return fc.record(spoken, { requiredKeys: ['language', ...promptNames] })
}
