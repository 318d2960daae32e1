/** `Sat, 07 May 2022 00:58:19 +0000`: how Twilio writes times in callbacks. */
export function rfc2822(time: Date): string {
  return time.toUTCString().replace('GMT', '+0000')
}
