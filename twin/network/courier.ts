import type { CallbackFault } from '../faults/fault'
import type { Faults } from '../faults/faults'
import type { Asker } from './ask'
import { notify, type Callback } from './callback'

/** One call's callbacks on their way to the Functions, and what is to go wrong with them there. */
export interface Courier {
  /** Comes back when the call may go on. */
  send(name: string, callback: Callback): Promise<void>
  /** Sends what is still kept back, and waits for what is late. */
  finish(): Promise<void>
}

/**
 * `reversed`: each is kept back until the next to the same path has been sent.
 *
 *     send 1 (reversed)   send 2 (reversed)   send 3       sent: 3 2 1
 *     send 1 (reversed)   send 2 (reversed)   the end      sent: 2 1
 */
export function newCourier(asker: Asker & { readonly faults: Faults }): Courier {
  const keptBack = new Map<string, Callback[]>()
  const late: Promise<void>[] = []

  async function deliver(path: string, callback: Callback): Promise<void> {
    await notify(callback, asker)
    const previous = keptBack.get(path)?.pop()
    if (previous) await deliver(path, previous)
  }

  async function meet(fault: CallbackFault, path: string, callback: Callback): Promise<void> {
    switch (fault.kind) {
      case 'never':
        return
      case 'twice':
        await notify(callback, asker)
        return deliver(path, callback)
      case 'late': {
        const delivered = asker.clock.sleep(fault.milliseconds).then(() => deliver(path, callback))
        // Nobody waits for it before the end; until then, a failure is no unhandled one.
        delivered.catch(() => undefined)
        late.push(delivered)
        return
      }
      case 'reversed':
        keptBack.set(path, [...(keptBack.get(path) ?? []), callback])
    }
  }

  return {
    async send(name, callback) {
      const path = new URL(callback.url).pathname
      const fault = asker.faults.takeForCallback(path)
      if (!fault) return deliver(path, callback)
      asker.events.emit({ kind: 'did', who: 'twin', what: `${deed(fault, `${name} to ${path}`)}, as told` })
      await meet(fault, path, callback)
    },
    async finish() {
      for (const [path, callbacks] of keptBack) {
        const last = callbacks.pop()
        if (last) await deliver(path, last)
      }
      await Promise.all(late)
    },
  }
}

function deed(fault: CallbackFault, what: string): string {
  switch (fault.kind) {
    case 'twice':
      return `sends ${what} twice`
    case 'late':
      return `sends ${what} ${fault.milliseconds / 1000} s late`
    case 'reversed':
      return `keeps ${what} back until the next one`
    case 'never':
      return `does not send ${what}`
  }
}
