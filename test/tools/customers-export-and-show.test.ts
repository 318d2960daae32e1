import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Customer } from '../../src/routing/customer'
import { exportCustomers } from '../../tools/customers/export-command'
import { readRows } from '../../tools/customers/read'
import { importCustomers } from '../../tools/customers/import-command'
import { showCustomer } from '../../tools/customers/show-command'
import { customersAccount } from '../support/customers-account'
import { workers } from '../support/routing'

const maria: Customer = {
  id: 'customer-17',
  name: 'María García',
  worker: workers.ada.identity,
  channels: [
    { type: 'sms', value: '+12025550199' },
    { type: 'whatsapp', value: 'whatsapp:+12025550199' },
  ],
  links: [{ type: 'Facebook', value: 'https://facebook.com/m', name: 'Profile' }],
  avatar: 'https://example.com/m.png',
  details: { title: 'Notes', content: 'Call\nafter five' },
}
const tim: Customer = { id: 'customer-18', name: 'Tim', channels: [] }

const folder = mkdtempSync(join(tmpdir(), 'patchbay-customers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => jest.restoreAllMocks())

describe('An export of customers', () => {
  it('is a file from which an import changes nothing', async () => {
    const account = await customersAccount([tim, maria])
    const file = join(folder, 'customers.json')
    await exportCustomers({ to: file }, account.opened())
    expect(said.at(-1)).toBe(`${file} holds 2 customers.`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, customers: [maria, tim] })
    await importCustomers(readRows(file), { file, json: true }, account.opened())
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ unchanged: 2, items: 0 })
  })

  it('says that it is JSON, and where it cannot be written', async () => {
    const account = await customersAccount()
    await expect(exportCustomers({ to: 'customers.csv' }, account.opened())).rejects.toThrow('must end in .json')
    const nowhere = join(folder, 'nowhere', 'customers.json')
    await expect(exportCustomers({ to: nowhere }, account.opened())).rejects.toThrow(`${nowhere} cannot be written`)
  })
})

describe('A customer', () => {
  it.each(['customer-17', '+12025550199', 'whatsapp:+12025550199'])('is shown, asked for by %s', async (whom) => {
    await showCustomer(whom, {}, (await customersAccount([tim, maria])).opened())
    expect(said.at(-1)?.split('\n')).toEqual([
      'customer-17: María García',
      '  worker: ada@example.com',
      '  sms: +12025550199',
      '  whatsapp: whatsapp:+12025550199',
      '  link: Profile: https://facebook.com/m',
      '  avatar: https://example.com/m.png',
      '  Notes: Call',
      '  after five',
    ])
  })

  it('is told to a script as one JSON document, and without a worker is everybody’s', async () => {
    const account = await customersAccount([tim, maria])
    await showCustomer('customer-17', { json: true }, account.opened())
    expect(JSON.parse(said.at(-1) ?? '')).toEqual(maria)
    await showCustomer('customer-18', {}, account.opened())
    expect(said.at(-1)).toBe('customer-18: Tim\n  worker: nobody: every worker sees this customer')
  })

  it('who is not there is said', async () => {
    const account = await customersAccount([tim])
    await expect(showCustomer('+12025550198', {}, account.opened())).rejects.toThrow(
      'Nobody in the list has the id or the address +12025550198.',
    )
  })
})

describe('A file of customers', () => {
  it.each([
    [join(folder, 'none.csv'), /^There is no file .*none\.csv\. docs\/customers\.md shows/],
    [folder, /must end in \.csv or \.json/],
    ['customers.xlsx', /must end in \.csv or \.json/],
  ])('%s is refused in words', (path, words) => {
    expect(() => readRows(path)).toThrow(words)
  })
})
