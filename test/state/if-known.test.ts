import { ifAnswered, ifKnown } from '../../src/state/if-known'
import { twilioError } from '../support/twilio-error'

const hang = new Promise<never>(() => {})
const unavailable = () => Promise.reject(twilioError(503, 20503))
const mistake = () => Promise.reject(twilioError(401, 20003))

/** What it has come to after so many milliseconds. */
async function after(milliseconds: number, asked: Promise<unknown>): Promise<unknown> {
  const pending = Symbol('pending')
  await jest.advanceTimersByTimeAsync(milliseconds)
  return Promise.race([asked, Promise.resolve(pending)]).then((it) => (it === pending ? 'nobody knows yet' : it))
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('what is good to know', () => {
  it('is what is answered', async () => {
    expect(await ifKnown(Promise.resolve(7), undefined)).toBe(7)
    expect(await ifAnswered(Promise.resolve(7), undefined, 10)).toBe(7)
  })

  it('is waited for one second, and no longer', async () => {
    expect(await after(999, ifKnown(hang, 'otherwise'))).toBe('nobody knows yet')
    expect(await after(1_000, ifKnown(hang, 'otherwise'))).toBe('otherwise')
  })

  it('is waited for as long as it is worth', async () => {
    expect(await after(1_999, ifAnswered(hang, 'otherwise', 2_000))).toBe('nobody knows yet')
    expect(await after(2_000, ifAnswered(hang, 'otherwise', 2_000))).toBe('otherwise')
  })

  it('is gone without in a bad moment, but a mistake is one, where a repetition would mend nothing', async () => {
    expect(await ifKnown(unavailable(), 'otherwise')).toBe('otherwise')
    await expect(ifKnown(mistake(), 'otherwise')).rejects.toMatchObject({ status: 401 })
  })

  it('is gone without whatever goes wrong, where somebody must not be left alone', async () => {
    expect(await ifAnswered(unavailable(), 'otherwise', 10)).toBe('otherwise')
    expect(await ifAnswered(mistake(), 'otherwise', 10)).toBe('otherwise')
  })
})
