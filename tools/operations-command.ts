import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { realClock } from '../twin/clock'
import { renderCoverage } from '../twin/judge/coverage'
import { newPlatform } from '../twin/platform'
import { runCommand } from './command'

const file = 'docs/twin-operations.md'

runCommand(async () => {
  writeFileSync(join(process.cwd(), file), renderCoverage(newPlatform(realClock()).operations))
  console.log(`Wrote ${file}`)
})
