import type { ContactShown, MemberShown, NumberShown, TeamShown, WorkerShown } from './show'

/** Why a contact goes where it goes, in a sentence each. */
const reasons: Readonly<Record<ContactShown['because'], string>> = {
  assigned: 'the customer belongs to this worker',
  'first-contact': 'the customer belongs to nobody yet',
  'assigned-worker-left': 'the worker of this customer is no longer in these teams',
  'assigned-worker-off-duty': "the team of the customer's worker is closed",
  'assigned-worker-away': 'the worker of this customer is away',
  'assigned-worker-full': 'the worker of this customer has as many open sessions as they may have',
  'assigned-worker-without-phone': 'the worker of this customer has no phone',
  'after-hours': 'all teams of this number are closed',
  'nobody-available': 'everybody is away, or has as many open sessions as they may have',
  'nobody-reachable': 'nobody in the teams of this number has a phone',
  'number-not-in-directory': 'the number is not in the directory',
  'sender-is-a-worker': 'a worker of this team is calling',
  'sender-unknown': 'this is not a phone number',
  blocked: 'this address is on the block list',
}

const outcomes: Readonly<Record<ContactShown['outcome'], string>> = {
  session: 'is put through',
  voicemail: 'may leave a message',
  apology: 'gets an answer that nobody is there',
  reject: 'is rejected',
  ignore: 'gets no answer',
}

export function renderContact({ from, to, outcome, worker, because, belongsTo, teams }: ContactShown): string {
  return [
    `${from} calls ${to}: ${outcomes[outcome]}${worker === undefined ? '' : ` to ${worker}`}, because ${reasons[because]}.`,
    ...(belongsTo === undefined ? [] : [`  belongs to ${belongsTo}`]),
    ...teams.flatMap(renderTeam),
  ].join('\n')
}

export function renderNumber({ address, service, language, answeredBy }: NumberShown): string {
  const product = service === 'proxy' ? 'Proxy' : 'Frontline'
  return [
    `${address}, a number of ${product}${language === undefined ? '' : `, in ${language}`}, is answered by`,
    ...answeredBy.flatMap(renderTeam),
  ].join('\n')
}

export function renderWorker({
  identity,
  phone,
  capacity,
  openSessions,
  away,
  awayUntil,
  proxyAddresses,
}: WorkerShown): string {
  return [
    `${identity} ${away ? `is away${awayUntil === undefined ? '' : ` until ${awayUntil}`}` : 'is available'}`,
    `  phone          ${phone ?? 'none: only Frontline reaches them'}`,
    `  open sessions  ${openSessions}${capacity === undefined ? ' (no limit, so not always counted)' : ` of ${capacity}`}`,
    ...proxyAddresses.map(
      ({ address, of }) => `  writes from    ${address} (${of === 'worker' ? 'own' : 'of a team'})`,
    ),
  ].join('\n')
}

function renderTeam({ id, strategy, hours, opensAt, timeZone, members }: TeamShown): readonly string[] {
  const opening = hours === 'open' ? 'open' : `closed (${hours})${opensAt === undefined ? '' : `, opens ${opensAt}`}`
  const zone = timeZone === undefined ? '' : `, ${timeZone}`
  const widest = Math.max(0, ...members.map(({ identity }) => identity.length))
  return [`  team ${id}: ${strategy}, ${opening}${zone}`, ...members.map((member) => renderMember(member, widest))]
}

function renderMember({ identity, phone, standing, openSessions, capacity }: MemberShown, width: number): string {
  const sessions = openSessions === undefined ? '' : `${openSessions} of ${capacity} sessions`
  return `    ${identity.padEnd(width)}  ${standing.padEnd(8)}  ${(phone ?? '').padEnd(16)}  ${sessions}`.trimEnd()
}
