export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly because: string }

/** Of a file that a person has written, some editors begin with a mark of byte order. */
export function parseJson(file: string): ParsedJson {
  const text = file.replace(/^\uFEFF/, '')
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, because: withLine(error instanceof Error ? error.message : String(error), text) }
  }
}

// Expected ',' or '}' after property value in JSON at position 25 (line 3 column 5)
//   => Expected ',' or '}' after property value, in line 3, column 5; Node says the line only from version 22
function withLine(message: string, text: string): string {
  const found = / in JSON at position (\d+)/.exec(message)
  const ended = message === 'Unexpected end of JSON input'
  if (!found && !ended) return message
  const before = text.slice(0, found ? Number(found[1]) : text.trimEnd().length).split('\n')
  const what = found ? message.slice(0, found.index) : 'it ends too early'
  return `${what}, in line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
