import { inWords, UserError } from '../command'
import { patiently } from '../patiently'
import type { RoutingAccount } from '../routing/account'
import { noSuchMessage } from './play-command'

export async function deleteVoicemail(recordingSid: string, account: RoutingAccount): Promise<void> {
  const { recording, message } = await erase(recordingSid, account).catch((error: unknown) => {
    throw new UserError(`${String(inWords(error))}\n${recordingSid} is not wholly deleted. Repeat the command.`)
  })
  if (recording === 'missing' && message === 'missing') throw noSuchMessage(recordingSid)
  console.log(
    recording === 'removed'
      ? `Deleted ${recordingSid}, the message and its recording. Links to it are dead.`
      : `Deleted the message ${recordingSid}. Its recording was already gone.`,
  )
}

/** The recording goes first: as long as the message is listed, an interrupted deletion can be repeated. */
export async function erase(recordingSid: string, { ports }: RoutingAccount) {
  const recording = await patiently(() => ports.recordings.remove(recordingSid))
  const message = await patiently(() => ports.voicemails.remove(recordingSid))
  return { recording, message }
}
