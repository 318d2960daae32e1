import { answerIncomingCall, connectAgain } from '../../src/replies/incoming-call'
import { takeVoicemail } from '../../src/replies/voicemail'
import type { Connection } from '../../src/routing/connection'
import type { AskForKey, PutThrough } from '../../src/routing/incoming-call'
import { linksFrom } from '../../src/runtime/paths'
import { german } from '../fixtures/prompts'
import { twimlIn } from '../support/replied'
import { parseTwiml } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')
const connection: Connection = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  caller: '+15557654321',
  number: '+15551230001',
  team: undefined,
  conversationsServiceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  inboundAutocreation: true,
  routingAssignmentTimeoutSeconds: 5,
  inboundTimeoutSeconds: 20,
  record: 'do-not-record',
  trim: 'do-not-trim',
  whisper: 'off',
}
const connect: PutThrough = {
  kind: 'connect',
  because: 'number-in-directory',
  greeting: undefined,
  connection,
  prompts: undefined,
}

const connected = (changes: Partial<Connection> = {}, decision: Partial<PutThrough> = {}) =>
  twimlIn(answerIncomingCall({ ...connect, ...decision, connection: { ...connection, ...changes } }, link))

const statusCallbacks = `
  statusCallback="https://calls.example.com/voice/conversation-status?call=CA0123456789abcdef0123456789abcdef#rc=3&amp;rp=all"
  statusCallbackMethod="POST"
  statusCallbackEvent="call-initiated call-ringing call-answered call-completed"`
const recordingCallbacks = `
  recordingStatusCallback="https://calls.example.com/voice/conversation-recording?call=CA0123456789abcdef0123456789abcdef#rc=3&amp;rp=all"
  recordingStatusCallbackMethod="POST"
  recordingStatusCallbackEvent="in-progress completed absent"`

/** What is connected, with these attributes besides those that are always there. */
const documentWith = (attributes: string, { before = '', action = '/voice/connect-action' } = {}) =>
  parseTwiml(`
    <Response>
      ${before}
      <Connect action="https://calls.example.com${action}" method="POST">
        <Conversation serviceInstanceSid="ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ${attributes} ${statusCallbacks}/>
      </Connect>
    </Response>`)

describe('a call that is put through', () => {
  /** The page's example under "Prompting a customer to leave a voicemail", with our callbacks. */
  it('goes to the Conversations service, and its end to us', () => {
    expect(connected()).toEqual(documentWith('inboundTimeout="20"'))
  })

  it.each([
    ['creates no Conversation', { inboundAutocreation: false }, 'inboundAutocreation="false"'],
    ['waits longer for routing', { routingAssignmentTimeoutSeconds: 10 }, 'routingAssignmentTimeout="10"'],
    ['waits shorter for routing', { routingAssignmentTimeoutSeconds: 1 }, 'routingAssignmentTimeout="1"'],
  ] as const)('%s where that is not what Twilio does anyhow', (_, changes, attributes) => {
    expect(connected(changes)).toEqual(documentWith(`inboundTimeout="20" ${attributes}`))
  })

  it('lets the phone ring as long as it shall, also as long as Twilio would', () => {
    expect(connected({ inboundTimeoutSeconds: 60 })).toEqual(documentWith('inboundTimeout="60"'))
  })

  it('begins with the greeting of its number, in its language and voice', () => {
    expect(connected({}, { greeting: 'Guten Morgen.', prompts: german })).toEqual(
      documentWith('inboundTimeout="20"', { before: '<Say language="de-DE" voice="Polly.Vicki">Guten Morgen.</Say>' }),
    )
  })

  it('says nothing for an empty greeting', () => {
    expect(connected({}, { greeting: '' })).toEqual(connected())
  })

  it.each([
    'record-from-answer',
    'record-from-answer-dual',
    'record-from-ringing',
    'record-from-ringing-dual',
  ] as const)('with %s says so after the greeting, and reports its recording under the same call', (record) => {
    const before = '<Say>Good morning.</Say><Say>This call is recorded.</Say>'
    expect(connected({ record }, { greeting: 'Good morning.' })).toEqual(
      documentWith(`inboundTimeout="20" record="${record}" ${recordingCallbacks}`, { before }),
    )
  })

  it('says in the language of its number that it is recorded', () => {
    const before = '<Say language="de-DE" voice="Polly.Vicki">Dieser Anruf wird aufgezeichnet.</Say>'
    expect(connected({ record: 'record-from-answer' }, { prompts: german })).toEqual(
      documentWith(`inboundTimeout="20" record="record-from-answer" ${recordingCallbacks}`, { before }),
    )
  })

  it('is trimmed where it is recorded, and only there', () => {
    const before = '<Say>This call is recorded.</Say>'
    expect(connected({ record: 'record-from-answer', trim: 'trim-silence' })).toEqual(
      documentWith(`inboundTimeout="20" record="record-from-answer" trim="trim-silence" ${recordingCallbacks}`, {
        before,
      }),
    )
    expect(connected({ trim: 'trim-silence' })).toEqual(connected())
  })

  it('carries the team that was chosen to its end', () => {
    expect(connected({ team: 'night-shift' })).toEqual(
      documentWith('inboundTimeout="20"', { action: '/voice/connect-action?team=night-shift' }),
    )
  })

  it('tells whoever is called that it is recorded, and nothing of the caller', () => {
    expect(connected({ whisper: 'recorded' })).toEqual(
      documentWith(
        'inboundTimeout="20" url="https://calls.example.com/voice/whisper?call=CA0123456789abcdef0123456789abcdef&amp;mode=recorded"',
      ),
    )
  })

  it.each(['announce', 'accept'] as const)('with the whisper %s tells the worker first who is calling', (whisper) => {
    const said =
      'https://calls.example.com/voice/whisper?call=CA0123456789abcdef0123456789abcdef&amp;caller=%2B15557654321&amp;number=%2B15551230001'
    expect(connected({ whisper })).toEqual(documentWith(`inboundTimeout="20" url="${said}&amp;mode=${whisper}"`))
    expect(connected({ whisper, caller: undefined, number: undefined, team: 'night-shift' })).toEqual(
      documentWith(
        `inboundTimeout="20" url="https://calls.example.com/voice/whisper?call=CA0123456789abcdef0123456789abcdef&amp;team=night-shift&amp;mode=${whisper}"`,
        { action: '/voice/connect-action?team=night-shift' },
      ),
    )
  })

  it('once more is the same without a word, and its action says that it is the second try', () => {
    const before = twimlIn(connectAgain({ ...connection, record: 'record-from-answer' }, link))
    expect(before).toEqual(
      documentWith(`inboundTimeout="20" record="record-from-answer" ${recordingCallbacks}`, {
        action: '/voice/connect-action?attempt=2',
      }),
    )
    expect(twimlIn(connectAgain({ ...connection, team: 'night' }, link))).toEqual(
      documentWith('inboundTimeout="20"', { action: '/voice/connect-action?attempt=2&amp;team=night' }),
    )
  })
})

describe('a menu', () => {
  const menu: AskForKey = {
    kind: 'menu',
    because: 'not-asked-yet',
    greeting: 'Good morning.',
    choices: [
      { key: '1', words: 'For sales, press one.', teams: ['sales'] },
      { key: '9', words: 'For support, press nine.', teams: ['support'] },
    ],
    timesAsked: 1,
    prompts: undefined,
  }

  it('follows the greeting, and goes on with a key or without one', () => {
    expect(twimlIn(answerIncomingCall(menu, link))).toEqual(
      parseTwiml(`
        <Response>
          <Say>Good morning.</Say>
          <Gather input="dtmf" numDigits="1" timeout="5" action="https://calls.example.com/voice/incoming?menu=1" method="POST">
            <Say>For sales, press one.</Say>
            <Say>For support, press nine.</Say>
          </Gather>
          <Redirect method="POST">https://calls.example.com/voice/incoming?menu=1</Redirect>
        </Response>`),
    )
  })

  it('counts in its URLs, and is read in the language of its number', () => {
    const again: AskForKey = {
      ...menu,
      because: 'nothing-pressed',
      greeting: undefined,
      timesAsked: 2,
      prompts: german,
    }
    expect(twimlIn(answerIncomingCall(again, link))).toEqual(
      parseTwiml(`
        <Response>
          <Gather input="dtmf" numDigits="1" timeout="5" action="https://calls.example.com/voice/incoming?menu=2" method="POST">
            <Say language="de-DE" voice="Polly.Vicki">For sales, press one.</Say>
            <Say language="de-DE" voice="Polly.Vicki">For support, press nine.</Say>
          </Gather>
          <Redirect method="POST">https://calls.example.com/voice/incoming?menu=2</Redirect>
        </Response>`),
    )
  })
})

describe('a call that is not put through', () => {
  it('out of hours may leave a message, in the language of its number', () => {
    const closed = { kind: 'voicemail', because: 'after-hours' } as const
    expect(answerIncomingCall({ ...closed, prompts: german }, link)).toEqual(
      takeVoicemail(link, german.afterHours, german),
    )
    expect(answerIncomingCall({ ...closed, prompts: undefined }, link)).toEqual(
      takeVoicemail(link, 'Sorry, we are closed right now. Please leave a message after the tone. Thank you!'),
    )
  })

  it('is rejected when it is not wanted', () => {
    expect(twimlIn(answerIncomingCall({ kind: 'reject', because: 'blocked' }, link))).toEqual(
      parseTwiml('<Response><Reject/></Response>'),
    )
  })
})
