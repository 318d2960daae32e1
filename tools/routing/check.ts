import * as v from 'valibot'
import { checkAddresses } from './checks/addresses'
import { checkAvailability } from './checks/availability'
import { checkBlocked } from './checks/blocked'
import { checkHours } from './checks/hours'
import { checkNames } from './checks/names'
import { checkOverflow } from './checks/overflow'
import { checkNumbers } from './checks/numbers'
import { checkPrompts } from './checks/prompts'
import { checkRecordings } from './checks/recordings'
import { checkReserved } from './checks/reserved'
import { checkSessions } from './checks/sessions'
import { checkSizes } from './checks/sizes'
import { checkTemplates } from './checks/templates'
import type { Mistake } from './mistake'
import { routingFile, type RoutingFile } from './schema'
import { parseJson } from './syntax'

export type CheckedFile =
  { readonly ok: true; readonly routing: RoutingFile } | { readonly ok: false; readonly mistakes: readonly string[] }

const checks = [
  checkNames,
  checkNumbers,
  checkSessions,
  checkOverflow,
  checkAddresses,
  checkReserved,
  checkBlocked,
  checkHours,
  checkPrompts,
  checkRecordings,
  checkAvailability,
  checkTemplates,
  checkSizes,
]

/**
 * Reads a routing file whole. Each mistake comes with its path and what would be right. Where fields are missing or of
 * another kind, what they say of each other cannot be checked yet.
 */
export function checkRoutingFile(text: string): CheckedFile {
  const json = parseJson(text)
  if (!json.ok) return { ok: false, mistakes: [`The file is not JSON: ${json.because}`] }
  const parsed = v.safeParse(routingFile, json.value, { abortPipeEarly: true }) // one mistake a field
  const ofForm = (parsed.issues ?? []).map((issue): Mistake => ({
    at: v.getDotPath(issue) ?? 'the file',
    says: issue.message,
  }))
  const told = new Set(ofForm.map(({ at }) => at))
  const ofContent = parsed.typed ? checks.flatMap((check) => check(parsed.output)) : []
  const mistakes = [...ofForm, ...ofContent.filter(({ at }) => !told.has(at))]
  if (parsed.success && mistakes.length === 0) return { ok: true, routing: parsed.output }
  return { ok: false, mistakes: mistakes.map(({ at, says }) => `${at}: ${says}`) }
}
