import { checkRows } from '../../tools/customers/check'
import { rowsOfCsv } from '../../tools/customers/csv'
import { rowsOfJson, type Rows } from '../../tools/customers/rows'

const workers = ['ada@example.com', 'grace@example.com']
const mistakesOf = (rows: Rows) => (rows.ok ? checkRows(rows.rows, workers).mistakes : rows.mistakes)
const header = 'id,name,worker,sms,whatsapp,chat,email,avatar,link Site,details'
const csv = (...lines: string[]) => mistakesOf(rowsOfCsv([header, ...lines].join('\n')))
const json = (...customers: object[]) => mistakesOf(rowsOfJson({ ok: true, value: { version: 1, customers } }))

describe('Rows of customers', () => {
  it('are right with an id and a name, and with everything', () => {
    expect(
      csv(
        '1,Ada',
        '2,Eve,ada@example.com,+12025550199,+12025550199,eve,e@example.com,https://e.com/a.png,https://e.com,x',
      ),
    ).toEqual([])
    expect(json({ id: 'customer-1', name: 'Ada' })).toEqual([])
  })

  it.each([
    [',Ada', 'line 2, column 1 (id): is missing'],
    ['1,', 'line 2, column 2 (name): is missing'],
    ['a b,Ada', 'line 2, column 1 (id): must be 1 to 64 letters, digits and signs without spaces, such as customer-17'],
    [`CH${'0'.repeat(32)},Ada`, 'line 2, column 1 (id): must be your own, and not a SID of Twilio'],
    [`1,${'A'.repeat(101)}`, 'line 2, column 2 (name): must have at most 100 characters'],
    ['1,"A\nda"', 'line 2, column 2 (name): must be words, without line breaks or other control characters'],
    [
      '1,Ada,adda@example.com',
      'line 2, column 3 (worker): adda@example.com is no worker of the directory; did you mean "ada@example.com"?',
    ],
    [
      '1,Ada,eve@example.com',
      'line 2, column 3 (worker): eve@example.com is no worker of the directory (npm run routing -- import writes it)',
    ],
    ['1,Ada,,+1 (202) 555-0199', 'line 2, column 4 (sms): must be +12025550199'],
    ['1,Ada,,0012025550199', 'line 2, column 4 (sms): must be +12025550199'],
    ['1,Ada,,2025550199', 'line 2, column 4 (sms): must be a phone number with its country, such as +12025550123'],
    ['1,Ada,,,+1 202 555 0199', 'line 2, column 5 (whatsapp): must be whatsapp:+12025550199'],
    ['1,Ada,,,,+12025550199', 'line 2, column 6 (chat): must be a chat identity, and not a number'],
    ['1,Ada,,,,,ada', 'line 2, column 7 (email): must be an e-mail address, such as mary@example.com'],
    ['1,Ada,,,,,,http://e.com/a.png', 'line 2, column 8 (avatar): must begin with https://'],
    ['1,Ada,,,,,,,e.com', 'line 2, column 9 (link Site): must be a whole URL, such as https://example.com/mary'],
    [`1,Ada,,,,,,,,${'x'.repeat(3_001)}`, 'line 2, column 10 (details): must have at most 3000 characters'],
    [
      '1,Garcia, Maria,+12025550199,,,,,,,,',
      'line 2, column 3 (worker): Maria is no worker of the directory (npm run routing -- import writes it)',
    ],
    [
      '1,Ada,,,,,,,,,more',
      'line 2, column 11: has no name in the first line; a cell with a separator in it needs quotes ("Garcia, Maria")',
    ],
  ])('say what is wrong with %s', (line, mistake) => {
    expect(csv(line)).toContain(mistake)
  })

  it('say who was there before', () => {
    expect(csv('1,Ada,,+12025550199', '2,Eve,,+12025550199', '1,Tim')).toEqual([
      'line 3, column 4 (sms): +12025550199 is that of 1 already',
      'line 4, column 1 (id): 1 is there already: line 2, column 1 (id)',
    ])
  })

  it('are told the limit that counts, however far they are beyond it', () => {
    expect(csv(`1,${'A'.repeat(64 * 1024)}`)).toEqual(['line 2, column 2 (name): must have at most 100 characters'])
  })

  it('have a channel once, however often it is in them', () => {
    const same = rowsOfCsv('id,name,sms,sms,sms,voice\n1,Ada,+12025550199,+12025550198,+12025550199,+12025550199')
    expect(same.ok && checkRows(same.rows, workers).right.map(({ customer }) => customer)).toEqual([
      {
        id: '1',
        name: 'Ada',
        channels: [
          { type: 'sms', value: '+12025550199' },
          { type: 'sms', value: '+12025550198' },
          { type: 'voice', value: '+12025550199' },
        ],
      },
    ])
  })

  it('say every mistake of a row, and of a JSON file the way to it', () => {
    const channels = [
      { type: 'fax', value: '1' },
      { type: 'sms', value: '1' },
    ]
    expect(json({ name: 'Ada', channels, phone: '1', details: { title: 'x' } }, { id: '2', name: 'Eve' })).toEqual([
      'customers.0.id: is missing',
      'customers.0.channels.0.type: must be "sms", "whatsapp", "chat", "email" or "voice"',
      'customers.0.channels.1.value: must be a phone number with its country, such as +12025550123',
      'customers.0.details.content: is missing',
      'customers.0.phone: is not known here; is it misspelt?',
    ])
  })

  it.each([
    ['no list', { version: 1 }, 'customers: must be a list'],
    ['another version', { version: 2, customers: [] }, 'version: must be 1'],
    ['rows that are no objects', ['Ada'], '0: must be an object in curly brackets'],
  ])('are no JSON file with %s', (_, value, mistake) => {
    expect(mistakesOf(rowsOfJson({ ok: true, value }))).toEqual([expect.stringContaining(mistake)])
  })

  it('too long for Sync are told', () => {
    const link = { type: 'x'.repeat(100), name: 'x'.repeat(100), value: `https://${'x'.repeat(490)}` }
    const customer = {
      id: '1',
      name: 'Ada',
      links: Array.from({ length: 10 }, () => link),
      details: { title: 'x', content: '€'.repeat(3_000) },
    }
    expect(json(customer)).toEqual(['customers.0: is too long; shorten details or links'])
  })
})
