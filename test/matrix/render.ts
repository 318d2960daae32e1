import type { Cell } from './cell'
import type { GoodDay } from './good-day'
import { canMeet, faults } from './matrix'

/** What each Function makes of each fault, as docs/fault-matrix.md shows it. */
export function renderMatrix(goodDays: readonly GoodDay[], cells: readonly Cell[]): string {
  const inOrder = goodDays.toSorted((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1))
  return [
    '# What each Function makes of each fault',
    '',
    'Measured by `npx jest test/matrix` on cold containers in front of the APIs of the [local Twilio](local-twilio.md), in a',
    'simulated time: it is the same on any machine. `UPDATE_DOCS=1` in front of it writes this page. A row is a call that the',
    'Function makes to one of Twilio’s APIs, seen in its traffic and numbered in the order of a good day; of Sync, it says',
    'what is done with which Document or Map. A column is what happens to that call and to no other. A further request to the',
    'same Function begins with the call in which it differs from the first. Whoever waits on the line is answered within 5 s,',
    'everybody else within 10 s, in every cell.',
    '',
    '- **usual**: the answer is that of a good day, and what should be remembered is.',
    '- **usual, lost**: the answer is, and not all of it is remembered; the log line says so, as an error with the SIDs.',
    '- **fallback**: the Function’s fallback, logged as an error with the SIDs. *kept*: it is remembered all the same.',
    '- **fallback, lost**: it is not remembered, or not all of it; the log line names the SIDs of what was lost.',
    '- **told twice**: Twilio has sent what we told, and never said so: two are better than none.',
    '- **session**: it is made, where nobody knows that another call or text makes it. **session-back**: the worker’s last',
    '  session is made again, where nobody knows with whom else they were in touch.',
    '- **unsure**: the answer is one of a good day, from what is known without it: perhaps another address of ours, or another',
    '  worker. The log line says so, as an error. **unsure, lost**: and not all of it is remembered.',
    '- **not told**: whoever wrote is answered, and nobody of the team knows, or in Frontline, the customer does not know that we',
    '  are closed; the log line says so, as an error with the SIDs.',
    '- **–**: nobody can be in the way of somebody who only reads, sends a message, or makes a session under a name of its own.',
    '',
    'Where we answer a callback with 503, Twilio repeats it, though not the question of routing. Where somebody is to be told,',
    'they are told once after that, unless the table says otherwise. `/voice/whisper` asks nobody.',
    '',
    `| request | call | ${faults.join(' | ')} |`,
    `|---|---|${faults.map(() => '---|').join('')}`,
    ...inOrder.flatMap((goodDay) =>
      rowsOf(
        goodDay,
        cells.filter(({ request }) => request === goodDay.request),
      ),
    ),
    '',
  ].join('\n')
}

function rowsOf(goodDay: GoodDay, cells: readonly Cell[]): readonly string[] {
  const { calls, firstOwnCall } = goodDay
  return calls.slice(firstOwnCall - 1).map((call, index) => {
    const nth = firstOwnCall + index
    const row = cells.filter((cell) => cell.call === nth)
    const words = faults.map((fault) => (canMeet(fault, call) ? word(row.find((cell) => cell.fault === fault)) : '–'))
    return `| ${titleOf(goodDay)} | ${nth}. ${call} | ${words.join(' | ')} |`
  })
}

function titleOf({ request: { path, when } }: GoodDay): string {
  return `\`${path}\`${when === undefined ? '' : `, ${when}`}`
}

function word(cell: Cell | undefined): string {
  if (!cell) return '?'
  if (cell.told === 'twice') return 'told twice'
  if (cell.told === 'never') return 'NOT TOLD'
  if (cell.told === 'never, logged') return `${cell.answered === 'as usual' ? 'usual' : 'fallback'}, not told`
  if (cell.memory === 'LOST') return 'LOST'
  if (cell.answered === 'as usual') return cell.memory === 'lost, logged' ? 'usual, lost' : 'usual'
  if (cell.answered === 'unsure') return cell.memory === 'lost, logged' ? 'unsure, lost' : 'unsure'
  if (cell.answered === 'WRONG') return 'WRONG'
  if (cell.answered === 'instead') return cell.request.instead ?? ''
  return { nothing: 'fallback', kept: 'fallback, kept', 'lost, logged': 'fallback, lost' }[cell.memory]
}
