import { writeFileSync } from 'node:fs'
import { linksFrom, publicPaths } from '../../src/runtime/paths'
import { LINK_HOURS } from '../../src/runtime/play-link'
import { UnreadableRecord } from '../../src/state/records'
import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { cannotRead } from './stored'

export interface PlayOptions {
  readonly to?: string | undefined
  readonly link?: boolean | undefined
}

/** Writes the audio to a file, or makes a link that plays it. */
export async function playVoicemail(
  recordingSid: string,
  { to = `${recordingSid}.mp3`, link = false }: PlayOptions,
  { ports }: RoutingAccount,
  baseUrl: string | undefined,
): Promise<void> {
  const found = await ports.voicemails.find(recordingSid).catch((error: unknown) => {
    throw error instanceof UnreadableRecord ? cannotRead([recordingSid]) : error
  })
  if (!found) throw noSuchMessage(recordingSid)
  if (link) {
    if (!baseUrl) throw new UserError('BASE_URL is not set, and says where your Functions are: set it, or use --to.')
    const t = ports.playTokens.make(recordingSid, new Date())
    console.log(linksFrom(baseUrl)(publicPaths.playVoicemail, { t }))
    console.error(`Whoever has this link can listen for ${LINK_HOURS} hours.`)
    return
  }
  const audio = await ports.recordings.audio(recordingSid)
  if (!audio) throw new UserError(`Twilio has no audio of ${recordingSid}: it is not ready yet, or has been deleted.`)
  writeFileSync(to, audio.bytes, { mode: 0o600 }) // somebody's voice
  console.log(`${to}: ${audio.bytes.length} bytes of ${audio.contentType}`)
}

export function noSuchMessage(recordingSid: string): UserError {
  return new UserError(`There is no message ${recordingSid}. All of them: npm run voicemail -- list`)
}
