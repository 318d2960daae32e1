/** What a file is to sound like, or at least for how long. */
export interface Sound {
  readonly seconds: number
  readonly channels: 1 | 2
}

export const SAMPLES_PER_SECOND = 8000
const BYTES_PER_SAMPLE = 2
const HEADER_BYTES = 44
/** Of 32,767: quiet. */
const AMPLITUDE = 1000
/** The first channel and the second can be told apart by ear. */
const HERTZ = [400, 500] as const
/** A whole number of waves of either tone: 4 of 20 samples, 5 of 16. */
const SAMPLES_PER_PATTERN = 80

/** A WAV file with PCM at 8 kHz and 16 bits, as Twilio's: a tone, the same each time. */
export function toneWav({ seconds, channels }: Sound): Buffer {
  const frameBytes = channels * BYTES_PER_SAMPLE
  const dataBytes = Math.round(seconds * SAMPLES_PER_SECOND) * frameBytes
  const file = Buffer.alloc(HEADER_BYTES + dataBytes)
  file.write('RIFF', 0)
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20) // PCM
  file.writeUInt16LE(channels, 22)
  file.writeUInt32LE(SAMPLES_PER_SECOND, 24)
  file.writeUInt32LE(SAMPLES_PER_SECOND * frameBytes, 28)
  file.writeUInt16LE(frameBytes, 32)
  file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34)
  file.write('data', 36)
  file.writeUInt32LE(dataBytes, 40)
  return file.fill(pattern(channels), HEADER_BYTES)
}

/** Both channels' samples take turns. */
function pattern(channels: number): Buffer {
  const bytes = Buffer.alloc(SAMPLES_PER_PATTERN * channels * BYTES_PER_SAMPLE)
  for (let sample = 0; sample < SAMPLES_PER_PATTERN; sample++) {
    for (const [channel, hertz] of HERTZ.slice(0, channels).entries()) {
      const value = AMPLITUDE * Math.sin((2 * Math.PI * hertz * sample) / SAMPLES_PER_SECOND)
      bytes.writeInt16LE(Math.round(value), (sample * channels + channel) * BYTES_PER_SAMPLE)
    }
  }
  return bytes
}
