import { nameWords } from '../routing/name-words'
import type { Line } from './customer-records'

/**
 * Where a line stands in its list: by the words of the name, from its own word on, and customers of the same name by id.
 * `Maria Garcia`, word 1 => `garcia maria`, NUL, id. Compared letter by letter, so that every machine sees the same order.
 */
export function lineOrder({ id, name, word = 0 }: Pick<Line, 'id' | 'name' | 'word'>): string {
  const words = nameWords(name)
  return `${[...words.slice(word), ...words.slice(0, word)].join(' ')}\u0000${id}`
}

/** Of all the lines of a customer in a list by words, the one that is shown to whoever searches for this begin of a word. */
export function firstLine({ id, name }: Pick<Line, 'id' | 'name'>, begin: string): string | undefined {
  const orders = nameWords(name).flatMap((word, index) =>
    word.startsWith(begin) ? [lineOrder({ id, name, word: index })] : [],
  )
  return orders.toSorted((a, b) => (a < b ? -1 : 1))[0]
}
