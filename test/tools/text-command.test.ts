import { spawnSync } from 'node:child_process'

const run = (from: string, to: string) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/text-command.ts', '--from', from, '--to', to, '--body', 'Hi'],
    { encoding: 'utf8' },
  )

describe('npm run text', () => {
  it.each([
    [
      '+12025550199',
      'whatsapp:+12025550101',
      'whatsapp:+12025550101 is on WhatsApp, and +12025550199 is not. Write --from whatsapp:+12025550199, or --to +12025550101.\n',
    ],
    [
      'whatsapp:+12025550199',
      '+12025550101',
      'whatsapp:+12025550199 is on WhatsApp, and +12025550101 is not. Write --from +12025550199, or --to whatsapp:+12025550101.\n',
    ],
  ])('from %s to %s is refused before anybody is asked, and what would be right is said', (from, to, words) => {
    expect(run(from, to)).toMatchObject({ status: 1, stdout: '', stderr: words })
  })
})
