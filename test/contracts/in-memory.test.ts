import { cachedDirectory } from '../../src/state/cached-directory'
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
