/** Columns as wide as they must be, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) for (const [n, cell] of row.entries()) widths[n] = Math.max(widths[n] ?? 0, cell.length)
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** `2026-11-20 15:37`, UTC */
export function minute(time: Date | null | undefined): string {
  if (!time) return ''
  const text = time.toISOString()
  return `${text.slice(0, 10)} ${text.slice(11, 16)}`
}
