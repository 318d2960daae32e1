import type { TemplateGroup } from '../routing/customer'
import type { Decision } from '../routing/templates'
import { json, type Reply } from './reply'
import { bytesOf, firstWithin, MOST_BYTES } from './within-bytes'

/** `[{display_name, templates: [{content, whatsAppApproved}]}]`. https://www.twilio.com/docs/frontline/templated-messages */
export function answerTemplates(decision: Decision): Reply {
  switch (decision.kind) {
    case 'offer':
      return json(200, offered(decision.groups))
    case 'refuse':
      return json(404, { error: 'There is no such customer among those of this worker.' })
  }
}

/** A group of which nothing is left is not shown. */
function offered(groups: readonly TemplateGroup[]) {
  let left = MOST_BYTES
  const all = groups.map(({ name, templates }) => {
    left -= bytesOf({ display_name: name, templates: [] })
    const shown = firstWithin(
      templates.map(({ content, whatsAppApproved }) => ({ content, whatsAppApproved })),
      left,
    )
    left -= shown.reduce((bytes, template) => bytes + bytesOf(template), 0)
    return { display_name: name, templates: shown }
  })
  return all.filter(({ templates }) => templates.length > 0)
}
