/** The `count` known names that need the fewest changed characters to become `wanted`, closest first. */
export function closest(wanted: string, known: readonly string[], count: number): readonly string[] {
  return known
    .map((name) => ({ name, distance: distance(wanted, name) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name)
}

/** How many characters must be added, removed or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, character] of Array.from(from).entries()) {
    const next = [index + 1]
    for (const [column, other] of Array.from(to).entries()) {
      const replace = (row[column] ?? 0) + (character === other ? 0 : 1)
      next.push(Math.min(replace, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
