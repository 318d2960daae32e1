import { baseUrlOf } from '../../src/runtime/config'

describe('where Twilio reaches the Functions', () => {
  const domain = { DOMAIN_NAME: 'patchbay-1234.twil.io' }

  it.each([
    ['the domain that Twilio gave', domain, 'https://patchbay-1234.twil.io'],
    ['the address that was set', { ...domain, BASE_URL: 'https://calls.example.com' }, 'https://calls.example.com'],
    ['the domain, where the address is empty', { ...domain, BASE_URL: '' }, 'https://patchbay-1234.twil.io'],
    ['the domain, where the address leads nowhere', { ...domain, BASE_URL: 'calls' }, 'https://patchbay-1234.twil.io'],
    [
      'the domain, where the address has a path',
      { ...domain, BASE_URL: 'https://calls.example.com/' },
      'https://patchbay-1234.twil.io',
    ],
  ])('is %s', (_, variables, url) => {
    expect(baseUrlOf(variables)).toBe(url)
  })
})
