import type { Team } from '../routing/directory'
import type { FrontlineUsers } from '../twilio/frontline-users'
import { cached } from './cached'
import type { Learning } from './learning'

/** Somebody who has just switched it off shall not be given customers for long. */
const FRESH_MILLISECONDS = 10_000

/** Frontline's switches, as a warm container remembers them for a short time. */
export function cachedFrontlineUsers(users: FrontlineUsers, now: () => number): FrontlineUsers {
  return { isAvailable: cached((identity) => users.isAvailable(identity), FRESH_MILLISECONDS, now) }
}

type IfLearned = Learning['ifLearned']
const asItIs: IfLearned = (asked) => asked

/** Of those whose switch matters, who has it off. Whoever never signed in to the app reads nothing there. */
export async function unavailableIn(
  users: FrontlineUsers,
  teams: readonly Team[],
  ifLearned: IfLearned = asItIs,
): Promise<readonly string[]> {
  const asked = askedMembers(teams)
  const areAvailable = await Promise.all(asked.map((identity) => ifLearned(users.isAvailable(identity), true)))
  return asked.filter((_, n) => !areAvailable[n])
}

/** All whose switch matters. */
export function askedMembers(teams: readonly Team[]): readonly string[] {
  const members = teams.filter(({ asksAvailability }) => asksAvailability).flatMap((team) => team.members)
  return [...new Set(members.map(({ identity }) => identity))]
}
