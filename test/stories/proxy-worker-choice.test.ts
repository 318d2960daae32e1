import { virtualClock } from '../../twin/clock'
import { called, heard } from '../support/heard'
import { numbers, workers } from '../support/proxy-routing'
import { aDay, aMinute, anHour, useProxy } from '../support/proxy-story'
import { shownTo } from '../support/shown'

/** The Functions have the time of this machine: the three days of the story end half an hour before it. */
const story = useProxy({ clock: virtualClock(new Date(Date.now() - (3 * aDay + anHour / 2) * 1000)) })
const { call, text, later, decisions } = story
const { phone, reservedNumber: seen } = workers.rosa

/** They have been in touch with Rosa on three days, and she saw the same number each time. */
const [first, second, third] = ['+13037730001', '+13037730002', '+13037730003']
beforeAll(async () => {
  for (const customer of [first, second, third]) {
    await text(customer, numbers.kept)
    await later(aDay)
  }
})
/** Each story comes when nothing of the one before is going on. */
beforeEach(async () => {
  await later(anHour)
  await decisions()
})

const options = ['1 day ago, press 1.', '2 days ago, press 2.', '3 days ago, press 3.'].map(
  (when) => `For the customer you were in touch with ${when}`,
)
const several = 'You were in touch with several customers on this number.'

describe('A worker who calls and was in touch with several customers', () => {
  it('and presses no key hears twice when that was, and no number', async () => {
    const calling = await call(phone, seen)
    expect(calling.outcome).toBe('ended')
    expect(heard(calling)).toEqual([several, ...options, ...options, 'No key was pressed. Goodbye.'])
    expect(await decisions()).toEqual(['which-customer: several-recent-customers'])
  })

  it('and presses wrong keys is asked once more, and reaches nobody', async () => {
    const calling = await call(phone, seen, { keys: ['7', '#'] })
    expect(calling.outcome).toBe('ended')
    expect(heard(calling)).toEqual([
      several,
      ...options,
      'Nobody is on this key.',
      ...options,
      'Nobody is on this key either. Please call again. Goodbye.',
    ])
  })

  it('reaches the one on whose key they press, who sees the number that they know', async () => {
    const calling = await call(phone, seen, { keys: ['2'] })
    expect(calling.outcome).toBe('answered')
    expect(shownTo(second, calling)).toEqual([{ from: numbers.kept, words: undefined }])
    expect(called(calling).slice(0, 4)).toEqual([
      '/proxy/out-of-session',
      '/proxy/choose-customer',
      '/proxy/out-of-session',
      '/proxy/intercept',
    ])
    expect(await decisions()).toEqual(['which-customer: several-recent-customers', 'session-back: chosen'])

    const answering = await text(second, numbers.kept, 'We were cut off.')
    expect(shownTo(phone, answering)).toEqual([{ from: seen, words: 'We were cut off.' }])
  })

  it('and presses a wrong key first reaches the one on the next', async () => {
    const calling = await call(phone, seen, { keys: ['9', '3'] })
    expect(shownTo(first, calling)).toEqual([{ from: numbers.kept, words: undefined }])
  })
})

/** The first and the second have just been called. */
describe('A worker who writes and was in touch with several customers', () => {
  /** A minute after having been shown the list. */
  const answer = async (words: string) => {
    await text(phone, seen, 'I will be there at nine.')
    await later(aMinute)
    return text(phone, seen, words)
  }

  it('is asked whom it is for, and nobody else reads it', async () => {
    const writing = await text(phone, seen, 'I will be there at nine.')
    const [, question = ''] = heard(writing)
    expect(writing.outcome).toBe('replied')
    expect(shownTo(phone, writing)).toHaveLength(1)
    expect(question.split('\n')).toEqual([
      'Your message was not passed on: you were in touch with several customers here. Reply with the number of one of ' +
        'them, and your next message goes to the customer you were in touch with:',
      '1: just now',
      '2: just now',
      '3: 1 day ago',
    ])
    expect(await decisions()).toEqual(['which-customer: several-recent-customers'])
  })

  it('and answers with a number that is not in the list is asked again', async () => {
    const writing = await answer('7')
    expect(heard(writing)[1]).toMatch(/^Nobody has this number in the list\. Reply with the number of one of them/)
    expect(await decisions()).toEqual(['which-customer: several-recent-customers', 'which-customer: choice-unknown'])
  })

  it('and answers with one that is there reaches that customer with the next message, and not with the number', async () => {
    const choosing = await answer('3')
    expect(heard(choosing)).toEqual(['3', 'Your next message goes to the customer you were in touch with 1 day ago.'])
    const writing = await text(phone, seen, 'I will be there at nine.')
    expect(shownTo(third, writing)).toEqual([{ from: numbers.kept, words: 'I will be there at nine.' }])
    expect(called(writing)).not.toContain('/proxy/out-of-session')
    expect(await decisions()).toEqual(['which-customer: several-recent-customers', 'session-for-next-text: chosen'])

    const answering = await text(third, numbers.kept, 'Thank you!')
    expect(shownTo(phone, answering)).toEqual([{ from: seen, words: 'Thank you!' }])
    expect(called(answering)).not.toContain('/proxy/out-of-session')
  })

  it('and has chosen sees a customer who comes before their next message on another number', async () => {
    await answer('1')
    const another = await text('+13037730004', numbers.kept, 'Hello')
    expect(shownTo(phone, another)).toMatchObject([{ words: 'Hello' }])
    expect(shownTo(phone, another)).not.toMatchObject([{ from: seen }])
  })

  it('is told when the customer is in touch with somebody else on that number', async () => {
    await openSessionWithAda(first)
    // The third was written to last, the first called before.
    const choosing = await answer('2')
    expect(heard(choosing)[1]).toBe('This customer cannot be reached on this number right now. Please try again later.')
    expect(shownTo(first, choosing)).toEqual([])
  })
})

async function openSessionWithAda(customer: string): Promise<void> {
  const { client, account } = story.patchbay.platform
  const { sessions } = client.proxy.v1.services(account.proxyServiceSid)
  const { sid } = await sessions.create({})
  await sessions(sid).participants.create({ identifier: customer, proxyIdentifier: numbers.kept })
  await sessions(sid).participants.create({ identifier: workers.ada.phone })
}
