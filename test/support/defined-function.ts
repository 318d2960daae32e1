import { json } from '../../src/replies/reply'
import type { Definition } from '../../src/runtime/define-function'
import { paths } from '../../src/runtime/paths'
import { forgetModules } from './forget-modules'
import type { Handler } from './invoke'

export type Defined = Definition<string, string, { readonly kind: string; readonly because: string }>

/** The smallest Function with all its parts: it says what it was told. */
export const definition: Defined = {
  webhook: paths.incomingCall,
  deadlineMilliseconds: 4_500,
  parse: (fields) =>
    typeof fields['said'] === 'string'
      ? { ok: true, event: fields['said'] }
      : { ok: false, problems: [{ field: 'said', expected: 'given once' }] },
  facts: async (event) => `facts about ${event}`,
  decide: (event, facts) => ({ kind: 'decided', because: `${event} and ${facts}` }),
  reply: (decision, event) => json(200, { event, decision }),
  refuse: (problems, link) => json(400, { refused: problems, link: link(paths.incomingCall) }),
  fallback: (link, fields, decision) => json(503, { link: link(paths.incomingCall), said: fields['said'], decision }),
}

export const event = { said: 'hello', request: { headers: {}, cookies: {} } }

/** A container that has just started: it remembers nothing of the tests before. */
export async function coldContainer(changes: Partial<Defined> = {}): Promise<Handler> {
  forgetModules()
  const { defineFunction } = await import('../../src/runtime/define-function')
  return defineFunction({ ...definition, ...changes })
}
