import type { AttributeRule } from './attribute-rules'
import { find, type TwimlDialect } from './schema'

/** What would be right, or nothing where the value is. `type` is as the schema writes it. */
export function expected(
  name: string,
  value: string,
  type: string,
  rule: AttributeRule | undefined,
  dialect: TwimlDialect,
): string | undefined {
  const single = type.replace(/\[\]$/, '')
  const values = single === type ? [value] : value.split(/\s+/).filter(Boolean)
  return values.map((one) => expectedOne(name, one, single, rule, dialect)).find((words) => words !== undefined)
}

function expectedOne(
  name: string,
  value: string,
  type: string,
  rule: AttributeRule | undefined,
  { values }: TwimlDialect,
): string | undefined {
  switch (type) {
    case 'number':
      return isWhole(value, rule?.least ?? 0) ? undefined : `a whole number from ${rule?.least ?? 0}`
    case 'boolean':
      return oneOf(value, ['true', 'false'])
    case 'string':
      if (/^method$|Method$/.test(name)) return oneOf(value, ['GET', 'POST'])
      return !rule?.pattern || rule.pattern.test(value) ? undefined : `what ${rule.pattern.source} matches`
    default:
      return oneOf(value, (find(values, type) ?? '').split(' '))
  }
}

function isWhole(value: string, least: number): boolean {
  return /^\d+$/.test(value) && Number(value) >= least
}

function oneOf(value: string, allowed: readonly string[]): string | undefined {
  if (allowed.includes(value)) return undefined
  return allowed.length > 8 ? `one of ${allowed.length} values` : `one of ${allowed.join(', ')}`
}
