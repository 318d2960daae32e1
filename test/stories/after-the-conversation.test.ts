import { builtIn } from '../../src/replies/prompts'
import type { CallOutcome, CallScript, WorkerCallScript } from '../../twin/network/script'
import { called, heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { workers } from '../support/routing'
import { numbers, routing } from '../support/voice-routing'

/** docs/connect-action.md, as far as a call can come to each of its cells. */
const story = usePatchbay({ routing })
const ada = workers.ada.identity

interface Cell<Script> {
  readonly plays: Partial<Script>
  /** Of the session, as Twilio tells it. */
  readonly ended: { readonly result: string; readonly dialCallStatus?: string }
  /** What we make of it. */
  readonly decision: string
  readonly outcome: CallOutcome
  readonly hears: readonly string[]
  /** Twilio's own entry in its debugger. */
  readonly debugger?: RegExp
  readonly alert?: true
}

const incomplete = (dialCallStatus: string) => ({ ended: { result: 'dialed-call-incomplete', dialCallStatus } })
const answered = {
  ended: { result: 'session-success', dialCallStatus: 'completed' },
  decision: 'hang-up',
  outcome: 'answered',
  hears: [],
} as const
const voicemail = (prompt: string) =>
  ({ decision: 'voicemail', outcome: 'voicemail', hears: [prompt, builtIn.saved] }) as const
const nobodyAssigned = {
  ended: { result: 'no-other-participants' },
  ...voicemail(builtIn.notAvailable),
  debugger: /^32506 /,
  alert: true,
} as const
const notCreated = {
  ended: { result: 'failed-create-conversation' },
  ...voicemail(builtIn.failed),
  alert: true,
} as const
const stranger = { ended: { result: 'no-existing-conversation' } }

const ofCustomers: readonly Cell<CallScript>[] = [
  { plays: { worker: 'answers' }, ...answered },
  { plays: { worker: 'busy' }, ...incomplete('busy'), ...voicemail(builtIn.busy) },
  { plays: { worker: 'declines' }, ...incomplete('busy'), ...voicemail(builtIn.busy) },
  { plays: { worker: 'no-answer' }, ...incomplete('no-answer'), ...voicemail(builtIn.notAvailable) },
  { plays: { worker: 'failed' }, ...incomplete('failed'), ...voicemail(builtIn.failed) },
  { plays: { worker: 'canceled' }, ...incomplete('canceled'), ...voicemail(builtIn.notAvailable) },
  { plays: { creationFails: 'limit' }, ...notCreated, debugger: /^48023 / },
  { plays: { creationFails: 'error' }, ...notCreated, debugger: /^48050 / },
  { plays: { worker: 'absent' }, ...nobodyAssigned },
  { plays: { worker: 'late' }, ...nobodyAssigned },
  { plays: { to: numbers.asksStrangers }, ...stranger, ...voicemail(builtIn.notAvailable) },
  {
    plays: { to: numbers.tellsStrangers },
    ...stranger,
    decision: 'message',
    outcome: 'no-answer',
    hears: [builtIn.noConversation],
  },
  { plays: { to: numbers.leavesStrangers }, ...stranger, decision: 'reject', outcome: 'no-answer', hears: [] },
]

describe('A customer who calls', () => {
  it.each(ofCustomers.map((cell, n) => [JSON.stringify(cell.plays), cell, n] as const))(
    'comes where the table says: %s',
    async (_, cell, n) => {
      announceAll(cell)
      const from = `+1303777${String(n).padStart(4, '0')}`
      const whole = { from, to: numbers.plain, worker: 'answers', message: 3, ...cell.plays } as const
      const call = await story.patchbay.network.call(whole)
      expect(call.outcome).toBe(cell.outcome)
      expect(heard(call)).toEqual(cell.hears)
      expect(await resultsOf(call.callSid)).toEqual([
        expect.objectContaining({ startedBy: 'customer', outcome: cell.decision, ...cell.ended }),
      ])
    },
  )

  it('comes to voicemail where the Conversation has lost its worker, and no document tells how the dialled call ended', async () => {
    story.announce('debugger', /^32504 /)
    const { network, platform } = story.patchbay
    const { sid } = platform.conversations.create()
    const binding = { address: '+13037780001', proxyAddress: numbers.plain }
    platform.conversations.addCustomer(sid, binding)
    const call = await network.call({ from: binding.address, to: numbers.plain, worker: 'answers', message: 3 })

    expect(heard(call)).toEqual([builtIn.notAvailable, builtIn.saved])
    const [result] = await resultsOf(call.callSid)
    expect(result).toMatchObject({ result: 'dialed-call-incomplete', outcome: 'voicemail' })
    expect(result).not.toHaveProperty('dialCallStatus')
  })

  it.each(['while-it-rings', 'while-talking'] as const)(
    'and hangs up %s hears no voicemail',
    async (customerHangsUp) => {
      const from = customerHangsUp === 'while-talking' ? '+13037780002' : '+13037780003'
      const whole = { from, to: numbers.plain, worker: 'answers', message: 3, customerHangsUp } as const
      const call = await story.patchbay.network.call(whole)
      expect(call.outcome).toBe(customerHangsUp === 'while-talking' ? 'answered' : 'hung-up')
      expect(heard(call)).toEqual([])
      expect(called(call)).not.toContain('/voice/voicemail-action')
    },
  )
})

const says = (words: string) => ({ decision: 'explain', outcome: 'no-answer', hears: [words] }) as const
const isGone = 'This conversation no longer exists. Please start a new one with the customer.'

const ofWorkers: readonly Cell<WorkerCallScript>[] = [
  { plays: { customer: 'answers' }, ...answered },
  { plays: { customer: 'no-answer' }, ...incomplete('no-answer'), ...says('The customer did not answer.') },
  { plays: { customer: 'busy' }, ...incomplete('busy'), ...says('The customer is on another call.') },
  {
    plays: { customer: 'failed' },
    ...incomplete('failed'),
    ...says('The customer could not be reached on this number.'),
  },
  { plays: { customer: 'canceled' }, ...incomplete('canceled'), ...says('The call was canceled.') },
  ...(['invalid', 'none'] as const).map((conversation) => ({
    plays: { conversation },
    ended: { result: 'invalid-conversation' },
    ...says(isGone),
    debugger: /^32500 /,
    alert: true as const,
  })),
  ...(['once', 'always'] as const).map((twilioFails) => ({
    plays: { twilioFails },
    ended: { result: 'internal-error' },
    ...says('Your call could not be connected. Please try again later.'),
    debugger: /^32500 /,
    alert: true as const,
  })),
]

describe('A worker who calls a customer', () => {
  it.each(ofWorkers.map((cell, n) => [JSON.stringify(cell.plays), cell, n] as const))(
    'comes where the table says, and never to voicemail: %s',
    async (_, cell, n) => {
      announceAll(cell)
      const to = `+1303779${String(n).padStart(4, '0')}`
      const whole = { worker: ada, from: numbers.plain, to, customer: 'answers', ...cell.plays } as const
      const call = await story.patchbay.network.workerCall(whole)
      expect(call.outcome).toBe(cell.outcome)
      expect(heard(call)).toEqual(cell.hears)
      expect(called(call)).not.toContain('/voice/voicemail-action')
      expect(await resultsOf(call.callSid)).toEqual([
        expect.objectContaining({ startedBy: 'worker', outcome: cell.decision, ...cell.ended }),
      ])
      expect(story.patchbay.platform.messages.list().filter((text) => text.body.includes(to))).toEqual([])
    },
  )
})

function announceAll(cell: Pick<Cell<unknown>, 'debugger' | 'alert' | 'ended'>): void {
  if (cell.debugger) story.announce('debugger', cell.debugger)
  if (cell.alert) story.announce('alert', new RegExp(`"because":"${cell.ended.result}"`))
}

async function resultsOf(callSid: string) {
  return (await story.patchbay.timeline(callSid)).filter((event) => event.kind === 'result')
}
