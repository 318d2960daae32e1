/** Words before a number that call it a phone number, in English, German and Spanish, separated as in an expression. */
const phone = [
  'phone|tel|telephone|call|ring|dial|text|sms|fax|cell|mobile|whatsapp|reach me|my number',
  'telefon\\p{L}*|handy\\p{L}*|mobil\\p{L}*|ruf\\p{L}*|anruf\\p{L}*|rückruf|erreich\\p{L}*|meiner? nummer',
  'teléfonos?|móvil|celular|ll[aá]m\\p{L}*|mi número',
]

/** Words that call it something else. */
const other = [
  'orders?|invoices?|tickets?|tracking|parcels?|packages?|shipments?|bookings?|reservations?|references?|ref',
  'confirmation|codes?|id|accounts?|customers?|members?|membership|models?|serial|sku|isbn|ean|parts?|items?|articles?',
  'cases?|claims?|polic(?:y|ies)|contracts?|receipts?|versions?|build|meter|pin|cards?|flights?',
  'bestell\\p{L}*|auftr[aä]g\\p{L}*|rechnung\\p{L}*|sendung\\p{L}*|paket\\p{L}*|kunden\\p{L}*|vorg[aä]ng\\p{L}*',
  'vertr[aä]g\\p{L}*|buchung\\p{L}*|artikel\\p{L}*|aktenzeichen|konto\\p{L}*|beleg\\p{L}*|zähler\\p{L}*|karte\\p{L}*',
  '(?!telefon|handy|mobil|ruf|fax)\\p{L}+nummer',
  'pedidos?|facturas?|reservas?|referencias?|códigos?|localizador|seguimiento|cuentas?|clientes?|contratos?|pólizas?',
  'expedientes?|serie|albar[aá]n|envíos?|artículos?|recibos?|tarjetas?',
]

const WORDS = new RegExp(`(?<!\\p{L})(?:(${phone.join('|')})|${other.join('|')})(?!\\p{L})`, 'gu')

/** What the last of such words says of the number that follows. `text` is some characters in lower case. */
export function saysWhatItIs(text: string): 'phone' | 'other' | undefined {
  const last = [...text.matchAll(WORDS)].at(-1)
  if (!last) return undefined
  return last[1] === undefined ? 'other' : 'phone'
}
