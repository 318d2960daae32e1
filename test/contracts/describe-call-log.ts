import { callLogIn, type CallEvent, type CallLog } from '../../src/state/call-log'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { documentedStatuses } from '../fixtures/conversation-status'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const DAY_IN_SECONDS = 86_400

const call = 'CA0123456789abcdef0123456789abcdef'
const leg = 'CAfedcba9876543210fedcba9876543210'
const recording = 'RE00112233445566778899aabbccddeeff'

/** The four steps of a call in the order in which they happened. */
const steps: readonly CallEvent[] = documentedStatuses.map((status, index) => ({
  kind: 'leg-status',
  leg,
  status,
  sequence: index + 1,
  conversation: 'CH0123456789abcdef0123456789abcdef',
  at: `2022-05-07T00:58:1${index}.000Z`,
}))

const at = '2022-05-07T00:59:30.000Z'
const recorded: CallEvent = { kind: 'recording', recording, status: 'completed', durationSeconds: 61, channels: 2, at }
const ended: CallEvent = {
  kind: 'result',
  leg,
  result: 'session-success',
  dialCallStatus: 'completed',
  startedBy: 'customer',
  durationSeconds: 62,
  recording,
  at,
}

function ordersOf<Thing>(things: readonly Thing[]): readonly (readonly Thing[])[] {
  if (things.length === 0) return [[]]
  return things.flatMap((first, index) => ordersOf(things.toSpliced(index, 1)).map((others) => [first, ...others]))
}

/** How often each of the four steps comes, once to three times: 81 in all. */
const multiplicities: readonly (readonly number[])[] = Array.from({ length: 81 }, (_, index) =>
  [1, 3, 9, 27].map((divisor) => 1 + (Math.floor(index / divisor) % 3)),
)

/** The steps in this order, one round after the other, until each has come as often as it shall. */
function arrivalsOf(order: readonly number[], often: readonly number[]): readonly CallEvent[] {
  return [1, 2, 3].flatMap((round) =>
    order.filter((step) => (often[step - 1] ?? 0) >= round).flatMap((step) => steps[step - 1] ?? []),
  )
}

/**
 * What `CallLog` promises, wherever its items lie. `everyMultiplicity`: each order is tried with all 81 of them; else with
 * eight or nine, others for the next order, so that all orders together meet each of them twice or more.
 */
export function describeCallLog(
  name: string,
  open: OpenItems,
  { everyMultiplicity = false }: { readonly everyMultiplicity?: boolean } = {},
): void {
  describe(`the call log in ${name}`, () => {
    let opened: OpenedItems
    let callLog: CallLog
    beforeEach(async () => {
      opened = await open()
      callLog = callLogIn(opened.items, secretKey, DAY_IN_SECONDS)
    })

    const noteAll = async (events: readonly CallEvent[]) => {
      for (const event of events) await callLog.note(call, event)
    }

    it('is empty for a call of which nothing is known', async () => {
      expect(await callLog.timeline(call)).toEqual([])
    })

    it('keeps the steps of a leg, then recordings, then the result', async () => {
      await noteAll([ended, recorded, ...steps])
      expect(await callLog.timeline(call)).toEqual([...steps, recorded, ended])
    })

    describe.each(ordersOf([1, 2, 3, 4]).map((order, index) => ({ steps: order.join(', '), order, index })))(
      'when the steps come as $steps',
      ({ order, index }) => {
        const tried = multiplicities.filter((_, at) => everyMultiplicity || (at + index) % 10 === 0)
        const arrivals = tried.map((often) => arrivalsOf(order, often))

        it(`tells them once, in the order in which they happened, in ${tried.length} ways of once, twice or three times`, async () => {
          for (const [at, arriving] of arrivals.entries()) {
            const ofThis = `CA${String(at).padStart(32, '0')}`
            for (const event of arriving) await callLog.note(ofThis, event)
            expect(await callLog.timeline(ofThis)).toEqual(steps)
          }
        })

        it('tells them once when each comes twice in a row', async () => {
          await noteAll(arrivalsOf(order, [1, 1, 1, 1]).flatMap((event) => [event, event]))
          expect(await callLog.timeline(call)).toEqual(steps)
        })

        it('tells them once when all come twice, the other way round', async () => {
          const arriving = arrivalsOf(order, [1, 1, 1, 1])
          await noteAll([...arriving, ...arriving.toReversed()])
          expect(await callLog.timeline(call)).toEqual(steps)
        })
      },
    )

    it('keeps all steps that come at once', async () => {
      await Promise.all([...steps, ...steps].map((event) => callLog.note(call, event)))
      expect(await callLog.timeline(call)).toEqual(steps)
    })

    it('tells the tenth step after the ninth', async () => {
      const many = Array.from({ length: 12 }, (_, index) => ({
        kind: 'leg-status' as const,
        leg,
        status: 'call-ringing',
        sequence: index + 1,
      }))
      await noteAll(many.toReversed())
      expect(await callLog.timeline(call)).toEqual(many)
    })

    it('tells what happened by time, whatever it was, and what says no time behind what its key comes after', async () => {
      const [first, second, third, fourth] = steps
      const pressed: CallEvent = { kind: 'menu', key: '1', team: 'sales', at: '2022-05-07T00:58:09.000Z' }
      const taken: CallEvent = { kind: 'whisper', answer: 'accepted', at: '2022-05-07T00:58:12.500Z' }
      const timeless = { ...second, at: undefined } as CallEvent // as Twilio may leave it out
      await noteAll(
        [ended, taken, recorded, fourth, third, timeless, first, pressed].filter((event) => event !== undefined),
      )
      const { at: _at, ...second2 } = timeless
      expect(await callLog.timeline(call)).toEqual([pressed, first, second2, third, taken, fourth, recorded, ended])
    })

    it('keeps each status of a recording', async () => {
      const begun: CallEvent = { kind: 'recording', recording, status: 'in-progress', at }
      await noteAll([recorded, begun, recorded, begun])
      expect(await callLog.timeline(call)).toHaveLength(2)
      expect(await callLog.timeline(call)).toEqual(expect.arrayContaining([recorded, begun]))
    })

    it('keeps a result without a leg', async () => {
      const result: CallEvent = { kind: 'result', result: 'failed-create-conversation', startedBy: 'customer', at }
      await noteAll([result, result])
      expect(await callLog.timeline(call)).toEqual([result])
    })

    it('keeps two legs of one call apart', async () => {
      const otherLeg = 'CA11111111111111111111111111111111'
      const first: CallEvent = { kind: 'leg-status', leg, status: 'call-initiated', sequence: 1 }
      const other: CallEvent = { ...first, leg: otherLeg }
      await noteAll([first, other])
      expect(await callLog.timeline(call)).toEqual(expect.arrayContaining([first, other]))
    })

    it('keeps two calls apart', async () => {
      await noteAll(steps)
      expect(await callLog.timeline('CA22222222222222222222222222222222')).toEqual([])
    })

    it.each([
      ['is of another version', { v: 2, event: ended }],
      ['has no version', { event: ended }],
      ['holds no event', { v: 1 }],
      ['is of an unknown kind', { v: 1, event: { ...ended, kind: 'transfer' } }],
      ['has a field in another form', { v: 1, event: { ...ended, durationSeconds: '62' } }],
    ])('refuses a record that %s', async (_, record) => {
      const key = `${call}.result.${leg}`
      await opened.items.create({ collection: 'calls', shardKey: call, key }, record, DAY_IN_SECONDS)
      await expect(callLog.timeline(call)).rejects.toThrow(UnreadableRecord)
    })

    it('says whose call it was, by a key and not by an address', async () => {
      await callLog.note(call, ended, '+15557654321')
      const found = await opened.items.list('calls', call)
      expect(found).toMatchObject([{ data: { customer: secretKey('customer', '+15557654321') } }])
      expect(JSON.stringify(found)).not.toMatch(ADDRESSES)
    })

    it('tells the same with and without a customer', async () => {
      await callLog.note(call, ended, '+15557654321')
      await callLog.note(call, recorded)
      expect(await callLog.timeline(call)).toEqual([recorded, ended])
    })

    it('lies under keys that Sync takes and that hold no address', async () => {
      await noteAll([...steps, recorded, ended])
      const keys = await opened.keys()
      expect(keys).toHaveLength(6)
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
