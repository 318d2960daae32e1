/** A request to one of Twilio's REST APIs, as it comes off the wire. */
export interface ApiRequest {
  /** In capitals. Twilio's APIs know `GET`, `POST` and `DELETE`; whatever else comes must fail loudly. */
  readonly method: string
  /** `sync.twilio.com` */
  readonly host: string
  /** `/v1/Services/IS…/Maps`, still percent-encoded: the router decodes it segment by segment. */
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

export interface ApiResponse {
  readonly status: number
  /** JSON, or bytes where it is a Uint8Array. `undefined` for 204. */
  readonly body: object | undefined
  /** Names in lower case. For JSON, `content-type` goes without saying. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The values of the `{Names}` in an operation's path, decoded. */
export type PathValues = Readonly<Record<string, string>>

export interface Operation {
  /** Every parameter that it reads: of the query for GET and DELETE, of the form for POST. Any other fails loudly. */
  readonly parameters: readonly string[]
  readonly handle: (request: ApiRequest, path: PathValues) => ApiResponse
}

/** By method, host and path as Twilio's OpenAPI files write them: `GET sync.twilio.com/v1/Services/{Sid}`. */
export type Operations = Readonly<Record<string, Operation>>

/** All of Twilio's REST APIs that the twin plays. */
export interface Api {
  /** Rejects with ConnectionLost where no answer comes, and with any other Error where the twin itself is at fault. */
  handle(request: ApiRequest): Promise<ApiResponse>
}

/** Twilio's error body. https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}
