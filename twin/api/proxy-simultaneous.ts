import * as v from 'valibot'
import { ApiError } from './api'
import { errorResponse } from './errors'
import type { Asked, Layer } from './layer'

const SESSIONS = 'POST proxy.twilio.com/v1/Services/{ServiceSid}/Sessions'

const participant = v.object({ Identifier: v.string() })

/**
 * Refuses to add somebody while another request that adds the same identifier to another session is under way.
 * https://www.twilio.com/docs/api/errors/80623
 *
 *     request 1   |------ +15551234567 into KC1 ------| 201
 *     request 2         | +15551234567 into KC2 -> 409
 *     request 3                                         |-- +15551234567 into KC2 --| 201, by another number
 */
export function refusingSimultaneous(): Layer {
  const underWay = new Set<{ readonly identifier: string; readonly session: string | symbol }>()
  return async (asked, next) => {
    const session = asked.path['SessionSid'] ?? Symbol('a new session')
    const wanted = identifiersIn(asked).map((identifier) => ({ identifier, session }))
    const clashes = [...underWay].some((one) =>
      wanted.some(({ identifier }) => identifier === one.identifier && session !== one.session),
    )
    if (clashes) return errorResponse(duplicate(), asked.request)
    for (const one of wanted) underWay.add(one)
    try {
      return await next(asked.request)
    } finally {
      for (const one of wanted) underWay.delete(one)
    }
  }
}

function duplicate(): ApiError {
  return new ApiError(409, 80623, 'Possible duplicate Participant created in multiple Sessions.')
}

function identifiersIn({ operation, request: { form } }: Asked): readonly string[] {
  if (operation === `${SESSIONS}/{SessionSid}/Participants`) return form.getAll('Identifier')
  if (operation !== SESSIONS) return []
  return form.getAll('Participants').flatMap((json) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), participant), json)
    // What cannot be read is refused for that.
    return parsed.success ? [parsed.output.Identifier] : []
  })
}
