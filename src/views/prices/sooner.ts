import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Windows } from '../../core/rules/nce-windows.ts';
import type { SeatsBack } from '../../core/rules/seats-back.ts';
import type { Sooner } from '../../core/rules/sooner.ts';
import type { Instant } from '../../core/words/instant.ts';
import { inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, date, type Show, seats } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { windowLine } from '../terms/window-words.ts';
import { t } from '../texts/t.ts';

type Row = Sooner<Readonly<{ subscription: Subscription; windows: Windows; back: SeatsBack }>>;

export type SoonerInput = Readonly<{
  company: Company;
  product: string;
  /** Sorted by which can go down first. */
  rows: readonly Row[];
  /** How many were not checked. */
  left: number;
  asOf: Instant;
}>;

/** Which of several subscriptions of one product can have fewer seats first. */
export const soonerCard: View<SoonerInput> = (input, show) =>
  inPages((size) => soonerPage(input, size, show));

const soonerPage = ({ company, product, rows, left, asOf }: SoonerInput, size: number, show: Show): Plan => {
  const [first] = rows;
  if (first === undefined)
    return noticeCard(
      {
        title: t`Fewer seats · ${plainText(company.name)}`,
        tone: 'neutral',
        text: t`Nothing of “${plainText(product, 60)}” runs there.`,
        asOf,
      },
      show,
    );
  const shown = pageOf(rows, 0, '', size);
  const name = productPlain(first.subscription.productName, 60);
  return list({
    title: t`Fewer seats · ${productText(first.subscription.productName)} · ${escapeText(company.name)}`,
    speak: plainText(t`Which ${name} of ${company.name} can go down first`, 160),
    sentence: t`${count(rows.length, 'subscription')}, the one that can go down first is on top`,
    sections: [
      {
        heading: t`Subscription`,
        caption: t`From`,
        rows: shown.rows.map(({ subscription, windows, from }) => ({
          name: `${productText(subscription.productName)} · ${seats(subscription.quantity)}`,
          lines: [t`Fewer seats: ${windowLine(subscription, { windows, historyRead: true }, show)}`],
          say: `subscription ${referenceTo(subscription.id)}`,
          figures: [from === null ? t`unknown` : from <= show.now ? t`now` : date(from, show)],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: [
      ...(left + rows.length - shown.rows.length > 0
        ? [t`${count(left + rows.length - shown.rows.length, 'more subscription')} not listed.`]
        : []),
    ],
    asOf: age(asOf, show.now),
    pages: [],
    suggestions: [{ title: t`Remove seats`, say: `remove seats ${referenceTo(first.subscription.id)}` }],
  });
};
