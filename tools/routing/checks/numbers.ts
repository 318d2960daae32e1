import { conversationFields } from '../conversation-schema'
import { repeated, type Mistake } from '../mistake'
import { callFields, proxyFields } from '../number-schema'
import type { RoutingFile } from '../schema'

type OwnNumber = RoutingFile['numbers'][number]

/** What only calls and Conversations of Frontline heed: those of a Proxy number go to Proxy. */
const ofFrontline = [
  'greeting',
  'menu',
  ...Object.keys(callFields),
  ...Object.keys(conversationFields),
  'missedCallText',
] as const

/** What only Proxy heeds. */
const ofProxy = Object.keys(proxyFields)

/** Nothing is written of a number that would never have an effect. */
export function checkNumbers({ numbers }: RoutingFile): readonly Mistake[] {
  return numbers.flatMap((number, at) =>
    [...ofOtherService(number), ...withoutPhone(number), ...inVain(number)].map(({ at: field, says }) => ({
      at: `numbers.${at}.${field}`,
      says,
    })),
  )
}

function ofOtherService(number: OwnNumber): readonly Mistake[] {
  const written = (fields: readonly string[]) => fields.filter((field) => Object.hasOwn(number, field))
  if (number.service === 'frontline') {
    return written(ofProxy).map((at) => ({ at, says: 'has no effect on a number of Frontline' }))
  }
  const inVain = [...written(ofFrontline), ...noticesOf(number, 'conversation')]
  return inVain.map((at) => ({ at, says: 'has no effect on a Proxy number' }))
}

/** Texts go out from the number itself. */
function withoutPhone(number: OwnNumber): readonly Mistake[] {
  if (!number.address.startsWith('whatsapp:')) return []
  const texts = [...(number.missedCallText === undefined ? [] : ['missedCallText']), ...noticesOf(number, 'text')]
  return texts.map((at) => ({ at, says: 'needs a phone number, from which a text can be sent' }))
}

function inVain({ record, trim, inboundAutocreation, ...number }: OwnNumber): readonly Mistake[] {
  const { withoutConversation, routingAssignmentTimeoutSeconds, notify = [] } = number
  const never: readonly (readonly [at: string, applies: boolean, says: string])[] = [
    ['trim', record === 'do-not-record' && trim === 'trim-silence', 'has no effect where calls are not recorded'],
    [
      'withoutConversation',
      withoutConversation !== undefined && inboundAutocreation === true,
      'has no effect where every caller gets a Conversation',
    ],
    [
      'routingAssignmentTimeoutSeconds',
      routingAssignmentTimeoutSeconds !== undefined && inboundAutocreation === false,
      'has no effect where no Conversation is created',
    ],
  ]
  return [
    ...never.filter(([, applies]) => applies).map(([at, , says]) => ({ at, says })),
    ...repeated(notify, (index) => `notify.${index}`),
  ]
}

function noticesOf({ notify = [] }: OwnNumber, notice: string): readonly string[] {
  return notify.flatMap((one, index) => (one === notice ? [`notify.${index}`] : []))
}
