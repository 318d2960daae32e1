import { isChanged, isMissing, isNameTaken, isTaken, isUnavailable } from '../../src/state/sync-errors'
import { twilioError } from '../support/twilio-error'

/** https://www.twilio.com/docs/api/errors: each with the only thing that it says. */
const table = [
  ['not found', twilioError(404, 20404), 'missing'],
  ['a Map item with this key', twilioError(409, 54208), 'taken'],
  ['a unique name', twilioError(409, 54301), 'name taken'],
  ['a Map item with another revision', twilioError(412, 54205), 'changed'],
  ['a precondition that failed', twilioError(412, 20412), 'changed'],
  ['a Document with another revision', twilioError(412, 54103), undefined],
  ['too many requests', twilioError(429, 54009), 'unavailable'],
  ['unavailable', twilioError(503, 20503), 'unavailable'],
  ['an error of Twilio’s own', twilioError(500, 20500), 'unavailable'],
  ['another 404', twilioError(404, 54100), undefined],
  ['another 409', twilioError(409, 50350), undefined],
  ['forbidden', twilioError(403, 20403), undefined],
  ['the code with another status', twilioError(500, 20404), 'unavailable'],
  ['a code of 412 with another status', twilioError(409, 54205), undefined],
  [
    'the words of another error',
    twilioError(500, 20500, 'The requested resource was not found (20404)'),
    'unavailable',
  ],
  ['an error of the network', Object.assign(new Error('reset'), { code: 'ECONNRESET' }), 'unavailable'],
  ['an error of ours', new TypeError('constructed'), undefined],
  ['something that is no error', { status: 404, code: 20404 }, undefined],
  ['nothing', undefined, undefined],
] as const

describe.each(table)('an error that says: %s', (_, error, says) => {
  it(`is ${says ?? 'none of those that state expects'}`, () => {
    expect(isMissing(error)).toBe(says === 'missing')
    expect(isTaken(error)).toBe(says === 'taken')
    expect(isChanged(error)).toBe(says === 'changed')
    expect(isNameTaken(error)).toBe(says === 'name taken')
    expect(isUnavailable(error)).toBe(says === 'unavailable')
  })
})
