import type { Operations } from './api'
import { notFound } from './errors'

/** Lets only requests for one of `services` through: Twilio finds nothing in a service that the account does not have. */
export function withinService(pathName: string, services: readonly string[], operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, { parameters, handle }]) => [
      name,
      {
        parameters,
        handle: (request, path) => {
          if (!services.includes(path[pathName] ?? '')) throw notFound(request.path)
          return handle(request, path)
        },
      },
    ]),
  )
}
