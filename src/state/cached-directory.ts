import { cached } from './cached'
import type { Directory } from './directory'

/** How long a change by the operator may take to reach every warm container. */
const FRESH_MILLISECONDS = 30_000

/** Somebody who has just gone home shall not be called for long. */
const ABSENCES_FRESH_MILLISECONDS = 10_000

/**
 * A directory that a warm container remembers for a short time. A failure is not remembered, and neither is what is
 * asked of each caller: there are as many answers as callers, and hardly one of them is asked for twice.
 */
export function cachedDirectory(directory: Directory, now: () => number): Directory {
  const absences = cached(() => directory.absences(), ABSENCES_FRESH_MILLISECONDS, now)
  const templates = cached(() => directory.templates(), FRESH_MILLISECONDS, now)
  return {
    number: cached(directory.number, FRESH_MILLISECONDS, now),
    team: cached(directory.team, FRESH_MILLISECONDS, now),
    worker: cached(directory.worker, FRESH_MILLISECONDS, now),
    ownerOf: cached(directory.ownerOf, FRESH_MILLISECONDS, now),
    prompts: cached(directory.prompts, FRESH_MILLISECONDS, now),
    templates: () => templates('all'),
    absences: () => absences('all'),
    blockedFrom: directory.blockedFrom,
    workerWithPhone: directory.workerWithPhone,
  }
}
