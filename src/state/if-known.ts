import { isUnavailable } from './sync-errors'

const LONGEST_WAIT_MILLISECONDS = 1_000

/**
 * For what is good to know but no reason to keep anybody waiting. Whatever no repetition would mend is thrown: it is a
 * mistake, and not a bad moment.
 */
export async function ifKnown<Known, Otherwise>(
  asked: Promise<Known>,
  otherwise: Otherwise,
  longestMilliseconds = LONGEST_WAIT_MILLISECONDS,
): Promise<Known | Otherwise> {
  return raced(asked, otherwise, longestMilliseconds, isUnavailable)
}

/** The same, and a mistake is no reason to leave anybody alone, either. */
export async function ifAnswered<Known, Otherwise>(
  asked: Promise<Known>,
  otherwise: Otherwise,
  longestMilliseconds: number,
): Promise<Known | Otherwise> {
  return raced(asked, otherwise, longestMilliseconds, () => true)
}

async function raced<Known, Otherwise>(
  asked: Promise<Known>,
  otherwise: Otherwise,
  longestMilliseconds: number,
  isMiss: (error: unknown) => boolean,
): Promise<Known | Otherwise> {
  const known = asked.catch((error: unknown) => {
    if (isMiss(error)) return otherwise
    throw error
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Otherwise>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), longestMilliseconds)
  })
  try {
    return await Promise.race([known, late])
  } finally {
    clearTimeout(timer)
  }
}
