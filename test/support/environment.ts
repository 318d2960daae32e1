import { AsyncLocalStorage } from 'node:async_hooks'
import { TestEnvironment } from 'jest-environment-node'

/**
 * Node 20 carries every AsyncLocalStorage that was ever used from promise to promise, for as long as a process lives.
 * Each test file brings its own, one for each Function that it opens cold and one of Jest's: without an end to them, the
 * files that come last in a worker take several times as long as alone.
 */
export default class extends TestEnvironment {
  override async teardown(): Promise<void> {
    for (const storage of used) storage.disable()
    used.clear()
    await super.teardown()
  }
}

/** This file is evaluated once a worker, outside of what test files see. */
const used = new Set<AsyncLocalStorage<unknown>>()
const { prototype } = AsyncLocalStorage
// oxlint-disable-next-line unbound-method -- `Reflect.apply` binds it
prototype.run = new Proxy(prototype.run, {
  apply: (run, storage: AsyncLocalStorage<unknown>, args) => {
    used.add(storage)
    return Reflect.apply(run, storage, args)
  },
})
