import { readFileSync } from 'node:fs'
import { readTwimlSchema, renderTwimlSchema, schemaFile } from '../../tools/twiml-schema'

describe('the schema of TwiML', () => {
  const { voice, messaging } = readTwimlSchema()

  test('is that of the installed SDK', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(renderTwimlSchema({ voice, messaging }))
  })

  test('has every element that the SDK writes, and knows what may stand in each', () => {
    const count = (of: typeof voice) => Object.values(of.elements).flatMap((children) => Object.keys(children)).length
    const written = (root: string) =>
      readFileSync(require.resolve(`twilio/lib/twiml/${root}`), 'utf8').match(/\.ele\("/g)?.length
    expect(count(voice)).toBe(written('VoiceResponse'))
    expect(count(messaging)).toBe(written('MessagingResponse'))
  })

  test.each([voice, messaging])('leads nowhere into the void', ({ root, elements, attributes, values }) => {
    expect(Object.keys(elements)).toContain(root)
    for (const child of Object.values(elements).flatMap((children) => Object.values(children))) {
      expect(Object.keys(elements)).toContain(child.element)
      if (child.attributes !== undefined) expect(Object.keys(attributes)).toContain(child.attributes)
    }
    const types = Object.values(attributes).flatMap((named) => Object.values(named))
    const named = types.map((type) => type.replace('[]', '')).filter((type) => !/^(string|number|boolean)$/.test(type))
    expect(Object.keys(values)).toEqual(expect.arrayContaining(named))
  })

  test('has what the documents have of <Conversation>, and two attributes more', () => {
    expect(voice.elements['Connect']?.['Conversation']).toEqual({
      element: 'Conversation',
      attributes: 'ConversationAttributes',
      text: false,
    })
    expect(voice.attributes['ConversationAttributes']).toEqual({
      inboundAutocreation: 'boolean',
      inboundTimeout: 'number',
      method: 'string',
      record: 'ConversationRecord',
      recordingStatusCallback: 'string',
      recordingStatusCallbackEvent: 'ConversationRecordingEvent[]',
      recordingStatusCallbackMethod: 'string',
      routingAssignmentTimeout: 'number',
      serviceInstanceSid: 'string',
      statusCallback: 'string',
      statusCallbackEvent: 'ConversationEvent[]',
      statusCallbackMethod: 'string',
      trim: 'ConversationTrim',
      url: 'string',
    })
    expect(voice.values['ConversationEvent']).toBe('call-initiated call-ringing call-answered call-completed')
  })

  test('spells tags as TwiML does', () => {
    expect(Object.keys(voice.elements['Say'] ?? {})).toEqual(expect.arrayContaining(['break', 'say-as', 'prosody']))
  })
})
