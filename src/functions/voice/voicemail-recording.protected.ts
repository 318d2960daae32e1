import { lostMessageNotice, voicemailNotice } from '../../replies/notice'
import { listProblems, tryAgain } from '../../replies/problems'
import { nothing } from '../../replies/reply'
import { decideVoicemailRecording, type Decision } from '../../routing/voicemail-recording'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths, publicPaths } from '../../runtime/paths'
import { LINK_HOURS } from '../../runtime/play-link'
import { tellOnce } from '../../runtime/tell'
import { keptVoicemail } from '../../state/kept-voicemail'
import { parseRecordingStatus } from '../../webhooks/recording-status'

/** The audio of a message is ready, or will never be: noted, and somebody is told once. */
export const handler = defineFunction({
  webhook: paths.voicemailRecording,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseRecordingStatus,
  facts: (audio, ports, now) => keptVoicemail(ports, audio, now),
  decide: decideVoicemailRecording,
  act: async (decision, { event: { recordingSid }, ports, now, link }): Promise<Decision> => {
    if (decision.kind !== 'tell') return decision
    const { recipients, left, timeZone, alert: isLost } = decision
    const url = link(publicPaths.playVoicemail, { t: ports.playTokens.make(recordingSid, now) })
    const words = isLost
      ? lostMessageNotice({ ...left, timeZone })
      : voicemailNotice({ ...left, timeZone, url, hours: LINK_HOURS })
    // The audio may be there after all, and is told of then.
    const told = await tellOnce(ports, [isLost ? 'lost-voicemail' : 'voicemail', recordingSid], recipients, words)
    if (told === 'refused') return { kind: 'tell-nobody', because: 'nobody-to-tell', alert: true }
    return told === 'done' ? decision : { ...decision, because: 'told-before' }
  },
  reply: () => nothing,
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
