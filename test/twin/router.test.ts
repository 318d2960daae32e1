import { ApiError, type Operations } from '../../twin/api/api'
import { operation } from '../../twin/api/operation'
import { ok } from '../../twin/api/responses'
import { send, setUp as setUpJudged } from './router-setup'

/** Twilio has no fruits to judge by. */
const setUp = (build: () => { operations: Operations }) => setUpJudged(build, { judged: false })

const fruits = () => ({
  operations: {
    ...operation('GET fruit.twilio.com/v1/Fruits/{Name}', ['PageSize'], (_, { Name }) => ok({ name: Name })),
    ...operation('GET fruit.twilio.com/v1/Peels/{Name}', [], (_, { Name }) => ok({ peel: Name })),
    ...operation('GET fruit.twilio.com/v1/Peels/{Name}.json', [], (_, { Name }) => ok({ json: Name })),
    ...operation('GET fruit.twilio.com/v1/Fruits/Favourite', [], () => ok({ name: 'the favourite' })),
    ...operation('POST fruit.twilio.com/v1/Fruits', ['Name', 'Colour'], ({ form }) => ok({ name: form.get('Name') })),
    ...operation('DELETE fruit.twilio.com/v1/Fruits/{Name}', [], () => {
      throw new ApiError(409, 12345, 'Somebody is eating it')
    }),
  },
})

describe('the router', () => {
  it('decodes the names in a path segment by segment', async () => {
    const { api, account } = setUp(fruits)
    expect(await send(api, account, 'GET fruit.twilio.com/v1/Fruits/red%2Fgreen%20apple')).toEqual({
      status: 200,
      body: { name: 'red/green apple' },
    })
  })

  it('takes a segment that is no percent-encoding as it comes', async () => {
    const { api, account } = setUp(fruits)
    expect((await send(api, account, 'GET fruit.twilio.com/v1/Fruits/100%')).body).toEqual({ name: '100%' })
  })

  it('prefers a static segment to a name', async () => {
    const { api, account } = setUp(fruits)
    expect((await send(api, account, 'GET fruit.twilio.com/v1/Fruits/Favourite')).body).toEqual({
      name: 'the favourite',
    })
  })

  it.each([
    ['apple.json', { json: 'apple' }],
    ['red%20apple.json', { json: 'red apple' }],
    ['apple', { peel: 'apple' }],
    ['apple.xml', { peel: 'apple.xml' }],
    ['.json', { peel: '.json' }],
  ])('prefers a name with an ending to one without, so that %s is %j', async (segment, body) => {
    const { api, account } = setUp(fruits)
    expect((await send(api, account, `GET fruit.twilio.com/v1/Peels/${segment}`)).body).toEqual(body)
  })

  it('answers 401 and 20003 to wrong credentials', async () => {
    const { api, account } = setUp(fruits)
    expect(await send(api, { ...account, authToken: 'wrong' }, 'GET fruit.twilio.com/v1/Fruits/apple')).toEqual({
      status: 401,
      body: {
        code: 20003,
        message: 'Authenticate',
        more_info: 'https://www.twilio.com/docs/errors/20003',
        status: 401,
      },
    })
  })

  it('turns an ApiError into the error body of Twilio', async () => {
    const { api, account } = setUp(fruits)
    expect(await send(api, account, 'DELETE fruit.twilio.com/v1/Fruits/apple')).toEqual({
      status: 409,
      body: {
        code: 12345,
        message: 'Somebody is eating it',
        more_info: 'https://www.twilio.com/docs/errors/12345',
        status: 409,
      },
    })
  })

  it('lets a mistake of its own through', async () => {
    const { api, account } = setUp(() => ({
      operations: operation('GET fruit.twilio.com/v1/Fruits', [], () => {
        throw new TypeError('a mistake')
      }),
    }))
    await expect(send(api, account, 'GET fruit.twilio.com/v1/Fruits')).rejects.toThrow('a mistake')
  })

  it('emits each exchange with its operation', async () => {
    const { api, account, emitted } = setUp(fruits)
    await send(api, account, 'GET fruit.twilio.com/v1/Fruits/apple?PageSize=1')
    expect(emitted).toEqual([
      {
        kind: 'api',
        exchange: {
          operation: 'GET fruit.twilio.com/v1/Fruits/{Name}',
          url: 'https://fruit.twilio.com/v1/Fruits/apple?PageSize=1',
          status: 200,
          milliseconds: expect.any(Number),
        },
      },
    ])
  })
})

describe('the router fails loudly', () => {
  it.each([
    ['an unknown path', 'GET fruit.twilio.com/v1/Fruit', 'GET fruit.twilio.com/v1/Fruits/{Name}'],
    ['an unknown method', 'PUT fruit.twilio.com/v1/Fruits', 'POST fruit.twilio.com/v1/Fruits'],
    ['an unknown host', 'GET fruits.twilio.com/v1/Fruits/Favourite', 'GET fruit.twilio.com/v1/Fruits/Favourite'],
    ['an empty name', 'GET fruit.twilio.com/v1/Fruits/', 'GET fruit.twilio.com/v1/Fruits/{Name}'],
  ])('on %s, with what may have been meant', async (_, target, meant) => {
    const { api, account, emitted } = setUp(fruits)
    const { status, body } = await send(api, account, target)
    expect(status).toBe(501)
    expect(body).toMatchObject({ code: 0, status: 501, message: expect.stringContaining(`does not know ${target}; `) })
    expect(body).toMatchObject({ message: expect.stringContaining(meant) })
    expect(emitted[0]).toEqual({
      kind: 'did',
      who: 'twin',
      what: expect.stringMatching(/^does not know .* did you mean /),
    })
    expect(emitted[1]).toMatchObject({ kind: 'api', exchange: { operation: target, status: 501 } })
  })

  it('even before it looks at credentials', async () => {
    const { api } = setUp(fruits)
    expect((await send(api, { sid: '', authToken: '' }, 'GET example.com/')).status).toBe(501)
  })

  it.each([
    ['query', 'GET fruit.twilio.com/v1/Fruits/apple?pageSize=1', {}, 'pageSize', 'PageSize'],
    ['form', 'POST fruit.twilio.com/v1/Fruits', { form: new URLSearchParams({ Color: 'red' }) }, 'Color', 'Colour'],
    ['query of a POST', 'POST fruit.twilio.com/v1/Fruits?Name=apple', {}, 'Name', 'Name'],
  ])('on an unknown parameter of the %s', async (_, target, changes, parameter, meant) => {
    const { api, account, emitted } = setUp(fruits)
    const { status, body } = await send(api, account, target, changes)
    expect(status).toBe(501)
    expect(body).toMatchObject({
      code: 0,
      message: expect.stringMatching(`does not know the parameter ${parameter} of .*; did you mean ${meant}`),
    })
    expect(emitted[0]).toMatchObject({ kind: 'did', who: 'twin' })
  })

  it('on a body that it cannot read', async () => {
    const { api, account } = setUp(fruits)
    const { headers } = { headers: { authorization: basic(account), 'content-type': 'multipart/form-data' } }
    const { status, body } = await send(api, account, 'POST fruit.twilio.com/v1/Fruits', { headers })
    expect(status).toBe(501)
    expect(body).toMatchObject({ message: expect.stringContaining('how to read multipart/form-data') })
  })
})

function basic({ sid, authToken }: { sid: string; authToken: string }): string {
  return `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`
}
