import type { Context, EnvironmentVariables, ServerlessCallback } from '@twilio-labs/serverless-runtime-types/types'
import type { ClientOpts } from 'twilio/lib/base/BaseTwilio'
import type { Reply } from '../replies/reply'
import { retryingClient } from '../twilio/retrying-client'
import type { Fields, Parsed, Problem } from '../webhooks/fields'
import { baseUrlOf, readConfig } from './config'
import { millisecondsLeft, withDeadline } from './deadline'
import { summarise, writeLog } from './log'
import { linksFrom, type Link, type Path } from './paths'
import { openPorts, type Ports } from './ports'
import { toResponse } from './respond'

/** What a decision says to the log. */
interface Decided {
  readonly kind: string
  readonly because: string
  readonly alert?: boolean
}

export interface Acting<Event, Facts, Decision> {
  readonly event: Event
  readonly facts: Facts
  readonly ports: Ports
  readonly now: Date
  readonly link: Link
  /** Decided anew, with what was learned since: should all else fail, the fallback goes by this. Returns the decision. */
  revise(this: void, decision: Decision): Decision
}

/** A Function from Twilio's request to our answer: parse → gather facts → decide → act → reply. */
export interface Definition<Event, Facts, Decision extends Decided> {
  readonly webhook: Path
  /** Within this time an answer goes out, if need be the fallback. */
  readonly deadlineMilliseconds: number
  parse(this: void, fields: Fields): Parsed<Event>
  facts(this: void, event: Event, ports: Ports, now: Date): Promise<Facts>
  decide(this: void, event: Event, facts: Facts): Decision
  /** Carries the decision out. Returns the decision as it stands now: somebody else may have been faster. */
  act?(this: void, decision: Decision, on: Acting<Event, Facts, Decision>): Promise<Decision>
  reply(this: void, decision: Decision, event: Event, link: Link, ports: Ports, now: Date): Reply
  /** The answer to a request that cannot be read. */
  refuse(this: void, problems: readonly Problem[], link: Link, fields: Fields): Reply
  /** The answer when all else fails. It asks nobody and cannot fail; the decision is there if it was made. */
  fallback(this: void, link: Link, fields: Fields, decision: Decision | undefined): Reply
}

type FunctionContext = Context<EnvironmentVariables>

type Handler = (context: FunctionContext, event: object, callback: ServerlessCallback) => void

/** Kept while a container is warm, and with it the connections to Twilio. */
let ports: Ports | undefined

export function defineFunction<Event, Facts, Decision extends Decided>(
  definition: Definition<Event, Facts, Decision>,
): Handler {
  return (context, event, callback) => {
    // With this version of the runtime handler what an async handler returns is not the reply: only the callback answers.
    void answer(definition, context, { ...event })
      .then(toResponse)
      .then((response) => callback(null, response), callback)
  }
}

async function answer<Event, Facts, Decision extends Decided>(
  definition: Definition<Event, Facts, Decision>,
  context: FunctionContext,
  fields: Fields,
): Promise<Reply> {
  const startedAt = performance.now()
  const link = linksFrom(baseUrlOf(context))
  const log = { webhook: definition.webhook }
  const milliseconds = () => Math.round(performance.now() - startedAt)

  let decision: Decision | undefined
  try {
    const parsed = definition.parse(fields)
    if (!parsed.ok) {
      const problems = parsed.problems.map(({ field, expected }) => `${field} must be ${expected}`)
      const reply = definition.refuse(parsed.problems, link, fields)
      writeLog({ ...log, outcome: 'refused', problems, milliseconds: milliseconds() }, fields)
      return reply
    }
    const work = async () => {
      const now = new Date()
      const open = (ports ??= openPorts(readConfig(context), clientOf(context)))
      const facts = await definition.facts(parsed.event, open, now)
      decision = definition.decide(parsed.event, facts)
      const revise = (anew: Decision) => (decision = anew)
      if (definition.act)
        decision = await definition.act(decision, { event: parsed.event, facts, ports: open, now, link, revise })
      return definition.reply(decision, parsed.event, link, open, now)
    }
    const reply = await withDeadline(definition.deadlineMilliseconds, work)
    writeLog({ ...log, outcome: 'answered', ...inLog(decision), milliseconds: milliseconds() }, fields)
    return reply
  } catch (error) {
    writeLog(
      { ...log, outcome: 'fallback', ...inLog(decision), error: summarise(error), milliseconds: milliseconds() },
      fields,
    )
    return definition.fallback(link, fields, decision)
  }
}

function inLog(decision: Decided | undefined) {
  return { decision: decision?.kind, because: decision?.because, alert: decision?.alert || undefined }
}

function clientOf(context: FunctionContext) {
  return context.getTwilioClient({ httpClient: retryingClient(millisecondsLeft) } satisfies ClientOpts)
}
