import { readConfig } from '../../src/runtime/config'
import { openPorts } from '../../src/runtime/ports'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { secretKeys } from '../../src/state/keys'
import { newPlatform } from '../../twin/platform'
import { wholeEnvironment } from '../fixtures/environment'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

it.each([
  ['', '40', 70],
  [', also where that is as long as Sync keeps anything', '335', 365],
])(
  'lets Sync keep its part of a message for thirty days more than it is kept%s, so that it is found when it is to be deleted',
  async (_, days, kept) => {
    const { client, account, clock } = newPlatform(virtualClock(), { limits: 'none' })
    const sync = client.sync.v1.services(account.syncServiceSid)
    await setUpState(sync, 1, secretKeys(wholeEnvironment['STATE_KEY_SECRET'] ?? ''))
    const config = { ...wholeEnvironment, SYNC_SERVICE_SID: account.syncServiceSid, VOICEMAIL_DAYS: days }
    const { voicemails } = openPorts(readConfig(config), client)
    const recordingSid = 'RE00112233445566778899aabbccddeeff'
    await voicemails.keepMessage(recordingSid, { callSid: 'CA0123456789abcdef0123456789abcdef', at: 'constructed' })
    const { dateExpires } = await sync
      .syncMaps('patchbay.voicemails.00')
      .syncMapItems(`${recordingSid}.message`)
      .fetch()
    expect(Math.round((dateExpires.getTime() - clock.now().getTime()) / DAY_MILLISECONDS)).toBe(kept)
  },
)
