import * as v from 'valibot'
import { askFunctions, invalid, tellRefusal } from './frontline-callback'
import {
  customerDetails,
  customersList,
  templateGroups,
  type CustomerDetails,
  type CustomersPage,
  type TemplateGroups,
} from './frontline-objects'
import type { Session } from './frontline-parts'

/** What the app shows; nothing when it is refused. */
export type Shown<Content> =
  | { readonly outcome: 'shown'; readonly content: Content }
  | { readonly outcome: 'refused'; readonly content: undefined }

/** Which part of the list the app asks for. */
export interface ListWanted {
  /** Assumption: 30 unless told; no page names the app's own number. */
  readonly pageSize?: number
  /** The `customer_id` of the last one that it has, in Twilio's examples. */
  readonly anchor?: string
  /** The `next_page_token` of the page before. */
  readonly nextPageToken?: string
  /** What the worker searches for, where an answer has said `searchable`. */
  readonly query?: string
}

/** https://www.twilio.com/docs/frontline/my-customers, GetCustomersList */
export function listCustomers(worker: string, wanted: ListWanted, session: Session): Promise<Shown<CustomersPage>> {
  const { pageSize = 30, anchor, nextPageToken, query } = wanted
  const params = {
    Location: 'GetCustomersList',
    Worker: worker,
    PageSize: String(pageSize),
    ...(anchor !== undefined && { Anchor: anchor }),
    ...(nextPageToken !== undefined && { NextPageToken: nextPageToken }),
    ...(query !== undefined && { Query: query }),
  }
  return show('their customers', session.crmUrl, params, customersList, session)
}

/** The same page, GetCustomerDetailsByCustomerId. */
export function openCustomer(worker: string, id: string, session: Session): Promise<Shown<CustomerDetails>> {
  const params = { Location: 'GetCustomerDetailsByCustomerId', Worker: worker, CustomerId: id }
  return show(`the customer ${id}`, session.crmUrl, params, customerDetails, session)
}

/** Twilio's examples, GetTemplatesByCustomerId. */
export function openTemplates(
  worker: string,
  id: string,
  conversationSid: string,
  session: Session,
): Promise<Shown<TemplateGroups>> {
  const named = { Location: 'GetTemplatesByCustomerId', Worker: worker, CustomerId: id }
  const params = { ...named, ConversationSid: conversationSid }
  return show(`templates for the customer ${id}`, session.templatesUrl, params, templateGroups, session)
}

async function show<Content>(
  what: string,
  url: string | undefined,
  params: Readonly<Record<string, string>> & { readonly Worker: string },
  schema: v.GenericSchema<unknown, Content>,
  session: Session,
): Promise<Shown<Content>> {
  session.did(params.Worker, `opens ${what}`)
  const answered = await askFunctions(url, params, session)
  const read = 'code' in answered ? answered : v.safeParse(schema, answered.value)
  if ('success' in read && read.success) return { outcome: 'shown', content: read.output }
  const refusal = 'code' in read ? read : invalid(read.issues?.map(inWords).join('; ') ?? '')
  tellRefusal(refusal, session)
  session.did(params.Worker, `sees an error in place of ${what}`)
  return { outcome: 'refused', content: undefined }
}

/** `objects.customers.0.customer_id: Invalid type: Expected string but received 7` */
function inWords(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`
}
