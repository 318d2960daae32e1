/** GSM 03.38: what a text may be written in at seven bits a character. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** These take two. */
const GSM_EXTENDED = '\f^{}\\[~]|€'

/** How many messages a phone gets and an operator pays for. https://www.twilio.com/docs/glossary/what-sms-character-limit */
export function segmentsIn(body: string): number {
  const characters = Array.from(body)
  const isGsm = characters.every((character) => GSM.includes(character) || GSM_EXTENDED.includes(character))
  const units = isGsm
    ? characters.length + characters.filter((character) => GSM_EXTENDED.includes(character)).length
    : body.length
  const [alone, together] = isGsm ? [160, 153] : [70, 67]
  return units <= alone ? 1 : Math.ceil(units / together)
}
