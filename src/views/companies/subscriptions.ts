import { type Company, hasSeats, type Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { sumSeats } from '../../core/marketplace/seats.ts';
import { isUsageProduct } from '../../core/marketplace/usage-products.ts';
import { isTrial } from '../../core/portfolio/company-totals.ts';
import type { Instant } from '../../core/words/instant.ts';
import { isBilledOnce } from '../../core/words/money.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { age, count, type Show } from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import {
  amount,
  amountText,
  caption,
  list,
  seatFigures,
  sumName,
  sums,
  unknownPrices,
  unknownSeats,
} from '../kit/list.ts';
import { allOfIt, type Narrowed, narrowedDetail, narrowedNotes, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { statusLine, termOf } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';

export type SubscriptionsInput = Readonly<{
  company: Company;
  /** All subscriptions, in reading order; the view shows one page (from 0). */
  rows: readonly Subscription[];
  /** What the question narrowed them to. */
  narrowed?: Narrowed & Readonly<{ unknownVendors: number }>;
  /** Whether it is available as a file. */
  csv?: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;

export const subscriptionsCard: View<SubscriptionsInput> = (input, show) =>
  inPages((size) => subscriptionsPage(input, size, show));

const subscriptionsPage = (
  {
    company,
    rows,
    narrowed = { ...allOfIt, unknownVendors: 0 },
    csv = false,
    page,
    say,
    asOf,
  }: SubscriptionsInput,
  size: number,
  show: Show,
): Plan => {
  if (rows.length === 0) {
    return noticeCard(
      {
        title: t`Subscriptions`,
        tone: 'neutral',
        text:
          narrowedParts(narrowed).length === 0
            ? t`${plainText(company.name)} has no subscriptions.`
            : t`${plainText(company.name)} has no such subscriptions.`,
        details: [...narrowedDetail(narrowed, t` a month`), ...unknownVendors(narrowed)],
        asOf,
        suggestions: [{ title: t`Companies`, say: 'companies' }],
      },
      show,
    );
  }
  const shown = pageOf(rows, page, say, size);
  const running = rows.filter((row) => isRunning(row, show.now));
  const held = sumSeats(running);
  const paid = running.filter((row) => !isTrial(row));
  const summed = paid.filter((row) => hasSeats(row) && !isBilledOnce(row.billingTerm)).map(amount);
  const over = rows.length - running.length;
  const found = count(running.length, 'subscription');
  const sum = sums(summed).join(t` and `);
  return list({
    title: t`Subscriptions · ${escapeText(company.name)}`,
    speak: plainText(`${company.name}: ${found}`, 120),
    sentence: [
      ...narrowedParts(narrowed, t` a month`),
      found,
      ...(sum === '' ? [] : [t`${sum} a month`]),
      ...(over > 0 ? [t`${over} not running`] : []),
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: t`Product`,
        caption: caption(),
        rows: shown.rows.map((row) => ({
          name: productText(row.productName),
          lines: [
            ...statusLine(row, show),
            termOf(row, show) || (running.includes(row) ? t`no commitment` : ''),
          ].filter((line) => line !== ''),
          figures: [
            heldSeats(row),
            ...(paid.includes(row) && !isUsageProduct(row.productName) ? amountFigure(row) : []),
          ],
        })),
      },
    ],
    total: {
      name: running.length < 2 ? '' : sumName(over > 0 ? t`All running` : t`All`, shown.range),
      figures: [...seatFigures(held), ...sums(summed)],
    },
    notes: [
      ...(company.status === 'Inactive'
        ? [t`Pax8 shows this company as Inactive: nothing can be ordered for it.`]
        : []),
      ...narrowedNotes(narrowed),
      ...unknownVendors(narrowed),
      ...unknownSeats(held),
      ...unknownPrices(summed),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      { title: t`Renewals`, say: `renewals ${company.name} next 90 days` },
      ...asFile(csv, narrowedParts(narrowed).length === 0 ? `subscriptions ${company.name}` : say),
    ],
  });
};

const unknownVendors = ({ unknownVendors: unknown }: Readonly<{ unknownVendors: number }>): string[] =>
  unknown === 0 ? [] : [t`The vendor of ${count(unknown, 'subscription')} is unknown: not counted in.`];

/** Without its seats nobody knows what a row costs, whatever its price. */
const amountFigure = (row: Subscription): string[] => {
  if (isBilledOnce(row.billingTerm)) return [t`billed once`];
  return hasSeats(row) ? [amountText(amount(row))] : [];
};
