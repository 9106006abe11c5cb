import { counted, msg, texts } from '../texts/t.ts';

/** The words of Pax8's own lists: states, terms, types. */
const words: Readonly<Record<string, string>> = texts({
  // Of subscriptions, companies and orders.
  Active: msg`Active`,
  Activated: msg`Activated`,
  Converted: msg`Converted`,
  Trial: msg`Trial`,
  PendingManual: msg`Being set up by hand`,
  PendingAutomated: msg`Being set up`,
  PendingCancel: msg`Being cancelled`,
  WaitingForDetails: msg`Waiting for details`,
  Inactive: msg`Inactive`,
  Deleted: msg`Deleted`,
  Completed: msg`Completed`,
  // Of invoices.
  Unpaid: msg`Unpaid`,
  Paid: msg`Paid`,
  Void: msg`Void`,
  Carried: msg`Carried`,
  Credited: msg`Credited`,
  'Nothing Due': msg`Nothing Due`,
  // Billing terms and commitment terms.
  Monthly: msg`Monthly`,
  Annual: msg`Annual`,
  '1-Year': msg`1-Year`,
  '2-Year': msg`2-Year`,
  '3-Year': msg`3-Year`,
  'One-Time': msg`One-Time`,
  // Types of contacts.
  Admin: msg`Admin`,
  Billing: msg`Billing`,
  Technical: msg`Technical`,
});

/** A Pax8 word in the reader's language, as plain text; an unknown one as Pax8 writes it. */
export const pax8Word = (word: string): string =>
  word === 'Cancelled' ? cancelled() : ((Object.hasOwn(words, word) ? words[word] : undefined) ?? word);

/** For a subscription: other languages use another word for a request that was taken back. */
const cancelled = (): string => counted('{of, select, other {Cancelled}}', { of: 'subscription' });
