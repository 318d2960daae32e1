/** A code of Twilio's errors, the status that it comes with and the products that raise it. */
export interface KnownCode {
  readonly status: number
  /** The first part of the host. */
  readonly products: readonly string[]
}

const all = ['sync', 'proxy', 'conversations', 'api', 'frontline-api']
const sync = (status: number): KnownCode => ({ status, products: ['sync'] })
const proxy = (status: number): KnownCode => ({ status, products: ['proxy'] })
const conversations = (status: number): KnownCode => ({ status, products: ['conversations'] })

const api = (status: number): KnownCode => ({ status, products: ['api'] })

/**
 * Every code that the twin raises: whatever else it answers with is a mistake of its own. The pages are those of
 * https://www.twilio.com/docs/api/errors. Few of them give a status: most of these are what live accounts were seen to get,
 * and where nobody has told, 400 is assumed.
 */
export const knownCodes: ReadonlyMap<number, KnownCode> = new Map([
  [20001, { status: 400, products: all }],
  [20003, { status: 401, products: all }],
  [20404, { status: 404, products: all }],
  // Too many requests to each product.
  [54009, sync(429)],
  [80621, proxy(429)],
  [50063, conversations(429)],
  [50074, conversations(429)],
  // https://www.twilio.com/docs/sync/mutation-and-conflict-resolution
  [54006, sync(413)],
  [54008, sync(400)],
  [54010, sync(400)],
  [54011, sync(400)],
  [54103, sync(412)],
  [54205, sync(412)],
  [54208, sync(409)],
  [54209, sync(400)],
  [54301, sync(409)],
  [54302, sync(400)],
  // Proxy answers every refusal with 400, a unique name that is taken included.
  [80103, proxy(400)],
  [80104, proxy(400)],
  [80205, proxy(400)],
  [80206, proxy(400)],
  [80207, proxy(400)],
  [80308, proxy(404)],
  [80404, proxy(400)],
  [80603, proxy(400)],
  [80604, proxy(400)],
  [80605, proxy(400)],
  [80607, proxy(400)],
  [80608, proxy(400)],
  [80609, proxy(400)],
  [80611, proxy(400)],
  [80612, proxy(400)],
  [80616, proxy(400)],
  [80622, proxy(400)],
  [80623, proxy(409)],
  [80801, proxy(400)],
  [50214, conversations(400)],
  [50350, conversations(404)],
  [50353, conversations(409)],
  [50374, conversations(400)],
  [50377, conversations(400)],
  [50378, conversations(400)],
  [50384, conversations(400)],
  [50390, conversations(400)],
  [50407, conversations(400)],
  [50408, conversations(400)],
  [50409, conversations(400)],
  [50411, conversations(400)],
  [50412, conversations(400)],
  [50414, conversations(400)],
  [50416, conversations(409)],
  [50417, conversations(400)],
  [50418, conversations(400)],
  [50432, conversations(404)],
  [50433, conversations(409)],
  [50451, conversations(400)],
  [16113, api(400)],
  [20009, api(409)],
  [21211, api(400)],
  [21266, api(400)],
  [21602, api(400)],
  [21603, api(400)],
  [21604, api(400)],
  [21606, api(400)],
  [21610, api(400)],
  [21617, api(400)],
  [21701, api(400)],
  [21703, api(400)],
])
