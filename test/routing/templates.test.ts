import * as fc from 'fast-check'
import { fillIn, placeholders } from '../../src/routing/fill-in'
import { decideTemplates } from '../../src/routing/templates'
import { joseph } from '../fixtures/crm'

const asked = { worker: 'worker-1@example.com', customerId: 'customer-17' }
const group = (...contents: readonly string[]) => ({
  name: 'Openers',
  templates: contents.map((content) => ({ content, whatsAppApproved: true })),
})
const offered = (name: string, ...contents: readonly string[]) => {
  const decision = decideTemplates(asked, { customer: { ...joseph, name }, templates: [group(...contents)] })
  return decision.kind === 'offer' ? decision.groups.flatMap(({ templates }) => templates.map((t) => t.content)) : []
}

describe('a template', () => {
  it.each([
    ['Hello {{name}}!', 'Joseph Martin', 'Hello Joseph Martin!'],
    ['Hello {{first_name}}!', 'Joseph Martin', 'Hello Joseph!'],
    ['Hello {{ first_name }}!', 'Joseph', 'Hello Joseph!'],
    ['Hello {{first_name}}!', '  Anne-Marie\u00A0de la Cruz ', 'Hello Anne-Marie!'],
    ['{{name}}, {{name}}: {{worker}}', 'Li', 'Li, Li: worker-1@example.com'],
    ['Dear {{name}},\n{{worker}}', 'Li', 'Dear Li,\nworker-1@example.com'],
    ['No placeholder', 'Li', 'No placeholder'],
    ['{name} {{Name}} {{}} {{name', 'Li', '{name} {{Name}} {{}} {{name'],
  ])('%j is, for %j, %j', (content, name, filled) => {
    expect(offered(name, content)).toEqual([filled])
  })

  it.each(['{{worker}}', '{{name}}', "$& $1 $' $$", '<b>"\\', '{"a":1}', '{{', 'constructor', ''])(
    'takes the name %j as it is',
    (name) => {
      expect(offered(name, '<{{name}}>')).toEqual([`<${name}>`])
    },
  )

  it('keeps all but its placeholders, whatever they are filled with', () => {
    const between = fc.string({ unit: fc.constantFrom('a', '$', '}', ' ', '\n', '👋') })
    fc.assert(
      fc.property(fc.array(between), fc.constantFrom(...placeholders), fc.string(), (parts, name, value) => {
        const filled = fillIn(parts.join(`{{${name}}}`), { name: value, first_name: value, worker: value })
        expect(filled).toBe(parts.join(value))
      }),
    )
  })

  it('is not offered when nobody could send it, at 1,600 characters it is', () => {
    const rest = 'x'.repeat(1_597)
    expect(offered('Lia', `{{name}}${rest}`, 'Hi')).toEqual([`Lia${rest}`, 'Hi'])
    expect(offered('Lisa', `{{name}}${rest}`, 'Hi')).toEqual(['Hi'])
  })
})

describe('the templates for a customer', () => {
  it('are those of the directory, in their groups, with their marks', () => {
    const templates = [group('Hello {{first_name}}'), { name: 'Closers', templates: [] }]
    expect(decideTemplates(asked, { customer: joseph, templates })).toEqual({
      kind: 'offer',
      because: 'all-fit',
      groups: [group('Hello Joseph'), { name: 'Closers', templates: [] }],
    })
  })

  it('are none where none are written, and refused for a customer who is not theirs', () => {
    expect(decideTemplates(asked, { customer: joseph, templates: [] })).toMatchObject({ because: 'none-written' })
    expect(decideTemplates(asked, { customer: undefined, templates: [group('Hi')] })).toEqual({
      kind: 'refuse',
      because: 'customer-unknown',
    })
  })

  it('says in the log that one was too long', () => {
    const customer = { ...joseph, name: 'x'.repeat(1_601) }
    const decision = decideTemplates(asked, { customer, templates: [group('{{name}}', 'Hi')] })
    expect(decision).toEqual({ kind: 'offer', because: 'some-too-long', groups: [group('Hi')] })
  })
})
