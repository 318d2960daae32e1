import type RequestClient from 'twilio/lib/base/RequestClient'

/** MP3: much smaller than WAV, and every phone plays it. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file */
export const AUDIO = 'audio/mpeg'

/** The SDK decodes each body as text, which no audio survives. With this, whoever asks for audio gets bytes. */
export function receiveAudioAsBytes({ axios }: RequestClient): void {
  axios.interceptors.request.use((config) =>
    config.headers.get('Accept') === AUDIO ? { ...config, responseType: 'arraybuffer' } : config,
  )
}
