import type { IncomingCall } from '../webhooks/incoming-call'
import { connectionFor, type Connection, type ConnectionDefaults } from './connection'
import type { Choice, OwnNumber, Prompts, Team } from './directory'
import { openingAt } from './hours'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  readonly blocked: boolean
  readonly number: OwnNumber | undefined
  /** Those of `teamsInQuestion` that there are. */
  readonly teams: readonly Team[]
  /** Of the number. Without them, the built-in ones. */
  readonly prompts: Prompts | undefined
  readonly defaults: ConnectionDefaults
  readonly now: Date
  /** Could nothing be asked, although somebody should be put through all the same? */
  readonly isDirectoryAway?: boolean
}

/** The key that the caller has pressed, and the team that answers it. */
interface Chosen {
  readonly key: string
  readonly team: string
}

export interface PutThrough {
  readonly kind: 'connect'
  readonly because:
    'number-in-directory' | 'number-not-in-directory' | 'directory-unavailable' | 'chosen-in-menu' | 'nothing-chosen'
  /** Has somebody to look after it? */
  readonly alert?: boolean
  readonly greeting: string | undefined
  readonly connection: Connection
  readonly prompts: Prompts | undefined
  readonly chosen?: Chosen | undefined
}

/** The caller hears the keys, and presses one or none. */
export interface AskForKey {
  readonly kind: 'menu'
  readonly because: 'not-asked-yet' | 'nothing-pressed' | 'unknown-key'
  readonly greeting: string | undefined
  readonly choices: readonly Choice[]
  /** This time included. */
  readonly timesAsked: number
  readonly prompts: Prompts | undefined
}

export type Decision =
  | PutThrough
  | AskForKey
  | { readonly kind: 'reject'; readonly because: 'blocked' }
  | {
      readonly kind: 'voicemail'
      readonly because: 'after-hours'
      readonly prompts: Prompts | undefined
      readonly chosen?: Chosen | undefined
    }

/** Whoever presses nothing twice may have no keys to press. */
const MOST_TIMES_ASKED = 2

/** What somebody hears who calls a number of ours. Which worker of a team it is, Frontline's routing decides. */
export function decideIncomingCall(call: IncomingCall, facts: Facts): Decision {
  const { number, prompts, defaults } = facts
  if (facts.blocked) return { kind: 'reject', because: 'blocked' }

  const greeting = call.timesAsked === 0 ? number?.greeting : undefined
  const choice = choiceOf(call, number)
  const chosen = choice && { key: choice.key, team: choice.teams[0] ?? '' }
  const connect = (because: PutThrough['because']): PutThrough => ({
    kind: 'connect',
    because,
    greeting,
    connection: connectionFor({ ...call, team: chosen?.team }, number, defaults),
    prompts,
    chosen,
  })

  if (facts.isDirectoryAway) return { ...connect('directory-unavailable'), alert: true }
  if (!number) return connect('number-not-in-directory')
  if (areClosed(facts)) return { kind: 'voicemail', because: 'after-hours', prompts, chosen }
  if (chosen) return connect('chosen-in-menu')
  if (!number.menu) return connect('number-in-directory')
  if (!isToBeAsked(call, number)) return connect('nothing-chosen')
  return {
    kind: 'menu',
    because: whyAsked(call),
    greeting,
    choices: number.menu,
    timesAsked: call.timesAsked + 1,
    prompts,
  }
}

/**
 * The ids of the teams one of which must be open. While the caller can still choose, those of all keys: who would reach
 * the emergency service by pressing nine shall not hear that the office is closed.
 */
export function teamsInQuestion(call: IncomingCall, number: OwnNumber): readonly string[] {
  const choice = choiceOf(call, number)
  if (choice) return choice.teams
  const ofKeys = isToBeAsked(call, number) ? (number.menu ?? []).flatMap(({ teams }) => teams) : []
  return [...new Set([...number.teams, ...ofKeys])]
}

function choiceOf({ key }: IncomingCall, number: OwnNumber | undefined): Choice | undefined {
  return number?.menu?.find((choice) => choice.key === key)
}

function isToBeAsked({ timesAsked }: IncomingCall, { menu }: OwnNumber): boolean {
  return menu !== undefined && timesAsked < MOST_TIMES_ASKED
}

function whyAsked({ timesAsked, key }: IncomingCall): AskForKey['because'] {
  if (timesAsked === 0) return 'not-asked-yet'
  return key === undefined ? 'nothing-pressed' : 'unknown-key'
}

/** A team without hours is always open. Where no team is left in the directory, nobody says that it is closed. */
function areClosed({ teams, now }: Facts): boolean {
  return teams.length > 0 && teams.every(({ hours }) => hours && !openingAt(hours, now).open)
}
