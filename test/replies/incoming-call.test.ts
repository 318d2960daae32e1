import { connectCall } from '../../src/replies/incoming-call'
import type { Connect } from '../../src/routing/incoming-call'
import { linksFrom } from '../../src/runtime/paths'
import { twimlIn } from '../support/replied'
import { parseTwiml } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')
const connection = {
  callSid: 'CA0123456789abcdef0123456789abcdef',
  serviceInstanceSid: 'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
}
const connect: Connect = {
  kind: 'connect',
  greeting: undefined,
  inboundTimeoutSeconds: 20,
  record: 'do-not-record',
  because: 'number-in-directory',
}

describe('a call that is put through', () => {
  /** The page's example under "Prompting a customer to leave a voicemail", with our callbacks. */
  it('goes to the Conversations service, and its end to us', () => {
    expect(twimlIn(connectCall(connect, connection, link))).toEqual(
      parseTwiml(`
        <Response>
          <Connect action="https://calls.example.com/voice/connect-action" method="POST">
            <Conversation
              serviceInstanceSid="ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
              inboundTimeout="20"
              statusCallback="https://calls.example.com/voice/conversation-status?call=CA0123456789abcdef0123456789abcdef"
              statusCallbackMethod="POST"
              statusCallbackEvent="call-initiated call-ringing call-answered call-completed"/>
          </Connect>
        </Response>`),
    )
  })

  it('begins with the greeting of its number', () => {
    const { content } = twimlIn(connectCall({ ...connect, greeting: 'Good morning.' }, connection, link))
    expect(content).toEqual([
      { name: 'Say', attributes: {}, content: ['Good morning.'] },
      expect.objectContaining({ name: 'Connect' }),
    ])
  })

  it('says nothing for an empty greeting', () => {
    const silent = twimlIn(connectCall({ ...connect, greeting: '' }, connection, link))
    expect(silent).toEqual(twimlIn(connectCall(connect, connection, link)))
  })

  it.each([
    'record-from-answer',
    'record-from-answer-dual',
    'record-from-ringing',
    'record-from-ringing-dual',
  ] as const)('with %s reports its recording under the same call', (record) => {
    expect(twimlIn(connectCall({ ...connect, record }, connection, link))).toEqual(
      parseTwiml(`
          <Response>
            <Connect action="https://calls.example.com/voice/connect-action" method="POST">
              <Conversation
                serviceInstanceSid="ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                inboundTimeout="20"
                statusCallback="https://calls.example.com/voice/conversation-status?call=CA0123456789abcdef0123456789abcdef"
                statusCallbackMethod="POST"
                statusCallbackEvent="call-initiated call-ringing call-answered call-completed"
                record="${record}"
                recordingStatusCallback="https://calls.example.com/voice/conversation-recording?call=CA0123456789abcdef0123456789abcdef"
                recordingStatusCallbackMethod="POST"
                recordingStatusCallbackEvent="in-progress completed absent"/>
            </Connect>
          </Response>`),
    )
  })
})
