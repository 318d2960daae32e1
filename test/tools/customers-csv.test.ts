import { rowsOfCsv } from '../../tools/customers/csv'

const valuesOf = (text: string) => {
  const rows = rowsOfCsv(text)
  return rows.ok ? rows.rows.map(({ value }) => value) : rows.mistakes
}
const ada = { id: '1', name: 'Ada', channels: [] }

describe('A CSV file of customers', () => {
  it('has a column for each field, in any order and in any case, and empty cells are nothing', () => {
    const text = [
      'Name,ID,Worker,SMS,sms,WhatsApp,Chat,Email,Voice,Link Facebook,Avatar,Title,Details',
      '"Garcia, Maria",1,ada@example.com,+12025550199,+12025550198,+12025550197,maria,m@example.com,+12025550196,https://facebook.com/m,https://example.com/m.png,Notes,"Call' +
        '\nafter ""five"""',
      'Grace,2,,,,whatsapp:+12025550195,,,,,,,Kind',
    ].join('\r\n')
    expect(valuesOf(text)).toEqual([
      {
        id: '1',
        name: 'Garcia, Maria',
        worker: 'ada@example.com',
        channels: [
          { type: 'sms', value: '+12025550199' },
          { type: 'sms', value: '+12025550198' },
          { type: 'whatsapp', value: 'whatsapp:+12025550197' },
          { type: 'chat', value: 'maria' },
          { type: 'email', value: 'm@example.com' },
          { type: 'voice', value: '+12025550196' },
        ],
        links: [{ type: 'Facebook', value: 'https://facebook.com/m', name: 'Facebook' }],
        avatar: 'https://example.com/m.png',
        details: { title: 'Notes', content: 'Call\nafter "five"' },
      },
      {
        id: '2',
        name: 'Grace',
        channels: [{ type: 'whatsapp', value: 'whatsapp:+12025550195' }],
        details: { title: 'Details', content: 'Kind' },
      },
    ])
  })

  it.each([
    ['semicolons', 'id;name\n1;Ada'],
    ['tabs', 'id\tname\n1\tAda'],
    ['a mark of byte order', '\uFEFFid,name\n1,Ada'],
    ['the line breaks of Windows', 'id,name\r\n1,Ada\r\n'],
    ['spaces around its cells', 'id, name\n1 , Ada'],
    ['empty lines', 'id,name\n\n1,Ada\n\n,\n'],
    ['commas at the ends of its lines', 'id,name\n1,Ada,,\n'],
    ['the line of Excel that names commas', 'sep=,\nid,name\n1,Ada'],
    ['the line of Excel that names semicolons', '\uFEFFsep=;\r\nid;name\r\n1;Ada\r\n'],
    ['the line of Excel that names tabs', 'sep=\t\nid\tname\n1\tAda'],
    ['the line of Excel in quotes, saved again', '"SEP=,",\nid,name\n1,Ada'],
    ['the line of Excel that names nothing that is one', 'sep=|\nid;name\n1;Ada'],
  ])('may have %s', (_, text) => {
    expect(valuesOf(text)).toEqual([ada])
  })

  it('tells the line in which a row begins, and the column', () => {
    const rows = rowsOfCsv('id,name,sms,details\n1,Ada,x,"two\nlines"\n\n2,Grace,y,\n')
    const places = rows.ok
      ? rows.rows.map(({ placeOf }) => [placeOf('channels.0.value'), placeOf('name'), placeOf('')])
      : []
    expect(places).toEqual([
      ['line 2, column 3 (sms)', 'line 2, column 2 (name)', 'line 2'],
      ['line 5, column 3 (sms)', 'line 5, column 2 (name)', 'line 5'],
    ])
  })

  it('tells the same lines as an editor with the line breaks of Windows, within cells, too, and behind what is before the columns', () => {
    const lines = ['sep=;', '', 'id;name;sms', '1;"Ada', 'Lovelace";', '', '2;Grace;y', '']
    const rows = rowsOfCsv(lines.join('\r\n'))
    expect(rows.ok ? rows.rows.map(({ placeOf }) => placeOf('')) : rows.mistakes).toEqual(['line 4', 'line 7'])
    expect(valuesOf('sep=,\n\nid,nam\n1,Ada')).toEqual([
      'line 3, column 2 (nam): is not a column that is known here; did you mean "name"?',
      'line 3: has no column name',
    ])
  })

  it('takes the separator that Excel names, whichever stands more often in the names of columns', () => {
    expect(valuesOf('sep=;\nid;name;link a,b,c,d\n1;Ada;')).toEqual([ada])
  })

  it.each([
    ['nothing at all', '', ['The file is empty. Its first line names the columns: id,name,worker,sms']],
    [
      'no names of columns',
      '1,Ada\n2,Grace',
      [
        expect.stringContaining('line 1, column 1 (1): is not a column'),
        expect.anything(),
        'line 1: has no column id',
        'line 1: has no column name',
      ],
    ],
    [
      'a column that is misspelt',
      'id,nam\n1,Ada',
      [
        'line 1, column 2 (nam): is not a column that is known here; did you mean "name"?',
        'line 1: has no column name',
      ],
    ],
    [
      'a column that nobody knows',
      'id,name,Shoe size\n1,Ada,40',
      [
        expect.stringMatching(
          /^line 1, column 3 \(Shoe size\): is not a column that is known here\. There are: id, name/,
        ),
      ],
    ],
    ['a column twice', 'id,name,Name\n1,Ada,A', ['line 1, column 3 (Name): is there already']],
    [
      'a quote that never ends',
      `id,name\n${'1,Ada\n'.repeat(16)}1,"Ada\n${'1,Ada\n'.repeat(4_983)}`,
      ['line 18, column 2: the cell begins with a quote (") that never ends; one within a cell is written twice ("")'],
    ],
    [
      'a quote that the next one ends',
      'id,name,sms\n1,"Ada,\n2,Grace,\n3,"Garcia, Maria",\n',
      [
        'line 2, column 2: the cell begins with a quote (") that is closed only in line 4, and goes on there; ' +
          'close it where it ends, and write one within it twice ("")',
      ],
    ],
    [
      'a quote within a cell',
      'id,name\n1,Ada "the first"\n',
      [
        'line 2, column 2: a quote (") stands within the cell; put the cell in quotes, and write the one within it twice ("")',
      ],
    ],
    ...['"Broken" Name', '"Broken"Name', '"A ""broken"" name" of 1'].map((cell): [string, string, unknown[]] => [
      `a cell such as ${cell}`,
      `id,name\r\n1,"two\r\nlines"\r\n2,${cell}\r\n`,
      [
        'line 4, column 2: the cell goes on behind its closing quote ("); put all of it in quotes, ' +
          'and write each one within it twice ("""Broken"" Name")',
      ],
    ]),
  ])('that has %s is refused, and what would be right is said', (_, text, mistakes) => {
    expect(valuesOf(text)).toEqual(mistakes)
  })
})
