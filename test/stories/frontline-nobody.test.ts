import { german } from '../fixtures/prompts'
import { ina, numbers, routing, tom } from '../support/frontline-routing'
import { useFrontline } from '../support/frontline-story'
import { heard } from '../support/heard'
import { workerOf } from '../support/routing'
import { shownTo } from '../support/shown'

const story = useFrontline()
const { text, call, workersIn, wordsIn, close, whyAdded } = story
afterEach(() => story.patchbay.platform.faults.clear())

describe('A customer who writes when nobody is there', () => {
  it('reads once that we are closed, and what they write waits in the app of one worker', async () => {
    const from = '+13038040001'
    const { identity } = workerOf(from)
    const first = await text(from, numbers.closed)
    const more = await text(from, numbers.closed, 'It is urgent.')
    expect(workersIn(first)).toEqual([identity])
    expect(wordsIn(more)).toEqual([german.sorryAfterHours, 'Is my order ready?', 'It is urgent.'])
    expect(shownTo(identity, more)).toEqual([{ from: 'customer', words: 'It is urgent.' }])

    await close(identity, first)
    const next = await text(from, numbers.closed)
    expect(workersIn(next)).toEqual([identity])
    expect(wordsIn(next)).toEqual(['Is my order ready?'])
    expect(await whyAdded()).toEqual(['after-hours', 'after-hours'])
  })

  it('reaches whoever is switched on in the app, where the team asks', async () => {
    story.patchbay.platform.frontlineUsers.update(tom, { isAvailable: false })
    for (const from of ['+13038040011', '+13038040012', '+13038040013', '+13038040014'])
      expect(workersIn(await text(from, numbers.asking))).toEqual([ina])
  })

  it('is waited for by somebody who is switched off, where nobody else is', async () => {
    story.patchbay.platform.frontlineUsers.update(tom, { isAvailable: false })
    const written = await text('+13038040021', numbers.alone)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([tom])
    expect(wordsIn(written)).toEqual(['Is my order ready?'])
  })
})

describe('A text that comes while Sync is away', () => {
  it('is kept', async () => {
    story.announce('fallback', /\/frontline\/conversations/)
    story.announce('alert', /\/frontline\/routing/)
    await text('+13038050001', numbers.frontline)
    story.patchbay.platform.faults.add('sync: 503')
    const written = await text('+13038050002', numbers.frontline)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([workerOf('+13038050002').identity])
    expect(wordsIn(written)).toEqual(['Is my order ready?'])
  })
})

describe('A customer to whom nobody could be brought', () => {
  it('reaches somebody with the next text, and what they wrote before is there', async () => {
    story.announce('fallback', /\/frontline\/(routing|conversations)/)
    story.announce('debugger', /^48010 /)
    const from = '+13038060001'
    const { faults } = story.patchbay.platform
    faults.add('POST conversations Participants: 500')
    const first = await text(from, numbers.frontline, 'Hello?')
    expect(first.outcome).toBe('waiting')
    expect(workersIn(first)).toEqual([])

    faults.clear()
    const second = await text(from, numbers.frontline, 'Anybody?')
    const { identity } = workerOf(from)
    expect(second).toMatchObject({ outcome: 'delivered', conversationSid: first.conversationSid })
    expect(workersIn(second)).toEqual([identity])
    expect(wordsIn(second)).toEqual(['Hello?', 'Anybody?'])
    expect(shownTo(identity, second)).toEqual([{ from: 'customer', words: 'Anybody?' }])
    expect(await story.patchbay.assignedTo(from, numbers.frontline)).toBe(identity)
  })

  it('reaches somebody with the same text, where only routing has failed', async () => {
    story.announce('fallback', /\/frontline\/routing/)
    story.announce('debugger', /^48010 /)
    const from = '+13038060002'
    story.patchbay.platform.faults.add('POST conversations Participants: 500 x4')
    const written = await text(from, numbers.frontline)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([workerOf(from).identity])
  })

  it('reaches somebody with the first text after they are off the block list', async () => {
    const from = '+13038060003'
    const { bring } = story.patchbay
    await bring({ ...routing, blocked: [...routing.blocked, from] })
    expect(await text(from, numbers.frontline)).toMatchObject({ outcome: 'waiting' })

    await bring(routing)
    const written = await text(from, numbers.frontline)
    expect(written.outcome).toBe('delivered')
    expect(workersIn(written)).toEqual([workerOf(from).identity])
  })
})

describe('A customer who calls', () => {
  it('leaves a message where they have written to nobody, which a worker reads now, and reaches that worker with the next call', async () => {
    story.announce('fallback', /\/frontline\/(routing|conversations)/)
    story.announce('debugger', /^48010 /)
    story.announce('debugger', /^32504 /)
    const from = '+13038030001'
    const { faults } = story.patchbay.platform
    faults.add('POST conversations Participants: 500')
    const written = await text(from, numbers.frontline)
    faults.clear()
    const played = await call(from, numbers.frontline)
    expect(played.outcome).toBe('voicemail')
    expect(workersIn(written)).toEqual([workerOf(from).identity])
    expect(wordsIn(written)).toEqual(['Is my order ready?', expect.stringMatching(/^Voicemail from /)])
    expect((await call(from, numbers.frontline)).outcome).toBe('answered')
  })

  it('leaves a message when routing can add nobody, and reaches the team when it can again', async () => {
    story.announce('fallback', /\/frontline\/routing/)
    story.announce('debugger', /^48010 /)
    story.announce('debugger', /^32506 /)
    story.announce('alert', /"because":"no-other-participants"/)
    const from = '+13038030003'
    const { faults } = story.patchbay.platform
    faults.add('POST conversations Participants: 500')
    const played = await call(from, numbers.menu, { keys: ['1'] })
    expect(played.outcome).toBe('voicemail')
    expect(heard(played).slice(-2)).toEqual([german.notAvailable, german.saved])

    faults.clear()
    const again = await call(from, numbers.menu, { keys: ['1'] })
    expect(again.outcome).toBe('answered')
    expect(workersIn(again)).toEqual([workerOf(from).identity])
  })
})
