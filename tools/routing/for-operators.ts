import { Contended } from '../../src/state/again'
import { NotSetUp, OtherSecret } from '../../src/state/layout'
import { UnreadableRecord } from '../../src/state/records'
import { UserError } from '../command'

/** What the state says of itself, an operator can mend: it is shown without a stack, and with what to do. */
export function forOperators(error: unknown): never {
  if (error instanceof NotSetUp) throw new UserError(error.message)
  if (error instanceof OtherSecret) {
    throw new UserError(`${error.message}. Use that one, or begin with a new Sync service.`)
  }
  if (error instanceof Contended) throw new UserError(`${error.message}. Nothing was written; repeat the command.`)
  if (!(error instanceof UnreadableRecord)) throw error
  throw new UserError(
    `${error.message}\nUse the version of Patchbay that wrote it, or write the directory anew: npm run routing -- import routing.json`,
  )
}
