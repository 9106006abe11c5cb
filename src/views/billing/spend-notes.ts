import type { SpendApart } from '../../core/billing/spend.ts';
import type { Standing } from '../../core/portfolio/standing.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';
import type { SpendInput } from './spend-input.ts';

/**
 * Pax8's documents call `price` the customer's, its staff the partner's.
 * https://devx.pax8.com/docs/subscription-management
 */
const priceNote = ({ costs }: Show): string =>
  costs === 'hidden'
    ? t`The prices come from Pax8. The price may not be what the customer pays. Yearly prices are divided by 12, two- and three-year prices by 24 and 36.`
    : t`Price and partner cost come from Pax8. The price may not be what the customer pays. Yearly prices are divided by 12, two- and three-year prices by 24 and 36.`;

const mostNamed = 3;

/** What the sums leave out, and how they are calculated. */
export const spendNotes = (input: SpendInput, show: Show): string[] => {
  const { spend, vendor } = input;
  const { total, unknownVendors } = spend;
  const { unknownPrice, unknownCost } = total;
  return [
    ...(unknownPrice > 0
      ? [
          unknownPrice === 1
            ? t`${count(unknownPrice, 'subscription has', 'subscriptions have')} an unknown price and is not in the sums.`
            : t`${count(unknownPrice, 'subscription has', 'subscriptions have')} an unknown price and are not in the sums.`,
        ]
      : []),
    ...(unknownCost > 0 && show.costs !== 'hidden'
      ? [
          unknownCost === 1
            ? t`${count(unknownCost, 'subscription has', 'subscriptions have')} an unknown partner cost. Cost and margin leave it out.`
            : t`${count(unknownCost, 'subscription has', 'subscriptions have')} an unknown partner cost. Cost and margin leave them out.`,
        ]
      : []),
    ...apartNotes(input, show),
    ...(vendor !== null && unknownVendors > 0
      ? [t`The vendor of ${count(unknownVendors, 'product')} is unknown. Ask again in a few minutes.`]
      : []),
    ...(total.subscriptions > 0 ? [priceNote(show)] : []),
  ];
};

type Reason = keyof SpendApart;

/** What the sums leave out: one line per reason, naming the first few. */
const apartNotes = ({ spend: { apart }, company }: SpendInput, show: Show): string[] => {
  const nameOf = ({ subscription }: Standing): string => productText(subscription.productName, 50);
  const dated = (at: number | null, word: string): string =>
    at === null ? '' : ` (${word} ${date(at, show)})`;
  const lines: Readonly<Record<Reason, readonly [what: string, name: (standing: Standing) => string]>> = {
    ended: [
      t`that ended, although the status does not say so`,
      (standing) =>
        t`${nameOf(standing)} (${statusWords(standing.subscription.status)}, ended ${endOf(standing, show)})`,
    ],
    'begins-later': [
      t`that begins later`,
      (standing) => `${nameOf(standing)}${dated(standing.subscription.startAt, t`from`)}`,
    ],
    'company-deleted': [t`of a company that is deleted at Pax8`, nameOf],
    trial: [t`on trial`, (standing) => `${nameOf(standing)}${dated(standing.subscription.endAt, t`until`)}`],
    once: [t`not billed by the month or year`, nameOf],
    usage: [t`without a fixed price, billed by usage or free`, nameOf],
  };
  return (Object.keys(lines) as Reason[]).flatMap((reason) => {
    const rows = apart[reason];
    if (rows.length === 0) return [];
    const [what, name] = lines[reason];
    const named = rows.slice(0, mostNamed).map(name);
    const more = rows.length - named.length;
    const all = more > 0 ? t`${named.join(', ')} and ${more} more` : named.join(', ');
    const usage =
      reason === 'usage' && company !== null
        ? t` To see the usage, say “usage ${escapeText(company.name, 60)}”.`
        : '';
    return [t`Not included: ${count(rows.length, 'subscription')} ${what}: ${all}.${usage}`];
  });
};

const endOf = ({ subscription: { endAt } }: Standing, show: Show): string =>
  endAt === null ? t`earlier` : date(endAt, show);
