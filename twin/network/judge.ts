import type { TwimlDocument } from './document'
import { judgeFlow } from './judge-flow'
import { judgeNouns } from './judge-nouns'
import { judgeSchema } from './judge-schema'
import { judgeUrls } from './judge-urls'
import { judgeWords } from './judge-words'
import { SCHEMA, type Finding } from './mistake'
import { dialectOf, type Via } from './schema'

export interface Judgement {
  /** As Twilio takes it: without what it warns of. */
  readonly document: TwimlDocument
  readonly findings: readonly Finding[]
}

/** Looks at the whole document before any of it runs: what is not reached today is reached tomorrow. */
export function judge(
  document: TwimlDocument,
  via: Via,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean | undefined } = {},
): Judgement {
  const { elements, findings } = judgeSchema(document.verbs, dialectOf(via).root, via)
  const accepted = { ...document, verbs: elements }
  return {
    document: accepted,
    findings: [
      ...judgeRoot(document),
      ...findings,
      ...judgeNouns(document.verbs),
      ...(mayBeEmpty && document.verbs.length === 0 ? [] : judgeFlow(accepted, via)),
      ...judgeWords(elements),
      ...judgeUrls(accepted),
    ],
  }
}

function judgeRoot({ attributes = {} }: TwimlDocument): readonly Finding[] {
  return Object.keys(attributes).map((name) => ({
    code: SCHEMA,
    message: `<Response ${name}>: TwiML knows no such attribute`,
  }))
}
