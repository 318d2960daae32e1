import { sessionModes } from '../../src/routing/directory'
import { modeOfBoth, takes } from '../../src/routing/session-mode'

const both = 'voice-and-message'
const calls = 'voice-only'
const messages = 'message-only'

describe('a mode', () => {
  it.each([
    [undefined, true, true],
    [both, true, true],
    [calls, true, false],
    [messages, false, true],
  ] as const)('%s takes calls: %s, messages: %s', (mode, call, message) => {
    expect([takes(mode, 'call'), takes(mode, 'message')]).toEqual([call, message])
  })

  it.each([
    [undefined, undefined, both],
    [both, undefined, both],
    [calls, undefined, calls],
    [calls, both, calls],
    [calls, calls, calls],
    [messages, both, messages],
    [messages, messages, messages],
    [calls, messages, undefined],
  ] as const)('%s and %s together are %s, in either order', (one, other, together) => {
    expect([modeOfBoth(one, other), modeOfBoth(other, one)]).toEqual([together, together])
  })

  it('is one of those that Proxy documents', () => {
    expect(sessionModes).toEqual(['message-only', 'voice-only', 'voice-and-message'])
  })
})
