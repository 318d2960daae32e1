import { SAMPLES_PER_SECOND, type Sound } from './tone-wav'

/** Of MPEG-2 and its half-rate sibling MPEG-2.5, in layer III. */
export const SAMPLES_PER_FRAME = 576

/**
 * MPEG-2.5 layer III at 8 kHz, so that a frame has a whole number of bytes: 72 × bitrate ÷ sample rate. Twilio does not
 * document its bitrate; this one is a quarter of the WAV's.
 */
const formats = {
  /** 32 kbit/s */
  1: { header: [0xff, 0xe3, 0x48, 0xc0], bytesPerFrame: 288 },
  /** 64 kbit/s */
  2: { header: [0xff, 0xe3, 0x88, 0x00], bytesPerFrame: 576 },
} as const

/**
 * An MP3 file with nothing to hear: the same frame over and over. Its side information is zero, which says that no part of
 * the frame holds sound, and that none of it is borrowed from the frame before. A whole number of frames, so that it is up
 * to 72 ms too long, and at least one.
 */
export function silentMp3({ seconds, channels }: Sound): Buffer {
  const { header, bytesPerFrame } = formats[channels]
  const frames = Math.max(Math.ceil((seconds * SAMPLES_PER_SECOND) / SAMPLES_PER_FRAME), 1)
  const frame = Buffer.alloc(bytesPerFrame)
  frame.set(header)
  return Buffer.alloc(frames * bytesPerFrame, frame)
}
