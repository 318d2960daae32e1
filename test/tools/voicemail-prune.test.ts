import { UserError } from '../../tools/command'
import { pruneVoicemails } from '../../tools/voicemail/prune-command'
import { listVoicemails } from '../../tools/voicemail/list-command'
import { deleteVoicemail } from '../../tools/voicemail/delete-command'
import { playVoicemail } from '../../tools/voicemail/play-command'
import { mapName, shardOf } from '../../src/state/shards'
import { accountWith, SHARDS } from '../support/routing-account'
import { twilioError } from '../support/twilio-error'

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

const callSid = 'CA0123456789abcdef0123456789abcdef'
const sid = (n: number) => `RE${String(n).padStart(32, '0')}`
const later = new Date('2027-03-01T00:00:00Z')

/** As many messages, a day apart, the first the oldest. Twilio refuses to delete some of their recordings. */
async function withMessages(count: number, refused: (recordingSid: string) => boolean = () => false) {
  const account = await accountWith()
  for (let n = 1; n <= count; n++) {
    const at = new Date(Date.UTC(2026, 10, n)).toISOString()
    await account.ports.voicemails.keepMessage(sid(n), { callSid, at })
  }
  const begun: string[] = []
  const remove = async (recordingSid: string) => {
    begun.push(recordingSid)
    await new Promise((resolve) => setImmediate(resolve))
    if (refused(recordingSid)) throw twilioError(400, 20001)
    return 'removed' as const
  }
  const { ports } = account
  const opened = { ...account, ports: { ...ports, recordings: { ...ports.recordings, remove } } }
  const listed = async () => {
    said.length = 0
    await listVoicemails({ json: true }, opened, later)
    return (JSON.parse(said.splice(0).join()) as { recording: string }[]).map(({ recording }) => recording)
  }
  const spoil = (recordingSid: string) =>
    account.sync
      .syncMaps(mapName('voicemails', shardOf(recordingSid, SHARDS)))
      .syncMapItems.create({ key: `${recordingSid}.message`, data: { v: 2, part: {} } })
  return { opened, begun, listed, spoil, contents: account.contents }
}

async function thrownBy(work: Promise<void>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(UserError)
  return String(error)
}

describe('prune', () => {
  it('begins with the oldest', async () => {
    const { opened, begun } = await withMessages(12)
    await pruneVoicemails({}, opened, later)
    expect(begun).toEqual(Array.from({ length: 12 }, (_, n) => sid(n + 1)))
  })

  it('goes on where Twilio refuses to delete a recording, and names it at the end', async () => {
    const { opened, listed } = await withMessages(9, (recording) => [sid(1), sid(5)].includes(recording))
    const words = await thrownBy(pruneVoicemails({}, opened, later))
    expect(said.join()).toContain('7 messages of before')
    expect(said.join()).toContain('are deleted, with their recordings; 2 are kept.')
    for (const refused of [1, 5]) expect(words).toContain(`  ${sid(refused)}: Twilio answered 400, error 20001`)
    expect(words).toMatch(/Repeat the command\.$/)
    expect(await listed()).toEqual([sid(5), sid(1)])
  })

  it('tells scripts the same', async () => {
    const { opened } = await withMessages(2, (recording) => recording === sid(1))
    await thrownBy(pruneVoicemails({ json: true }, opened, later))
    expect(JSON.parse(said.join())).toMatchObject({
      deleted: [sid(2)],
      kept: 1,
      failed: [{ recording: sid(1), why: expect.stringContaining('20001') }],
    })
  })

  it('gives up after ten failures in a row', async () => {
    const { opened, begun, listed } = await withMessages(29, () => true)
    const words = await thrownBy(pruneVoicemails({}, opened, later))
    expect(begun.length).toBeGreaterThanOrEqual(10)
    expect(begun.length).toBeLessThanOrEqual(14) // those that were begun meanwhile
    expect(words).toContain(`Given up after 10 failures in a row: ${29 - begun.length} more were not tried.`)
    expect(await listed()).toHaveLength(29)
  })

  it('does not give up while every other one succeeds', async () => {
    const { opened, begun } = await withMessages(30, (recording) => Number(recording.slice(2)) % 2 === 0)
    await thrownBy(pruneVoicemails({}, opened, later))
    expect(begun).toHaveLength(30)
  })

  it('clears what is left of a message that was deleted', async () => {
    const { opened, contents } = await withMessages(1)
    await opened.ports.voicemails.remove(sid(1))
    await opened.ports.voicemails.noteAudio(sid(1), { callSid, status: 'absent', at: '2026-11-20T00:00:00.000Z' })
    await pruneVoicemails({}, opened, new Date('2026-11-21T00:00:00Z'))
    expect(said.join()).toMatch(/^0 messages of before .* 0 are kept\.$/)
    const keys = Object.keys(await contents()).filter((key) => key.includes(sid(1)))
    expect(keys).toEqual([expect.stringMatching(/\.deleted$/)])
  })
})

describe('A record that this version cannot read', () => {
  const unreadable = sid(77)

  it('does not keep list from showing the others, and is named', async () => {
    const { opened, spoil } = await withMessages(2)
    await spoil(unreadable)
    const words = await thrownBy(listVoicemails({ json: true }, opened, later))
    expect(JSON.parse(said.join())).toMatchObject([{ recording: sid(2) }, { recording: sid(1) }])
    expect(words).toContain(`  ${unreadable}\n`)
    expect(words).toContain(`npm run voicemail -- delete ${unreadable}`)
  })

  it('does not keep prune from deleting the others, and is named', async () => {
    const { opened, spoil } = await withMessages(2)
    await spoil(unreadable)
    expect(await thrownBy(pruneVoicemails({}, opened, later))).toContain(unreadable)
    expect(said.join()).toContain('2 messages of before')
  })

  it('is named by play, and deleted by delete', async () => {
    const { opened, spoil, listed } = await withMessages(1)
    await spoil(unreadable)
    expect(await thrownBy(playVoicemail(unreadable, {}, opened, undefined))).toContain(`delete ${unreadable}`)
    await deleteVoicemail(unreadable, opened)
    expect(await listed()).toEqual([sid(1)])
  })
})
