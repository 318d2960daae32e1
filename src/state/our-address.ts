import type { Address } from '../routing/address'
import type { OwnNumber } from '../routing/directory'
import type { Directory } from './directory'

/** What the directory says of an address of ours: who answers there, or else whose alone it is, by identity. */
export interface OurAddress {
  readonly number?: OwnNumber
  readonly owner?: string
}

/** What is not said of `whatsapp:+15551230001` is said of +15551230001: a number is listed for all that is done with it. */
export async function ourAddress(
  directory: Pick<Directory, 'number' | 'ownerOf'>,
  address: Address,
): Promise<OurAddress> {
  const phone = address.replace(/^whatsapp:/, '')
  const [own, ofPhone] = await Promise.all([saidOf(directory, address), phone !== address && saidOf(directory, phone)])
  return own || ofPhone || {}
}

async function saidOf(directory: Pick<Directory, 'number' | 'ownerOf'>, address: Address) {
  const number = await directory.number(address)
  if (number) return { number }
  const owner = await directory.ownerOf(address)
  return owner !== undefined && { owner }
}
