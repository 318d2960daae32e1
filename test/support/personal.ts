import type { Platform } from '../../twin/platform'
import { allMapNames } from '../../src/state/shards'
import { LOCAL_SHARDS } from '../../tools/local'

/** Fields in which Twilio names somebody, or says what somebody wrote. */
const personalFields = [
  /^(?:From|To|Caller|Called|ForwardedFrom|Body)$/,
  /^(?:\w+Identifier|\w+FriendlyName|interactionData)$/,
  /^(?:Worker|CustomerId|ChannelValue|Query)$/,
  /^(?:MessagingBinding\.(?:Proxy)?Address|MessageBody|Identity|ClientIdentity)$/,
]

/** Shorter ones stand in SIDs and times by chance: a worker's choice is `2`. */
const SHORTEST = 5

/** What names somebody in a request of Twilio's: addresses without their `+`, identities, words. */
export function personalIn(params: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(params)
    .filter(([name]) => personalFields.some((fields) => fields.test(name)))
    .map(([, value]) => value.replace(/^(?:whatsapp:)?\+/, ''))
    .filter((value) => value.length >= SHORTEST)
}

/** Every name by which something lies with Twilio for longer than a request: keys in Sync, unique names of Proxy's sessions. */
export async function namesKept({ client, account }: Platform): Promise<readonly string[]> {
  const sync = client.sync.v1.services(account.syncServiceSid)
  const items = await Promise.all(allMapNames(LOCAL_SHARDS).map((map) => sync.syncMaps(map).syncMapItems.list()))
  const sessions = await client.proxy.v1.services(account.proxyServiceSid).sessions.list()
  return [...items.flat().map(({ key }) => key), ...sessions.map(({ uniqueName }) => uniqueName)]
}

/** Those of the texts that name somebody. */
export function naming(texts: readonly string[], personal: ReadonlySet<string>): readonly string[] {
  return texts.filter((text) => [...personal].some((one) => text.includes(one)))
}
