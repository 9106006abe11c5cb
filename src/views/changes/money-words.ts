import type { Amounts, Now } from '../../core/rules/amounts.ts';
import type { Instant } from '../../core/words/instant.ts';
import { hasMonth, type Money } from '../../core/words/money.ts';
import { aboutMoney, date, delta, eachMoney, money, type Show } from '../kit/format.ts';
import { t } from '../texts/t.ts';

const isZero = ({ amount }: Money): boolean => Number(amount) === 0;

/** The rate in its billing unit: a month, or a year for longer billing terms. */
const rateOf = (
  { month, year }: Amounts,
  billingTerm: string,
): Readonly<{ of: Money; unit: string }> | null => {
  if (month === null || year === null || !hasMonth(billingTerm)) return null;
  return billingTerm === 'Monthly' ? { of: month, unit: t`a month` } : { of: year, unit: t`a year` };
};

/** "+$55.44 a month", "−$864.00 a year"; empty when it is unknown, or billed once. */
export const rateText = (amounts: Amounts, billingTerm: string): string => {
  const rate = rateOf(amounts, billingTerm);
  return rate === null ? '' : `${delta(rate.of)} ${rate.unit}`;
};

/** The same without a sign, for an order. */
export const orderRateText = (amounts: Amounts, billingTerm: string): string => {
  const rate = rateOf(amounts, billingTerm);
  return rate === null ? '' : `${money(rate.of)} ${rate.unit}`;
};

/** Whether what is billed now is everything until the commitment ends. */
export const isAllNow = ({ now, untilEnd }: Amounts): boolean =>
  now.kind === 'charged' && now.until !== null && untilEnd.kind === 'known' && now.until === untilEnd.until;

/** "about $142 until 25 Jan 2027": billed now, and nothing more until the commitment ends; empty otherwise. */
export const allNowText = (amounts: Amounts, show: Show): string => {
  const { now } = amounts;
  if (now.kind !== 'charged' || now.until === null || !isAllNow(amounts)) return '';
  return t`${aboutMoney(now.amount, now.about)} until ${date(now.until, show)}`;
};

/**
 * What is billed, credited or not refunded now; empty when there is nothing. `ruleUnknown`: nobody says what the vendor
 * refunds, or how long it bills.
 */
export const nowText = ({ now, month }: Amounts, show: Show, ruleUnknown = false): string => {
  switch (now.kind) {
    case 'nothing':
      return '';
    case 'unknown':
      if (now.atMost === null) return month === null ? '' : t`charged now: not known`;
      return t`at most ${money(now.atMost)} now (billing period not known)`;
    case 'charged':
      if (isZero(now.amount)) return '';
      return t`${aboutMoney(now.amount, now.about)} now`;
    case 'refund':
      if (isZero(now.amount)) return '';
      return now.confidence === 'explicit'
        ? t`${aboutMoney(now.amount, true)} credited`
        : t`${aboutMoney(now.amount, true)} credited only if the window is still open`;
    case 'kept':
      if (ruleUnknown) return t`what is refunded, and until when they stay billed, is not known`;
      return isZero(now.amount)
        ? ''
        : t`${aboutMoney(now.amount, true)} not refunded, billed until ${date(now.until, show)}`;
  }
};

/** "about $840 until then": the cost until the commitment ends, after the date was said. */
export const untilEndText = ({ untilEnd }: Amounts, then: string): string =>
  untilEnd.kind === 'known' && !isZero(untilEnd.amount)
    ? `${aboutMoney(untilEnd.amount, untilEnd.about)} ${then}`
    : '';

/** ": about $28.00 now, about $840 until then", or nothing. */
export const withCharges = (sentence: string, charges: readonly string[]): string => {
  const known = charges.filter((charge) => charge !== '');
  return known.length === 0 ? sentence : `${sentence}: ${known.join(', ')}`;
};

/** What more seats cost after a term that ends soon; none for other terms. */
export const nextTermLines = (
  next: Readonly<{ at: Instant; amount: Money | null }> | null,
  show: Show,
): string[] => {
  if (next === null) return [];
  const day = date(next.at, show);
  return [
    next.amount === null || isZero(next.amount)
      ? t`The renewal on ${day} keeps them for another term, unless somebody decides otherwise.`
      : t`The renewal on ${day} keeps them for another term, ${aboutMoney(next.amount, true)} at today’s price, unless somebody decides otherwise.`,
  ];
};

/** The warning that a price is below the partner cost; none when it is not. */
export const belowCostLines = (
  below: Readonly<{ price: number; partnerCost: number }> | null,
  currency: string | null,
): string[] =>
  below === null
    ? []
    : [
        t`Sold below cost: price ${eachMoney(below.price, currency)}, partner cost ${eachMoney(below.partnerCost, currency)}.`,
      ];

/** The amounts of a change for the audit: "+$69.30 a month, $43.89 charged now, $460.00 until the commitment ends". */
export const amountsText = ({ month, now, untilEnd }: Amounts): string =>
  [
    month === null ? t`monthly amount unknown` : t`${delta(month)} a month`,
    nowWords(now),
    ...(untilEnd.kind === 'known' ? [t`${money(untilEnd.amount)} until the commitment ends`] : []),
  ]
    .filter((part) => part !== '')
    .join(', ');

const nowWords = (now: Now): string => {
  switch (now.kind) {
    case 'charged':
      return t`${money(now.amount)} charged now`;
    case 'refund':
      return now.confidence === 'explicit'
        ? t`${money(now.amount)} credited`
        : t`${money(now.amount)} perhaps credited`;
    case 'kept':
      return t`${money(now.amount)} not refunded`;
    case 'unknown':
      return now.atMost === null ? '' : t`at most ${money(now.atMost)} charged now`;
    case 'nothing':
      return '';
  }
};
