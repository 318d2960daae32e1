import type { ApiRequest } from '../api/api'
import {
  descriptionOf,
  methods,
  productOf,
  type DescribedOperation,
  type Description,
  type Schema,
} from './description'

/** An operation of Twilio's description that a request has found. */
export interface Described {
  /** `GET sync.twilio.com/v1/Services/{Sid}` */
  readonly name: string
  readonly operation: DescribedOperation
  /** The values of the `{Names}` in its path, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly schemas: Readonly<Record<string, Schema>>
  readonly description: Description
}

interface Candidate {
  readonly name: string
  readonly operation: DescribedOperation
  readonly pattern: RegExp
  readonly names: readonly string[]
}

const candidates = new Map<Description, readonly Candidate[]>()

/** Looks the request up on its own and not through the twin's router, which is one of those that are judged. */
export function findDescribed({ method, host, path }: ApiRequest): Described | undefined {
  const product = productOf(host, path)
  const description = product === undefined ? undefined : descriptionOf(product)
  if (description === undefined) return undefined
  const asked = `${method} ${host}${path}`
  for (const { name, operation, pattern, names } of candidatesOf(description)) {
    const values = pattern.exec(asked)?.slice(1)
    if (values === undefined) continue
    const decoded = names.map((name, index) => [name, decode(values[index] ?? '')] as const)
    return { name, operation, path: Object.fromEntries(decoded), schemas: description.components.schemas, description }
  }
  return undefined
}

/** `GET sync.twilio.com/v1/Services/{Sid}`, and all others of the product, in Twilio's order. */
export function operationsOf(description: Description): readonly (readonly [string, DescribedOperation])[] {
  const host = new URL(description.servers[0]?.url ?? '').host
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [[`${method.toUpperCase()} ${host}${path}`, operation] as const]
    }),
  )
}

function candidatesOf(description: Description): readonly Candidate[] {
  const known = candidates.get(description)
  if (known !== undefined) return known
  // Fewest names first: `/Items/Latest` would win over `/Items/{Sid}`, and `{Sid}.json` wins over `{Sid}`.
  const made = operationsOf(description)
    .map(([name, operation]) => toCandidate(name, operation))
    .toSorted((a, b) => a.names.length - b.names.length || textIn(b) - textIn(a))
  candidates.set(description, made)
  return made
}

/** `GET host/Calls/{Sid}.json` => /^GET host\/Calls\/([^/]+?)\.json$/ */
function toCandidate(name: string, operation: DescribedOperation): Candidate {
  const escaped = name.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
  return {
    name,
    operation,
    pattern: new RegExp(`^${escaped.replaceAll(/\{\w+\}/g, '([^/]+?)')}$`),
    names: [...name.matchAll(/\{(\w+)\}/g)].map(([, inPath]) => inPath ?? ''),
  }
}

/** How many characters of it stand for themselves. */
function textIn({ name }: Candidate): number {
  return name.replaceAll(/\{\w+\}/g, '').length
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
