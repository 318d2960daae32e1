type Request = Readonly<Record<string, string>>

/** The same request without one field. */
export function without(request: Request, field: string): Record<string, string> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== field))
}
