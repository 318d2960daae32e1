import type { Twilio } from 'twilio'
import { withDeadline } from '../../src/runtime/deadline'
import { inWords } from '../command'
import type { Progress } from '../say-every-second'
import { notOwned, phoneNumbersIn, type NotOwned } from './not-owned'
import type { RoutingFile } from './schema'
import { didYouMean } from './suggestion'

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
const LARGEST_PAGE = 1000

/** For a page. An import does not wait longer for what it could only warn of. */
const LONGEST_WAIT_MILLISECONDS = 30_000

/** Longer lists than this are summed up. */
const MOST_LINES = 20

/** Whether the numbers of a file are the account's, or why nobody knows. */
export type Ownership = { readonly notOwned: readonly NotOwned[] } | { readonly notCompared: string }

export async function compareWithAccount(
  routing: RoutingFile,
  client: Twilio,
  onProgress?: Progress,
): Promise<Ownership> {
  if (phoneNumbersIn(routing).length === 0) return { notOwned: [] }
  let owned: readonly string[]
  try {
    owned = await ownedNumbers(client, onProgress)
  } catch (error) {
    return { notCompared: inOneLine(error) }
  }
  return { notOwned: notOwned(routing, owned) }
}

/** Bought, ported or hosted; of this account, and not of its subaccounts. */
async function ownedNumbers({ incomingPhoneNumbers }: Twilio, onProgress?: Progress): Promise<readonly string[]> {
  const owned: string[] = []
  let page = await soon(() => incomingPhoneNumbers.page({ pageSize: LARGEST_PAGE }))
  for (;;) {
    owned.push(...page.instances.map(({ phoneNumber }) => phoneNumber))
    onProgress?.('Reading the numbers of the account', owned.length)
    const { nextPageUrl } = page
    if (nextPageUrl === undefined) return owned
    page = await soon(() => incomingPhoneNumbers.getPage(nextPageUrl))
  }
}

/** Whatever it was, it is no reason to show a stack. */
function inOneLine(error: unknown): string {
  const words = inWords(error)
  return error instanceof Error && words === error.stack ? error.message : String(words)
}

const soon = <Result>(ask: () => Promise<Result>) => withDeadline(LONGEST_WAIT_MILLISECONDS, ask)

/** For a person, one line each. */
export function warningsOf(ownership: Ownership): readonly string[] {
  if ('notCompared' in ownership) {
    return [`Warning: whether the account has these numbers could not be compared. ${ownership.notCompared}`]
  }
  const { length } = ownership.notOwned
  const more = length > MOST_LINES ? [`… and ${length - MOST_LINES} more`] : []
  return [...ownership.notOwned.slice(0, MOST_LINES).map(warningOf), ...more]
}

function warningOf({ path, address, suggestion }: NotOwned): string {
  const what = `Warning: ${path}: ${address} is not among the numbers of the account`
  return suggestion === undefined
    ? `${what}. Buy it, or correct it.`
    : `${what}${didYouMean(address, [suggestion])} Otherwise buy it.`
}
