import { NotExecutedYet } from './application-error'
import { httpMethod, someOf, wholeNumber, yesOrNo } from './attributes'
import { resolveUrl, type TwimlDocument } from './document'
import { did, sleepSeconds, type Listener } from './listener'
import { pause } from './pause'
import { play } from './play'
import { say } from './say'
import type { TwimlElement } from './twiml'
import { next, type Verb, type Verbs } from './verb'

const nested: Verbs<Listener> = { Pause: pause, Play: play, Say: say }

/**
 * https://www.twilio.com/docs/voice/twiml/gather, by keys only. The listener hears the nested verbs out, then presses.
 * Assumption: whoever hangs up meanwhile ends the call, and no action is requested.
 */
export const gather: Verb<Listener> = {
  attributes: ['input', 'action', 'method', 'timeout', 'finishOnKey', 'numDigits', 'actionOnEmptyResult'],
  text: false,
  nouns: nested,
  async execute(element, document, listener) {
    listener.answer()
    const options = readGather(element, document)
    for (const child of element.children) {
      const flow = await nested[child.name]?.execute(child, document, listener)
      if (flow && flow.kind !== 'next') return flow
    }
    const digits = await listenForKeys(options, listener)
    if (digits === '' && !options.actionOnEmptyResult) return next
    // The page names no parameter for the key that ended it.
    const params = { ...listener.params(), Digits: digits }
    return { kind: 'action', request: { url: options.action, method: options.method, params } }
  },
}

type GatherOptions = ReturnType<typeof readGather>

function readGather(element: TwimlElement, document: TwimlDocument) {
  if (someOf(element, 'input', ['dtmf', 'speech'], 'dtmf').includes('speech')) {
    throw new NotExecutedYet(`<Gather input="${element.attributes['input']}">`)
  }
  return {
    action: resolveUrl(element.attributes['action'], document),
    method: httpMethod(element),
    timeout: wholeNumber(element, 'timeout', 5),
    numDigits: wholeNumber(element, 'numDigits', Infinity),
    finishOnKey: element.attributes['finishOnKey'] ?? '#',
    actionOnEmptyResult: yesOrNo(element, 'actionOnEmptyResult', false),
  }
}

/** The key that finishes is none of the digits. Until it comes, or enough of the others, the timeout starts anew at each. */
async function listenForKeys({ timeout, numDigits, finishOnKey }: GatherOptions, listener: Listener): Promise<string> {
  const pressed = Array.from(listener.keys.shift() ?? '')
  did(listener, listener.name, pressed.length > 0 ? `presses ${pressed.join('')}` : 'presses nothing')
  const finishAt = pressed.findIndex((key) => finishOnKey.includes(key))
  const digits = pressed.slice(0, Math.min(finishAt < 0 ? Infinity : finishAt, numDigits))
  if (finishAt !== digits.length && digits.length < numDigits) await sleepSeconds(listener, timeout)
  return digits.join('')
}
