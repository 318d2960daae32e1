import type { RoutingFile } from '../../tools/routing/schema'
import { german } from '../fixtures/prompts'
import { neverOpen, numbers as standardNumbers, routing as standard, workers } from './routing'

/** Numbers that do more with a call than to put it through. */
export const numbers = {
  ...standardNumbers,
  /** Nothing but a team. */
  plain: '+12025550139',
  /** In German: 1 leads to a team that is there, 2 to one that is closed. */
  menu: '+12025550131',
  /** In German, too. */
  closed: '+12025550132',
  announcing: '+12025550133',
  accepting: '+12025550134',
  /** Three that put through whoever is in a Conversation, and nobody else. */
  asksStrangers: '+12025550135',
  tellsStrangers: '+12025550136',
  leavesStrangers: '+12025550137',
  /** Tells workers in the Conversation and by text, and writes to those who were missed. */
  attentive: '+12025550138',
} as const

export const blocked = '+13035550666'
export const missedCallText = 'Sorry that we missed your call. We will call you back.'

const inGerman = { service: 'frontline', language: 'de-DE' } as const
const toAdvice = { service: 'frontline', team: 'advice' } as const

export const routing: RoutingFile = {
  ...standard,
  teams: [...standard.teams, { id: 'closed', workers: [workers.grace.identity], strategy: 'sticky', hours: 'never' }],
  numbers: [
    ...standard.numbers,
    { ...toAdvice, address: numbers.plain },
    {
      ...inGerman,
      address: numbers.menu,
      team: 'advice',
      greeting: 'Willkommen.',
      menu: [
        { key: '1', team: 'advice', words: 'Für eine Beratung drücken Sie die Eins.' },
        { key: '2', team: 'closed', words: 'Für eine Lieferung drücken Sie die Zwei.' },
      ],
    },
    { ...inGerman, address: numbers.closed, team: 'closed' },
    { ...toAdvice, address: numbers.announcing, whisper: 'announce' },
    { ...toAdvice, address: numbers.accepting, whisper: 'accept' },
    { ...toAdvice, address: numbers.asksStrangers, inboundAutocreation: false },
    {
      ...toAdvice,
      address: numbers.tellsStrangers,
      inboundAutocreation: false,
      withoutConversation: 'message',
    },
    {
      ...toAdvice,
      address: numbers.leavesStrangers,
      inboundAutocreation: false,
      withoutConversation: 'reject',
    },
    { ...toAdvice, address: numbers.attentive, notify: ['conversation', 'text'], missedCallText },
  ],
  hours: [neverOpen],
  prompts: [german],
  blocked: [blocked],
}
