import { notFound, playVoicemail } from '../../replies/play-voicemail'
import { decidePlayVoicemail } from '../../routing/play-voicemail'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { publicPaths } from '../../runtime/paths'
import { parsePlayVoicemail } from '../../webhooks/play-voicemail'

/** Somebody has opened the link to a message. Public: the link carries our own signature, and expires. */
export const handler = defineFunction({
  webhook: publicPaths.playVoicemail,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parsePlayVoicemail,
  facts: async ({ token }, { playTokens, voicemails, recordings }, now) => {
    const recordingSid = playTokens.check(token, now)
    const isKept = recordingSid !== undefined && (await voicemails.find(recordingSid)) !== undefined
    return { recordingSid, isKept, audio: isKept ? await recordings.audio(recordingSid) : undefined }
  },
  decide: (_request, facts) => decidePlayVoicemail(facts),
  reply: (decision, { range }) => playVoicemail(decision, range),
  refuse: () => notFound,
  fallback: () => notFound,
})
