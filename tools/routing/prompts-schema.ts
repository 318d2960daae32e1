import * as v from 'valibot'
import * as field from './fields'
import { about } from './fields'

/** One language of prompts. */
export const promptFields = {
  language: v.pipe(field.language, about('As <Say language> takes it.', 'en-US')),
  voice: v.optional(v.pipe(field.words, about('As <Say voice> takes it.', 'Polly.Joanna'))),
  notAvailable: v.pipe(field.words, about('Before the tone, when nobody can be reached.')),
  busy: v.pipe(field.words, about('Before the tone, when the worker is on another call.')),
  afterHours: v.pipe(field.words, about('Before the tone, outside of business hours.')),
  failed: v.pipe(field.words, about('Before the tone, when something went wrong on our side.')),
  noConversation: v.pipe(field.words, about('Instead of a connection, where a number takes no calls from strangers.')),
  recorded: v.pipe(field.words, about('Before a call that is recorded.')),
  tryAgain: v.pipe(field.words, about('Before the second tone, when nothing was heard after the first.')),
  nothingHeard: v.pipe(field.words, about('When no message was spoken.')),
  saved: v.pipe(field.words, about('When the message has been stored.')),
  sorry: v.pipe(field.words, about('In answer to a text, when nobody can be reached.')),
  sorryAfterHours: v.pipe(field.words, about('In answer to a text, outside of business hours.')),
}
