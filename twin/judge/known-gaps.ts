import type { DescribedOperation, DescribedParameter, Description } from './description'

/** An operation that Twilio documents on its pages, and leaves out of its description. */
export interface KnownGap {
  readonly product: string
  readonly path: string
  readonly operation: DescribedOperation
  readonly because: string
}

const RECORDING = '/2010-04-01/Accounts/{AccountSid}/Recordings/{Sid}'

const sid = (name: string, prefix: string): DescribedParameter => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: `^${prefix}[0-9a-fA-F]{32}$` },
})

const download = (contentType: string): DescribedOperation => ({
  parameters: [
    sid('AccountSid', 'AC'),
    sid('Sid', 'RE'),
    { name: 'RequestedChannels', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 2 } },
  ],
  responses: { '200': { content: { [contentType]: { schema: { type: 'string', format: 'binary' } } } } },
})

export const knownGaps: readonly KnownGap[] = [
  ['', 'audio/x-wav'] as const,
  ['.wav', 'audio/x-wav'] as const,
  ['.mp3', 'audio/mpeg'] as const,
].map(([extension, contentType]) => ({
  product: 'api_v2010',
  path: `${RECORDING}${extension}`,
  operation: download(contentType),
  because: 'https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media-file',
}))

/** Adds to the description what it lacks, each to be got with GET. It is ours alone: nobody else has read this copy. */
export function fill(product: string, { paths }: Description, gaps: readonly KnownGap[] = knownGaps): void {
  for (const { path, operation } of gaps.filter((gap) => gap.product === product)) {
    if (path in paths) throw new Error(`Twilio's description of ${product} has ${path} now: remove that gap`)
    Reflect.set(paths, path, { get: operation })
  }
}
