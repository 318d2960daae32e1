/** What a Function has written, in order. Nothing of it reaches the terminal. */
export interface CapturedLog {
  readonly entries: readonly { readonly level: 'log' | 'warn' | 'error'; readonly text: string }[]
}

/** Catches the console until the test ends, if Jest restores its mocks after each. */
export function captureLog(): CapturedLog {
  const entries: { level: 'log' | 'warn' | 'error'; text: string }[] = []
  for (const level of ['log', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...written: unknown[]) => {
      entries.push({ level, text: written.map(String).join(' ') })
    })
  }
  return { entries }
}
