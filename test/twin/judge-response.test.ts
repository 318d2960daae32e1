import type { ApiResponse, Operations } from '../../twin/api/api'
import { newProxy } from '../../twin/api/proxy'
import { newRecordings } from '../../twin/api/recordings'
import { syncOperations } from '../../twin/api/sync'
import { send, setUp } from './router-setup'

const MAPS = 'sync.twilio.com/v1/Services/{ServiceSid}/Maps'
const RECORDINGS = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Recordings'
const SESSIONS = 'proxy.twilio.com/v1/Services/{ServiceSid}/Sessions'

/** Of nobody. */
const SID = (prefix: string) => `${prefix}${'0'.repeat(32)}`

/** A twin with one defect: in its answers to one operation. */
function defective(operation: string, spoil: (response: ApiResponse) => ApiResponse) {
  const { api, client, account, emitted } = setUp((options) => {
    const recordings = newRecordings(options)
    recordings.store.add({
      sid: SID('RE'),
      callSid: SID('CA'),
      durationSeconds: 1,
      channels: 1,
      source: 'RecordVerb',
      startedAt: options.clock.now(),
      status: 'completed',
    })
    const operations: Operations = {
      ...syncOperations(options),
      ...newProxy(options).operations,
      ...recordings.operations,
    }
    const sound = operations[operation]
    if (!sound) throw new Error(`The twin does not serve ${operation}`)
    const handle: typeof sound.handle = (request, path) => spoil(sound.handle(request, path))
    return { operations: { ...operations, [operation]: { ...sound, handle } } }
  })
  return {
    emitted,
    recordings: client.recordings,
    /** `.mp3` */
    download: (extension: string) =>
      send(api, account, `GET ${RECORDINGS.replace('{AccountSid}', account.sid)}/${SID('RE')}${extension}`),
    maps: client.sync.v1.services(account.syncServiceSid).syncMaps,
    sessions: client.proxy.v1.services(account.proxyServiceSid).sessions,
  }
}

const withBody = (changes: object) => (response: ApiResponse) => ({
  ...response,
  body: { ...response.body, ...changes },
})

function xmlOf(code: number): string {
  const info = `<MoreInfo>https://www.twilio.com/docs/errors/${code}</MoreInfo>`
  const fields = `<Code>${code}</Code><Message>Not found</Message>${info}<Status>404</Status>`
  return `<TwilioResponse><RestException>${fields}</RestException></TwilioResponse>`
}

describe('The judge of answers', () => {
  it.each<[string, object, string]>([
    ['misses a field', { revision: undefined }, 'body.revision is missing'],
    ['has a field too many', { colour: 'red' }, 'body.colour is not described'],
    ['has a number for a text', { revision: 0 }, 'body.revision must be string'],
    ['has a SID of another kind', { sid: `IS${'0'.repeat(32)}` }, 'body.sid must match pattern "^MP[0-9a-fA-F]{32}$"'],
    ['has a SID that is too short', { sid: 'MP0' }, 'body.sid must NOT have fewer than 34 characters'],
    ['has a date without a time', { date_created: '2026-03-02' }, 'body.date_created must match format "date-time"'],
    ['has a date as its author printed it', { date_created: 'Mon, 2 Mar' }, 'body.date_created must match format'],
    ['has a URL without a host', { url: '/v1/Maps' }, 'body.url must match format "uri"'],
    ['has a link that is none', { links: { items: 'none' } }, 'body.links.items must match format "uri"'],
  ])('sees that a Map %s', async (_, changes, problem) => {
    const { maps } = defective(`POST ${MAPS}`, withBody(changes))
    await expect(maps.create()).rejects.toThrow(`POST ${MAPS}\n  ${problem}`)
  })

  it.each<[string, object, string]>([
    ['a status outside the list', { status: 'sleeping' }, 'body.status must be one of ["open","in-progress","closed"'],
    ['no status, which must have a value', { status: null }, 'body.status must be string'],
    ['a ttl that is text', { ttl: '60' }, 'body.ttl must be integer'],
  ])('sees that a session has %s', async (_, changes, problem) => {
    const { sessions } = defective(`POST ${SESSIONS}`, withBody(changes))
    await expect(sessions.create()).rejects.toThrow(problem)
  })

  it('takes null where Twilio says that there may be none', async () => {
    const { maps } = defective(`POST ${MAPS}`, withBody({ unique_name: null, date_expires: null }))
    await expect(maps.create()).resolves.toBeDefined()
  })

  it('sees null wherever there is no reason for it', async () => {
    const { maps } = defective(`POST ${MAPS}`, ({ status, body = {} }) => ({
      status,
      body: Object.fromEntries(Object.keys(body).map((field) => [field, null])),
    }))
    const creation = maps.create()
    const fields = [
      'sid',
      'account_sid',
      'service_sid',
      'url',
      'revision',
      'date_created',
      'date_updated',
      'created_by',
    ]
    for (const field of fields) await expect(creation).rejects.toThrow(`body.${field} must be string`)
    await expect(creation).rejects.toThrow('body.links must be object')
    await expect(creation).rejects.toThrow(/^(?!.*(?:unique_name|date_expires))/s)
  })

  it('sees null in place of data, of which the description says nothing', async () => {
    const { maps } = defective(`POST ${MAPS}/{MapSid}/Items`, withBody({ data: null }))
    await maps.create({ uniqueName: 'calls' })
    const creation = maps('calls').syncMapItems.create({ key: 'k', data: {} })
    await expect(creation).rejects.toThrow('body.data must be object,array,string,number,boolean')
  })

  it.each<[string, object, string]>([
    ['another account', { account_sid: SID('AC') }, `body.account_sid is "${SID('AC')}", and not AC`],
    ['another service', { service_sid: SID('IS') }, `body.service_sid is "${SID('IS')}", and not IS`],
    [
      'a URL that is not encrypted',
      { url: 'http://sync.twilio.com/v1' },
      'body.url is no https URL on sync.twilio.com',
    ],
    ['a URL elsewhere', { url: 'https://sync.twilio.com.example.com/v1' }, 'body.url is no https URL on'],
    ['a revision that is no number', { revision: 'latest' }, 'body.revision is no number'],
    ['no links', { links: {} }, 'body.links.items is missing\n  body.links.permissions is missing'],
    [
      'a link elsewhere',
      { links: { items: 'https://example.com/', permissions: 'https://sync.twilio.com/v1' } },
      'body.links.items is no https URL on',
    ],
    [
      'a link of another name',
      { links: { things: 'https://sync.twilio.com/v1', permissions: 'https://sync.twilio.com/v1' } },
      'body.links.items is missing\n  body.links.things is not described',
    ],
  ])('sees that a Map tells of %s', async (_, changes, problem) => {
    const { maps } = defective(`POST ${MAPS}`, withBody(changes))
    await expect(maps.create()).rejects.toThrow(problem)
  })

  it('sees that a Map is not the one that was asked for by its SID', async () => {
    const { maps } = defective(`GET ${MAPS}/{Sid}`, withBody({ sid: SID('MP') }))
    const { sid } = await maps.create({ uniqueName: 'calls' })
    await expect(maps(sid).fetch()).rejects.toThrow(`body.sid is "${SID('MP')}", and not ${sid} that was asked for`)
    await expect(maps('calls').fetch()).resolves.toBeDefined()
  })

  it.each<[string, object, string]>([
    ['another Map', { map_sid: SID('MP') }, `body.map_sid is "${SID('MP')}", and not MP`],
    ['another key', { key: 'other' }, 'body.key is "other", and not k that was asked for'],
  ])('sees that an item is of %s', async (_, changes, problem) => {
    const { maps } = defective(`GET ${MAPS}/{MapSid}/Items/{Key}`, withBody(changes))
    const { sid } = await maps.create()
    await maps(sid).syncMapItems.create({ key: 'k', data: {} })
    await expect(maps(sid).syncMapItems('k').fetch()).rejects.toThrow(problem)
  })

  it.each<[string, object, string]>([
    ['names something else', { key: 'items' }, 'body.meta.key does not name maps'],
    ['has its page elsewhere', { url: 'https://example.com/' }, 'body.meta.url is no page of this list'],
    [
      'continues in another list',
      { next_page_url: 'https://sync.twilio.com/v1/Services' },
      'body.meta.next_page_url is no',
    ],
  ])('sees that a list %s', async (_, changes, problem) => {
    const { maps } = defective(`GET ${MAPS}`, ({ status, body }) => {
      const meta: object = Reflect.get(body ?? {}, 'meta')
      return { status, body: { ...body, meta: { ...meta, ...changes } } }
    })
    await expect(maps.list()).rejects.toThrow(problem)
  })

  it('sees what is wrong with one of those that are listed', async () => {
    const { maps } = defective(`GET ${MAPS}`, ({ status, body }) => {
      const [map]: readonly object[] = Reflect.get(body ?? {}, 'maps')
      return { status, body: { ...body, maps: [map, { ...map, account_sid: SID('AC') }] } }
    })
    await maps.create()
    await expect(maps.list()).rejects.toThrow(`body.maps.1.account_sid is "${SID('AC')}"`)
  })

  it('sees into lists, and into how they are paged', async () => {
    const spoil = withBody({ maps: [{ sid: 'MP0' }], meta: { page: 0 } })
    const { maps } = defective(`GET ${MAPS}`, spoil)
    const listing = maps.list()
    await expect(listing).rejects.toThrow('body.maps.0.unique_name is missing')
    await expect(listing).rejects.toThrow('body.maps.0.sid must match pattern')
    await expect(listing).rejects.toThrow('body.meta.first_page_url is missing')
  })

  it.each<[string, (response: ApiResponse) => ApiResponse, string]>([
    ['a status that is not described', (response) => ({ ...response, status: 200 }), 'status 200 is not among 201'],
    ['no body', ({ status }) => ({ status, body: undefined }), 'body must be object'],
    ['a redirection', () => ({ status: 302, body: undefined }), 'status 302 is not among 201'],
  ])('sees %s', async (_, spoil, problem) => {
    const { maps } = defective(`POST ${MAPS}`, spoil)
    await expect(maps.create()).rejects.toThrow(problem)
  })

  it('sees a body where there is none', async () => {
    const { maps } = defective(`DELETE ${MAPS}/{Sid}`, () => ({ status: 204, body: { deleted: true } }))
    const { sid } = await maps.create()
    await expect(maps(sid).remove()).rejects.toThrow('status 204 comes without a body')
  })

  const error = {
    code: 20404,
    message: 'Not found',
    more_info: 'https://www.twilio.com/docs/errors/20404',
    status: 404,
  }

  function errorOf(status: number, code: number): ApiResponse {
    return { status, body: { ...error, code, status, more_info: `https://www.twilio.com/docs/errors/${code}` } }
  }

  it('takes an error of the form that Twilio documents, which no description lists', async () => {
    const { maps } = defective(`GET ${MAPS}/{Sid}`, () => ({ status: 404, body: error }))
    const { sid } = await maps.create()
    await expect(maps(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it.each<[string, ApiResponse, string]>([
    ['no code', { status: 404, body: { ...error, code: undefined } }, 'body.code is missing'],
    ['a code that is none', { status: 404, body: { ...error, code: 404 } }, 'body.code must be >= 10000'],
    [
      'an explanation of another code',
      { status: 404, body: { ...error, code: 54208 } },
      'body.more_info is not about 54208',
    ],
    [
      'another status in its body',
      { status: 404, body: { ...error, status: 400 } },
      'body.status is 400, and the status 404',
    ],
    ['a field too many', { status: 404, body: { ...error, detail: {} } }, 'body.detail is not described'],
    ['a status that Twilio does not have', { status: 418, body: error }, "status 418 is none of Twilio's: Not found"],
    ['no body', { status: 404, body: undefined }, 'body must be object'],
    ['a code of nobody', errorOf(404, 99999), 'body.code 99999 is none that the twin knows'],
    ['the code of another status', errorOf(409, 54006), 'body.code 54006 comes with 413, and not with 409'],
    ['the status of another code', errorOf(400, 20404), 'body.code 20404 comes with 404, and not with 400'],
    ['the code of another product', errorOf(409, 50353), 'body.code 50353 is not an error of sync'],
    [
      'the code and status of another product',
      errorOf(409, 80603),
      'body.code 80603 comes with 400, and not with 409\n  body.code 80603 is not an error of sync',
    ],
  ])('sees an error with %s', async (_, response, problem) => {
    const { maps } = defective(`GET ${MAPS}/{Sid}`, () => response)
    const { sid } = await maps.create()
    await expect(maps(sid).fetch()).rejects.toThrow(problem)
  })

  it.each<[string, object, string]>([
    ['its place as a URL', { uri: 'https://api.twilio.com/2010-04-01' }, 'body.uri is no path to RE'],
    [
      'the place of another',
      { uri: `/2010-04-01/Accounts/AC/Recordings/${SID('RD')}.json` },
      'body.uri is no path to RE',
    ],
    ['another below it', { subresource_uris: { a: '/2010-04-01/b' } }, 'body.subresource_uris.a is no path to RE'],
    ['its media elsewhere', { media_url: 'https://example.com/' }, 'body.media_url is no https URL on api.twilio.com'],
    ['a date that is not written as in a letter', { start_time: '2026-03-02' }, 'body.start_time must match format'],
  ])('sees that the oldest API gives a recording %s', async (_, changes, problem) => {
    const { recordings } = defective(`GET ${RECORDINGS}/{Sid}.json`, withBody(changes))
    await expect(recordings(SID('RE')).fetch()).rejects.toThrow(problem)
  })

  it('sees that the oldest API continues in another list', async () => {
    const elsewhere = withBody({ next_page_uri: '/2010-04-01/Accounts/AC/Calls.json?Page=1' })
    const { recordings } = defective(`GET ${RECORDINGS}.json`, elsewhere)
    await expect(recordings.list()).rejects.toThrow('body.next_page_uri is no page of this list')
  })

  it.each<[string, (response: ApiResponse) => ApiResponse, string]>([
    ['no bytes', (response) => ({ ...response, body: Buffer.alloc(0) }), 'body has no bytes'],
    ['JSON that is called sound', (response) => ({ ...response, body: {} }), 'body has no bytes'],
    ['JSON', () => ({ status: 200, body: {} }), 'content-type is application/json, and not audio/mpeg'],
    [
      'another sound',
      ({ status, body }) => ({ status, body, headers: { 'content-type': 'audio/x-wav' } }),
      'content-type is audio/x-wav, and not audio/mpeg',
    ],
    ['an error that is none', () => ({ status: 404, body: Buffer.from('gone') }), 'body.code is missing'],
    [
      'an error with the code of another status',
      () => ({ status: 404, body: Buffer.from(xmlOf(20001)) }),
      'body.code 20001 comes with 400, and not with 404',
    ],
  ])('sees, in place of sound, %s', async (_, spoil, problem) => {
    const { download } = defective(`GET ${RECORDINGS}/{Sid}.mp3`, spoil)
    await expect(download('.mp3')).rejects.toThrow(problem)
  })

  it('takes sound, and an error in XML', async () => {
    const gone = () => ({ status: 404, body: Buffer.from(xmlOf(20404)) })
    const { download } = defective(`GET ${RECORDINGS}/{Sid}.mp3`, gone)
    await expect(download('.wav')).resolves.toMatchObject({ status: 200 })
    await expect(download('.mp3')).resolves.toMatchObject({ status: 404 })
  })

  it('sees a parameter of a download that there is not', async () => {
    const { download } = defective(`GET ${RECORDINGS}/{Sid}.mp3`, (response) => response)
    await expect(download('.mp3?RequestedChannels=3')).rejects.toThrow('query RequestedChannels must be <= 2')
    await expect(download('.mp3?Channels=1')).rejects.toThrow('query Channels is not described')
  })

  it('is loud: an event and an Error, each with every problem', async () => {
    const { maps, emitted } = defective(`POST ${MAPS}`, withBody({ colour: 'red', revision: undefined }))
    const problems = ['body.revision is missing', 'body.colour is not described']
    await expect(maps.create()).rejects.toMatchObject({
      name: 'Violation',
      message: `Not as Twilio describes it: POST ${MAPS}\n  ${problems.join('\n  ')}`,
    })
    expect(emitted).toEqual([{ kind: 'violation', operation: `POST ${MAPS}`, problems }])
  })

  it('is as loud when the twin itself fails', async () => {
    const { maps, emitted } = defective(`POST ${MAPS}`, () => {
      throw new TypeError('a mistake')
    })
    await expect(maps.create()).rejects.toThrow('the twin failed to answer: TypeError: a mistake')
    expect(emitted).toMatchObject([{ kind: 'violation', operation: `POST ${MAPS}` }])
  })
})
