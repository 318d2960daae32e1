import { repeated, type Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { voices } from '../spoken'
import { didYouMean } from '../suggestion'

/** A number that has a language has prompts in it, and no prompts wait for a number. */
export function checkPrompts({ numbers, prompts }: RoutingFile): readonly Mistake[] {
  const written = prompts.map(({ language }) => language)
  const spoken = new Set(numbers.map(({ language }) => language))
  return [
    ...repeated(written, (at) => `prompts.${at}.language`),
    ...numbers.flatMap(({ language }, at) =>
      language === undefined || written.includes(language)
        ? []
        : [{ at: `numbers.${at}.language`, says: `"${language}" is not among the prompts` }],
    ),
    ...prompts.flatMap(({ language, voice }, at) => [
      ...(spoken.has(language) ? [] : [{ at: `prompts.${at}.language`, says: `no number has "${language}"` }]),
      ...(voice === undefined || voices.includes(voice)
        ? []
        : [{ at: `prompts.${at}.voice`, says: `is not a voice of <Say>${didYouMean(voice, voices)}` }]),
    ]),
  ]
}
