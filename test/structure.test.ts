import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths, publicPaths } from '../src/runtime/paths'
import { functionFiles, functionsFolder } from './support/functions'
import { importsOf, sourceFiles } from './support/imports'

const files = sourceFiles(join(__dirname, '../src'))
const imports = files.flatMap(importsOf)

describe('the Functions', () => {
  it('are those of the paths: the file name is the URL, and only Twilio gets in, or whoever has a link of ours', () => {
    const forTwilio = Object.values(paths).map((path) => `${path.slice(1)}.protected.ts`)
    const forAnybody = Object.values(publicPaths).map((path) => `${path.slice(1)}.ts`)
    expect(new Set(functionFiles())).toEqual(new Set([...forTwilio, ...forAnybody]))
  })

  it.each(functionFiles())('%s exports its handler and nothing else', async (file) => {
    const exported = jest.requireActual<Record<string, unknown>>(join(functionsFolder, file))
    expect(Object.keys(exported)).toEqual(['handler'])
    expect(exported['handler']).toBeInstanceOf(Function)
  })

  it.each(functionFiles())('%s answers to its own path', (file) => {
    const isIn = ([, path]: readonly [string, string]) => file.replace(/(?:\.protected)?\.ts$/, '') === path.slice(1)
    const forTwilio = Object.entries(paths).find(isIn)?.[0]
    const forAnybody = Object.entries(publicPaths).find(isIn)?.[0]
    const text = readFileSync(join(functionsFolder, file), 'utf8')
    expect(text).toContain(forTwilio ? `webhook: paths.${forTwilio},` : `webhook: publicPaths.${forAnybody},`)
  })
})

/** What a layer may import when it runs, and what besides of types. An entry is a folder, a file or a module. */
const layers: Readonly<Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>> = {
  routing: { values: ['routing', 'node:crypto'], types: ['webhooks'] },
  webhooks: {
    values: [
      'webhooks',
      'routing/address',
      'routing/prompts',
      'routing/conversation-result',
      'routing/recording',
      'valibot',
    ],
    types: [],
  },
  replies: {
    values: ['replies', 'routing/address', 'routing/prompts', 'runtime/paths', 'twilio/lib/twiml'],
    types: ['routing', 'webhooks'],
  },
  state: { values: ['state', 'routing', 'valibot', 'node:crypto', 'node:timers'], types: ['twilio', 'webhooks'] },
  twilio: { values: ['twilio', 'twilio/lib/base/RequestClient', 'valibot', 'node:timers'], types: ['routing'] },
  runtime: {
    values: ['runtime', 'routing', 'state', 'twilio', 'valibot', 'node:async_hooks', 'node:crypto', 'node:timers'],
    types: ['replies', 'webhooks', 'twilio', '@twilio-labs/serverless-runtime-types'],
  },
  functions: { values: ['runtime', 'webhooks', 'routing', 'replies', 'state', 'twilio'], types: [] },
}

const isWithin = (target: string, allowed: readonly string[]) =>
  allowed.some((entry) => target === entry || target.startsWith(`${entry}/`))

describe('imports in src', () => {
  it('are found at all, of types and of values', () => {
    expect(imports.filter(({ typesOnly }) => typesOnly).length).toBeGreaterThan(20)
    expect(imports.filter(({ typesOnly }) => !typesOnly).length).toBeGreaterThan(20)
  })

  it('come from the layers', () => {
    expect(new Set(files.map(({ file }) => file.split('/')[0]))).toEqual(new Set(Object.keys(layers)))
  })

  it.each(Object.entries(layers))('run one way from %s', (layer, { values, types }) => {
    const strangers = imports
      .filter(({ file }) => file.startsWith(`${layer}/`))
      .filter(({ target, typesOnly }) => !isWithin(target, typesOnly ? [...values, ...types] : values))
    expect(strangers).toEqual([])
  })

  it('touch the SDK only where we remember, ask and make the client, and only its HTTP client for more than types', () => {
    const sdk = imports.filter(
      ({ target }) => target === 'twilio' || isWithin(target, ['twilio/lib/base', 'twilio/lib/rest']),
    )
    expect(new Set(sdk.map(({ file }) => file.split('/')[0]))).toEqual(new Set(['state', 'runtime', 'twilio']))
    expect(sdk.filter(({ typesOnly }) => !typesOnly).map(({ target }) => target)).toEqual([
      'twilio/lib/base/RequestClient',
    ])
  })

  it('never leave src', () => {
    expect(imports.filter(({ target }) => target.startsWith('..'))).toEqual([])
  })

  it('of the reader of imports itself are told apart', () => {
    const text = [
      "import type { A } from './a'",
      "import { type B, type C } from '../b'",
      "import {\n  type D,\n  e,\n} from 'd'",
      "import * as v from 'valibot'",
      "import './effect'",
      "export { f } from './f'",
      "const g = await import('../../twin/g')",
    ].join('\n')
    expect(importsOf({ file: 'layer/file.ts', text })).toEqual(
      [
        ['layer/a', true],
        ['b', true],
        ['d', false],
        ['valibot', false],
        ['layer/effect', false],
        ['layer/f', false],
        ['../twin/g', false],
      ].map(([target, typesOnly]) => ({ file: 'layer/file.ts', target, typesOnly })),
    )
  })
})

describe('the code of src', () => {
  it('stands in files of at most 150 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 151).map(({ file }) => file)).toEqual([])
  })

  it('decides without the clock, chance, or anything asked: routing and replies are pure', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|performance\.|process\.|\basync\b|\bawait\b|console\./
    const found = files.filter(({ file, text }) => /^(?:routing|replies|webhooks)\//.test(file) && impure.test(text))
    expect(found.map(({ file }) => file)).toEqual([])
  })
})

describe('package.json', () => {
  const { dependencies } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }

  it('lets Twilio install exactly what is not bundled', () => {
    expect(Object.keys(dependencies).toSorted((a, b) => a.localeCompare(b))).toEqual([
      '@twilio/runtime-handler',
      'twilio',
    ])
  })

  it.each(Object.entries(dependencies))('names an exact version of %s', (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
