import type { Change } from '../../tools/routing/difference'
import { describeChange } from '../../tools/routing/describe-change'

const map = 'patchbay.directory'
const added = (key: string, data: unknown): Change => ({ kind: 'add', after: { map, key, data } })
const removed = (key: string, data: unknown): Change => ({ kind: 'remove', before: { map, key, data, revision: '1' } })
const changed = (key: string, before: unknown, after: unknown): Change => ({
  kind: 'change',
  before: { map, key, data: before, revision: '1' },
  after: { map, key, data: after },
})

describe('A change is told in words', () => {
  it.each([
    [added('number.h', { v: 1, address: '+12025550101', teams: [] }), '+ number +12025550101'],
    [added('worker.h', { v: 1, identity: 'ada@example.com' }), '+ worker ada@example.com'],
    [
      added('phone.h', { v: 1, member: { identity: 'ada@example.com', phone: '+12025550151' } }),
      '+ phone +12025550151 of ada@example.com',
    ],
    [
      added('address.h', { v: 1, address: 'whatsapp:+12025550111', owner: 'ada@example.com' }),
      '+ address whatsapp:+12025550111 of ada@example.com',
    ],
    [added('team.sales.settings', { v: 1, settings: { strategy: 'sticky' } }), '+ team sales'],
    [
      added('team.sales.member.h', { v: 1, member: { identity: 'ada@example.com' } }),
      '+ ada@example.com in team sales',
    ],
    [added('prompts.de-DE', { v: 1, language: 'de-DE' }), '+ prompts de-DE'],
    [added('templates', { v: 1, groups: [] }), '+ templates'],
    [added('h', { v: 1, address: '+12025550190' }), '+ blocked +12025550190'],
    [removed('worker.h', { v: 1, identity: 'ada@example.com' }), '- worker ada@example.com'],
    [removed('absence.h', { v: 1, absence: { worker: 'eve@example.com' } }), '- absence of eve@example.com'],
  ])('%#', (change, words) => {
    expect(describeChange(change)).toBe(words)
  })

  it('with the fields that differ', () => {
    const before = { v: 1, settings: { strategy: 'sticky', hours: { id: 'office' } } }
    const after = { v: 1, settings: { strategy: 'round-robin', overflow: 'night', hours: { id: 'office' } } }
    expect(describeChange(changed('team.sales.settings', before, after))).toBe('~ team sales: overflow, strategy')
  })

  it('of the templates, that they differ', () => {
    const [before, after] = [
      { v: 1, groups: [] },
      { v: 1, groups: [{ name: 'Openers', templates: [] }] },
    ]
    expect(describeChange(changed('templates', before, after))).toBe('~ templates: groups')
  })

  it('also where the entry was written by another version, or by nobody of ours', () => {
    const after = { v: 1, identity: 'ada@example.com' }
    expect(describeChange(changed('worker.h', { ...after, v: 2 }, after))).toBe('~ worker ada@example.com: v')
    expect(describeChange(removed('worker.h', 'ada'))).toBe('- worker of which the name cannot be read')
  })
})
