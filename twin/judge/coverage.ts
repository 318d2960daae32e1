import { operationsOf } from './described-operations'
import { descriptionOf, productOf } from './description'

/** Of one product, what Twilio describes and what of it the twin serves. */
interface Coverage {
  readonly product: string
  readonly served: readonly string[]
  readonly refused: readonly string[]
}

/**
 * docs/twin-operations.md: which operations of Twilio's description the twin serves and which it refuses, for each product
 * that it plays a part of. `served` are names such as `GET sync.twilio.com/v1/Services/{Sid}`.
 */
export function renderCoverage(served: readonly string[]): string {
  const products = coverageOf(served)
  return [
    '# What the local Twilio serves',
    '',
    "Written by `npm run operations` from the operations of the twin and Twilio's own description of its APIs, the OpenAPI",
    "files that `@twilio/cli-core` ships, with what only Twilio's pages have (`twin/judge/known-gaps.ts`). Whatever the twin",
    'refuses fails loudly: an error in the transcript, and a red test.',
    '',
    '| product | serves | refuses |',
    '| --- | ---: | ---: |',
    ...products.map(({ product, served, refused }) => `| ${product} | ${served.length} | ${refused.length} |`),
    ...products.flatMap(({ product, served, refused }) => [
      '',
      `## ${product}`,
      '',
      '| operation | twin |',
      '| --- | --- |',
      ...served.map((name) => `| \`${name}\` | serves |`),
      ...refused.map((name) => `| \`${name}\` | refuses |`),
    ]),
    '',
  ].join('\n')
}

/** Throws when the twin serves what Twilio does not have. */
function coverageOf(served: readonly string[]): readonly Coverage[] {
  const products = [...new Set(served.map(productOfOperation))].toSorted((a, b) => a.localeCompare(b))
  const coverage = products.map((product) => {
    const described = descriptionOf(product)
    const names = described === undefined ? [] : operationsOf(described).map(([name]) => name)
    return {
      product,
      served: names.filter((name) => served.includes(name)),
      refused: names.filter((name) => !served.includes(name)),
    }
  })
  const described = coverage.flatMap((product) => product.served)
  const invented = served.filter((name) => !described.includes(name))
  if (invented.length > 0) throw new Error(`Twilio's description does not have ${invented.join(', ')}`)
  return coverage
}

/** `GET sync.twilio.com/v1/Services/{Sid}` => `sync_v1` */
function productOfOperation(operation: string): string {
  const [, host = '', path = ''] = /^\S+ ([^/]+)(\/.+)$/.exec(operation) ?? []
  return productOf(host, path) ?? host
}
