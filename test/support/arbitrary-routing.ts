import * as fc from 'fast-check'
import { MOST_SESSIONS, strategies } from '../../src/routing/directory'
import { weekdays } from '../../src/routing/hours'
import { overflowChain } from '../../tools/routing/overflow'
import { modeOfBoth } from '../../src/routing/session-mode'
import { numberAt, prompts } from './arbitrary-number'
import { mode, withoutVainRules } from './arbitrary-sessions'

/** Numbers of workers, teams and hours are drawn, their names are not: only that they differ matters. */
const named = (name: string, most: number) =>
  fc.integer({ min: 1, max: most }).map((count) => Array.from({ length: count }, (_, n) => `${name}-${n}`))

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Of some times in their order, the first and second make a span, the third and fourth. */
const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((minutes) => minutes.toSorted((a, b) => a - b).map(time))
  .map((times) => times.flatMap((from, n) => (n % 2 === 0 && times[n + 1] ? [`${from}-${times[n + 1]}`] : [])))

const nights = fc.constant(Object.fromEntries(weekdays.map((weekday) => [weekday, ['22:00-06:00', '08:00-12:00']])))

const date = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString())

const hours = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
      week: fc.oneof(
        fc
          .record(Object.fromEntries(weekdays.map((weekday) => [weekday, day])), { requiredKeys: [] })
          .map((week) => ({ monday: [], ...week })),
        nights,
      ),
      holidays: fc.array(
        fc.oneof(
          date.map((at) => at.slice(0, 10)),
          date.map((at) => at.slice(5, 10)),
        ),
      ),
      closures: fc.array(
        fc
          .uniqueArray(
            date.map((at) => at.slice(0, 16)),
            { minLength: 2, maxLength: 2 },
          )
          .map((moments) => {
            const [from, until] = moments.toSorted()
            return { from, until }
          }),
      ),
    },
    { requiredKeys: ['id', 'timeZone', 'week'] },
  )

/** Proxy reaches a worker by phone. */
const workerAt = (identity: string, n: number) =>
  fc.boolean().chain((hasPhone) =>
    fc.record(
      {
        identity: fc.constant(identity),
        ...(hasPhone && {
          phone: fc.constant(`+12025551${String(n).padStart(3, '0')}`),
          mode,
          reservedNumber: fc.constant(`+1202555${4000 + n}`),
        }),
        capacity: fc.integer({ min: 1, max: MOST_SESSIONS }),
        proxyAddresses: fc.subarray([`chat:${identity}`, `+1202555${2000 + n}`, `whatsapp:+1202555${2000 + n}`]),
      },
      { requiredKeys: hasPhone ? ['identity', 'phone'] : ['identity'] },
    ),
  )

/** Teams overflow to later ones only, so that they come to an end. */
const teamAt =
  (ids: readonly string[], identities: readonly string[], hoursIds: readonly string[]) => (id: string, n: number) =>
    fc.record(
      {
        id: fc.constant(id),
        workers: fc.shuffledSubarray([...identities], { minLength: 1 }),
        strategy: fc.constantFrom(...strategies),
        hours: fc.constantFrom(...hoursIds),
        asksAvailability: fc.boolean(),
        ...(n + 1 < ids.length && { overflow: fc.constantFrom(...ids.slice(n + 1)) }),
      },
      { requiredKeys: ['id', 'workers'] },
    )

const inAnyOrder = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })

/** What an operator could write, without a mistake: some of the fields that may be left out are. */
export const arbitraryRouting = fc
  .record({
    identities: named('worker', 4),
    teamIds: named('team', 4),
    hoursIds: named('hours', 3),
    services: fc.array(fc.constantFrom('frontline' as const, 'proxy' as const), { maxLength: 5 }),
  })
  .chain(({ identities, teamIds, hoursIds, services }) =>
    fc.record({
      workers: fc.tuple(...identities.map(workerAt)),
      teams: fc.tuple(...teamIds.map(teamAt(teamIds, identities, hoursIds))),
      numbers: fc.tuple(...services.map(numberAt(teamIds))),
      hours: fc.tuple(...hoursIds.map(hours)),
    }),
  )
  .map(withoutWhatNobodyUses)
  .chain(({ workers, teams, numbers, hours }) =>
    fc.record({
      version: fc.constant(1),
      workers: inAnyOrder(workers),
      teams: inAnyOrder(teams),
      numbers: inAnyOrder(numbers),
      hours: inAnyOrder(hours),
      prompts: fc.tuple(...languagesOf(numbers).map(prompts)),
      templates,
      blocked: fc.shuffledSubarray([
        '+12025553001',
        'whatsapp:+12025553001',
        '+12025553002',
        { address: '+12025553003', workers: workers.map(({ identity }) => identity) },
      ]),
    }),
  )

const template = fc.record(
  {
    content: fc
      .array(fc.constantFrom('Hello', ' ', '\n', '{', '{{name}}', '{{ first_name }}', '{{worker}}', '$&', '👋'))
      .map((parts) => `Dear ${parts.join(' ')}`),
    whatsAppApproved: fc.boolean(),
  },
  { requiredKeys: ['content'] },
)

const templates = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('Openers', 'Closers', 'Größe & Gewicht'),
    templates: fc.array(template, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 3, selector: ({ name }) => name },
)

type Drawn<Item> = Item extends fc.Arbitrary<infer Value> ? Value : never

interface Parts {
  readonly workers: readonly Drawn<ReturnType<typeof workerAt>>[]
  readonly teams: readonly Drawn<ReturnType<ReturnType<typeof teamAt>>>[]
  readonly numbers: readonly Drawn<ReturnType<ReturnType<typeof numberAt>>>[]
  readonly hours: readonly Drawn<ReturnType<typeof hours>>[]
}

/** Nor Proxy numbers that ring nobody, nor rules that never apply. */
function withoutWhatNobodyUses({ workers, teams, numbers, hours }: Parts): Parts {
  const rings = ({ team, mode }: Parts['numbers'][number]) => {
    const isRung = (identity: string) =>
      workers.some(
        (worker) => worker.identity === identity && worker.phone !== undefined && modeOfBoth(mode, worker.mode),
      )
    return overflowChain(teams, team).some((id) => teams.find((one) => one.id === id)?.workers.some(isRung))
  }
  const used = new Set(teams.map((team) => team.hours))
  return {
    workers,
    teams: teams.map((team) => withoutVainSwitch(team, teams, numbers)),
    numbers: numbers
      .filter((number) => number.service === 'frontline' || rings(number))
      .map((number) => withoutVainRules(number, teams)),
    hours: hours.filter(({ id }) => used.has(id)),
  }
}

/** Of a team that no number of Frontline leads to. */
function withoutVainSwitch(team: Parts['teams'][number], teams: Parts['teams'], numbers: Parts['numbers']) {
  const ofFrontline = numbers.filter(({ service }) => service === 'frontline')
  const named = ofFrontline.flatMap((number) => [number.team, ...(number.menu ?? []).map((choice) => choice.team)])
  const isAsked = named.some((id) => overflowChain(teams, id).includes(team.id))
  if (isAsked || team.asksAvailability !== true) return team
  const { asksAvailability: _, ...rest } = team
  return rest
}

function languagesOf(numbers: Parts['numbers']): readonly string[] {
  return [...new Set(numbers.flatMap(({ language }) => (language === undefined ? [] : [language])))]
}
