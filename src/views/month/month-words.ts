import { countsPeople } from '../../core/marketplace/units.ts';
import type { Explained, NotChecked } from '../../core/month/check-line.ts';
import { number, seats } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

/** "12 seats", or "12" for products without seats. */
export const unitsText = (n: number | null, product: string | null): string =>
  n === null ? t`unknown` : countsPeople(product) ? seats(n) : number(n);

/** What makes a line right although the numbers differ. */
export const explainedWords: Readonly<Record<Explained, string>> = texts({
  change: msg`the seats were changed in this time.`,
  price: msg`the price has changed since the invoice was made.`,
  proration: msg`a part of a month, for a change that is known.`,
  term: msg`billed by the year or more, and not due now.`,
  trial: msg`costs nothing a month.`,
  begun: msg`it began after the invoice was made.`,
  ended: msg`it ended within the time that is billed.`,
  'no-charge': msg`it is on the agreement without a charge.`,
});

/** Why a line was not checked. */
export const notCheckedWords: Readonly<Record<NotChecked, string>> = texts({
  usage: msg`billed by use.`,
  'one-time': msg`billed once.`,
  credit: msg`a credit.`,
  charge: msg`a charge for a service.`,
  'other-kind': msg`a kind of item that I do not know.`,
  proration: msg`a part of a month, and I know of no change that it belongs to.`,
  'no-name': msg`the item does not say what it is for.`,
  'no-currency': msg`the currency is unknown.`,
  'seats-unknown': msg`a number of seats is unknown.`,
  'cost-unknown': msg`the seats agree, but the cost of the subscription is unknown.`,
  unreadable: msg`Pax8 sent rows that I could not read.`,
  'company-not-on-invoice': msg`this invoice has nothing of the company; another may.`,
  'term-due': msg`billed by the year or more, and perhaps due about now.`,
  'before-history': msg`I do not know how many seats there were then.`,
  'company-not-mapped': msg`the company is not mapped to the PSA.`,
  'product-not-mapped': msg`the product is not mapped to the PSA.`,
  'psa-not-read': msg`the PSA was not read yet.`,
  'psa-unreadable': msg`the PSA sent rows that I could not read.`,
  'psa-only-today': msg`the PSA says only what it bills today.`,
});
