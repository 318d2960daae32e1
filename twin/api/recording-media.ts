import { ApiError, type ApiRequest, type Operations } from './api'
import { notFound } from './errors'
import { operation } from './operation'
import { integer } from './parameters'
import { RECORDINGS } from './recording-operations'
import type { RecordingsMemory } from './recordings-memory'
import type { Recording } from './recordings-store'
import { media } from './responses'
import { silentMp3 } from './silent-mp3'
import { toneWav, type Sound } from './tone-wav'

/**
 * The sound itself, in place of what was said. Without an extension it is a WAV, too. Here the account has "Enforce HTTP
 * Auth on Media URLs" switched on, as Twilio recommends, so that it takes credentials as everything else does.
 * https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media-file
 */
export function recordingMediaOperations(memory: RecordingsMemory): Operations {
  const download =
    (contentType: string, fileOf: (sound: Sound) => Uint8Array) =>
    (request: ApiRequest, { Sid }: { readonly Sid: string }) =>
      media(contentType, fileOf(soundOf(request, memory.find(Sid))))
  const wav = download('audio/x-wav', toneWav)
  return {
    ...operation(`GET ${RECORDINGS}/{Sid}.wav`, CHANNELS, wav),
    ...operation(`GET ${RECORDINGS}/{Sid}.mp3`, CHANNELS, download('audio/mpeg', silentMp3)),
    ...operation(`GET ${RECORDINGS}/{Sid}`, CHANNELS, wav),
  }
}

const CHANNELS = ['RequestedChannels']

/** "The recording file may not yet be accessible when the action callback is sent": then it is as if there were none. */
function soundOf({ query, path }: ApiRequest, recording: Recording | undefined): Sound {
  if (recording?.status !== 'completed') throw notFound(path)
  const channels = integer(query, 'RequestedChannels', 1, 2) ?? recording.channels
  if (channels > recording.channels) {
    throw new ApiError(400, 16113, 'Cannot download a dual-channel presentation of a mono recording')
  }
  return { seconds: recording.durationSeconds ?? 0, channels: channels === 2 ? 2 : 1 }
}
