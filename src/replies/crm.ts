import type { Decision } from '../routing/crm'
import type { Customer, CustomerPage, CustomerSummary } from '../routing/customer'
import { json, type Reply } from './reply'
import { firstWithin, MOST_BYTES } from './within-bytes'

/** The objects of https://www.twilio.com/docs/frontline/data-transfer-objects, in the frame of .../my-customers. */
export function answerCrm(decision: Decision): Reply {
  switch (decision.kind) {
    case 'show-list':
      return json(200, { objects: listOf(decision.page) })
    case 'show-customer':
      return json(200, { objects: { customer: detailsOf(decision.customer) } })
    case 'refuse':
      return json(404, { error: 'There is no such customer among those of this worker.' })
  }
}

/** `searchable`: the app may send a `Query`. A page that would be too large ends earlier; the next begins where it ends. */
function listOf({ customers, next }: CustomerPage) {
  const all = customers.map(lineOf)
  const shown = firstWithin(all, MOST_BYTES)
  const token = shown.length < all.length ? shown.at(-1)?.customer_id : next
  return { customers: shown, searchable: true, ...(token !== undefined && { next_page_token: token }) }
}

function lineOf({ id, name, avatar }: CustomerSummary) {
  return { customer_id: id, display_name: name, ...(avatar !== undefined && { avatar }) }
}

function detailsOf({ channels, links, details, ...customer }: Customer) {
  return {
    ...lineOf(customer),
    channels: channels.map(({ type, value }) => ({ type, value })),
    ...(links && { links: links.map(({ type, value, name }) => ({ type, value, display_name: name })) }),
    ...(details && { details: { title: details.title, content: details.content } }),
  }
}
