import type { CallReport, CallScript, TextReport } from '../../twin/network/script'
import { routing } from './frontline-routing'
import { usePatchbay, type Story } from './patchbay'

type InConversation = Pick<TextReport, 'conversationSid'>

/** A story about who of ours is in a Conversation with a customer. */
export interface FrontlineStory extends Story {
  text(this: void, from: string, to: string, body?: string): Promise<TextReport>
  /** Whoever is called answers, unless told otherwise. */
  call(this: void, from: string, to: string, script?: Partial<CallScript>): Promise<CallReport>
  /** Identities. */
  workersIn(this: void, report: InConversation): readonly string[]
  wordsIn(this: void, report: InConversation): readonly string[]
  /** In the app. */
  close(this: void, by: string, report: InConversation): Promise<unknown>
  /** Why each was added who was added since the last look. */
  whyAdded(this: void): Promise<readonly (string | undefined)[]>
}

export function useFrontline(): FrontlineStory {
  const story = usePatchbay({ routing })
  const conversations = () => story.patchbay.platform.conversations
  return {
    get patchbay() {
      return story.patchbay
    },
    announce: (kind, matching) => story.announce(kind, matching),
    text: (from, to, body = 'Is my order ready?') => story.patchbay.network.text({ from, to, body }),
    call: (from, to, script = {}) =>
      story.patchbay.network.call({ from, to, worker: 'answers', message: 5, ...script }),
    workersIn: ({ conversationSid = '' }) =>
      conversations()
        .fetch(conversationSid)
        .participants.flatMap(({ identity }) => identity ?? []),
    wordsIn: ({ conversationSid = '' }) =>
      conversations()
        .messages(conversationSid)
        .map(({ body }) => body),
    close: (by, { conversationSid = '' }) => story.patchbay.frontline.closeConversation(by, conversationSid),
    whyAdded: async () => {
      const lines = await story.patchbay.takeLog()
      return lines.filter(({ decision }) => decision === 'add-worker').map(({ because }) => because)
    },
  }
}
