import { faults, type Cell } from './matrix'

/** What each Function makes of each fault, as docs/fault-matrix.md shows it. Times are not in it: they differ. */
export function renderMatrix(cells: readonly Cell[]): string {
  const paths = [...new Set(cells.map(({ path }) => path))].toSorted()
  return [
    '# What each Function makes of each fault',
    '',
    'Measured by `npx jest test/matrix` on cold containers behind the [local Twilio](local-twilio.md); `UPDATE_DOCS=1` in front',
    'of it writes this page. A row is a call that the Function makes to one of Twilio’s APIs, seen in its traffic; a column is',
    'what happens to that call. Whoever waits on the line is answered within 5 s, everybody else within 10 s, in every cell.',
    '',
    '- **usual**: the answer is that of a good day, and what should be remembered is.',
    '- **fallback**: the Function’s fallback, logged as an error with the SIDs. *kept*: it is remembered all the same.',
    '- **fallback, lost**: it is not remembered; the log line names the SIDs of what was lost.',
    '- **–**: nobody can be in the way of somebody who only reads.',
    '',
    `| Function | call | ${faults.join(' | ')} |`,
    `|---|---|${faults.map(() => '---|').join('')}`,
    ...paths.flatMap((path) => rowsOf(cells.filter((cell) => cell.path === path))),
    '',
  ].join('\n')
}

function rowsOf(cells: readonly Cell[]): readonly string[] {
  const operations = [...new Set(cells.map(({ operation }) => operation))].toSorted()
  return operations.map((operation) => {
    const row = faults.map((fault) => word(cells.find((cell) => cell.operation === operation && cell.fault === fault)))
    return `| \`${cells[0]?.path}\` | ${shortened(operation)} | ${row.join(' | ')} |`
  })
}

function word(cell: Cell | undefined): string {
  if (!cell) return '?'
  if (cell.fault.startsWith('conflict') && cell.operation.startsWith('GET')) return '–'
  if (cell.answered === 'as usual') return cell.memory === 'LOST' ? 'LOST' : 'usual'
  if (cell.answered === 'WRONG') return 'WRONG'
  return { nothing: 'fallback', kept: 'fallback, kept', 'lost, logged': 'fallback, lost', LOST: 'LOST' }[cell.memory]
}

// POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items => POST sync …/Maps/…/Items
function shortened(operation: string): string {
  return operation.replace(/\.twilio\.com\/v\d+\/Services\/\{\w+\}/, ' …').replaceAll(/\{\w+\}/g, '…')
}
