import type { Twilio } from 'twilio'
import { assignmentsIn, type Assignments } from '../state/assignments'
import { cachedDirectory } from '../state/cached-directory'
import { callLogIn, type CallLog } from '../state/call-log'
import { chosenTeamsIn, type ChosenTeams } from '../state/chosen-teams'
import { claimsIn, type Claims } from '../state/claims'
import { customersIn, type Customers } from '../state/customers'
import type { Directory } from '../state/directory'
import { cachedFrontlineUsers } from '../state/frontline-availability'
import { givenAddressesIn, type GivenAddresses } from '../state/given-addresses'
import { LONGEST_TTL_SECONDS } from '../state/items'
import { secretKeys } from '../state/keys'
import { syncLayout } from '../state/layout'
import { leasesIn, type Leases } from '../state/leases'
import { openingsIn, type Openings } from '../state/openings'
import { pairsIn, type Pairs } from '../state/pairs'
import { recentsIn, type Recents } from '../state/recents'
import { syncDirectory } from '../state/sync-directory'
import { syncItems } from '../state/sync-items'
import { turnsIn, type Turns } from '../state/turns'
import { voicemailsIn, type Voicemails } from '../state/voicemails'
import { twilioCalls, type Calls } from '../twilio/calls'
import { twilioConversations, type Conversations } from '../twilio/conversations'
import { twilioFrontlineConversations, type FrontlineConversations } from '../twilio/frontline-conversations'
import { twilioFrontlineUsers, type FrontlineUsers } from '../twilio/frontline-users'
import { twilioMessages, type Messages } from '../twilio/messages'
import { twilioProxySessions, type ProxySessions } from '../twilio/proxy-sessions'
import { twilioRecordings, type Recordings } from '../twilio/recordings'
import { PRUNING_DAYS, type Config } from './config'
import { playTokens, type PlayTokens } from './play-link'

/** What a Function may ask and remember, in our words. */
export interface Ports {
  readonly config: Config
  readonly directory: Directory
  readonly assignments: Assignments
  readonly callLog: CallLog
  readonly claims: Claims
  readonly leases: Leases
  readonly customers: Customers
  readonly givenAddresses: GivenAddresses
  readonly chosenTeams: ChosenTeams
  readonly openings: Openings
  readonly pairs: Pairs
  readonly recents: Recents
  readonly turns: Turns
  readonly voicemails: Voicemails
  readonly calls: Calls
  readonly conversations: Conversations
  readonly frontlineConversations: FrontlineConversations
  readonly frontlineUsers: FrontlineUsers
  readonly messages: Messages
  /** `undefined`: the deployment does not say which Proxy service is its own. */
  readonly proxySessions: ProxySessions | undefined
  readonly recordings: Recordings
  readonly playTokens: PlayTokens
}

/** Longer than Twilio may take to repeat a request. */
const CLAIM_TTL_SECONDS = 7 * 24 * 60 * 60

export function openPorts(config: Config, client: Twilio): Ports {
  const sync = client.sync.v1.services(config.syncServiceSid)
  const secretKey = secretKeys(config.stateKeySecret)
  const layout = syncLayout(sync, secretKey)
  const items = syncItems(sync, layout)
  const directory = cachedDirectory(syncDirectory(sync, layout, secretKey), Date.now)
  const { proxyServiceSid } = config
  const proxySessions = proxyServiceSid === undefined ? undefined : twilioProxySessions(client, proxyServiceSid)
  return {
    config,
    directory,
    assignments: assignmentsIn(items, secretKey, config.assignmentTtlSeconds),
    callLog: callLogIn(items, secretKey, config.callLogTtlSeconds),
    claims: claimsIn(items, secretKey, CLAIM_TTL_SECONDS),
    leases: leasesIn(items, secretKey, { ttlSeconds: Math.min(config.sessionTtlSeconds, LONGEST_TTL_SECONDS) }),
    customers: customersIn(items, secretKey),
    givenAddresses: givenAddressesIn(items, secretKey, config.assignmentTtlSeconds),
    chosenTeams: chosenTeamsIn(items, secretKey),
    openings: openingsIn(items, secretKey),
    pairs: pairsIn(proxySessions, directory, Date.now),
    recents: recentsIn(items, secretKey),
    turns: turnsIn(items, secretKey, LONGEST_TTL_SECONDS),
    voicemails: voicemailsIn(items, config.voicemailTtlSeconds + PRUNING_DAYS * 24 * 60 * 60),
    calls: twilioCalls(client),
    conversations: twilioConversations(client, config.conversationsServiceSid),
    frontlineConversations: twilioFrontlineConversations(client, config.conversationsServiceSid),
    frontlineUsers: cachedFrontlineUsers(twilioFrontlineUsers(client), Date.now),
    messages: twilioMessages(client),
    proxySessions,
    recordings: twilioRecordings(client),
    playTokens: playTokens(secretKey),
  }
}
