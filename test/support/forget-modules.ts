/** Which src runs. They are code and hold no state of ours, and to evaluate them takes far longer than to ask a Function. */
const libraries = [
  'valibot',
  'twilio/lib/base/RequestClient',
  'twilio/lib/twiml/MessagingResponse',
  'twilio/lib/twiml/VoiceResponse',
]

const kept = new Map<string, unknown>()

/** What is required from now on is evaluated anew, as in a container that has just started, but for libraries. */
export function forgetModules(): void {
  for (const name of libraries) {
    if (!kept.has(name)) kept.set(name, jest.requireActual(name))
    jest.doMock(name, () => kept.get(name))
  }
  jest.resetModules()
}
