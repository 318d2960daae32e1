import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Child, Children, TwimlDialect, TwimlSchema } from '../twin/network/schema'

/** Of a checkout: everything of TwiML that the installed `twilio` can write. */
export const schemaFile = 'twin/network/twiml-schema.json'

/**
 * Reads the SDK's classes, which Twilio generates from its own description of TwiML: a class for each element, a method
 * for each element that may stand in it. The types name attributes and values; the code beside them, the tags.
 */
export function readTwimlSchema(): TwimlSchema {
  return { voice: readDialect('VoiceResponse'), messaging: readDialect('MessagingResponse') }
}

/** As it is committed. */
export function renderTwimlSchema(schema: TwimlSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

function readDialect(root: string): TwimlDialect {
  const code = createRequire(join(process.cwd(), 'package.json')).resolve(`twilio/lib/twiml/${root}`)
  const types = readFileSync(code.replace(/\.js$/, '.d.ts'), 'utf8')
  const tags = readTags(readFileSync(code, 'utf8'))
  const childrenOf = ([parent, body]: Named): [string, Children] => [
    parent,
    childrenIn(body, (method) => tags.get(`${parent}.${method}`)),
  ]
  const attributesOf = ([name, body]: Named): [string, Readonly<Record<string, string>>] => [name, attributesIn(body)]
  return {
    root,
    elements: Object.fromEntries(classesIn(types).map(childrenOf)),
    attributes: Object.fromEntries(interfacesIn(types).map(attributesOf)),
    values: Object.fromEntries(valuesIn(types)),
  }
}

type Named = readonly [name: string, body: string]

// say(attributes: VoiceResponse.SayAttributes, message: string): VoiceResponse.Say;
//   => { Say: { element: 'Say', attributes: 'SayAttributes', text: true } }; the last overload counts
function childrenIn(body: string, tagOf: (method: string) => string | undefined): Children {
  const children: Record<string, Child> = {}
  for (const [, method = '', parameters = '', element = ''] of body.matchAll(/^ *(\w+)\((.*)\): \w+\.(\w+);$/gm)) {
    const tag = tagOf(method)
    const attributes = /attributes\??: \w+\.(\w+)/.exec(parameters)?.[1]
    if (tag) children[tag] = { element, ...(attributes && { attributes }), text: parameters.endsWith(': string') }
  }
  return children
}

// class Say extends TwiML { … }  =>  ['Say', '…']; a class ends at a brace as far in as it begins
function classesIn(source: string): readonly Named[] {
  const found = source.matchAll(/^( *)(?:export |declare )*class (\w+) extends [^{]+\{\n(.*?)^\1\}/gms)
  return Array.from(found, ([, , name = '', body = '']) => [name, body])
}

function interfacesIn(source: string): readonly Named[] {
  const found = source.matchAll(/^ *(?:export )?interface (\w+) \{\n(.*?)^ *\}/gms)
  return Array.from(found, ([, name = '', body = '']) => [name, body])
}

// type RejectReason = "rejected" | "busy";  =>  ['RejectReason', 'rejected busy']
function valuesIn(source: string): readonly Named[] {
  const found = source.matchAll(/^ *(?:export )?type (\w+) = (.*);$/gm)
  return Array.from(found, ([, name = '', union = '']) => [
    name,
    Array.from(union.matchAll(/"([^"]*)"/g), ([, one]) => one).join(' '),
  ])
}

// loop?: number;  =>  { loop: 'number' }
function attributesIn(body: string): Readonly<Record<string, string>> {
  const found = body.matchAll(/^ *"?([\w:-]+)"?\?: (.*);$/gm)
  return Object.fromEntries(Array.from(found, ([, name = '', type = '']) => [name, type]))
}

/** `Say.sayAs` => `say-as` */
function readTags(code: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const [parent, body] of classesIn(code)) {
    for (const [, , method, statements = ''] of body.matchAll(/^( *)(\w+)\([^)]*\) \{\n(.*?)^\1\}/gms)) {
      const tag = /\.ele\("([^"]+)"/.exec(statements)?.[1]
      if (tag) tags.set(`${parent}.${method}`, tag)
    }
  }
  return tags
}

if (require.main === module) writeFileSync(schemaFile, renderTwimlSchema(readTwimlSchema()))
