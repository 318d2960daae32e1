import { readFileSync } from 'node:fs'
import { environment } from '../../src/runtime/config'
import { paths, publicPaths } from '../../src/runtime/paths'
import { readme, readmeCommands } from '../support/readme'

const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts)

describe('README.md', () => {
  it('begins with the two commands that .ci/run and everybody else use', () => {
    expect(readmeCommands[0]).toBe('npm ci && npm start')
    expect(readmeCommands).toContain('npm ci && npm test')
    expect(readFileSync('.ci/run', 'utf8').trimEnd().split('\n').at(-1)).toBe('npm ci && npm test')
  })

  it('names only scripts that there are', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name)
    expect(scripts).toEqual(expect.arrayContaining(named))
  })

  it('has a row for each URL', () => {
    const rows = [...readme.matchAll(/^\| `(\/[\w/-]+)` \|/gm)].map(([, path]) => path)
    expect(new Set(rows)).toEqual(new Set([...Object.values(paths), ...Object.values(publicPaths)]))
  })

  it('has a row for each variable of the environment', () => {
    const [, section = ''] = readme.split('### Environment')
    const rows = [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, names = '']) => names.match(/[A-Z_]+/g) ?? [])
    expect(new Set(rows)).toEqual(new Set(Object.keys(environment)))
  })

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
    for (const path of links) expect(readFileSync(path, 'utf8')).not.toMatch(/^$|to be written/i)
  })
})
