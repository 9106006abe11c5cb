import type { Change, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { NotRunning } from '../../core/marketplace/running.ts';
import { type PriceAskedBack, type PriceAskedNote, priceAsked } from '../../core/rules/price-asked.ts';
import type { PriceNote, PriceRefusal } from '../../core/rules/price-rules.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import { plainText, productText } from '../kit/escape.ts';
import { eachMoney, seats, unitPrice } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { rateText } from './money-words.ts';

/** "$23.10 → $24.50 a seat". */
export const priceSteps = (change: Change, { from, to, currency }: Wanted<'price'>): string => {
  return `${eachMoney(from, currency)} → ${unitPrice(to, currency, change.seen.billingTerm)}`;
};

export const priceSentence = (change: Change, wanted: Wanted<'price'>): string =>
  [
    productText(change.productName),
    seats(wanted.seats),
    priceSteps(change, wanted),
    cameToNothingAs(change) === null ? rateText(changeAmounts(change), change.seen.billingTerm) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

export const priceAskedNote = (note: PriceAskedNote): string => {
  if (note.kind === 'price-far-above')
    return t`More than three times the price before: ${eachMoney(note.price, note.currency)}.`;
  const each = eachMoney(note.amount, note.currency);
  return note.per === 'month'
    ? t`Asked for as ${each} a seat a month.`
    : t`Asked for as ${each} a seat a year.`;
};

export const priceAskedBack = (because: PriceAskedBack): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'price-far': {
      const price = unitPrice(because.price, because.currency, because.billingTerm);
      return {
        reason: t`${eachMoney(because.amount, because.currency)} is far from ${price}, and nothing says for what time it is.`,
        wayOut: t`Say it with “a month” or “a year”.`,
      };
    }
    case 'price-uneven':
      return {
        reason: t`${eachMoney(because.amount, because.currency)} a year is no whole number of cents a month.`,
        wayOut: t`Say the price of a month, such as ${eachMoney(because.near, because.currency)}.`,
      };
    case 'price-other-term':
      return {
        reason: t`Its billing term is ${plainText(because.billingTerm, 20)}: a price of a month or a year cannot be converted.`,
        wayOut: t`Say the price of one seat for one billing term.`,
      };
  }
};

/** The prices that may be meant, each with its value per billing term. */
export const priceChoices = (
  because: AnyRefusal,
  subscription: Subscription,
  say: (amount: string) => string,
): { title: string; say: string }[] => {
  const { currency, billingTerm } = subscription;
  const written = (amount: number) => `${amount}${currency === null ? '' : ` ${currency}`}`;
  if (because.kind === 'price-uneven')
    return [
      { title: unitPrice(because.near, currency, 'Monthly'), say: say(`${written(because.near)} a month`) },
    ];
  if (because.kind !== 'price-far') return [];
  return (['month', 'year'] as const).flatMap((per) => {
    const asked = priceAsked(subscription, because.amount, per);
    if (asked.kind !== 'price') return [];
    const own = unitPrice(asked.to, currency, billingTerm);
    const each = eachMoney(because.amount, currency);
    const title =
      asked.to === because.amount
        ? own
        : per === 'month'
          ? t`${own} (${each} a month)`
          : t`${own} (${each} a year)`;
    return [{ title, say: say(`${written(because.amount)} a ${per}`) }];
  });
};

export const priceNote = (note: PriceNote): string =>
  note.kind === 'price-meaning'
    ? t`Pax8’s documents do not agree whether a subscription’s price is what the customer pays or what you pay. Check an invoice before you rely on it.`
    : t`The vendor’s own price is locked until the commitment ends. This does not change it.`;

export const priceRefusal = (
  because: Exclude<PriceRefusal, NotRunning>,
): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'price-not-known':
      return {
        reason: t`Pax8 gives no price or no currency for it, so there is nothing to compare.`,
        wayOut: t`Check it in the Pax8 portal.`,
      };
    case 'price-other-currency':
      return {
        reason: t`Its price is in ${plainText(because.currency, 10)}.`,
        wayOut: t`Say the amount in ${plainText(because.currency, 10)}.`,
      };
    case 'price-same':
      return {
        reason: t`Its price is already ${unitPrice(because.price, because.currency, because.billingTerm)}.`,
        wayOut: '',
      };
    case 'price-absurd':
      return { reason: t`That amount cannot be right.`, wayOut: t`Say an amount above zero, such as 24.50.` };
  }
};

/** Asks for the amount when the message gave none, or an unclear one. */
export const whichPriceCard = (): Plan =>
  noticeCard({
    title: t`Which price?`,
    tone: 'warning',
    text: t`Say the price of one seat for one billing term. You can add the currency.`,
    details: [t`For example: set price of AvePoint for Contoso to 9.50 USD.`],
    safe: t`Nothing was changed.`,
  });
