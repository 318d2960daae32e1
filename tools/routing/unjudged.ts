/** What lies at this path of a record, in whatever version it is written: to be forgotten, a record need not be understood. */
export function fieldAt(data: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    data,
  )
}

/** Anything but text is as good as nothing. */
export function textAt(data: unknown, ...path: readonly string[]): string {
  const value = fieldAt(data, ...path)
  return typeof value === 'string' ? value : ''
}

/** `CA….leg.…` => `CA…` */
export function sidOf(key: string): string {
  return key.split('.', 1)[0] ?? key
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
