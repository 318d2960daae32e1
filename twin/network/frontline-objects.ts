import * as v from 'valibot'

/**
 * The objects that our Functions answer the app with. Strict, where Frontline may be lenient: a field that the app passes
 * over is one that somebody relies on in vain. https://www.twilio.com/docs/frontline/data-transfer-objects
 */
const filled = v.pipe(v.string(), v.minLength(1))

const listed = {
  customer_id: filled,
  display_name: filled,
  avatar: v.optional(v.string()),
}

/** `email` is in Twilio's own examples; `voice` is assumed. */
const channel = v.strictObject({ type: v.picklist(['sms', 'whatsapp', 'chat', 'email', 'voice']), value: filled })

/**
 * `next_page_token` is on no page; the maker of Twilio's example says that the app sends it back.
 * https://github.com/twilio/frontline-demo-service, issue 2
 */
export const customersList = v.pipe(
  v.strictObject({
    objects: v.strictObject({
      customers: v.array(v.strictObject(listed)),
      searchable: v.optional(v.boolean(), false),
      next_page_token: v.optional(filled),
    }),
  }),
  v.transform(({ objects }) => objects),
)

export const customerDetails = v.pipe(
  v.strictObject({
    objects: v.strictObject({
      customer: v.strictObject({
        ...listed,
        channels: v.array(channel),
        links: v.optional(v.array(v.strictObject({ type: filled, value: filled, display_name: filled }))),
        details: v.optional(v.strictObject({ title: v.string(), content: v.string() })),
      }),
    }),
  }),
  v.transform(({ objects }) => objects.customer),
)

/** The form of Twilio's examples; its page on templates is not public. */
export const templateGroups = v.array(
  v.strictObject({
    display_name: filled,
    templates: v.array(v.strictObject({ content: filled, whatsAppApproved: v.optional(v.boolean()) })),
  }),
)

export type CustomersPage = v.InferOutput<typeof customersList>
export type CustomerDetails = v.InferOutput<typeof customerDetails>
export type TemplateGroups = v.InferOutput<typeof templateGroups>
