import { styleText } from 'node:util'
import type { Stamped, TwinEvent, WebhookExchange } from './events'

type Colour = Parameters<typeof styleText>[0]

/** `+0:20  worker-1@example.com does not answer`: a line an event, its time since the first one. */
export function renderTranscript(events: readonly Stamped[], { colour }: { readonly colour: boolean }): string {
  const startedAt = events[0]?.at.getTime() ?? 0
  const paint = painter(colour)
  return events
    .map(
      ({ at, event }) => paint('dim', sinceStart(at.getTime() - startedAt).padEnd(7)) + renderEvent(event, { colour }),
    )
    .join('\n')
}

/** Without the option, later versions of Node leave out the colours wherever standard output is not a terminal. */
function painter(colour: boolean): (style: Colour, text: string) => string {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text)
}

/** One event, without its time. */
export function renderEvent(event: TwinEvent, { colour }: { readonly colour: boolean }): string {
  const { style, text } = line(event)
  return painter(colour)(style, oneLine(text))
}

/** `80000` => `+1:20` */
function sinceStart(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `+${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function line(event: TwinEvent): { style: Colour; text: string } {
  switch (event.kind) {
    case 'said':
      return { style: 'green', text: `${event.from} → ${event.to}  ${JSON.stringify(event.words)}` }
    case 'did':
      return { style: 'reset', text: `${event.who} ${event.what}` }
    case 'webhook':
      return { style: isGood(event.exchange.status) ? 'cyan' : 'red', text: webhook(event.exchange) }
    case 'api': {
      const { operation, status, milliseconds } = event.exchange
      return {
        style: isGood(status) ? 'blue' : 'yellow',
        text: `Function → ${operation}  ${status} (${milliseconds} ms)`,
      }
    }
    case 'debugger':
      return { style: 'red', text: `Twilio's debugger: ${event.code} ${event.message}` }
    case 'violation':
      return { style: 'red', text: `Not as Twilio describes it: ${event.operation}: ${event.problems.join('; ')}` }
  }
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300
}

/** The path is enough for what is ours; where nobody answered, the whole URL shows why. */
function webhook({ method, url, status, contentType, body }: WebhookExchange): string {
  if (status === 0) return `Twilio → ${method} ${url}  no answer: ${body}`
  return `Twilio → ${method} ${new URL(url).pathname}  ${status} ${contentType}`.trimEnd()
}

/** What came from elsewhere must not move the cursor. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
