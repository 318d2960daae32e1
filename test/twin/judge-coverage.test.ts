import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderCoverage } from '../../twin/judge/coverage'
import { newPlatform } from '../../twin/platform'
import { stoppedClock } from './router-setup'

const { operations } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'))
const FETCH_SERVICE = 'GET sync.twilio.com/v1/Services/{Sid}'

describe('The report of operations', () => {
  it('in docs/twin-operations.md is that of today', () => {
    const written = readFileSync(join(__dirname, '../../docs/twin-operations.md'), 'utf8')
    if (written !== renderCoverage(operations))
      throw new Error('docs/twin-operations.md is old. Run: npm run operations')
  })

  it('names each operation of a product once, as served or as refused', () => {
    const report = renderCoverage([FETCH_SERVICE])
    expect(report).toContain('| sync_v1 | 1 | 47 |')
    expect(report).toContain(`| \`${FETCH_SERVICE}\` | serves |`)
    expect(report).toContain('| `GET sync.twilio.com/v1/Services` | refuses |')
    expect(report).not.toContain('proxy')
  })

  it('is refused when the twin serves what Twilio does not have', () => {
    const invented = 'GET sync.twilio.com/v1/Trees'
    expect(() => renderCoverage([FETCH_SERVICE, invented])).toThrow(`Twilio's description does not have ${invented}`)
    expect(() => renderCoverage(['GET example.com/v1/Trees'])).toThrow('does not have GET example.com/v1/Trees')
  })
})
