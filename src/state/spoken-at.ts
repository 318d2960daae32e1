import type { Address } from '../routing/address'
import type { OwnNumber, Prompts } from '../routing/directory'
import type { Directory } from './directory'

/** A number of ours, and what is spoken there. */
export interface SpokenAt {
  readonly number: OwnNumber | undefined
  readonly prompts: Prompts | undefined
}

/** Nothing is asked about a number that nobody names. */
export async function spokenAt(directory: Directory, to: Address | undefined): Promise<SpokenAt> {
  const number = to === undefined ? undefined : await directory.number(to)
  const prompts = number?.language === undefined ? undefined : await directory.prompts(number.language)
  return { number, prompts }
}
