import type { ApiRequest, ApiResponse, PathValues } from './api'

/** A request, and what the router knows of it before anybody answers. */
export interface Asked {
  readonly request: ApiRequest
  /** `GET sync.twilio.com/v1/Services/{Sid}`; for an operation that the twin does not know, the address itself. */
  readonly operation: string
  readonly path: PathValues
}

export type Answering = (request: ApiRequest) => Promise<ApiResponse>

/** Stands between a request and its answer. It may look at both, wait, or answer in place of the next one. */
export type Layer = (asked: Asked, next: Answering) => Promise<ApiResponse>

/** The first layer is the outermost. */
export function through(layers: readonly Layer[], asked: Omit<Asked, 'request'>, answer: Answering): Answering {
  return layers.reduceRight<Answering>((next, layer) => (request) => layer({ ...asked, request }, next), answer)
}
