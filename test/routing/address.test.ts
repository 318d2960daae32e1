import { addressOn, isPhoneNumber, isSomebody } from '../../src/routing/address'
import { documentedChannelTypes } from '../fixtures/outgoing-conversation'

/** E.164: a plus and at most 15 digits. https://www.twilio.com/docs/glossary/what-e164 */
const phoneNumbers = ['+12', '+123456789', '+15557654321', '+999999999999999']
const otherThings = [
  '',
  '+',
  '+1',
  '+01',
  '+0123456789',
  '+1234567890123456',
  '15557654321',
  '0015557654321',
  '++15557654321',
  '+1555765432a',
  '+1 555 765 4321',
  ' +15557654321',
  '+15557654321 ',
  '+15557654321\n',
  '+１５５５７６５４３２１',
  'whatsapp:+15557654321',
  'anonymous',
]

describe('a phone number', () => {
  it.each(phoneNumbers)('is %j', (address) => expect(isPhoneNumber(address)).toBe(true))
  it.each([...otherThings, undefined])('is not %j', (address) => expect(isPhoneNumber(address)).toBe(false))
})

describe('somebody', () => {
  it.each([...phoneNumbers, 'whatsapp:+15557654321', 'messenger:108'])('is %j', (address) => {
    expect(isSomebody(address)).toBe(true)
  })
  it.each([
    '+266696687',
    '+2562533',
    '+7378742833',
    '+86282452253',
    '+8656696',
    'anonymous',
    'unknown',
    'sms:',
    '',
    '73784',
  ])('is not %j, which is many', (address) => expect(isSomebody(address)).toBe(false))
})

/** Where each kind of address can be reached: on one channel at most. */
const reach: readonly (readonly [string, string | undefined])[] = [
  ['+15557654321', 'sms'],
  ['+999999999999999', 'sms'],
  ['+1234567890123456', undefined],
  ['+', undefined],
  ['whatsapp:+15557654321', 'whatsapp'],
  ['whatsapp:+999999999999999', 'whatsapp'],
  ['whatsapp:+1234567890123456', undefined],
  ['whatsapp:15557654321', undefined],
  ['whatsapp:', undefined],
  ['whatsapp:whatsapp:+15557654321', undefined],
  ['customer-17', 'chat'],
  ['customer@example.com', 'chat'],
  ['15557654321', 'chat'],
  ['WhatsApp:+15557654321', 'chat'],
]

describe.each(reach)('the address %s', (address, channel) => {
  it.each(documentedChannelTypes)(`on the channel %s is found when that is ${channel}`, (asked) => {
    expect(addressOn(asked, address)).toBe(asked === channel)
  })
})

it('nobody is reached at no address', () => {
  for (const channel of documentedChannelTypes) expect(addressOn(channel, '')).toBe(false)
})
