/** What a command says while a test runs: on standard output, and aside on standard error. */
export function listenToCommands(): { readonly said: string[]; readonly saidAside: string[] } {
  const said: string[] = []
  const saidAside: string[] = []
  beforeEach(() => {
    said.length = 0
    saidAside.length = 0
    jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    jest.spyOn(console, 'error').mockImplementation((line: string) => void saidAside.push(line))
  })
  afterEach(() => jest.restoreAllMocks())
  return { said, saidAside }
}
