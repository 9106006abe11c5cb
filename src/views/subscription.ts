import type { Change } from '../core/change.ts';
import type { Company, Instant, Subscription } from '../core/marketplace.ts';
import { yearly } from '../core/money.ts';
import { isRunning, termEnd } from '../core/renewals.ts';
import { referenceTo } from './buttons.ts';
import { changeLine } from './change-words.ts';
import { escapeText, plainText, productPlain, productText } from './escape.ts';
import { facts } from './facts.ts';
import {
  age,
  date,
  dateAndRelative,
  deadline,
  monthlyMoney,
  type Show,
  seats,
  unitPrice,
  yearlyMoney,
} from './format.ts';
import { amount } from './list.ts';
import type { Colour, View } from './plan.ts';
import { termChangeFacts } from './term-change-words.ts';
import { statusWords, termOf } from './term-words.ts';
import { type KnownWindows, windowLine } from './window-words.ts';

export type SubscriptionInput = Readonly<{
  company: Company;
  subscription: Subscription;
  asOf: Instant;
  /** The newest first. */
  changes: readonly Change[];
  known: KnownWindows;
}>;

export const subscription: View<SubscriptionInput> = (
  { company, subscription: one, asOf, changes, known },
  show,
) => {
  const { quantity, price, partnerCost, currency, billingTerm, commitment } = one;
  const term = termOf(one, show);
  const perMonth = amount(one);
  const perYear = yearly(one, quantity);
  const cost = perMonth === null ? '' : `, ${monthlyMoney(perMonth)}`;
  const reference = referenceTo(one.id);
  const back = windowLine(one, known, show);
  return facts({
    title: `${productText(one.productName)} · ${escapeText(company.name)}`,
    state: statusWords(one.status),
    colour: colourOf(one),
    speak: plainText(`${productPlain(one.productName)} for ${company.name}: ${seats(quantity)}`, 200),
    sentence: `${seats(quantity)}${cost}${term === '' ? '' : `, ${term}`}`,
    facts: [
      { label: 'Seats', value: String(quantity) },
      { label: 'Commitment', value: commitmentText(one, show) },
      ...(back === '' ? [] : [{ label: 'Seats back', value: back }]),
      { label: 'Billed', value: escapeText(billingTerm, 40) },
      { label: 'Price', value: unitPrice(price, currency, billingTerm) },
      { label: 'Partner cost', value: unitPrice(partnerCost, currency, billingTerm) },
      ...(perMonth === null || perYear === null
        ? []
        : [{ label: 'In all', value: `${monthlyMoney(perMonth)}, ${yearlyMoney(perYear)}` }]),
    ],
    notes: changes.slice(0, 5).map((change) => changeLine(change, show)),
    more: [
      ...termChangeFacts(one, known, show),
      { label: 'Product', value: escapeText(one.productName ?? 'not named by Pax8', 200) },
      ...(commitment?.endsAt ? [{ label: 'Term ends', value: deadline(commitment.endsAt, show) }] : []),
      ...(one.startAt === null ? [] : [{ label: 'Started', value: date(one.startAt, show) }]),
      { label: 'Id', value: escapeText(one.id, 64) },
    ],
    asOf: age(asOf, show.now),
    suggestions: [
      { title: 'History', say: `history ${reference}` },
      { title: 'Renewals', say: `renewals ${company.name} next 90 days` },
    ],
  });
};

const colourOf = (one: Subscription): Colour =>
  !isRunning(one) ? 'Attention' : one.status === 'Active' || one.status === 'Activated' ? 'Good' : 'Warning';

const commitmentText = (one: Subscription, show: Show): string => {
  const { commitment } = one;
  if (commitment === null)
    return termEnd(one).kind === 'no-date' ? 'yes, term and end unknown' : 'none known';
  const term = escapeText(commitment.term ?? 'term unknown', 40);
  return commitment.endsAt === null
    ? `${term}, end unknown`
    : `${term}, until ${dateAndRelative(commitment.endsAt, show)}`;
};
