import type { Directory } from '../../src/state/directory'
import { directoryKey } from '../../src/state/directory-records'
import { secretKeys, type SecretKey } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES } from './opened-items'

/** An empty directory, with a way to write a record into it as the operator's import does. */
export interface OpenedDirectory {
  readonly directory: Directory
  write(key: string, record: object): Promise<void>
  keys(): Promise<readonly string[]>
}

const secretKey = secretKeys('constructed-secret-of-32-letters')

const number = {
  address: '+15551230001',
  team: 'sales',
  greeting: 'Good morning.',
  inboundTimeoutSeconds: 30,
  record: 'record-from-answer-dual',
}
const team = {
  id: 'sales',
  members: [{ identity: 'worker-1@example.com', phone: '+15559990001' }, { identity: 'worker-2@example.com' }],
}
const worker = {
  identity: 'worker-1@example.com',
  proxyAddresses: [
    { address: '+15551230001', of: 'worker' },
    { address: 'whatsapp:+15551230002', of: 'team' },
  ],
}

/** What `Directory` promises, wherever it lies. */
export function describeDirectory(name: string, open: (secretKey: SecretKey) => Promise<OpenedDirectory>): void {
  describe(`the directory in ${name}`, () => {
    let opened: OpenedDirectory
    beforeEach(async () => {
      opened = await open(secretKey)
    })

    it('knows nothing at first, and says so', async () => {
      expect(await opened.directory.number('+15551230001')).toBeUndefined()
      expect(await opened.directory.team('sales')).toBeUndefined()
      expect(await opened.directory.worker('worker-1@example.com')).toBeUndefined()
    })

    it('knows a number, a team and a worker', async () => {
      await opened.write(directoryKey.number(secretKey, '+15551230001'), { v: 1, ...number })
      await opened.write(directoryKey.team('sales'), { v: 1, ...team })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), { v: 1, ...worker })
      expect(await opened.directory.number('+15551230001')).toMatchObject(number)
      expect(await opened.directory.team('sales')).toMatchObject(team)
      expect(await opened.directory.worker('worker-1@example.com')).toMatchObject(worker)
    })

    it('knows a number of which only the team is written', async () => {
      await opened.write(directoryKey.number(secretKey, '+15551230001'), {
        v: 1,
        address: '+15551230001',
        team: 'sales',
      })
      expect(await opened.directory.number('+15551230001')).toMatchObject({ address: '+15551230001', team: 'sales' })
    })

    it('does not take one for another', async () => {
      await opened.write(directoryKey.number(secretKey, '+15551230001'), { v: 1, ...number })
      expect(await opened.directory.number('+15551230002')).toBeUndefined()
      expect(await opened.directory.number('15551230001')).toBeUndefined()
      expect(await opened.directory.worker('+15551230001')).toBeUndefined()
      expect(await opened.directory.team('+15551230001')).toBeUndefined()
    })

    it.each([
      ['is of another version', { ...number, v: 2 }],
      ['has no version', number],
      ['names no team', { v: 1, address: '+15551230001' }],
      ['has an unknown way to record', { ...number, v: 1, record: 'always' }],
      ['has a time in another form', { ...number, v: 1, inboundTimeoutSeconds: '30' }],
    ])('refuses a number whose record %s', async (_, record) => {
      await opened.write(directoryKey.number(secretKey, '+15551230001'), record)
      await expect(opened.directory.number('+15551230001')).rejects.toThrow(UnreadableRecord)
    })

    it('refuses a team and a worker that it cannot read', async () => {
      await opened.write(directoryKey.team('sales'), { v: 1, id: 'sales', members: ['worker-1@example.com'] })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), {
        v: 1,
        ...worker,
        proxyAddresses: {},
      })
      await expect(opened.directory.team('sales')).rejects.toThrow(UnreadableRecord)
      await expect(opened.directory.worker('worker-1@example.com')).rejects.toThrow(UnreadableRecord)
    })

    it('lies under keys that hold no address', async () => {
      await opened.write(directoryKey.number(secretKey, '+15551230001'), { v: 1, ...number })
      await opened.write(directoryKey.worker(secretKey, 'worker-1@example.com'), { v: 1, ...worker })
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(/^(?:number|worker)\.[\w-]{43}$/)
      expect(keys.map((key) => key.slice(key.indexOf('.'))).join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
