import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRecord {
  readonly cells: readonly string[]
  /** Where it begins: a cell in quotes may go on for several lines. */
  readonly line: number
}

export type CsvRecords =
  { readonly ok: true; readonly records: readonly CsvRecord[] } | { readonly ok: false; readonly because: string }

const SEPARATORS = [',', ';', '\t']

/** Excel's own first line, `sep=;`. Programs that save such a file again put it in quotes, or separators behind it. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.?)"?[,;\t]*(?:\r\n|\n|\r|$)/i

/** What a CSV file has in its lines, without those that are empty. */
export function csvRecords(text: string): CsvRecords {
  const [before = '', named = ''] = SEPARATOR_LINE.exec(text) ?? []
  const table = text.slice(before.length)
  const bytes = Buffer.from(table)
  const breaks = (from: number, until: number) => lineBreaks(bytes.toString('utf8', from, until))
  let line = lineBreaks(before) + 1
  try {
    const delimiter = SEPARATORS.includes(named) ? named : separatorOf(table)
    const options = { bom: true, delimiter, info: true, relax_column_count: true, trim: true }
    // With `info`, it gives this instead of the cells. Its own count of lines takes CR LF in quotes for two.
    // https://csv.js.org/parse/options/info/
    const parsed = parse(table, options) as unknown as { info: { bytes: number }; record: string[] }[]
    let read = 0
    const records = parsed.map(({ info, record: cells }): CsvRecord => {
      const begins = line
      line += breaks(read, info.bytes)
      read = info.bytes
      return { cells, line: begins }
    })
    return { ok: true, records: records.filter(({ cells }) => cells.some((cell) => cell !== '')) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const read = Number(error['bytes']) // until the cell begins
    const column = Number(error['column']) + 1
    line += breaks(0, read)
    return {
      ok: false,
      because: `line ${line}, column ${column}: ${inWords(error, bytes.toString('utf8', read), line)}`,
    }
  }
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** Whatever of the three stands most often in the first line: no name of a column has one in it. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const counts = SEPARATORS.map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

/** `rest`: from the cell on, or from the separator before it. */
function inWords(error: CsvError, rest: string, line: number): string {
  const { code } = error
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'the cell begins with a quote (") that never ends; one within a cell is written twice ("")'
  if (code === 'INVALID_OPENING_QUOTE')
    return 'a quote (") stands within the cell; put the cell in quotes, and write the one within it twice ("")'
  if (code !== 'CSV_INVALID_CLOSING_QUOTE' && code !== 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE') throw error
  const [quoted = ''] = /^[^"]*"[^"]*(?:""[^"]*)*"/.exec(rest) ?? []
  const end = line + lineBreaks(quoted)
  return end === line
    ? 'the cell goes on behind its closing quote ("); put all of it in quotes, and write each one within it twice ("""Broken"" Name")'
    : `the cell begins with a quote (") that is closed only in line ${end}, and goes on there; close it where it ends, and write one within it twice ("")`
}
