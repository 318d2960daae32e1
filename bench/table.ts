export type Cell = string | number
export type Row = Readonly<Record<string, Cell>>

/** Columns by the names of the first row; numbers stand to the right. */
export function renderTable(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {})
  const texts = [names, ...rows.map((row) => names.map((name) => inWords(row[name])))]
  const widths = names.map((_, at) => Math.max(...texts.map((line) => line[at]?.length ?? 0)))
  const isNumber = names.map((name) => rows.every((row) => typeof row[name] === 'number'))
  const lines = texts.map((line) =>
    line.map((text, at) => (isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0))).join('  '),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [lines[0], rule, ...lines.slice(1)].map((line) => `  ${line}`.trimEnd()).join('\n')
}

/** 1000000 => `1,000,000`, 0.3529 => `0.35` */
function inWords(cell: Cell | undefined): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US', { maximumFractionDigits: 2 }) : (cell ?? '')
}
