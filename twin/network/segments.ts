/** GSM 03.38: the characters that fit into 7 bits, and those that take two of them. */
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const GSM_EXTENDED = '\f^{}\\[~]|€'

/** How many messages a text is split into. https://www.twilio.com/docs/glossary/what-sms-character-limit */
export function countSegments(body: string): number {
  const characters = Array.from(body)
  if (characters.every((character) => GSM_BASIC.includes(character) || GSM_EXTENDED.includes(character))) {
    const extended = characters.filter((character) => GSM_EXTENDED.includes(character)).length
    return split(characters.length + extended, 160, 153)
  }
  return split(body.length, 70, 67)
}

function split(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined)
}
