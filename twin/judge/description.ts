import { readFileSync } from 'node:fs'
import { mend } from './known-errors'
import { fill } from './known-gaps'
import { refuseNulls } from './known-nulls'

/** As much of OpenAPI 3.0's schemas as Twilio's files use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly nullable?: boolean
  readonly enum?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export interface DescribedParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

interface Media {
  readonly schema: Schema
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>
}

type Content = Readonly<Record<string, Media>>

export interface DescribedOperation {
  readonly description?: string
  readonly parameters?: readonly DescribedParameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** One of Twilio's OpenAPI files: a version of a product. */
export interface Description {
  /** `https://sync.twilio.com` */
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<(typeof methods)[number], DescribedOperation>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const descriptions = new Map<string, Description | undefined>()

/** `sync_v1` => what Twilio says of it. Read at the first question and kept: the largest takes some 20 ms to read. */
export function descriptionOf(product: string): Description | undefined {
  if (!descriptions.has(product)) descriptions.set(product, read(product))
  return descriptions.get(product)
}

/** `sync.twilio.com`, `/v1/Services` => `sync_v1`; the oldest API has its date in place of a version. */
export function productOf(host: string, path: string): string | undefined {
  const [, name] = /^([a-z-]+)\.twilio\.com$/.exec(host) ?? []
  const [, version] = /^\/(v\d+|2010-04-01)\//.exec(path) ?? []
  if (!name || !version) return undefined
  const product = name === 'frontline-api' ? 'frontline' : name.replaceAll('-', '_')
  return `${product}_${version === '2010-04-01' ? 'v2010' : version}`
}

function read(product: string): Description | undefined {
  let file: string
  try {
    file = require.resolve(`@twilio/cli-core/src/services/twilio-api/twilio_${product}.json`)
  } catch {
    return undefined
  }
  // Twilio generates these files from one template: what is read of them has the form above, or every test is red.
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description
  mend(product, description)
  fill(product, description)
  refuseNulls(description)
  return description
}
