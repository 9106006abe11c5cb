import type { Change, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import type { NotRunning } from '../../core/marketplace/running.ts';
import type { PriceNote, PriceRefusal } from '../../core/rules/price-rules.ts';
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
