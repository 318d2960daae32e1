import type { Clock } from '../clock'

/** Whole seconds, as Twilio counts them: on a real clock, nothing lasts exactly as long as it is told to. */
export function secondsSince(time: Date, { network }: { readonly network: { readonly clock: Clock } }): number {
  return Math.round((network.clock.now().getTime() - time.getTime()) / 1000)
}
