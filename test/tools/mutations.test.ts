import { readFileSync } from 'node:fs'
import { mutations } from '../../tools/mutations/list'
import { withDefect } from '../../tools/mutations/plant'

const page = readFileSync('docs/mutations.md', 'utf8')

describe('The planted defects', () => {
  it('are twenty or more, each of its own', () => {
    expect(new Set(mutations.map(({ title }) => title)).size).toBe(mutations.length)
    expect(mutations.length).toBeGreaterThanOrEqual(20)
  })

  it.each(mutations.map((mutation) => [mutation.title, mutation] as const))(
    'have a place in the code: %s',
    (_, mutation) => {
      const source = readFileSync(mutation.file, 'utf8')
      expect(withDefect(mutation, source)).not.toBe(source)
    },
  )

  it('were all caught when they were last planted: npm run mutations', () => {
    for (const { title } of mutations) expect(page).toContain(`| ${title.replaceAll('|', '\\|')} |`)
    expect(page).not.toContain('**unnoticed**')
  })
})
