import type { Amounts, Offer, OfferedRate } from '../../core/ordering/price-offers.ts';
import { sameWord } from '../../core/words/spelling.ts';
import { escapeText } from '../kit/escape.ts';
import { eachMoney, inDigits, number, percent, type Show, saysCost } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { msg, t, texts } from '../texts/t.ts';

const billed: Readonly<Record<string, string>> = texts({
  Monthly: msg`Billed monthly`,
  Annual: msg`Billed yearly`,
  '2-Year': msg`Billed every two years`,
  '3-Year': msg`Billed every three years`,
  'One-Time': msg`Billed once`,
  Trial: msg`Trial`,
  Activation: msg`Activation`,
});
const perTerm: Readonly<Record<string, string>> = texts({
  Monthly: msg`a month`,
  Annual: msg`a year`,
  '2-Year': msg`for two years`,
  '3-Year': msg`for three years`,
  'One-Time': msg`once`,
});

const priced: Readonly<Record<string, string>> = texts({
  Volume: msg`volume price`,
  Tiered: msg`tiered price`,
  'Mark-Up': msg`mark-up price`,
});

/** "Billed monthly, 1-Year commitment". */
export const offerHeading = ({ billingTerm, commitmentTerm, type }: Offer): string =>
  [
    (Object.hasOwn(billed, billingTerm) ? billed[billingTerm] : undefined) ??
      t`Billed ${escapeText(billingTerm, 14)}`,
    commitmentTerm === null ? t`no commitment` : t`${escapeText(pax8Word(commitmentTerm), 14)} commitment`,
    ...(type === null || sameWord(type, 'Flat')
      ? []
      : [
          (Object.hasOwn(priced, type) ? priced[type] : undefined) ??
            t`${escapeText(type, 14).toLowerCase()} price`,
        ]),
  ].join(', ');

/** "a month"; empty for an unknown billing term. */
export const perBillingTerm = ({ billingTerm }: Offer): string =>
  (Object.hasOwn(perTerm, billingTerm) ? perTerm[billingTerm] : undefined) ?? '';

/** "1,485.00": an amount without a known currency. */
export const plainAmount = (digits: string | null): string => {
  if (digits === null) return t`unknown`;
  return inDigits(digits);
};

/** "1–300 seats", "From 100 seats", "Any number of seats". */
export const rangeOf = ({ from, to }: OfferedRate, unit: string | null): string => {
  const what = unit === null || /^(each|seat|license)s?$/i.test(unit) ? t`seats` : escapeText(unit, 14);
  const least = from ?? 0;
  if (to === null) return least <= 1 ? t`Any number of ${what}` : t`From ${number(least)} ${what}`;
  return `${number(Math.max(least, 1))}–${number(to)} ${what}`;
};

/** An amount in the company's currency, when all its subscriptions share one. */
export const amountIn = (digits: string | null, currency: string | null): string =>
  digits === null || currency === null ? plainAmount(digits) : eachMoney(Number(digits), currency);

/** "margin $3.70 (16.0%)". */
export const marginText = (
  { margin, marginShare }: Pick<Amounts, 'margin' | 'marginShare'>,
  currency: string | null,
): string => {
  if (margin === null) return t`margin unknown`;
  const share = marginShare === null ? '' : ` (${percent(marginShare)})`;
  return t`margin ${amountIn(margin, currency)}${share}`;
};

/** "cost $485.00, retail $577.50, margin $92.50 (16.0%)". */
export const amountsText = (
  { cost, retail, margin, marginShare }: Amounts,
  currency: string | null,
  show: Pick<Show, 'costs'>,
): string => {
  const sold = t`retail ${amountIn(retail, currency)}`;
  return saysCost(cost, show)
    ? t`cost ${amountIn(cost, currency)}, ${sold}, ${marginText({ margin, marginShare }, currency)}`
    : sold;
};
