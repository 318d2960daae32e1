import { ApplicationError, DocumentError } from './application-error'
import { apologise } from './apologise'
import { hangUp, type Call } from './call-state'
import type { Partner } from './conversation-partner'
import { fetchDocument, type DocumentRequest, type TwimlDocument } from './document'
import type { Listener } from './listener'
import { SCHEMA } from './mistake'
import { runVoice } from './run-voice'
import { dialectOf, find } from './schema'
import { voiceParams } from './voice-params'
import { whisperTwiml } from './whisper-verbs'

/** Whoever has answered, before they are put through. */
export interface CalledParty extends Listener {
  /** Ends their leg. */
  hangUp(): void
}

/**
 * "A TwiML response to be run on the called party's end, after they answer, but before the parties are connected."
 * Returns how the leg goes on; `completed`: they are put through.
 *
 * Assumptions. Whoever is hung up on, or hangs up, was not "connected successfully": that is `no-answer`, which one
 * developer has seen of a `<Number url>` (https://github.com/twilio/twilio-java/issues/207). A document that cannot be had
 * is an application error for the called party, ends their leg and is `failed`.
 */
export async function whisper(
  { url, method }: Pick<DocumentRequest, 'url' | 'method'>,
  sid: string,
  partner: Partner,
  call: Call,
): Promise<'completed' | 'no-answer' | 'failed'> {
  const { part, network } = call
  let isOver = false
  const leg = { sid, from: part.from, to: partner.address, direction: 'outbound-dial', parentSid: call.sid } as const
  const called: CalledParty = {
    network,
    name: partner.name,
    keys: [...(part.whisper.keys ?? [])],
    params: () => voiceParams({ ...leg, status: 'in-progress' }, network.account),
    answer: () => undefined,
    hangsUpAt: () => {
      if (part.callerHangsUp === 'during-whisper') hangUp(call)
      else if (part.whisper.hangsUp) network.events.emit({ kind: 'did', who: partner.name, what: 'hangs up' })
      else return false
      isOver = true
      return true
    },
    hangUp: () => {
      isOver = true
    },
  }
  try {
    const fetch = async (request: DocumentRequest) => fitting(await fetchDocument(request, 'voice', network))
    await runVoice(await fetch({ url, method, params: called.params() }), whisperTwiml, called, fetch)
    return isOver ? 'no-answer' : 'completed'
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    apologise(error, called)
    return 'failed'
  }
}

/** https://www.twilio.com/docs/voice/twiml/number#attributes-url tells the verbs. Assumption: any other one breaks it off. */
function fitting(document: TwimlDocument): TwimlDocument {
  const { root, elements } = dialectOf('voice')
  const stranger = document.verbs.find(({ name }) => find(elements[root], name) && !find(whisperTwiml.verbs, name))
  if (!stranger) return document
  const allowed = Object.keys(whisperTwiml.verbs).join(', ')
  throw new DocumentError(SCHEMA, `<${stranger.name}> in a whisper, ${document.url}: it takes ${allowed}`)
}
