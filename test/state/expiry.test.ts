import { readConfig } from '../../src/runtime/config'
import { openPorts } from '../../src/runtime/ports'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'

const day = 24 * 60 * 60 * 1000
const at = '2026-03-01T12:00:00.000Z'
const call = `CA${'1'.repeat(32)}`
const recording = `RE${'2'.repeat(32)}`

/** All that is kept, on a day as many days later. */
async function keptAfter(days: number) {
  const clock = virtualClock()
  const { account, client } = newPlatform(clock)
  await setUpState(client.sync.v1.services(account.syncServiceSid), 1)
  const variables = { ASSIGNMENT_DAYS: '10', CALL_LOG_DAYS: '20', VOICEMAIL_DAYS: '30' }
  const config = readConfig({ ...wholeEnvironment, ...variables, SYNC_SERVICE_SID: account.syncServiceSid })
  const { assignments, callLog, voicemails } = openPorts(config, client)

  await assignments.claim('+12025550199', '+12025550101', 'ada@example.com')
  await callLog.note(call, { kind: 'result', startedBy: 'customer', at })
  await voicemails.keepMessage(recording, { callSid: call, at })
  await clock.sleep(days * day)
  return {
    assignment: (await assignments.find('+12025550199', '+12025550101')) !== undefined,
    call: (await callLog.timeline(call)).length > 0,
    voicemail: (await voicemails.find(recording)) !== undefined,
  }
}

describe('What is remembered', () => {
  it.each([
    [9.99, { assignment: true, call: true, voicemail: true }],
    [10, { assignment: false, call: true, voicemail: true }],
    [19.99, { assignment: false, call: true, voicemail: true }],
    [20, { assignment: false, call: false, voicemail: true }],
    [29.99, { assignment: false, call: false, voicemail: true }],
    [30, { assignment: false, call: false, voicemail: false }],
  ])('is after %d days what the operator has set', async (days, kept) => {
    expect(await keptAfter(days)).toEqual(kept)
  })
})
