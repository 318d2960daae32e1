import { createHash } from 'node:crypto'

/**
 * Rendezvous hashing (Thaler and Ravishankar, 1998): each pair of a key and a candidate has its own weight, and the
 * heaviest is chosen. Without one of the others it stays the same. There are no ties, because SHA-256 has no known
 * collisions.
 */
export function chosenFor<Candidate>(
  key: string,
  candidates: readonly Candidate[],
  nameOf: (candidate: Candidate) => string,
): Candidate | undefined {
  return candidates
    .map((candidate) => ({ candidate, weight: weightOf(key, nameOf(candidate)) }))
    .toSorted((one, other) => (one.weight > other.weight ? -1 : 1))[0]?.candidate
}

function weightOf(key: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([key, name]))
    .digest('hex')
}
