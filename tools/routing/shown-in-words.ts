import type { ContactShown } from './show'

/** Why a contact goes where it goes, in a sentence each. */
export const reasons: Readonly<Record<ContactShown['because'], string>> = {
  assigned: 'the customer belongs to this worker',
  'first-contact': 'the customer belongs to nobody yet',
  'assigned-worker-left': 'the worker of this customer is no longer in these teams',
  'assigned-worker-off-duty': "the team of the customer's worker is closed",
  'assigned-worker-away': 'the worker of this customer is away',
  'assigned-worker-full': 'the worker of this customer has as many open sessions as they may have',
  'assigned-worker-without-phone': 'the worker of this customer has no phone',
  'after-hours': 'all teams of this number are closed',
  'nobody-available': 'everybody is away, or has as many open sessions as they may have',
  'nobody-reachable': 'nobody in the teams of this number has a phone',
  'number-not-in-directory': 'the number is not in the directory',
  'sender-is-a-worker': 'a worker of these teams has this phone',
  'sender-unknown': 'only who shows a phone number is put through',
  blocked: 'this address is on the block list',
}

/** What the customer meets. */
export const outcomes: Readonly<Record<ContactShown['outcome'], string>> = {
  session: 'is put through',
  voicemail: 'may leave a message',
  apology: 'is told that nobody is there',
  reject: 'is rejected',
  ignore: 'gets no answer',
}
