import { parseIntercept } from '../../src/webhooks/intercept'
import { interceptCall, interceptMessage } from '../fixtures/intercept'
import { describeWebhook } from '../support/describe-webhook'

describe('what is about to go through a session', () => {
  it('is read from the request about a message', () => {
    expect(parseIntercept(interceptMessage)).toEqual({
      ok: true,
      event: { sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', words: 'When do you open tomorrow?' },
    })
  })

  it('is read from the request about a call, in which nothing is written', () => {
    expect(parseIntercept(interceptCall)).toEqual({
      ok: true,
      event: { sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', words: undefined },
    })
  })

  it('may be a message of the greatest length, all of it escaped', () => {
    const body = '\u0001'.repeat(1_600)
    const interactionData = JSON.stringify({ body })
    expect(interactionData.length).toBeGreaterThan(9_600)
    expect(parseIntercept({ ...interceptMessage, interactionData })).toMatchObject({ event: { words: body } })
  })

  describeWebhook({
    parse: parseIntercept,
    request: interceptMessage,
    required: { interactionSessionSid: ['KIaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'] },
    optional: { interactionData: ['body', '{"body":7}', '[]', 'null', '{}', '{"body":"cut o'] },
  })
})
