import type { Directory } from '../../src/state/directory'
import { directoryKey } from '../../src/state/directory-records'
import { secretKeys, type SecretKey } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { german } from '../fixtures/prompts'
import { ADDRESSES, SYNC_KEY } from './opened-items'

/** An empty directory, with a way to write a record into it as the operator's import does. */
export interface OpenedDirectory {
  readonly directory: Directory
  write(key: string, record: object): Promise<void>
  /** Without a record, the plainest one. */
  block(address: string, record?: object): Promise<void>
  /** Who of ours has this phone. */
  enterPhone(phone: string, record: object): Promise<void>
  keys(): Promise<readonly string[]>
}

const secretKey = secretKeys('constructed-secret-of-32-letters')

const number = {
  address: '+15551230001',
  service: 'proxy',
  teams: ['sales', 'night'],
  language: 'en-GB',
  greeting: 'Good morning.',
  inboundTimeoutSeconds: 30,
  record: 'record-from-answer-dual',
  mode: 'voice-and-message',
  sessions: {
    ttlSeconds: 1800,
    endAtClosing: true,
    endAfterCall: false,
    pauseWhileClosed: true,
    keepContactsPrivate: true,
  },
  answerEverySeconds: 7200,
}
const plainNumber = { address: '+15551230001', service: 'frontline', teams: ['sales'] }
const written = {
  id: 'office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-12:30', '13:00-24:00'], friday: ['22:00-06:00'] },
  holidays: ['12-25', '2026-04-06'],
  closures: [{ from: '2026-11-27T12:00', until: '2026-11-27T18:00' }],
}
const hours = {
  ...written,
  week: {
    monday: [
      { from: 540, until: 750 },
      { from: 780, until: 1440 },
    ],
    friday: [{ from: 1320, until: 360 }],
  },
}
const worker = {
  identity: 'worker-1@example.com',
  phone: '+15559990001',
  capacity: 3,
  mode: 'message-only',
  reservedNumber: '+15551239999',
  proxyAddresses: [
    { address: '+15551230001', of: 'worker' },
    { address: 'whatsapp:+15551230002', of: 'team' },
  ],
}
const prompts = { ...german, language: 'en-GB' }

/** What `Directory` promises, wherever it lies. */
export function describeDirectory(name: string, open: (secretKey: SecretKey) => Promise<OpenedDirectory>): void {
  describe(`the directory in ${name}`, () => {
    let opened: OpenedDirectory
    let directory: Directory
    beforeEach(async () => {
      opened = await open(secretKey)
      directory = opened.directory
    })

    const writeNumber = (record: object) => opened.write(directoryKey.number(secretKey, '+15551230001'), record)
    const writeTeam = (id: string, settings: object) =>
      opened.write(directoryKey.settings(id), { v: 1, settings: { strategy: 'sticky', ...settings } })
    const writeMember = (id: string, member: { readonly identity: string }) =>
      opened.write(directoryKey.member(secretKey, id, member.identity), { v: 1, member })

    const writeAbsence = (identity: string, record: object) =>
      opened.write(directoryKey.absence(secretKey, identity), record)

    it('knows nothing at first, and says so', async () => {
      expect(await directory.number('+15551230001')).toBeUndefined()
      expect(await directory.team('sales')).toBeUndefined()
      expect(await directory.worker('worker-1@example.com')).toBeUndefined()
      expect(await directory.ownerOf('+15551230008')).toBeUndefined()
      expect(await directory.prompts('en-GB')).toBeUndefined()
      expect(await directory.absences()).toEqual([])
      expect(await directory.templates()).toEqual([])
      expect(await directory.blockedFrom('+15557654321')).toEqual([])
      expect(await directory.workerWithPhone('+15559990001')).toBeUndefined()
    })

    it('knows a number, a worker and prompts', async () => {
      await writeNumber({ v: 1, ...number })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), { v: 1, ...worker })
      await opened.write(directoryKey.prompts('en-GB'), { v: 1, ...prompts })
      expect(await directory.number('+15551230001')).toMatchObject(number)
      expect(await directory.worker('worker-1@example.com')).toMatchObject(worker)
      expect(await directory.prompts('en-GB')).toMatchObject(prompts)
    })

    it('knows a number of which only what is needed is written', async () => {
      await writeNumber({ v: 1, ...plainNumber })
      expect(await directory.number('+15551230001')).toMatchObject(plainNumber)
    })

    it('knows a team with its hours and its members', async () => {
      await writeTeam('sales', { strategy: 'round-robin', hours: written })
      await writeMember('sales', { identity: 'worker-1@example.com' })
      await opened.write(directoryKey.member(secretKey, 'sales', 'worker-2@example.com'), {
        v: 1,
        member: { identity: 'worker-2@example.com', phone: '+15559990002', capacity: 2 },
      })
      const team = await directory.team('sales')
      expect(team).toMatchObject({ id: 'sales', strategy: 'round-robin', hours })
      expect(team?.members).toHaveLength(2)
      expect(team?.members).toEqual(
        expect.arrayContaining([
          { identity: 'worker-1@example.com' },
          { identity: 'worker-2@example.com', phone: '+15559990002', capacity: 2 },
        ]),
      )
    })

    it('knows all members of a large team, always in the same order', async () => {
      // Three pages of Sync: https://www.twilio.com/docs/sync/api/map-item-resource
      const members = Array.from({ length: 250 }, (_, index) => ({ identity: `worker-${index}@example.com` }))
      await writeTeam('sales', {})
      for (const member of members) await writeMember('sales', member)
      const team = await directory.team('sales')
      expect(team?.members).toHaveLength(250)
      expect(team?.members).toEqual(expect.arrayContaining(members))
      expect(await directory.team('sales')).toEqual(team)
    })

    it('keeps teams apart, also where one name begins with the other', async () => {
      for (const id of ['sale', 'sales', 'sales-2', 'sales2']) {
        await writeTeam(id, {})
        await writeMember(id, { identity: `${id}@example.com` })
      }
      expect((await directory.team('sales'))?.members).toEqual([{ identity: 'sales@example.com' }])
    })

    it('does not know a team of which only a member is left', async () => {
      await writeMember('sales', { identity: 'worker-1@example.com' })
      expect(await directory.team('sales')).toBeUndefined()
    })

    it('knows the templates, in the order in which they are written', async () => {
      const groups = [
        { name: 'Openers', templates: [{ content: 'Hello {{name}}\nHow are you?', whatsAppApproved: true }] },
        { name: 'Closers', templates: [{ content: 'Bye', whatsAppApproved: false }] },
      ]
      await opened.write(directoryKey.templates, { v: 1, groups })
      expect(await directory.templates()).toEqual(groups)
    })

    it('knows whether a number lets go of customers, and a team asks Frontline who is available', async () => {
      await writeNumber({ v: 1, ...plainNumber, releaseOnClose: true })
      await writeTeam('sales', { asksAvailability: true })
      expect(await directory.number('+15551230001')).toMatchObject({ releaseOnClose: true })
      expect(await directory.team('sales')).toMatchObject({ asksAvailability: true })
    })

    it('knows who is absent, and until when', async () => {
      const absences = [
        { worker: 'worker-1@example.com' },
        { worker: 'worker-2@example.com', until: '2026-03-01T12:00:00.000Z' },
      ]
      for (const absence of absences) await writeAbsence(absence.worker, { v: 1, absence })
      const known = await directory.absences()
      expect(known).toHaveLength(2)
      expect(known).toEqual(expect.arrayContaining(absences))
    })

    it('knows who is blocked, whatever else is written of them', async () => {
      await opened.block('+15557654321')
      await opened.block('whatsapp:+15557654321', { v: 1, address: 'whatsapp:+15557654321' })
      expect(await directory.blockedFrom('+15557654321')).toBe('everybody')
      expect(await directory.blockedFrom('whatsapp:+15557654321')).toBe('everybody')
      expect(await directory.blockedFrom('+15550000000')).toEqual([])
    })

    it('knows who is kept from some workers only', async () => {
      const workers = ['worker-1@example.com', 'worker-2@example.com']
      await opened.block('+15557654321', { v: 1, address: '+15557654321', workers })
      expect(await directory.blockedFrom('+15557654321')).toEqual(workers)
    })

    it('knows a worker by their phone', async () => {
      const member = {
        identity: 'worker-1@example.com',
        phone: '+15559990001',
        capacity: 3,
        mode: 'voice-only',
        reservedNumber: '+15551239999',
      }
      await opened.enterPhone('+15559990001', { v: 1, member })
      expect(await directory.workerWithPhone('+15559990001')).toEqual(member)
      expect(await directory.workerWithPhone('+15559990002')).toBeUndefined()
    })

    it('knows whose own an address is', async () => {
      const record = { v: 1, address: 'whatsapp:+15551230008', owner: 'worker-1@example.com' }
      await opened.write(directoryKey.address(secretKey, record.address), record)
      expect(await directory.ownerOf('whatsapp:+15551230008')).toBe('worker-1@example.com')
      expect(await directory.ownerOf('+15551230008')).toBeUndefined()
    })

    it('does not take one for another', async () => {
      await writeNumber({ v: 1, ...number })
      expect(await directory.number('+15551230002')).toBeUndefined()
      expect(await directory.number('15551230001')).toBeUndefined()
      expect(await directory.worker('+15551230001')).toBeUndefined()
      expect(await directory.team('+15551230001')).toBeUndefined()
      expect(await directory.ownerOf('+15551230001')).toBeUndefined()
      expect(await directory.blockedFrom('+15551230001')).toEqual([])
      expect(await directory.workerWithPhone('+15551230001')).toBeUndefined()
    })

    it.each([
      ['is of another version', { ...number, v: 2 }],
      ['has no version', number],
      ['names no team', { v: 1, address: '+15551230001', service: 'proxy' }],
      ['has an unknown way to record', { ...number, v: 1, record: 'always' }],
      ['has a time in another form', { ...number, v: 1, inboundTimeoutSeconds: '30' }],
      ['has an unknown mode', { ...number, v: 1, mode: 'video' }],
      ['has rules in another form', { ...number, v: 1, sessions: { endAfterCall: 'yes' } }],
    ])('refuses a number whose record %s', async (_, record) => {
      await writeNumber(record)
      await expect(directory.number('+15551230001')).rejects.toThrow(UnreadableRecord)
    })

    it.each([
      ['strategy', { strategy: 'loudest' }],
      ['hours', { hours: { ...written, week: { monday: ['9-5'] } } }],
    ])('refuses a team whose %s it cannot read', async (_, settings) => {
      await writeTeam('sales', settings)
      await expect(directory.team('sales')).rejects.toThrow(UnreadableRecord)
    })

    it('refuses a member, a worker, an address, a phone, prompts, templates, absences and a block that it cannot read', async () => {
      await writeTeam('sales', {})
      await opened.write(directoryKey.member(secretKey, 'sales', 'worker-1@example.com'), {
        v: 1,
        identity: 'worker-1',
      })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), {
        v: 1,
        ...worker,
        proxyAddresses: {},
      })
      await opened.write(directoryKey.address(secretKey, '+15551230008'), { v: 1, address: '+15551230008' })
      await opened.write(directoryKey.prompts('en-GB'), { ...prompts, v: 2 })
      await opened.write(directoryKey.templates, { v: 1, groups: [{ name: 'Openers', templates: ['Hello'] }] })
      await writeAbsence('worker-1@example.com', { v: 1, absence: 'worker-1@example.com' })
      await opened.block('+15557654321', { v: 2 })
      await opened.block('+15557654322', { v: 1, workers: 'worker-1@example.com' })
      await opened.enterPhone('+15559990001', { v: 1, identity: 'worker-1' })
      await expect(directory.team('sales')).rejects.toThrow(UnreadableRecord)
      await expect(directory.worker('worker-1@example.com')).rejects.toThrow(UnreadableRecord)
      await expect(directory.ownerOf('+15551230008')).rejects.toThrow(UnreadableRecord)
      await expect(directory.prompts('en-GB')).rejects.toThrow(UnreadableRecord)
      await expect(directory.templates()).rejects.toThrow(UnreadableRecord)
      await expect(directory.absences()).rejects.toThrow(UnreadableRecord)
      await expect(directory.blockedFrom('+15557654321')).rejects.toThrow(UnreadableRecord)
      await expect(directory.blockedFrom('+15557654322')).rejects.toThrow(UnreadableRecord)
      await expect(directory.workerWithPhone('+15559990001')).rejects.toThrow(UnreadableRecord)
    })

    it('lies under keys that Sync takes and that hold no address', async () => {
      await writeNumber({ v: 1, ...number })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), { v: 1, ...worker })
      await opened.write(directoryKey.address(secretKey, '+15551230008'), { v: 1, owner: 'worker-1@example.com' })
      await writeMember('sales', { identity: 'worker-1@example.com' })
      await writeAbsence('worker-1@example.com', { v: 1, absence: { worker: 'worker-1@example.com' } })
      await opened.block('+15557654321')
      await opened.enterPhone('+15559990001', { v: 1, member: { identity: 'worker-1' } })
      const keys = await opened.keys()
      expect(keys).toHaveLength(7)
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      for (const key of keys)
        expect(key).toMatch(/^(?:number\.|worker\.|address\.|phone\.|absence\.|team\.sales\.member\.)?[\w-]{43}$/)
      expect(keys.map((key) => key.slice(-43)).join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
