import { assignmentsIn } from '../../src/state/assignments'
import { cachedDirectory } from '../../src/state/cached-directory'
import { secretKeys } from '../../src/state/keys'
import { memoryDirectory } from '../support/memory-directory'
import { memoryItems } from '../support/memory-items'
import { describeAssignments } from './describe-assignments'
import { describeCallLog } from './describe-call-log'
import { describeDirectory } from './describe-directory'
import { describeItems } from './describe-items'
import { describeVoicemails } from './describe-voicemails'

const open = async () => memoryItems()

describeItems('memory', open)
describeAssignments('memory', open)
describeCallLog('memory', open)
describeVoicemails('memory', open)
describeDirectory('memory', async (secretKey) => memoryDirectory(secretKey))
describeDirectory('memory, behind a cache that forgets at once', async (secretKey) => {
  const opened = memoryDirectory(secretKey)
  let now = 0
  return { ...opened, directory: cachedDirectory(opened.directory, () => (now += 60_000)) }
})

describe('An assignment that ends just when somebody else claims the customer', () => {
  it('belongs to whoever claims it', async () => {
    const { items } = memoryItems()
    const ended = { ...items, create: async () => 'taken' as const, fetch: async () => undefined }
    const assignments = assignmentsIn(ended, secretKeys('constructed-secret-of-32-letters'), 60)
    expect(await assignments.claim('+15557654321', '+15551230001', 'worker-1')).toBe('worker-1')
  })
})
