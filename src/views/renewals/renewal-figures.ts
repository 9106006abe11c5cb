import { sumSeats } from '../../core/marketplace/seats.ts';
import type { TodaysPrice } from '../../core/ordering/todays-price.ts';
import type { RenewalLine } from '../../core/renewals/renewal.ts';
import { hour } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Money, monthly, sumByCurrency, yearly } from '../../core/words/money.ts';
import { age, count, eachMoney, percent, type Show, seats, unitPrice } from '../kit/format.ts';
import { amountText, seatsInAll, sums } from '../kit/list.ts';
import type { Colour } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

type Priced = Pick<RenewalLine, 'price' | 'partnerCost' | 'currency' | 'billingTerm'>;

/** A small line under a subscription. */
export type Words = Readonly<{ text: string; colour: Colour; subtle: boolean }>;

export const plainWords = (text: string): Words => ({ text, colour: 'Default', subtle: true });
export const loudWords = (text: string, colour: Colour): Words => ({ text, colour, subtle: false });

/** "37 seats", "37 seats, 1 seat count unknown", "seats unknown". */
export const seatsInWords = (lines: readonly Pick<RenewalLine, 'productName' | 'quantity'>[]): string => {
  const held = sumSeats(lines);
  const missing = held.unknown === 0 || held.seats + held.otherSeats === 0;
  return missing ? seatsInAll(held) : t`${seatsInAll(held)}, ${count(held.unknown, 'seat count')} unknown`;
};

/** "2 subscriptions, 37 seats, $1,024.10 a month". */
export const totals = (lines: readonly RenewalLine[]): string => {
  return `${count(lines.length, 'subscription')}, ${seatsInWords(lines)}, ${aMonth(lines.map((line) => monthly(line, line.quantity)))}`;
};

/** "$1,024.10 a month", "€20.13 and $55.44 a month, 1 price unknown". Currencies are not added up. */
export const aMonth = (amounts: readonly (Money | null)[]): string => inAll(amounts, t`a month`);

/** What all of them cost a year, for a text that already says "a year". */
export const aYear = (lines: readonly RenewalLine[]): string =>
  inAll(
    lines.map((line) => yearly(line, line.quantity)),
    '',
  );

const inAll = (amounts: readonly (Money | null)[], per: string): string => {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return t`price unknown`;
  const unknown = amounts.length - known.length;
  const missing = unknown === 0 ? '' : t`, ${count(unknown, 'price')} unknown`;
  return `${sums(known).join(t` and `)}${per === '' ? '' : ` ${per}`}${missing}`;
};

/** Seats and their monthly cost, for the right side of a row. */
export const lineFigures = (line: RenewalLine): string[] => [
  seats(line.quantity),
  amountText(monthly(line, line.quantity)),
];

/** "+5.0%"; null when there is nothing to compare. */
export const risen = (before: number | null, now: number | null): string | null => {
  if (before === null || now === null || before === 0) return null;
  const change = ((now - before) / before) * 100;
  const size = Math.abs(change);
  return `${change < 0 ? '−' : '+'}${percent(size.toFixed(size < 0.05 ? 3 : 1))}`;
};

/** After this, a price of today shows its age. */
const youngFor = 3 * hour;

/** How old today's prices are, when they were not read just now. */
export const oldPrices = (asOf: Instant | null, { now }: Show): string[] =>
  asOf === null || now - asOf < youngFor ? [] : [t`Today’s prices are ${age(asOf, now)}.`];

/** What the seats would cost at today's price; points out a rise or fall. */
export const priceWords = (line: Priced, today: TodaysPrice | undefined): Words => {
  const { price, currency, billingTerm } = line;
  const now = today?.price ?? null;
  if (now === null) return plainWords(t`Today’s price is unknown`);
  const each = unitPrice(now, currency, billingTerm);
  if (price === null) return plainWords(t`Today ${each}; the current price is unknown`);
  if (now === price) return plainWords(t`Today’s price is the same, ${each}`);
  const change = risen(price, now);
  const from = eachMoney(price, currency);
  return loudWords(
    t`Today ${change === null ? '' : `${change}, `}from ${from} to ${each}`,
    now > price ? 'Warning' : 'Good',
  );
};

/** The same for the partner's cost; empty when unknown. */
export const costWords = (line: Priced, today: TodaysPrice | undefined): string => {
  const { partnerCost, currency, billingTerm } = line;
  const now = today?.partnerCost ?? null;
  if (now === null) return partnerCost === null ? '' : unitPrice(partnerCost, currency, billingTerm);
  const each = unitPrice(now, currency, billingTerm);
  const change = now === partnerCost ? null : risen(partnerCost, now);
  if (partnerCost === null || change === null) return t`${each} today`;
  const from = eachMoney(partnerCost, currency);
  return t`${change} today, from ${from} to ${each}`;
};

/** What all of them would cost a month at today's prices; null when no price is known. */
export const todayInAll = (
  lines: readonly RenewalLine[],
  prices: ReadonlyMap<string, TodaysPrice>,
): string | null => {
  const amounts = lines.map((line) => {
    const price = prices.get(line.subscriptionId)?.price ?? null;
    return monthly({ ...line, price }, line.quantity);
  });
  if (amounts.every((amount) => amount === null)) return null;
  const [now, ...more] = sumByCurrency(
    lines.map((line) => monthly(line, line.quantity)).filter((line) => line !== null),
  );
  const [then] = sumByCurrency(amounts.filter((amount) => amount !== null));
  const comparable =
    now !== undefined && then?.currency === now.currency && more.length === 0 && !amounts.includes(null);
  const change = comparable ? risen(Number(now.amount), Number(then.amount)) : null;
  return `${aMonth(amounts)}${change === null || now?.amount === then?.amount ? '' : `, ${change}`}`;
};

/** "141 hours left". */
export const hoursLeft = (until: number, { now }: Show): string => {
  const hours = Math.floor((until - now) / 3_600_000);
  if (until <= now) return t`over`;
  return hours < 1 ? t`less than an hour left` : t`${count(hours, 'hour')} left`;
};
