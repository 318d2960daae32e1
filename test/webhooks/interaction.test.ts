import { parseInteraction } from '../../src/webhooks/interaction'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'
import { documentedEnds, interactionCall, interactionMessage, otherStatuses } from '../fixtures/interaction'

describe('an interaction', () => {
  it('is read from the request about a call', () => {
    expect(parseInteraction(interactionCall)).toEqual({
      ok: true,
      event: {
        interactionSid: 'KI0123456789abcdef0123456789abcdef',
        sessionSid: 'KCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        resourceSid: 'CA0123456789abcdef0123456789abcdef',
        type: 'voice',
        outboundStatus: 'initiated',
        isCallOver: false,
        at: new Date('2022-05-07T00:58:19Z'),
      },
    })
  })

  it('is read from the request about a message', () => {
    expect(parseInteraction(interactionMessage)).toMatchObject({
      event: {
        resourceSid: 'SM0123456789abcdef0123456789abcdef',
        type: 'message',
        outboundStatus: 'sent',
        isCallOver: false,
      },
    })
  })

  it.each([
    ['voice', 'voice'],
    ['Voice', 'voice'],
    ['MESSAGE', 'message'],
    ['unknown', 'unknown'],
    ['fax', 'unknown'],
  ])('of type %s is one of type %s', (interactionType, type) => {
    expect(parseInteraction({ ...interactionCall, interactionType })).toMatchObject({ event: { type } })
  })

  it.each(documentedEnds)('is a call that is over by %s, in any spelling', (status) => {
    for (const outboundResourceStatus of [status, status.toUpperCase()]) {
      expect(parseInteraction({ ...interactionCall, outboundResourceStatus })).toMatchObject({
        event: { isCallOver: true, outboundStatus: status },
      })
    }
  })

  it.each([...otherStatuses, 'a-status-of-tomorrow'])('is no call that is over by %s', (outboundResourceStatus) => {
    expect(parseInteraction({ ...interactionCall, outboundResourceStatus })).toMatchObject({
      event: { isCallOver: false, outboundStatus: outboundResourceStatus },
    })
  })

  it('is no call that is over where a message has failed', () => {
    expect(parseInteraction({ ...interactionMessage, outboundResourceStatus: 'failed' })).toMatchObject({
      event: { isCallOver: false },
    })
  })

  it('that nobody began but the API stands under what went out, or under itself', () => {
    const fromApi = without(interactionMessage, 'inboundResourceSid')
    expect(parseInteraction(fromApi)).toMatchObject({ event: { resourceSid: 'SMfedcba9876543210fedcba9876543210' } })
    expect(parseInteraction(without(fromApi, 'outboundResourceSid'))).toMatchObject({
      event: { resourceSid: 'KI0123456789abcdef0123456789abcdef' },
    })
  })

  describeWebhook({
    parse: parseInteraction,
    request: interactionCall,
    required: {
      interactionSid: ['KC0123456789abcdef0123456789abcdef'],
      interactionSessionSid: ['KI0123456789abcdef0123456789abcdef'],
    },
    optional: {
      interactionType: ['fax'],
      inboundResourceSid: ['RE0123456789abcdef0123456789abcdef', 'a/b'],
      outboundResourceStatus: ['in/progress', 'in progress'],
      interactionDateUpdated: ['yesterday', '2022-05-07', '1'],
    },
  })
})
