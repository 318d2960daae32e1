import type { Recipient } from '../../src/routing/notice'
import { DeadlineExceeded, withDeadline } from '../../src/runtime/deadline'
import { tellOnce } from '../../src/runtime/tell'
import { textBackOnce } from '../../src/runtime/text-back'
import { claimsIn } from '../../src/state/claims'
import { secretKeys } from '../../src/state/keys'
import { memoryItems } from '../support/memory-items'
import { twilioError } from '../support/twilio-error'

const inConversation = {
  by: 'conversation',
  conversation: 'CH0123456789abcdef0123456789abcdef',
  customer: '+15557654321',
} as const
const byText = { by: 'text', from: '+15551230001', to: '+15559990001' } as const
const conversation: Recipient = { wish: 'conversation', way: inConversation }
const text: Recipient = { wish: 'text', way: byText }
const about = ['voicemail', 'RE00112233445566778899aabbccddeeff']

/** What was said, to whom. Each way of saying something fails as often as it shall, later, as Twilio does. */
function open(failures: { conversation?: number; text?: number } = {}, error: Error = twilioError(503, 20503)) {
  const { items } = memoryItems()
  const said: string[] = []
  const left = { conversation: failures.conversation ?? 0, text: failures.text ?? 0 }
  const say = async (way: 'conversation' | 'text', to: string) => {
    await new Promise((resolve) => setImmediate(resolve))
    if (left[way]-- > 0) throw error
    said.push(`${way} ${to}`)
  }
  const ports = {
    claims: claimsIn(items, secretKeys('constructed-secret-of-32-letters'), 60),
    conversations: {
      tellWorkers: (sid: string) => say('conversation', sid),
      find: async () => undefined,
      removeUnused: async () => 'missing' as const,
    },
    messages: { send: (_from: string, to: string) => say('text', to) },
  }
  const tell = (...recipients: readonly Recipient[]) => tellOnce(ports, about, recipients, 'Voicemail')
  return { said, ports, tell }
}

const both = [`conversation ${inConversation.conversation}`, `text ${byText.to}`]

describe('what is to be told once', () => {
  it('is told to everybody', async () => {
    const { said, tell } = open()
    expect(await tell(conversation, text)).toBe('done')
    expect(said).toEqual(both)
  })

  it('is told once when asked for three times, one after the other', async () => {
    const { said, tell } = open()
    expect([await tell(conversation, text), await tell(conversation, text), await tell(conversation, text)]).toEqual([
      'done',
      'done-before',
      'done-before',
    ])
    expect(said).toEqual(both)
  })

  it('is told once when asked for three times at once', async () => {
    const { said, tell } = open()
    const told = await Promise.all([tell(conversation, text), tell(conversation, text), tell(conversation, text)])
    expect(told.filter((result) => result === 'done')).toHaveLength(1)
    expect(said.toSorted()).toEqual(both)
  })

  it('is told by the second when the first could not', async () => {
    const { said, tell } = open({ conversation: 1 })
    await expect(tell(conversation)).rejects.toMatchObject({ status: 503 })
    expect(said).toEqual([])
    expect(await tell(conversation)).toBe('done')
    expect(await tell(conversation)).toBe('done-before')
    expect(said).toEqual(both.slice(0, 1))
  })

  it.each([
    ['the Conversation', { conversation: 1 }],
    ['the text', { text: 1 }],
  ])('is told again only where it was not: %s failed', async (_, failures) => {
    const { said, tell } = open(failures)
    await expect(tell(conversation, text)).rejects.toMatchObject({ status: 503 })
    expect(said).toHaveLength(1)
    expect(await tell(conversation, text)).toBe('done')
    expect(said.toSorted()).toEqual(both)
  })

  it('is told to nobody where nobody is to be told', async () => {
    const { said, tell } = open()
    expect(await tell()).toBe('done-before')
    expect(said).toEqual([])
  })

  it('counts as told in whichever way a wish was fulfilled', async () => {
    const { said, tell } = open()
    await tell({ ...text, wish: 'conversation' })
    await tell(conversation)
    expect(said).toEqual([`text ${byText.to}`])
  })

  it('is told in the other way where Twilio refuses the first, and once', async () => {
    const { said, tell } = open({ conversation: 9 }, twilioError(400, 50438))
    const either: Recipient = { ...conversation, otherWay: byText }
    expect(await Promise.all([tell(either), tell(either)])).toEqual(expect.arrayContaining(['done', 'done-before']))
    expect(await tell(either)).toBe('done-before')
    expect(said).toEqual([`text ${byText.to}`])
  })

  it('is told in the other way at a repetition, when that could not be had at first', async () => {
    const { said, ports } = open()
    const refuses = { ...ports.conversations, tellWorkers: () => Promise.reject(twilioError(404, 20404)) }
    const send = jest.fn(ports.messages.send).mockRejectedValueOnce(twilioError(503, 20503))
    const some = { ...ports, conversations: refuses, messages: { send } }
    const tell = () => tellOnce(some, about, [{ ...conversation, otherWay: byText }], 'Voicemail')
    await expect(tell()).rejects.toMatchObject({ status: 503 })
    expect(await tell()).toBe('done')
    expect(said).toEqual([`text ${byText.to}`])
  })

  it('is not told in the other way while it is not refused in the first', async () => {
    const { said, tell } = open({ conversation: 1 })
    await expect(tell({ ...conversation, otherWay: byText })).rejects.toMatchObject({ status: 503 })
    expect(said).toEqual([])
  })

  it.each([
    ['there is no other way', conversation],
    ['the other way is refused, too', { ...conversation, otherWay: byText }],
  ])('is refused, and not tried for ever, when %s', async (_, recipient) => {
    const { said, tell } = open({ conversation: 9, text: 9 }, twilioError(400, 50438))
    expect(await tell(recipient)).toBe('refused')
    expect(await tell(recipient)).toBe('done-before')
    expect(said).toEqual([])
  })

  it('is told where one of two is refused', async () => {
    const { said, tell } = open({ conversation: 9 }, twilioError(400, 50438))
    expect(await tell(conversation, text)).toBe('done')
    expect(said).toEqual([`text ${byText.to}`])
  })

  it('can be told again when the telling hangs, because the claim is given back in time', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] })
    const { ports, said, tell } = open()
    const hanging = { ...ports.conversations, tellWorkers: () => new Promise<never>(() => {}) }
    const first = withDeadline(8_500, () =>
      tellOnce({ ...ports, conversations: hanging }, about, [conversation], 'Voicemail'),
    ).catch((error: unknown) => error)
    await new Promise((resolve) => setImmediate(resolve))
    await jest.advanceTimersByTimeAsync(7_100)
    jest.useRealTimers()
    expect(await first).toBeInstanceOf(DeadlineExceeded)
    expect(await tell(conversation)).toBe('done')
    expect(said).toEqual(both.slice(0, 1))
  })
})

describe('a text back to the customer', () => {
  const textBack = { from: '+15551230001', to: '+15557654321', words: 'Sorry that we missed you.' }
  const first = 'CA11111111111111111111111111111111'
  const second = 'CA22222222222222222222222222222222'
  const at = (time: string) => new Date(`2026-11-20T${time}Z`)
  const customerTexted = [`text ${textBack.to}`]

  it.each<readonly [string, readonly (readonly [string, Date])[], number]>([
    [
      'once for a call that is told of three times',
      [
        [first, at('12:00:00')],
        [first, at('12:00:01')],
        [first, at('12:00:02')],
      ],
      1,
    ],
    [
      'once for a call that is told of again in the next hour',
      [
        [first, at('12:59:59')],
        [first, at('13:00:00')],
      ],
      1,
    ],
    [
      'once in an hour',
      [
        [first, at('12:00:00')],
        [second, at('12:59:59')],
      ],
      1,
    ],
    [
      'again in the next hour',
      [
        [first, at('12:59:59')],
        [second, at('13:00:00')],
      ],
      2,
    ],
  ])('is sent %s', async (_, calls, times) => {
    const { ports, said } = open()
    for (const [callSid, now] of calls) await textBackOnce(ports, callSid, textBack, now)
    expect(said).toHaveLength(times)
  })

  it('is sent by the second when the first could not', async () => {
    const { ports, said } = open({ text: 1 })
    await expect(textBackOnce(ports, first, textBack, at('12:00:00'))).rejects.toMatchObject({ status: 503 })
    await textBackOnce(ports, first, textBack, at('12:00:01'))
    expect(said).toEqual(customerTexted)
  })

  it('is not tried again where Twilio sends none: to a landline, or to whoever wants none', async () => {
    const { ports, said } = open({ text: 1 }, twilioError(400, 21614))
    await textBackOnce(ports, first, textBack, at('12:00:00'))
    await textBackOnce(ports, first, textBack, at('12:00:01'))
    expect(said).toEqual([])
  })
})
