import twimlSchema from './twiml-schema.json'

/** Is it for a call or for a text? Twilio knows other verbs in each. */
export type Via = 'voice' | 'message'

/** What may stand in an element, by tag. */
export type Children = Readonly<Record<string, Child>>

export interface Child {
  /** Names what may stand in this one. */
  readonly element: string
  /** Names its attributes; without it, there are none. */
  readonly attributes?: string
  readonly text: boolean
}

export interface TwimlDialect {
  /** Names what may stand in `<Response>`. */
  readonly root: string
  readonly elements: Readonly<Record<string, Children>>
  /** `string`, `number`, `boolean` or a name in `values`; with `[]` behind it, any number of them. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The allowed values, with a space between them. */
  readonly values: Readonly<Record<string, string>>
}

export interface TwimlSchema {
  readonly voice: TwimlDialect
  readonly messaging: TwimlDialect
}

/** Generated from Twilio's SDK by tools/twiml-schema.ts. */
const schema: TwimlSchema = twimlSchema

export function dialectOf(via: Via): TwimlDialect {
  return via === 'voice' ? schema.voice : schema.messaging
}

/** `undefined` where there is no such thing, `__proto__` included. */
export function find<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined
}
