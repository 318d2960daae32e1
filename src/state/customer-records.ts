import * as v from 'valibot'
import { channels, type Address } from '../routing/address'
import type { Customer } from '../routing/customer'
import { readRecord, writeRecord } from './records'

const ifAny = v.optional(v.string())

const customer = v.object({
  id: v.string(),
  name: v.string(),
  worker: ifAny,
  channels: v.array(v.object({ type: v.picklist([...channels, 'email', 'voice']), value: v.string() })),
  links: v.optional(v.array(v.object({ type: v.string(), value: v.string(), name: v.string() }))),
  avatar: ifAny,
  details: v.optional(v.object({ title: v.string(), content: v.string() })),
})

export const writeCustomer = (customer: Customer) => writeRecord({ customer })

export function readCustomer(data: unknown): Customer {
  return readRecord('customer', { customer }, data).customer
}

/** The ids of customers by their addresses. */
export const writeAddresses = (addresses: Readonly<Record<Address, string>>) => writeRecord({ addresses })

export function readAddresses(data: unknown): Readonly<Record<Address, string>> {
  return readRecord('addresses of customers', { addresses: v.record(v.string(), v.string()) }, data).addresses
}

/** A customer in a list. */
export interface Line {
  readonly id: string
  readonly name: string
  readonly avatar?: string | undefined
  /** In a list by words, with which word of the name this line begins. The first is 0, and not said. */
  readonly word?: number | undefined
}

const line = v.object({ id: v.string(), name: v.string(), avatar: ifAny, word: v.optional(v.number()) })

/** Some lines of a list, in order. */
export const writeLines = (lines: readonly Line[]) => writeRecord({ lines })

export function readLines(data: unknown): readonly Line[] {
  return readRecord('list of customers', { lines: v.array(line) }, data).lines
}

/** From here on, a list lies in the items from `name` on: `lineOrder`, or as much of it as is needed. */
export interface Landmark {
  readonly from: string
  readonly name: string
}

export const writeLandmarks = (landmarks: readonly Landmark[]) => writeRecord({ landmarks })

export function readLandmarks(data: unknown): readonly Landmark[] {
  const landmarks = v.array(v.object({ from: v.string(), name: v.string() }))
  return readRecord('landmarks of customers', { landmarks }, data).landmarks
}
