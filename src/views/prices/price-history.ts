import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { PriceStep } from '../../core/prices/price-steps.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, date, eachMoney, type Show, unitPrice } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { risen } from '../renewals/renewal-figures.ts';
import { t } from '../texts/t.ts';

export type PriceHistoryInput = Readonly<{
  company: Company;
  subscription: Subscription;
  /** Oldest first. */
  steps: readonly PriceStep[];
  /** When this subscription was first kept; null when it never was. */
  since: Instant | null;
  page: number;
  say: string;
  asOf: Instant;
}>;

/** How a subscription's price and cost changed, the newest change first. */
export const priceHistoryCard: View<PriceHistoryInput> = (input, show) =>
  inPages((size) => historyPage(input, size, show));

const historyPage = (input: PriceHistoryInput, size: number, show: Show): Plan => {
  const { company, subscription, steps, since, page, say, asOf } = input;
  const { price, currency, billingTerm, productName } = subscription;
  const reference = referenceTo(subscription.id);
  const suggestions = [
    { title: t`What goes up at renewal`, say: `price rises ${company.name}` },
    { title: t`Subscription`, say: `subscription ${reference}` },
  ];
  const today = t`The price is ${unitPrice(price, currency, billingTerm)}`;
  const historyText =
    since === null
      ? t`The nightly history has not kept it yet.`
      : t`The nightly history has it since ${date(since, show)}.`;
  if (steps.length === 0)
    return noticeCard(
      {
        title: t`Price history · ${productPlain(productName)} · ${plainText(company.name)}`,
        tone: 'neutral',
        text: since === null ? `${today}.` : t`${today}. No change was seen.`,
        details: [historyText],
        suggestions,
        asOf,
      },
      show,
    );
  const shown = pageOf(steps.toReversed(), page, say, size);
  return list({
    title: t`Price history · ${productText(productName)} · ${escapeText(company.name)}`,
    speak: plainText(t`Price history of ${company.name}: ${count(steps.length, 'change')}`, 160),
    sentence: [today, count(steps.length, 'change'), shown.range].filter((part) => part !== '').join(' · '),
    sections: [{ heading: t`Seen`, caption: t`Price`, rows: shown.rows.map((step) => rowOf(step, show)) }],
    total: { name: '', figures: [] },
    notes: [t`${historyText} A day is that of the night that saw the change.`],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions,
  });
};

const rowOf = ({ night, before, after, alike }: PriceStep, { costs, ...show }: Show): ListRow => {
  const was = unitPrice(before.price, before.currency, before.billingTerm);
  const is = unitPrice(after.price, after.currency, after.billingTerm);
  const change = alike && before.price !== after.price ? risen(before.price, after.price) : null;
  const cost = costText(before.partnerCost, after.partnerCost, after.currency);
  return {
    name: night === null ? t`Since last night` : date(night * day, show),
    lines: [
      !alike
        ? t`Another term or currency: from ${was} to ${is}`
        : before.price === after.price
          ? t`Price unchanged: ${is}`
          : t`From ${was} to ${is}`,
      ...(costs === 'hidden' || !alike || cost === null ? [] : [cost]),
    ],
    figures: [change ?? (alike ? t`unchanged` : t`not comparable`)],
  };
};

const costText = (from: number | null, to: number | null, currency: string | null): string | null => {
  if (from === null || to === null) return t`Partner cost unknown`;
  if (from === to) return t`Cost unchanged: ${eachMoney(to, currency)}`;
  const change = risen(from, to);
  return t`Cost from ${eachMoney(from, currency)} to ${eachMoney(to, currency)}${change === null ? '' : ` (${change})`}`;
};
