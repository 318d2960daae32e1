import type { Twilio } from 'twilio'
import { AUDIO } from './audio-as-bytes'
import { isMissing } from './missing'

/** https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file */
export interface RecordedAudio {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** Recordings, whose media need the account's credentials. */
export interface Recordings {
  /** `undefined`: there is none, or none any more. */
  audio(recordingSid: string): Promise<RecordedAudio | undefined>
  remove(recordingSid: string): Promise<'removed' | 'missing'>
}

/** The recording is there, or may be, and Twilio does not hand out its audio. */
export class AudioUnavailable extends Error {
  override readonly name = 'AudioUnavailable'
  constructor(readonly status: number) {
    super(`Twilio answered ${status} for the audio of a recording`)
  }
}

/** The SDK has no call for media, so that the request is made with its client: by its way, with its credentials. */
export function twilioRecordings(client: Twilio): Recordings {
  return {
    async audio(recordingSid) {
      const uri = `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Recordings/${recordingSid}.mp3`
      const answer = (await client.request({ method: 'get', uri, headers: { Accept: AUDIO } })) as Answer
      if (answer.statusCode === 404) return undefined
      if (answer.statusCode !== 200 || !(answer.body instanceof Uint8Array)) {
        throw new AudioUnavailable(answer.statusCode)
      }
      return { bytes: answer.body, contentType: AUDIO }
    },

    async remove(recordingSid) {
      try {
        await client.recordings(recordingSid).remove()
        return 'removed'
      } catch (error) {
        if (isMissing(error)) return 'missing'
        throw error
      }
    },
  }
}

/** The SDK says `any`, and gives what its HTTP client got. */
interface Answer {
  readonly statusCode: number
  readonly body: unknown
}
