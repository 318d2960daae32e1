import type { ApiRequest, Operation, Operations, PathValues } from './api'
import { closest } from './suggestions'

/** An operation that a request has found. */
export interface Match {
  /** `GET sync.twilio.com/v1/Services/{Sid}` */
  readonly name: string
  readonly operation: Operation
  readonly path: PathValues
}

export interface Routes {
  find(request: ApiRequest): Match | undefined
  /** The operations that somebody may have meant who asked for what the twin does not know. */
  suggest(request: ApiRequest): readonly string[]
}

interface Route {
  readonly name: string
  readonly operation: Operation
  readonly segments: readonly Segment[]
  readonly namesInPath: number
}

/** `Maps`, `{Sid}` or `{Sid}.json`: a name, if there is one, and the text after it. */
interface Segment {
  readonly name: string | undefined
  readonly text: string
}

export function newRoutes(operations: readonly Operations[]): Routes {
  // Fewest names first, so that a static segment wins over a name, and `{Sid}.json` over `{Sid}`.
  const routes = operations
    .flatMap((some) => Object.entries(some))
    .map(toRoute)
    .toSorted(bySpecificity)
  return {
    find: (request) => {
      const asked = nameOf(request).split('/')
      for (const { name, operation, segments } of routes) {
        const path = pathValues(segments, asked)
        if (path !== undefined) return { name, operation, path }
      }
      return undefined
    },
    suggest: (request) => {
      const byShape = new Map(routes.map(({ name }) => [shapeOf(name), name]))
      const shapes = closest(shapeOf(nameOf(request)), [...byShape.keys()], 3)
      return shapes.flatMap((shape) => byShape.get(shape) ?? [])
    },
  }
}

export function nameOf({ method, host, path }: ApiRequest): string {
  return `${method} ${host}${path}`
}

function toRoute([name, operation]: [string, Operation]): Route {
  const segments = name.split('/').map(toSegment)
  return { name, operation, segments, namesInPath: segments.filter((segment) => segment.name !== undefined).length }
}

function toSegment(written: string): Segment {
  const [, name, text = written] = /^\{(\w+)\}(.*)$/.exec(written) ?? []
  return { name, text }
}

function bySpecificity(a: Route, b: Route): number {
  return a.namesInPath - b.namesInPath || textIn(b).length - textIn(a).length
}

function textIn({ segments }: Route): string {
  return segments.map(({ text }) => text).join('/')
}

function pathValues(segments: readonly Segment[], asked: readonly string[]): PathValues | undefined {
  if (segments.length !== asked.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, { name, text }] of segments.entries()) {
    const given = asked[index] ?? ''
    if (name === undefined) {
      if (given !== text) return undefined
    } else {
      if (!given.endsWith(text) || given.length === text.length) return undefined
      values[name] = decode(given.slice(0, given.length - text.length))
    }
  }
  return values
}

/** '100%25' => '100%'; what is not percent-encoding ('100%') stays as it came. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Names and SIDs are not what somebody mistypes: 'GET host/v1/Services/ISaaa…' => 'GET host/v1/Services/{}' */
function shapeOf(name: string): string {
  return name.replaceAll(/\{\w+\}|\b[A-Z]{2}[0-9a-f]{32}\b/g, '{}')
}
