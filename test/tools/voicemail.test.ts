import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoutingAccount } from '../../tools/routing/account'
import { deleteVoicemail } from '../../tools/voicemail/delete-command'
import { listVoicemails } from '../../tools/voicemail/list-command'
import { playVoicemail } from '../../tools/voicemail/play-command'
import { pruneVoicemails } from '../../tools/voicemail/prune-command'
import { accountWith, newAccount } from '../support/routing-account'
import { twilioError } from '../support/twilio-error'
import { listenToCommands } from '../support/said'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-voicemail-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { said, saidAside } = listenToCommands()

const first = 'RE11111111111111111111111111111111'
const second = 'RE22222222222222222222222222222222'
const third = 'RE33333333333333333333333333333333'
const callSid = 'CA0123456789abcdef0123456789abcdef'
const today = new Date('2026-11-21T00:00:00Z')
const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** The recordings of an account, which lie with Twilio. */
function recordingsIn(recordings: Set<string>) {
  return {
    audio: async (sid: string) => (recordings.has(sid) ? { bytes, contentType: 'audio/mpeg' } : undefined),
    remove: async (sid: string) => (recordings.delete(sid) ? ('removed' as const) : ('missing' as const)),
  }
}

/** Three messages: one that is whole, one whose audio has not come, one whose message was lost. */
async function withMessages() {
  const account = await accountWith()
  const { voicemails } = account.ports
  const ready = { callSid, status: 'completed', durationSeconds: 120 } as const
  const message = { callSid, customer: '+13035550199', number: '+12025550101', durationSeconds: 17 }
  await voicemails.keepMessage(first, { ...message, at: '2026-11-18T09:00:00.000Z' })
  await voicemails.noteAudio(first, { ...ready, durationSeconds: 17, at: '2026-11-18T09:00:05.000Z' })
  await voicemails.keepMessage(second, { callSid, number: '+12025550103', at: '2026-11-19T10:30:00.000Z' })
  await voicemails.noteAudio(third, { ...ready, at: '2026-11-20T23:59:00.000Z' })
  const recordings = new Set([first, second, third])
  const opened = (): RoutingAccount => {
    const open = account.opened()
    return { ...open, ports: { ...open.ports, recordings: recordingsIn(recordings) } }
  }
  const kept = async () => {
    said.length = 0
    await listVoicemails({ json: true }, opened(), today)
    return (JSON.parse(said.splice(0).join()) as { recording: string }[]).map(({ recording }) => recording)
  }
  return { opened, recordings, kept, platform: account.platform }
}

describe('list', () => {
  it('shows a table, the newest first', async () => {
    await listVoicemails({}, (await withMessages()).opened(), today)
    expect(said.join('\n').split('\n')).toEqual([
      'when (UTC)        from          to            length  audio    recording',
      `2026-11-20 23:59  unknown       unknown       120 s   ready    ${third}`,
      `2026-11-19 10:30  unknown       +12025550103          not yet  ${second}`,
      `2026-11-18 09:00  +13035550199  +12025550101  17 s    ready    ${first}`,
    ])
  })

  it('shows those for one number', async () => {
    await listVoicemails({ number: '+12025550103', json: true }, (await withMessages()).opened(), today)
    expect(JSON.parse(said.join())).toEqual([{ recording: second, at: '2026-11-19T10:30:00.000Z', to: '+12025550103' }])
  })

  it('shows no recordings of silence', async () => {
    const account = await accountWith()
    const silence = { callSid, at: '2026-11-20T12:00:00.000Z' }
    await account.ports.voicemails.noteAudio(first, { ...silence, status: 'absent' })
    await account.ports.voicemails.noteAudio(second, { ...silence, status: 'completed', durationSeconds: 0 })
    await account.ports.voicemails.noteAudio(third, { ...silence, status: 'failed' })
    await listVoicemails({ json: true }, account.opened(), today)
    expect(JSON.parse(said.join())).toMatchObject([{ recording: third, audio: 'failed' }])
  })

  it('says that there are none', async () => {
    await listVoicemails({}, (await accountWith()).opened(), today)
    expect(said).toEqual(['There are no messages.'])
  })
})

describe('play', () => {
  it('writes the audio to a file that nobody else can read', async () => {
    const to = join(folder, 'message.mp3')
    await playVoicemail(first, { to }, (await withMessages()).opened(), undefined)
    expect(readFileSync(to).equals(bytes)).toBe(true)
    expect(statSync(to).mode & 0o777).toBe(0o600)
    expect(said).toEqual([`${to}: 256 bytes of audio/mpeg`])
  })

  it('makes a link that the Functions take', async () => {
    const { opened } = await withMessages()
    await playVoicemail(first, { link: true }, opened(), 'https://calls.example.com')
    const link = new URL(said.join())
    expect(link.origin + link.pathname).toBe('https://calls.example.com/voicemail/play')
    expect(opened().ports.playTokens.check(link.searchParams.get('t') ?? '', new Date())).toBe(first)
    expect(saidAside).toEqual(['Whoever has this link can listen for 72 hours.'])
  })

  it.each([
    ['whose audio is gone', second, {}, 'Twilio has no audio of'],
    ['that is not there', 'RE99999999999999999999999999999999', {}, 'There is no message'],
    ['by a link that leads nowhere', first, { link: true }, 'BASE_URL is not set'],
  ])('says what is wrong with a message %s', async (_, recording, options, words) => {
    const { opened, recordings } = await withMessages()
    recordings.delete(second)
    await expect(playVoicemail(recording, options, opened(), undefined)).rejects.toThrow(words)
  })
})

describe('delete', () => {
  it('deletes the recording and the message, and nothing else', async () => {
    const { opened, recordings, kept } = await withMessages()
    await deleteVoicemail(first, opened())
    expect(said).toEqual([`Deleted ${first}, the message and its recording. Links to it are dead.`])
    expect(recordings).toEqual(new Set([second, third]))
    expect(await kept()).toEqual([third, second])
    await expect(deleteVoicemail(first, opened())).rejects.toThrow(`There is no message ${first}`)
  })

  it('deletes a message whose recording is gone already', async () => {
    const { opened, recordings, kept } = await withMessages()
    recordings.delete(first)
    await deleteVoicemail(first, opened())
    expect(said).toEqual([`Deleted the message ${first}. Its recording was already gone.`])
    expect(await kept()).not.toContain(first)
  })

  it('keeps the message while its recording cannot be deleted, so that it can be repeated', async () => {
    const { opened, kept } = await withMessages()
    const account = opened()
    const remove = async () => Promise.reject(twilioError(503, 20503))
    const failing = { ...account, ports: { ...account.ports, recordings: { ...account.ports.recordings, remove } } }
    await expect(deleteVoicemail(first, failing)).rejects.toThrow(
      /^Twilio answered 503[^]*is not wholly deleted\. Repeat the command\.$/,
    )
    expect(await kept()).toContain(first)
    await deleteVoicemail(first, opened())
    expect(await kept()).not.toContain(first)
  })

  it('can be repeated when only the recording could be deleted', async () => {
    const { opened, platform, kept } = await withMessages()
    platform.faults.add('DELETE sync Items: 500 x1')
    await expect(deleteVoicemail(first, opened())).rejects.toThrow('Repeat the command.')
    await deleteVoicemail(first, opened())
    expect(await kept()).not.toContain(first)
  })
})

describe('prune', () => {
  /** VOICEMAIL_DAYS is 40: the first is that old at nine o'clock. */
  const justNotYet = new Date('2026-12-28T09:00:00.000Z')
  const justNow = new Date('2026-12-28T09:00:00.001Z')

  it.each([
    ['keeps a message on the millisecond of its time', justNotYet, 0],
    ['deletes it in the next one', justNow, 1],
    ['deletes all when all are old', new Date('2027-03-01T00:00:00Z'), 3],
  ])('%s', async (_, now, deleted) => {
    const { opened, recordings, kept } = await withMessages()
    await pruneVoicemails({}, opened(), now)
    expect(said.join()).toContain(`${deleted} messages of before `)
    expect(said.join()).toContain(`are deleted, with their recordings; ${3 - deleted} are kept.`)
    expect(await kept()).toEqual([third, second, first].slice(0, 3 - deleted))
    expect([...recordings]).toEqual([first, second, third].slice(deleted))
  })

  it('says beforehand what it would do, and does nothing', async () => {
    const { opened, recordings, kept } = await withMessages()
    await pruneVoicemails({ dryRun: true, json: true }, opened(), justNow)
    expect(JSON.parse(said.join())).toEqual({
      dryRun: true,
      before: '2026-11-18T09:00:00.001Z',
      deleted: [first],
      kept: 2,
      failed: [],
      unreadable: [],
    })
    expect(await kept()).toHaveLength(3)
    expect(recordings).toContain(first)
  })

  it('goes on where it was interrupted', async () => {
    const { opened, platform, kept } = await withMessages()
    platform.faults.add('DELETE sync Items: 500 x1')
    const later = new Date('2027-03-01T00:00:00Z')
    await expect(pruneVoicemails({}, opened(), later)).rejects.toThrow('Repeat the command.')
    await pruneVoicemails({}, opened(), later)
    expect(await kept()).toEqual([])
  })
})

describe('where nothing is set up', () => {
  it('says what to do', async () => {
    await expect(listVoicemails({}, newAccount(), today)).rejects.toThrow('npm run routing -- import routing.json')
  })
})
