import { IN_BRACKETS, placeholderIn, placeholders } from '../../../src/routing/fill-in'
import { repeated, type Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { didYouMean } from '../suggestion'

/** Whatever stands in curly brackets is filled in: a customer would read all else as it is written. */
export function checkTemplates({ templates }: RoutingFile): readonly Mistake[] {
  return [
    ...repeated(
      templates.map(({ name }) => name),
      (at) => `templates.${at}.name`,
    ),
    ...templates.flatMap((group, at) =>
      group.templates.flatMap(({ content }, index) =>
        unknownIn(content).map((says) => ({ at: `templates.${at}.templates.${index}.content`, says })),
      ),
    ),
  ]
}

const known = placeholders.map((name) => `{{${name}}}`).join(', ')

function unknownIn(content: string): readonly string[] {
  return [...content.matchAll(IN_BRACKETS)].flatMap(([found, inside]) => {
    if (inside === undefined) return [`has ${found} without its counterpart; placeholders are ${known}`]
    if (placeholderIn(inside) !== undefined) return []
    return [`${found} is not a placeholder${didYouMean(inside.trim(), placeholders) || `; there are ${known}`}`]
  })
}
