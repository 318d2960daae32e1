import { didYouMean } from '../routing/suggestion'
import type { CsvRecord } from './csv-records'

/** What a column of a CSV file holds. */
export type Column =
  | { readonly kind: 'field'; readonly path: 'id' | 'name' | 'worker' | 'avatar' | 'details.title' | 'details.content' }
  | { readonly kind: 'channel'; readonly type: 'sms' | 'whatsapp' | 'chat' | 'email' | 'voice' }
  | { readonly kind: 'link'; readonly name: string }

const known: Readonly<Record<string, Column>> = {
  id: { kind: 'field', path: 'id' },
  name: { kind: 'field', path: 'name' },
  worker: { kind: 'field', path: 'worker' },
  sms: { kind: 'channel', type: 'sms' },
  whatsapp: { kind: 'channel', type: 'whatsapp' },
  chat: { kind: 'channel', type: 'chat' },
  email: { kind: 'channel', type: 'email' },
  voice: { kind: 'channel', type: 'voice' },
  avatar: { kind: 'field', path: 'avatar' },
  title: { kind: 'field', path: 'details.title' },
  details: { kind: 'field', path: 'details.content' },
}

export type Header =
  | { readonly ok: true; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** The first line with anything in it. Case does not matter, nor the order; a customer with two numbers has two columns of a kind. */
export function readHeader({ cells, line }: CsvRecord): Header {
  const mistakes: string[] = []
  const columns = cells.flatMap((cell, index): readonly Column[] => {
    const name = cell.trim()
    const at = `line ${line}, column ${index + 1} (${name})`
    const [, link] = /^link\s+(.+)$/i.exec(name) ?? []
    if (link !== undefined) return [{ kind: 'link', name: link }]
    const column = Object.hasOwn(known, name.toLowerCase()) ? known[name.toLowerCase()] : undefined
    if (!column) {
      const names = `${Object.keys(known).join(', ')}, and "link" with its name, such as link Facebook`
      const meant = didYouMean(name.toLowerCase(), Object.keys(known)) || `. There are: ${names}`
      mistakes.push(`${at}: is not a column that is known here${meant}`)
      return []
    }
    const isTwice = cells.slice(0, index).some((other) => other.trim().toLowerCase() === name.toLowerCase())
    if (isTwice && column.kind === 'field') mistakes.push(`${at}: is there already`)
    return [column]
  })
  for (const needed of ['id', 'name'] as const) {
    if (columns.some((column) => column.kind === 'field' && column.path === needed)) continue
    mistakes.push(`line ${line}: has no column ${needed}`)
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, columns }
}
