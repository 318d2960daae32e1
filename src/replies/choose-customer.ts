import VoiceResponse from 'twilio/lib/twiml/VoiceResponse'
import type { CustomerKeyDecision } from '../routing/choose-customer'
import type { RecentContact } from '../routing/recent-contact'
import { paths, type Link } from '../runtime/paths'
import { backToProxy } from './back-to-proxy'
import { howLongAgo } from './how-long-ago'
import { twiml, type Reply } from './reply'
import { sayAndHangUp } from './spoken'

type Offered = Pick<RecentContact, 'key' | 'at'>

const SECONDS_TO_PRESS_A_KEY = 5

/**
 * A worker who calls hears whom they can reach, told apart by how long ago they were in touch. All of it travels in the
 * URL, so that a wrong key is answered without asking anybody. Who presses nothing hears it twice in one document.
 */
export function askForCustomer(customers: readonly Offered[], intro: string, link: Link, now: Date): Reply {
  return ask(customers, intro, { timesAsked: 1, timesInDocument: 2 }, link, now)
}

export function afterCustomerKey(decision: CustomerKeyDecision, link: Link, now: Date): Reply {
  switch (decision.kind) {
    case 'chosen':
      return backToProxy('call', decision.proxyUrl)
    case 'ask-again': {
      const { customers, timesAsked } = decision
      return ask(customers, 'Nobody is on this key.', { timesAsked, timesInDocument: 1 }, link, now)
    }
    case 'goodbye':
      return sayAndHangUp('Nobody is on this key either. Please call again. Goodbye.')
    case 'explain':
      return sayAndHangUp(
        'You cannot be put through, because this deployment does not say which Proxy service it belongs to. ' +
          'Please tell your administrator. Goodbye.',
      )
  }
}

/** What a worker hears whose choice was not understood, or could not be kept. */
export const choiceLost = sayAndHangUp('Sorry, your choice could not be taken. Please call again. Goodbye.')

interface Times {
  /** This time included: it travels in the URL. */
  readonly timesAsked: number
  readonly timesInDocument: number
}

function ask(
  customers: readonly Offered[],
  intro: string,
  { timesAsked, timesInDocument }: Times,
  link: Link,
  now: Date,
): Reply {
  const response = new VoiceResponse()
  response.say(intro)
  for (let time = 0; time < timesInDocument; time++) {
    const gather = response.gather({
      input: ['dtmf'],
      numDigits: 1,
      // Otherwise # would count as no key at all.
      finishOnKey: '',
      timeout: SECONDS_TO_PRESS_A_KEY,
      action: link(paths.chooseCustomer, { customers: inUrl(customers), asked: String(timesAsked) }),
      method: 'POST',
    })
    for (const [index, { at }] of customers.entries()) {
      gather.say(`For the customer you were in touch with ${howLongAgo(at, now)}, press ${index + 1}.`)
    }
  }
  response.say('No key was pressed. Goodbye.')
  response.hangup()
  return twiml(response)
}

/** `key*lxyz12.key*lxyz00`: in their order, each with its time, in seconds since 1970 to the base of 36. */
function inUrl(customers: readonly Offered[]): string {
  return customers.map(({ key, at }) => `${key}*${Math.floor(Date.parse(at) / 1000).toString(36)}`).join('.')
}
