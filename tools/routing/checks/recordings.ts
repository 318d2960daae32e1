import { isRecorded, type Prompts } from '../../../src/routing/prompts'
import type { Mistake } from '../mistake'
import type { RoutingFile } from '../schema'

/** Only what callers hear may be a recording, and only one that would be played: any other URL would be read out. */
export function checkRecordings({ numbers, prompts }: RoutingFile): readonly Mistake[] {
  const spoken: readonly (readonly [at: string, words: string | undefined])[] = [
    ...prompts.flatMap((prompt, at) => heard.map((name) => [`prompts.${at}.${name}`, prompt[name]] as const)),
    ...numbers.flatMap(({ greeting, menu = [] }, at) => [
      [`numbers.${at}.greeting`, greeting] as const,
      ...menu.map(({ words }, index) => [`numbers.${at}.menu.${index}.words`, words] as const),
    ]),
  ]
  return [
    ...spoken.filter(([, words]) => words !== undefined && isReadOut(words)).map(([at]) => ({ at, says: NOT_PLAYED })),
    ...prompts.flatMap((prompt, at) =>
      texts
        .filter((name) => isRecorded(prompt[name]))
        .map((name) => ({ at: `prompts.${at}.${name}`, says: 'must be words: it is sent as a text' })),
    ),
  ]
}

const texts = ['sorry', 'sorryAfterHours'] as const satisfies readonly (keyof Prompts)[]
const heard = [
  'notAvailable',
  'busy',
  'afterHours',
  'failed',
  'noConversation',
  'recorded',
  'tryAgain',
  'nothingHeard',
  'saved',
] as const satisfies readonly (keyof Prompts)[]

const NOT_PLAYED = 'would be read out: a recording begins with https:// and holds no spaces'

function isReadOut(words: string): boolean {
  return /^\s*[a-z]+:\/\//i.test(words) && !isRecorded(words)
}
