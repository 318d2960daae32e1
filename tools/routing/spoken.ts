import { dialectOf } from '../../twin/network/schema'

/** What `<Say language>` and `<Say voice>` take, as Twilio's SDK lists it. */
export const languages = listed('SayLanguage')
export const voices = listed('SayVoice')

function listed(name: string): readonly string[] {
  const values = dialectOf('voice').values[name]
  if (values === undefined) throw new Error(`The TwiML schema knows no ${name}`)
  return values.split(' ')
}
