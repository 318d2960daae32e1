/** What a template may say in double curly brackets. */
export const placeholders = ['name', 'first_name', 'worker'] as const
export type Placeholder = (typeof placeholders)[number]

/** Anything in double curly brackets, and brackets without their counterpart. What has been found is the first group. */
export const IN_BRACKETS = /\{\{([^{}]*)\}\}|\{\{|\}\}/g

/** The name of a placeholder, as it stands between the brackets: ` name ` => `name` */
export function placeholderIn(inside: string | undefined): Placeholder | undefined {
  return placeholders.find((name) => name === inside?.trim())
}

/**
 * The template with the values in it: `Hello {{first_name}}` => `Hello Mary`. What a value says is left as it is, brackets
 * too; and so is what is no placeholder.
 */
export function fillIn(template: string, values: Readonly<Record<Placeholder, string>>): string {
  return template.replace(IN_BRACKETS, (found: string, inside: string | undefined) => {
    const name = placeholderIn(inside)
    return name === undefined ? found : values[name]
  })
}
