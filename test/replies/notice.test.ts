import { lostMessageNotice, missedCallNotice, missedMessageNotice, voicemailNotice } from '../../src/replies/notice'

const notice = {
  customer: '+15557654321',
  number: '+15551230001',
  at: '2026-11-20T14:05:09.000Z',
  timeZone: undefined,
  durationSeconds: 17,
  url: 'https://calls.example.com/voicemail/play?t=token',
  hours: 72,
}

describe('a worker reads', () => {
  it.each([
    [
      {},
      'Voicemail from +15557654321 to +15551230001, 17 s, Fri 20 Nov 14:05 (UTC). Listen within 72 hours: https://calls.example.com/voicemail/play?t=token',
    ],
    [
      { timeZone: 'Europe/Berlin' },
      'Voicemail from +15557654321 to +15551230001, 17 s, Fri 20 Nov 15:05 (Europe/Berlin). Listen within 72 hours: https://calls.example.com/voicemail/play?t=token',
    ],
    [
      { customer: 'anonymous', durationSeconds: undefined },
      'Voicemail from an unknown caller to +15551230001, Fri 20 Nov 14:05 (UTC). Listen within 72 hours: https://calls.example.com/voicemail/play?t=token',
    ],
    [
      { customer: undefined, number: undefined },
      'Voicemail from an unknown caller, 17 s, Fri 20 Nov 14:05 (UTC). Listen within 72 hours: https://calls.example.com/voicemail/play?t=token',
    ],
  ])('of a message: %p', (change, words) => {
    expect(voicemailNotice({ ...notice, ...change })).toBe(words)
  })

  it.each([
    ['When do you open?', 'When do you open?'],
    ['', '(no words)'],
    ['x'.repeat(1401), `${'x'.repeat(1400)}…`],
  ])('of a message that reached nobody, what was written: %.20s', (words, read) => {
    expect(missedMessageNotice({ ...notice, words })).toBe(
      `Message from +15557654321 to +15551230001, Fri 20 Nov 14:05 (UTC): ${read}`,
    )
  })

  it('of a missed call', () => {
    expect(missedCallNotice({ ...notice, at: '2026-11-20T23:59:59.000Z', timeZone: 'Europe/Berlin' })).toBe(
      'Missed call from +15557654321 to +15551230001, Sat 21 Nov 00:59 (Europe/Berlin).',
    )
  })

  it('of a message without audio', () => {
    expect(lostMessageNotice(notice)).toBe(
      'Missed call from +15557654321 to +15551230001, Fri 20 Nov 14:05 (UTC). The message cannot be played.',
    )
  })

  it('no more than a Conversation takes', () => {
    const longest = { ...notice, customer: `+${'1'.repeat(15)}`, timeZone: 'America/Argentina/ComodRivadavia' }
    expect(voicemailNotice({ ...longest, url: `https://${'x'.repeat(400)}` }).length).toBeLessThan(1_600)
  })
})
