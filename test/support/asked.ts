import { paths } from '../../src/runtime/paths'
import { judge } from '../../twin/network/judge'
import { parseTwiml } from '../../twin/network/twiml'
import type { WebhookAnswer } from '../../twin/signed-request'
import type { Trouble } from './trouble'

/** Without a word to the worker, they are put through. */
const whispers: readonly string[] = [paths.whisper, paths.whisperAction]

/** What is wrong with an answer that no phone network looks at: nobody answered, or the TwiML is not right. */
export function troubleIn(answer: WebhookAnswer): readonly Trouble[] {
  if (answer.status === 0 || answer.status === 502) {
    return [{ kind: 'gone', what: `${answer.url} answered ${answer.status}: ${answer.body}` }]
  }
  if (!answer.contentType.startsWith('application/xml')) return []
  const twiml = parseTwiml(answer.body)
  if (!twiml.ok) return [{ kind: 'violation', what: twiml.problem }]
  const via = 'MessageSid' in answer.params ? 'message' : 'voice'
  const document = { url: answer.url, method: answer.method, attributes: twiml.attributes, verbs: twiml.verbs }
  const { findings } = judge(document, via, { mayBeEmpty: whispers.includes(new URL(answer.url).pathname) })
  return findings.map(({ message }) => ({ kind: 'violation', what: message }))
}
