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
    ...teams.flatMap(renderTeam),
  ].join('\n')
}

export function renderNumber({ address, service, language, mode, answeredBy }: NumberShown): string {
  const spoken = language === undefined ? '' : `, in ${language}`
  const taken = mode === undefined ? '' : `, for ${modes[mode]}`
  const kind = service === 'proxy' ? 'a Proxy number' : 'a number of Frontline'
  return [`${address} is ${kind}${spoken}${taken}. It is answered by`, ...answeredBy.flatMap(renderTeam)].join('\n')
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

function renderTeam({ id, strategy, hours, opensAt, timeZone, members }: TeamShown): readonly string[] {
  const widest = Math.max(0, ...members.map(({ identity }) => identity.length))
  const opens =
    opensAt === undefined || timeZone === undefined
      ? `does not open within ${DAYS_AHEAD} days`
      : `opens ${localTime(opensAt, timeZone)} ${timeZone}`
  const opening = hours === 'open' ? 'open' : `closed (${hours}), ${opens}`
  return [`  team ${id}: ${strategy}, ${opening}`, ...members.map((member) => renderMember(member, widest))]
}

function renderMember({ identity, phone = '', standing, openSessions, capacity }: MemberShown, width: number): string {
  const limit = capacity === undefined ? '' : ` of ${capacity}`
  const sessions = openSessions === undefined ? '' : `${openSessions}${limit} sessions`
  return `    ${identity.padEnd(width)}  ${standing.padEnd(8)}  ${phone.padEnd(16)}  ${sessions}`.trimEnd()
}
