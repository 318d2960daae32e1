import { notices } from '../../src/routing/directory'
import { voicemailNotice } from '../../src/replies/notice'
import { decideVoicemailRecording } from '../../src/routing/voicemail-recording'
import { linksFrom, publicPaths } from '../../src/runtime/paths'
import { LINK_HOURS } from '../../src/runtime/play-link'
import type { Ports } from '../../src/runtime/ports'
import { tellOnce } from '../../src/runtime/tell'
import { keptVoicemail } from '../../src/state/kept-voicemail'
import type { AtTwilio } from './at-twilio'

/** A message as Twilio has it, and what of it is kept. */
export interface Found extends AtTwilio {
  readonly kept: 'nothing' | 'part' | 'whole'
}

/**
 * `not-told`: kept now, but there is nobody to tell, or Twilio refuses to. `told-before`: what Sync has lost is not that somebody was told.
 * `well`: nothing is lacking.
 */
export type Fate = 'told' | 'told-before' | 'not-told' | 'left-alone' | 'well'

/** Without a URL for the link it only says what is lost, as `not-told`. */
export async function recoverIfLost(
  found: Found | undefined,
  ports: Ports,
  baseUrl: string | undefined,
): Promise<Fate> {
  if (!found) return 'well'
  if (found.kept === 'whole') {
    if (baseUrl === undefined || (await isTold(found, ports))) return 'well'
    return (await recover(found, ports, baseUrl)) === 'told' ? 'told' : 'well'
  }
  if (found.kept === 'nothing' && !(await isOurs(found, ports))) return 'left-alone'
  return baseUrl === undefined ? 'not-told' : recover(found, ports, baseUrl)
}

/** Whatever else of the account records with `<Record>` is none of our business: known is who called which number. */
async function isOurs({ told }: AtTwilio, { calls, directory }: Ports): Promise<boolean> {
  const call = await calls.find(told.callSid)
  return call !== undefined && (await directory.number(call.to)) !== undefined
}

/** Has anybody been told of it, in any way? */
async function isTold({ told }: AtTwilio, { claims }: Ports): Promise<boolean> {
  const made = await Promise.all(notices.map((wish) => claims.isClaimed('voicemail', told.recordingSid, wish)))
  return made.includes(true)
}

/** What `/voice/voicemail-recording` would have done, with its claims: of what it has told, nobody is told again. */
async function recover({ told, leftAt }: AtTwilio, ports: Ports, baseUrl: string) {
  const { recordingSid } = told
  const decision = decideVoicemailRecording(told, await keptVoicemail(ports, told, leftAt))
  if (decision.kind !== 'tell') return 'not-told'

  const { recipients, left, timeZone } = decision
  const url = linksFrom(baseUrl)(publicPaths.playVoicemail, { t: ports.playTokens.make(recordingSid, new Date()) })
  const words = voicemailNotice({ ...left, timeZone, url, hours: LINK_HOURS })
  const done = await tellOnce(ports, ['voicemail', recordingSid], recipients, words)
  if (done === 'refused') return 'not-told'
  return done === 'done' ? 'told' : 'told-before'
}
