import type { RoutingFile } from '../../tools/routing/schema'
import { german } from '../fixtures/prompts'
import { neverOpen, numbers as standardNumbers, routing as standard, workers } from './routing'

/** Numbers to which customers write, or which they call, and where it matters who joins. */
export const numbers = {
  ...standardNumbers,
  /** By turns. */
  turns: '+12025550161',
  /** 1 leads to the team of the number, 2 to Linus alone. */
  menu: '+12025550162',
  /** In German. */
  closed: '+12025550163',
  /** Where Tom has switched himself off in the app, and Ina has not. */
  asking: '+12025550164',
  /** Where Tom is alone. */
  alone: '+12025550165',
  /** By turns, too. */
  releasing: '+12025550166',
} as const

export const linus = 'linus@example.com'
export const tom = 'tom@example.com'
export const ina = 'ina@example.com'
const [ada, grace] = [workers.ada.identity, workers.grace.identity]

const inApp = { service: 'frontline', language: 'de-DE' } as const

export const routing: RoutingFile = {
  ...standard,
  workers: [...standard.workers, ...[tom, ina].map((identity) => ({ identity, proxyAddresses: [] }))],
  teams: [
    ...standard.teams,
    { id: 'turns', workers: [ada, grace], strategy: 'round-robin' },
    { id: 'closed', workers: [ada, grace], strategy: 'sticky', hours: 'never' },
    { id: 'asking', workers: [tom, ina], strategy: 'sticky', asksAvailability: true },
    { id: 'alone', workers: [tom], strategy: 'sticky', asksAvailability: true },
  ],
  numbers: [
    ...standard.numbers,
    { ...inApp, address: numbers.turns, team: 'turns' },
    {
      ...inApp,
      address: numbers.menu,
      team: 'advice',
      menu: [
        { key: '1', team: 'advice', words: 'Für eine Beratung drücken Sie die Eins.' },
        { key: '2', team: 'night', words: 'Für den Notdienst drücken Sie die Zwei.' },
      ],
    },
    { ...inApp, address: numbers.closed, team: 'closed' },
    { ...inApp, address: numbers.asking, team: 'asking' },
    { ...inApp, address: numbers.alone, team: 'alone' },
    { ...inApp, address: numbers.releasing, team: 'turns', releaseOnClose: true },
  ],
  hours: [neverOpen],
  prompts: [german],
}
