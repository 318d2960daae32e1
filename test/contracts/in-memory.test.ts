import { assignmentsIn } from '../../src/state/assignments'
import { cachedDirectory } from '../../src/state/cached-directory'
import { secretKeys } from '../../src/state/keys'
import { memoryDirectory } from '../support/memory-directory'
import { memoryItems } from '../support/memory-items'
import { describeAssignments } from './describe-assignments'
import { describeCallLog } from './describe-call-log'
import { describeChosenTeams } from './describe-chosen-teams'
import { describeClaims } from './describe-claims'
import { describeCustomers } from './describe-customers'
import { describeDirectory } from './describe-directory'
import { describeGivenAddresses } from './describe-given-addresses'
import { describeItems } from './describe-items'
import { describeLeases } from './describe-leases'
import { describeOpenings } from './describe-openings'
import { describeRecents } from './describe-recents'
import { describeTurns } from './describe-turns'
import { describeVoicemails } from './describe-voicemails'

const open = async () => memoryItems()

describeItems('memory', open)
describeAssignments('memory', open)
describeCallLog('memory', open, { everyMultiplicity: true })
describeChosenTeams('memory', open)
describeClaims('memory', open)
describeGivenAddresses('memory', open)
describeCustomers('memory', open)
describeLeases('memory', open)
describeOpenings('memory', open)
describeRecents('memory', open)
describeTurns('memory', open)
describeVoicemails('memory', open)
describeDirectory('memory', async (secretKey) => memoryDirectory(secretKey))
describeDirectory('memory, behind a cache that forgets at once', async (secretKey) => {
  const opened = memoryDirectory(secretKey)
  let now = 0
  return { ...opened, directory: cachedDirectory(opened.directory, () => (now += 60_000)) }
})

describe('An assignment that ends just when somebody else assigns the customer', () => {
  it('is made anew', async () => {
    const { items } = memoryItems()
    let endsNow = true
    const ending: typeof items = {
      ...items,
      create: async (...request) => {
        if (!endsNow) return items.create(...request)
        endsNow = false
        return 'taken'
      },
    }
    const assignments = assignmentsIn(ending, secretKeys('constructed-secret-of-32-letters'), 60)
    expect(await assignments.assign('+15557654321', '+15551230001', 'worker-1')).toBe('worker-1')
    expect(await assignments.find('+15557654321', '+15551230001')).toBe('worker-1')
  })
})
