import { answerTemplates } from '../../src/replies/templates'
import type { TemplateGroup } from '../../src/routing/customer'

const offered = (groups: readonly TemplateGroup[]) => answerTemplates({ kind: 'offer', because: 'all-fit', groups })

describe('the templates', () => {
  it('are the documented array', () => {
    const groups = [
      { name: 'Openers', templates: [{ content: 'Hello "Joseph"\n<b>', whatsAppApproved: true }] },
      { name: 'Closers', templates: [{ content: 'Bye', whatsAppApproved: false }] },
    ]
    expect(offered(groups)).toStrictEqual({
      kind: 'json',
      status: 200,
      body: [
        { display_name: 'Openers', templates: [{ content: 'Hello "Joseph"\n<b>', whatsAppApproved: true }] },
        { display_name: 'Closers', templates: [{ content: 'Bye', whatsAppApproved: false }] },
      ],
    })
  })

  it('are an empty array where there are none, and a group of which none is left is not shown', () => {
    expect(offered([{ name: 'Openers', templates: [] }])).toStrictEqual({ kind: 'json', status: 200, body: [] })
  })

  it('have at most 64,000 bytes', () => {
    const templates = Array.from({ length: 100 }, () => ({ content: '👋'.repeat(800), whatsAppApproved: false }))
    const reply = offered(['a', 'b', 'c'].map((name) => ({ name, templates })))
    const body = reply.kind === 'json' ? reply.body : {}
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(64_000)
    expect(body).toMatchObject([{ templates: { length: 19 } }])
  })

  it('are refused for a customer who is not theirs', () => {
    expect(answerTemplates({ kind: 'refuse', because: 'customer-unknown' })).toMatchObject({ status: 404 })
  })
})
