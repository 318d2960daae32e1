import { localTime } from './local-time'
import { DAYS_AHEAD } from './next-opening'
import type { NumberShown, WorkerShown } from './show'
import type { ContactShown } from './show-contact'
import { modes, outcomes, reasons } from './shown-in-words'
import type { MemberShown, TeamShown } from './teams-shown'

export function renderContact(contact: ContactShown): string {
  const { kind, from, to, of, outcome, worker, because, belongsTo, customers = [], teams } = contact
  const does = kind === 'call' ? 'calls' : 'writes to'
  const who = of === undefined ? from : `${from}, the phone of ${of},`
  const whom = worker === undefined ? '' : ` to ${worker}`
  return [
    `${who} ${does} ${to}: ${outcomes[outcome]}${whom}, because ${reasons[because]}.`,
    ...(belongsTo === undefined ? [] : [`  belongs to ${belongsTo}`]),
    ...customers.map(({ customer, at }) => `  ${customer}  ${at}`),
    ...teams.flatMap((team) => renderTeam(team, true)),
  ].join('\n')
}

export function renderNumber({ address, service, language, mode, answeredBy }: NumberShown): string {
  const spoken = language === undefined ? '' : `, in ${language}`
  const taken = mode === undefined ? '' : `, for ${modes[mode]}`
  const answers =
    service === 'proxy'
      ? `is a Proxy number${spoken}${taken}. It is answered by`
      : `is a number of Frontline${spoken}, which chooses the worker itself. It belongs to`
  return [`${address} ${answers}`, ...answeredBy.flatMap((team) => renderTeam(team, service === 'proxy'))].join('\n')
}

export function renderWorker(worker: WorkerShown): string {
  const { identity, phone, mode, reservedNumber, capacity, openSessions, away, awayUntil, proxyAddresses } = worker
  const until = awayUntil === undefined ? '' : ` until ${awayUntil}`
  const limit = capacity === undefined ? ' counted, without a limit' : ` of ${capacity}`
  return [
    `${identity} is ${away ? `away${until}` : 'available'}`,
    `  phone          ${phone ?? 'none: only Frontline reaches them'}${mode === undefined ? '' : `, for ${modes[mode]}`}`,
    ...(reservedNumber === undefined ? [] : [`  sees           ${reservedNumber}, of one customer at a time`]),
    `  open sessions  ${openSessions}${limit}`,
    ...proxyAddresses.map(
      ({ address, of }) => `  writes from    ${address} (${of === 'worker' ? 'own' : 'of a team'})`,
    ),
  ].join('\n')
}

/** How its members stand matters only where we choose among them. */
function renderTeam(
  { id, strategy, hours, opensAt, timeZone, members }: TeamShown,
  weChoose: boolean,
): readonly string[] {
  const widest = Math.max(0, ...members.map(({ identity }) => identity.length))
  const opens =
    opensAt === undefined || timeZone === undefined
      ? `does not open within ${DAYS_AHEAD} days`
      : `opens ${localTime(opensAt, timeZone)} ${timeZone}`
  const opening = hours === 'open' ? 'open' : `closed (${hours}), ${opens}`
  return [
    weChoose ? `  team ${id}: ${strategy}, ${opening}` : `  team ${id}`,
    ...members.map((member) => renderMember(member, widest, weChoose)),
  ]
}

function renderMember(member: MemberShown, width: number, weChoose: boolean): string {
  const { identity, phone = '', standing, openSessions, capacity } = member
  const sessions = openSessions === undefined ? '' : `${openSessions} of ${capacity} sessions`
  const columns = weChoose ? `${standing.padEnd(8)}  ${phone.padEnd(16)}  ${sessions}` : phone
  return `    ${identity.padEnd(width)}  ${columns}`.trimEnd()
}
