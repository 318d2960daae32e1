import { templatesByCustomer } from '../fixtures/templates'
import { frontlineBusiness } from '../support/frontline-business'
import { workers } from '../support/routing'
import { installTwilioGlobal } from '../support/twilio-global'

beforeEach(installTwilioGlobal)
afterEach(() => jest.restoreAllMocks())

const customers = [
  { id: 'c-1', name: 'Anne Martin', worker: workers.ada.identity, channels: [] },
  { id: 'c-2', name: 'Bob', worker: workers.grace.identity, channels: [] },
  { id: 'c-3', name: '{{worker}} "<b>$&', channels: [] },
]
const templates = [
  { name: 'Openers', templates: [{ content: 'Hello {{first_name}}!\n{{worker}}', whatsAppApproved: true }] },
  { name: 'Closers', templates: [{ content: 'Bye {{name}}', whatsAppApproved: false }] },
]
const request = (CustomerId: string) => ({ ...templatesByCustomer, Worker: workers.ada.identity, CustomerId })

describe('A worker who opens the templates', () => {
  it('finds them filled in, in their groups', async () => {
    const { asked } = await frontlineBusiness(customers, { templates })
    expect(await asked('templates', request('c-1'))).toMatchObject({
      statusCode: 200,
      body: [
        { display_name: 'Openers', templates: [{ content: 'Hello Anne!\nada@example.com', whatsAppApproved: true }] },
        { display_name: 'Closers', templates: [{ content: 'Bye Anne Martin', whatsAppApproved: false }] },
      ],
    })
  })

  it('finds a name that looks like a placeholder as it is', async () => {
    const { asked } = await frontlineBusiness(customers, { templates })
    expect(await asked('templates', request('c-3'))).toMatchObject({
      body: [
        { templates: [{ content: 'Hello {{worker}}!\nada@example.com' }] },
        { templates: [{ content: 'Bye {{worker}} "<b>$&' }] },
      ],
    })
  })

  it('finds none where none are written, and is refused those for another worker’s customer', async () => {
    const { asked } = await frontlineBusiness(customers)
    expect(await asked('templates', request('c-1'))).toMatchObject({ statusCode: 200, body: [] })
    expect(await asked('templates', request('c-2'))).toMatchObject({ statusCode: 404 })
    expect(await asked('templates', { ...request('c-1'), Location: 'GetTemplates' })).toMatchObject({ statusCode: 422 })
  })
})
