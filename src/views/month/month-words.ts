import type { Explained, NotChecked } from '../../core/month/check-line.ts';

/** What makes a line right although the numbers differ. */
export const explainedWords: Readonly<Record<Explained, string>> = {
  change: 'the seats were changed in this time.',
  proration: 'a part of a month, for a change that is known.',
  term: 'billed by the year or more, and not due now.',
  trial: 'costs nothing a month.',
  begun: 'it began after the invoice was made.',
  ended: 'it ended within the time that is billed.',
  'no-charge': 'it is on the agreement without a charge.',
};

/** Why a line was not looked at. */
export const notCheckedWords: Readonly<Record<NotChecked, string>> = {
  usage: 'billed by use.',
  'one-time': 'billed once.',
  credit: 'a credit.',
  charge: 'a charge for a service.',
  'other-kind': 'a kind of item that I do not know.',
  proration: 'a part of a month, and I know of no change that it belongs to.',
  'no-name': 'the item does not say what it is for.',
  'no-currency': 'the currency is unknown.',
  'seats-unknown': 'a number of seats is unknown.',
  'cost-unknown': 'the seats agree, but the cost of the subscription is unknown.',
  unreadable: 'Pax8 sent rows that I could not read.',
  'company-not-on-invoice': 'this invoice has nothing of the company; another may.',
  'term-due': 'billed by the year or more, and perhaps due about now.',
  'before-history': 'I do not know how many seats there were then.',
  'company-not-mapped': 'the company is not mapped to the PSA.',
  'product-not-mapped': 'the product is not mapped to the PSA.',
  'psa-not-read': 'the PSA was not read yet.',
  'psa-only-today': 'the PSA says only what it bills today.',
};
