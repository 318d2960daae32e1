import { readFileSync, writeFileSync } from 'node:fs'
import { builtIn } from '../../src/replies/prompts'
import { decideConnectAction, type Decision } from '../../src/routing/connect-action'
import { parseConnectAction } from '../../src/webhooks/connect-action'
import { connectAction, documentedDialCallStatuses, documentedResults } from '../fixtures/connect-action'

const page = 'docs/connect-action.md'

/** What the code decides, cell by cell, as a page for people. */
function rendered(): string {
  const incomplete = [...documentedDialCallStatuses, 'absent or unknown'].map(
    (status) => ['dialed-call-incomplete', status] as const,
  )
  const others = [...documentedResults.filter((result) => result !== 'dialed-call-incomplete'), 'absent or unknown']
  const rows = [...incomplete, ...others.map((result) => [result, 'any'] as const)].map(([result, status]) => [
    `\`${result}\``,
    `\`${status}\``,
    inWords(decided(result, status, 'false')),
    inWords(decided(result, status, 'true')),
  ])
  const again = decided('internal-error', 'any', 'false', '2')
  return [
    '# What comes after `<Connect><Conversation>`',
    '',
    'Made from the code by `UPDATE_DOCS=1 npx jest test/routing/connect-action-page`. A `Result` that holds a `DialCallStatus` is',
    'read as `dialed-call-incomplete` with that status, as the example of Twilio’s page has it; `completed` is `session-success`.',
    '"Alert" is a line on standard error, which Twilio shows in its debugger (82005).',
    '',
    '| `Result` | `DialCallStatus` | the customer has called | the worker has called |',
    '|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `After the second try, \`internal-error\` is: ${inWords(again)}.`,
    '',
    'What Twilio reports of a worker who answers and then declines in the whisper is not documented. The key is in the timeline of',
    'the call; after `session-success` on a number with `"whisper": "accept"`, a customer whose call was declined by it may leave a',
    'message.',
    '',
    'Where the number says so (`withoutConversation`), `no-existing-conversation` is words or nothing at all instead.',
    '',
  ]
    .join('\n')
    .replaceAll('`absent or unknown`', 'absent or unknown')
    .replaceAll('`any`', 'any')
}

function decided(Result: string, DialCallStatus: string, WorkerInitiated: string, attempt?: '2'): Decision {
  const parsed = parseConnectAction({ ...connectAction, Result, DialCallStatus, WorkerInitiated, attempt })
  if (!parsed.ok) throw new Error('Each of these can be read')
  return decideConnectAction(parsed.event, { number: undefined, prompts: undefined })
}

function inWords(decision: Decision): string {
  return [doing(decision), ...(decision.alert ? ['alert'] : [])].join('; ')
}

function doing(decision: Decision): string {
  switch (decision.kind) {
    case 'hang-up':
      return 'hang up'
    case 'voicemail': {
      const cleanUp = decision.cleanUp
        ? '; a Conversation without a worker is deleted, or gets one if somebody has written in it'
        : ''
      return `voicemail: "${builtIn[decision.prompt]}"${cleanUp}`
    }
    case 'connect-again':
      return '`<Connect>` once more'
    case 'explain':
      return 'say why, hang up'
    case 'message':
    case 'reject':
      return decision.kind
  }
}

it('docs/connect-action.md is what the code decides', () => {
  if (process.env['UPDATE_DOCS']) writeFileSync(page, rendered())
  expect(readFileSync(page, 'utf8')).toBe(rendered())
})
