import { phoneNumber, recording, since } from '../../tools/voicemail/arguments'

const now = new Date('2026-11-21T12:00:00Z')

describe('Since when, on the command line,', () => {
  it.each([
    ['2026-11-18', '2026-11-18T00:00:00.000Z'],
    ['2026-11-18T09:00+01:00', '2026-11-18T08:00:00.000Z'],
    ['3d', '2026-11-18T12:00:00.000Z'],
    ['90m', '2026-11-21T10:30:00.000Z'],
  ])('may be %s', (value, at) => {
    expect(since(value, now).toISOString()).toBe(at)
  })

  it.each(['2026-02-30', '2026-11-22', '2026-11-18T09:00', '3', '0d', '3w', 'yesterday', ''])(
    'may not be %s',
    (value) => {
      expect(() => since(value, now)).toThrow('how long ago')
    },
  )
})

describe('A number on the command line', () => {
  it('is written with its country code', () => {
    expect(phoneNumber('+12025550101')).toBe('+12025550101')
  })

  it.each(['rubbish', '12025550101', '+1 202 555 0101', '+0', ''])('may not be %s', (value) => {
    expect(() => phoneNumber(value)).toThrow('such as +12025550101')
  })
})

describe('A recording on the command line', () => {
  it('is named by its SID, and by nothing else', () => {
    expect(recording('RE00112233445566778899aabbccddeeff')).toBe('RE00112233445566778899aabbccddeeff')
    expect(() => recording('CA00112233445566778899aabbccddeeff')).toThrow('the SID of a recording')
  })
})
