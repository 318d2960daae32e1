import { linksFrom, paths } from '../../src/runtime/paths'

describe('a link', () => {
  const link = linksFrom('https://calls.example.com')

  it('is absolute', () => {
    expect(link(paths.incomingCall)).toBe('https://calls.example.com/voice/incoming')
  })

  it('carries a query', () => {
    expect(link(paths.conversationStatus, { call: 'CA0123456789abcdef0123456789abcdef' })).toBe(
      'https://calls.example.com/voice/conversation-status?call=CA0123456789abcdef0123456789abcdef',
    )
  })

  it('has no question mark without a query', () => {
    expect(link(paths.conversationStatus, {})).toBe('https://calls.example.com/voice/conversation-status')
  })

  it.each(['a b', 'a&b=c', '#', 'ä', '+15557654321'])('brings the value %s back', (value) => {
    expect(new URL(link(paths.conversationStatus, { value })).searchParams.get('value')).toBe(value)
  })

  it.each(Object.values(paths))('to %s is a URL as it stands', (path) => {
    expect(new URL(link(path)).href).toBe(link(path))
  })
})
