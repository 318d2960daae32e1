import { syncItems } from '../src/state/sync-items'
import { secretKeys } from '../src/state/keys'
import { syncLayout } from '../src/state/layout'
import { voicemailsIn } from '../src/state/voicemails'
import type { Report } from '../twin/network/script'
import { renderTranscript } from '../twin/transcript'
import type { Local } from './local'
import type { RoutingFile } from './routing/schema'

const CUSTOMER = '+12025550199'

/** Four scenes on the local Twilio, told as they happen. What the routing file has no number for is left out. */
export async function playTour(local: Local, routing: RoutingFile, show: (text: string) => void, colour: boolean) {
  const { network, frontline } = local
  const tell = (title: string, { transcript }: Report) =>
    show(`\n${title}\n${renderTranscript(transcript, { colour })}`)
  const numberOf = (service: 'frontline' | 'proxy') =>
    routing.numbers.find((number) => number.service === service && number.address.startsWith('+'))?.address

  const frontlineNumber = numberOf('frontline')
  if (frontlineNumber) {
    const call = { from: CUSTOMER, to: frontlineNumber }
    tell('A customer calls, and a worker answers', await network.call({ ...call, worker: 'answers', message: 'none' }))

    const unanswered = await network.call({ ...call, worker: 'no-answer', message: 12 })
    tell('The customer calls again; nobody answers, and they leave a message', unanswered)
    if (unanswered.recordingSid) show(await keptIn(local, unanswered.recordingSid))
  }

  const proxyNumber = numberOf('proxy')
  if (proxyNumber) {
    const text = await network.text({ from: CUSTOMER, to: proxyNumber, body: 'Is my order ready?' })
    tell('A customer texts a Proxy number without a session', text)
  }

  const worker = routing.workers.at(0)
  if (worker) {
    const start = {
      worker: worker.identity,
      customerId: '42',
      channelType: 'sms',
      channelValue: '+12025550198',
    } as const
    tell('A worker writes to a customer in the Frontline app', await frontline.startConversation(start))
  }
}

/** What Sync holds of a message, read back as a later page or command would read it. */
async function keptIn({ platform, environment }: Local, recordingSid: string): Promise<string> {
  const sync = platform.client.sync.v1.services(environment['SYNC_SERVICE_SID'] ?? '')
  const layout = syncLayout(sync, secretKeys(environment['STATE_KEY_SECRET'] ?? ''))
  const voicemail = await voicemailsIn(syncItems(sync, layout), 0).find(recordingSid)
  const { message, audio } = voicemail ?? {}
  return `  In Sync: message ${recordingSid} from ${message?.customer} to ${message?.number}, ${message?.durationSeconds} s, audio ${audio?.status}`
}
