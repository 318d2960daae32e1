import { builtIn } from '../../src/replies/prompts'
import { paths, type Path } from '../../src/runtime/paths'
import { heard } from '../support/heard'
import { usePatchbay } from '../support/patchbay'
import { numbers, routing } from '../support/voice-routing'

const story = usePatchbay({ routing })
afterEach(() => story.patchbay.platform.faults.clear())

/** Sync fails from the answer of one Function until that of another. */
function failBetween(fault: string, from: Path | undefined, until: Path): () => void {
  const { faults, events } = story.patchbay.platform
  if (from === undefined) faults.add(fault)
  return events.listen(({ event }) => {
    if (event.kind !== 'webhook') return
    const { pathname } = new URL(event.exchange.url)
    if (pathname === from) faults.add(fault)
    if (pathname === until) faults.clear()
  })
}

const trouble = [
  ['is unavailable', 'sync: 503'],
  ['takes 5 s', 'sync: delay 5s'],
  ['refuses with 429', 'sync: 429'],
] as const
const moments = [
  ['from the first request on', undefined],
  ['once the customer is put through', paths.incomingCall],
] as const
const cells = trouble.flatMap(([how, fault]) => moments.map(([when, from]) => [how, when, fault, from] as const))

describe('A customer who calls while Sync', () => {
  it.each(cells)(
    '%s %s hears a prompt within 5 s, and their message is found again',
    async (_how, _when, fault, from) => {
      story.announce('fallback')
      const { network, platform, voicemail, takeLog } = story.patchbay
      await story.patchbay.restartFunctions() // nothing is remembered of the directory
      const customer = `+1303781${String(cells.findIndex((cell) => cell[2] === fault && cell[3] === from)).padStart(4, '0')}`
      const stop = failBetween(fault, from, paths.voicemailAction)
      // At a number where no leg is dialled, whose steps would have to wait for Sync, too.
      const whole = { from: customer, to: numbers.asksStrangers, worker: 'answers', message: 8 } as const
      const call = await network.call(whole)
      stop()

      expect(call.outcome).toBe('voicemail')
      expect(heard(call)).toEqual([builtIn.notAvailable, 'Thank you for calling. Goodbye.'])
      const log = await takeLog()
      const milliseconds = log.filter(({ webhook }) => somebodyWaits.includes(webhook)).map(({ text }) => timeIn(text))
      expect(Math.max(...milliseconds)).toBeLessThan(5_000)

      const { callSid, recordingSid = '' } = call
      await expect(voicemail(recordingSid)).resolves.toMatchObject({
        message: { callSid, customer, number: numbers.asksStrangers, durationSeconds: 8 },
        audio: { status: 'completed' },
      })
      expect(
        platform.messages.list().filter(({ body }) => body.startsWith(`Voicemail from ${customer} `)),
      ).toHaveLength(1)
    },
  )
})

const somebodyWaits: readonly string[] = [paths.incomingCall, paths.connectAction, paths.voicemailAction]

function timeIn(line: string): number {
  return (JSON.parse(line) as { readonly milliseconds: number }).milliseconds // our own log has it
}
