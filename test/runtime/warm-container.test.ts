import { wholeEnvironment } from '../fixtures/environment'
import { captureLog } from '../support/captured-log'
import { coldContainer, event } from '../support/defined-function'
import { clientWith, fakeContext } from '../support/fake-context'
import { invoke } from '../support/invoke'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

describe('a warm container', () => {
  it('keeps one client, with its connections', async () => {
    captureLog()
    const client = clientWith({})
    const handler = await coldContainer()
    for (const _ of [1, 2, 3]) await invoke(handler, fakeContext(wholeEnvironment, client), event)
    expect(client.mock.calls).toEqual([[{ httpClient: expect.objectContaining({ request: expect.any(Function) }) }]])
  })

  it('works again after an environment that was broken', async () => {
    captureLog()
    const handler = await coldContainer()
    expect(await invoke(handler, fakeContext({}), event)).toMatchObject({ statusCode: 503 })
    expect(await invoke(handler, fakeContext(), event)).toMatchObject({ statusCode: 200 })
  })

  it('answers two requests at once, each for itself', async () => {
    captureLog()
    const client = clientWith({})
    const handler = await coldContainer()
    const answers = await Promise.all(
      ['one', 'two'].map((said) => invoke(handler, fakeContext(wholeEnvironment, client), { said })),
    )
    expect(answers.map(({ body }) => body)).toEqual([
      expect.stringContaining('"event":"one"'),
      expect.stringContaining('"event":"two"'),
    ])
    expect(client).toHaveBeenCalledTimes(1)
  })
})
