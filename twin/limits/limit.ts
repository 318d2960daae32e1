import type { ApiError, ApiResponse } from '../api/api'
import type { Asked } from '../api/layer'

/** The documented limits of one of Twilio's products. */
export interface Limit {
  /** The refusal, when the request comes too soon at `now` (milliseconds). It counts unless it is refused. */
  refuse(asked: Asked, now: number): ApiError | undefined
  /** Sees each answer. */
  learn?(asked: Asked, response: ApiResponse): void
}
