import { callLogIn } from '../../src/state/call-log'
import { callOver } from '../../src/state/call-over'
import { secretKeys } from '../../src/state/keys'
import { memoryItems } from '../support/memory-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const callSid = 'CA0123456789abcdef0123456789abcdef'
const call = { callSid, from: '+15557654321', to: '+15551230001', isOver: true, wasAnswered: true }
const at = '2026-11-20T12:00:00.000Z'
const asked = { kind: 'result', startedBy: 'customer', outcome: 'voicemail', at } as const
const answered = { kind: 'leg-status', leg: callSid, status: 'call-answered', sequence: 3 } as const
const left = { kind: 'message', recording: 'RE00112233445566778899aabbccddeeff', at } as const

function open() {
  const callLog = callLogIn(memoryItems().items, secretKey, 60)
  const timeline = jest.spyOn(callLog, 'timeline')
  const nobody = async () => undefined
  const directory = {
    number: nobody,
    team: nobody,
    worker: nobody,
    ownerOf: nobody,
    prompts: nobody,
    absences: async () => [],
    blockedFrom: async () => 'everybody' as const,
    templates: async () => [],
    workerWithPhone: nobody,
  }
  const conversations = { find: nobody, tellWorkers: nobody, removeUnused: async () => 'missing' as const }
  const assignments = { find: nobody, assign: async () => 'nobody', release: async () => undefined }
  return { callLog, timeline, ports: { callLog, directory, conversations, assignments } }
}

describe('What became of a call', () => {
  it('is looked for twice before a message is missed, three seconds apart', async () => {
    const { callLog, timeline, ports } = open()
    await callLog.note(callSid, asked)
    const wait = jest.fn(async () => undefined)
    expect(await callOver(ports, call, wait)).toMatchObject({
      messageExpected: true,
      messageLeft: false,
      missed: { blocked: true, number: undefined },
    })
    expect(wait.mock.calls).toEqual([[3_000]])
    expect(timeline).toHaveBeenCalledTimes(2)
  })

  it('is told to whoever it concerns, who is found while the second look is waited for', async () => {
    const { callLog, ports } = open()
    await callLog.note(callSid, asked)
    const blockedFrom = jest.fn(ports.directory.blockedFrom)
    const asksMeanwhile = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      expect(blockedFrom).toHaveBeenCalled()
    }
    await callOver({ ...ports, directory: { ...ports.directory, blockedFrom } }, call, asksMeanwhile)
    expect.assertions(1)
  })

  it('is seen at the second look when the message comes meanwhile', async () => {
    const { callLog, ports } = open()
    await callLog.note(callSid, asked)
    const facts = await callOver(ports, call, () => callLog.note(callSid, left))
    expect(facts).toEqual({ messageExpected: true, messageLeft: true, missed: undefined })
  })

  it.each([
    ['the message is there', [asked, left]],
    ['it ended otherwise', [{ ...asked, outcome: 'hang-up' }]],
    ['a worker answered', [answered]],
  ])('is seen at once when %s', async (_, events) => {
    const { callLog, timeline, ports } = open()
    for (const event of events) await callLog.note(callSid, event)
    const wait = jest.fn(async () => undefined)
    expect(await callOver(ports, call, wait)).toMatchObject({ missed: undefined })
    expect(wait).not.toHaveBeenCalled()
    expect(timeline).toHaveBeenCalledTimes(1)
  })

  it('is a missed call where nothing is noted: the caller hung up in the greeting, or at the prompt of a fallback', async () => {
    expect(await callOver(open().ports, call, async () => undefined)).toMatchObject({ messageExpected: true })
  })

  it('is none where nothing is noted because it was rejected', async () => {
    const { timeline, ports } = open()
    expect(await callOver(ports, { ...call, wasAnswered: false })).toMatchObject({ missed: undefined })
    expect(timeline).toHaveBeenCalledTimes(1)
  })

  it('is not asked for before it is over', async () => {
    const { timeline, ports } = open()
    expect(await callOver(ports, { ...call, isOver: false })).toMatchObject({ missed: undefined })
    expect(timeline).not.toHaveBeenCalled()
  })
})
