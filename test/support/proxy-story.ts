import { paths } from '../../src/runtime/paths'
import type { CallReport, CallScript, TextReport } from '../../twin/network/script'
import type { Message } from '../../twin/api/messages-store'
import { routing } from './proxy-routing'
import { usePatchbay, type Story } from './patchbay'
import { numbersOfOthers } from './shown'

/** A story in which nobody sees or hears any number that is none of Proxy's: each call and each text is looked through for one. */
export interface ProxyStory extends Story {
  /** Whoever is called answers, unless told otherwise. */
  call(this: void, from: string, to: string, script?: Partial<CallScript>): Promise<CallReport>
  text(this: void, from: string, to: string, body?: string): Promise<TextReport>
  /** `session: first-contact`: what was decided out of session since the last look. */
  decisions(this: void): Promise<readonly string[]>
  /** Nobody calls or writes for so long. */
  later(this: void, seconds: number): Promise<void>
  /** Texts that the Functions have sent to this phone. */
  textsTo(this: void, phone: string): readonly Message[]
}

export function useProxy(options: Parameters<typeof usePatchbay>[0] = {}): ProxyStory {
  const story = usePatchbay({ routing, ...options })
  const platform = () => story.patchbay.platform
  const looked = <Report extends CallReport | TextReport>(report: Report): Report => {
    expect(numbersOfOthers(report, (number) => platform().proxy.owns(number))).toEqual([])
    expect(report.mistakes).toEqual([])
    return report
  }
  return {
    get patchbay() {
      return story.patchbay
    },
    announce: (kind, matching) => story.announce(kind, matching),
    call: async (from, to, script = {}) =>
      looked(await story.patchbay.network.call({ from, to, worker: 'answers', message: 'none', ...script })),
    text: async (from, to, body = 'Hello') => looked(await story.patchbay.network.text({ from, to, body })),
    decisions: async () => {
      const lines = await story.patchbay.takeLog()
      return lines.flatMap(({ webhook, decision, because }) =>
        webhook === paths.outOfSession ? [`${decision}: ${because}`] : [],
      )
    },
    later: (seconds) => platform().clock.sleep(seconds * 1000),
    textsTo: (phone) =>
      platform()
        .messages.list()
        .filter(({ to }) => to === phone),
  }
}

/** Seconds */
export const aMinute = 60
export const anHour = 60 * aMinute
export const aDay = 24 * anHour
