import { listProblems, tryAgain } from '../../src/replies/problems'
import { json, nothing } from '../../src/replies/reply'

describe('the answer to a request that cannot be read', () => {
  const problems = [
    { field: 'Worker', expected: 'given once' },
    { field: 'ChannelType', expected: 'one of sms, whatsapp, chat' },
  ]

  it('lists every problem', () => {
    expect(listProblems(problems)).toEqual({
      kind: 'json',
      status: 400,
      body: { error: 'Worker must be given once; ChannelType must be one of sms, whatsapp, chat' },
    })
  })

  it('may have another status', () => {
    expect(listProblems(problems, 422)).toMatchObject({ status: 422 })
  })
})

it('asks Twilio to try again', () => {
  expect(tryAgain).toEqual({
    kind: 'json',
    status: 503,
    body: { error: 'Temporarily unavailable. Please try again.' },
  })
})

it('keeps JSON as an object, because the runtime encodes it', () => {
  expect(json(200, { a: 1 })).toEqual({ kind: 'json', status: 200, body: { a: 1 } })
})

it('may be nothing', () => {
  expect(nothing).toEqual({ kind: 'nothing' })
})
