import * as fc from 'fast-check'
import { LINK_HOURS, playTokens } from '../../src/runtime/play-link'
import { secretKeys } from '../../src/state/keys'
import { anyCharacter } from '../support/any-character'

const tokens = playTokens(secretKeys('constructed-secret-of-32-letters'))
const recordingSid = 'RE00112233445566778899aabbccddeeff'
const now = new Date('2026-11-20T12:00:00.000Z')
const token = tokens.make(recordingSid, now)
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const LIFE_MILLISECONDS = LINK_HOURS * 60 * 60 * 1000

const recording = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 32, maxLength: 32 })
  .map((hex) => `RE${hex}`)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })

describe('a link to a message', () => {
  // Made by: printf '["play","RE…","toyeo0"]' | openssl dgst -sha256 -hmac constructed-secret-of-32-letters -binary | base64
  it('is what it is in every container and every version, for links that are under way', () => {
    expect(token).toBe('RE00112233445566778899aabbccddeeff.toyeo0._alBUB428ekG4qZkyJ-RraaEhipAzOiC-6icb44B5kE')
  })

  it('opens its recording', () => {
    expect(tokens.check(token, now)).toBe(recordingSid)
  })

  it('works until the millisecond before it expires, and not in that millisecond', () => {
    expect(tokens.check(token, after(LIFE_MILLISECONDS - 1))).toBe(recordingSid)
    expect(tokens.check(token, after(LIFE_MILLISECONDS))).toBeUndefined()
    expect(tokens.check(token, after(LIFE_MILLISECONDS + 1))).toBeUndefined()
  })

  it('dies with any one changed character, whatever it is changed to', () => {
    const others = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ %\u0000é'.split('')
    for (const [at, was] of token.split('').entries()) {
      for (const other of others.filter((character) => character !== was)) {
        expect(tokens.check(token.slice(0, at) + other + token.slice(at + 1), now)).toBeUndefined()
      }
    }
  })

  it('dies with any one character less, or more', () => {
    for (let at = 0; at <= token.length; at++) {
      if (at < token.length) expect(tokens.check(token.slice(0, at) + token.slice(at + 1), now)).toBeUndefined()
      expect(tokens.check(`${token.slice(0, at)}0${token.slice(at)}`, now)).toBeUndefined()
    }
  })

  it('opens no other recording, and lives no longer than it was made for', () => {
    fc.assert(
      fc.property(recording, recording, moment, moment, (one, other, madeAt, openedAt) => {
        const made = tokens.make(one, madeAt)
        const [, expiry, signature] = made.split('.')
        expect(tokens.check(made, madeAt)).toBe(one)
        if (one !== other) expect(tokens.check([other, expiry, signature].join('.'), madeAt)).toBeUndefined()
        const later = tokens.make(one, openedAt).split('.')[1]
        if (later !== expiry) expect(tokens.check([one, later, signature].join('.'), madeAt)).toBeUndefined()
      }),
    )
  })

  it('never throws, whatever somebody puts into it', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (anything) => tokens.check(anything, now) === undefined))
  })

  it.each([
    ['another secret', (parts: readonly string[]) => secretKeys('another-secret-of-all-32-letters')('play', ...parts)],
    [
      'another use of the secret',
      (parts: readonly string[]) => secretKeys('constructed-secret-of-32-letters')('claim', ...parts),
    ],
  ])('cannot be signed with %s', (_, sign) => {
    const [sid = '', expiry = ''] = token.split('.')
    expect(tokens.check([sid, expiry, sign([sid, expiry])].join('.'), now)).toBeUndefined()
  })

  it('stands in a URL as it is', () => {
    expect(new URLSearchParams({ t: token }).toString()).toBe(`t=${token}`)
  })
})
