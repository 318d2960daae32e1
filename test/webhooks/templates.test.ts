import { parseTemplates } from '../../src/webhooks/templates'
import { templatesByCustomer } from '../fixtures/templates'
import { describeWebhook } from '../support/describe-webhook'

describe('a request for templates', () => {
  it('is read whole', () => {
    const event = { worker: 'worker-1@example.com', customerId: 'customer-17' }
    expect(parseTemplates(templatesByCustomer)).toEqual({ ok: true, event })
  })

  it.each([undefined, '', 'CH1'])('does not need a good ConversationSid: %j', (ConversationSid) => {
    expect(parseTemplates({ ...templatesByCustomer, ConversationSid })).toEqual(parseTemplates(templatesByCustomer))
  })

  describeWebhook({
    parse: parseTemplates,
    request: templatesByCustomer,
    required: { Location: ['GetTemplates', 'GetCustomersList'], Worker: [], CustomerId: [] },
    optional: {},
  })
})
