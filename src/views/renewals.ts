import type { Company, Instant, Subscription } from '../core/marketplace.ts';
import type { Money } from '../core/money.ts';
import { termEnd } from '../core/renewals.ts';
import { pageOf } from './buttons.ts';
import { escapeText, plainText, productText } from './escape.ts';
import { age, count, dateAndRelative, type Show, seats } from './format.ts';
import { amountText, caption, list, sumName, sums, unknownPrices } from './list.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type RenewalRow = Readonly<{
  /** null: Pax8 listed the subscription of a company that it did not list. */
  company: Company | null;
  subscription: Subscription;
  at: Instant;
  monthly: Money | null;
}>;

export type RenewalsInput = Readonly<{
  /** null: all companies. */
  company: Company | null;
  /** How the period reads in a title: "next 30 days", "in December 2026". */
  period: string;
  /** A period that was written and not understood. */
  unknownPeriod?: string | null;
  /** Each by date, all of them; the view shows the page (from 0). */
  rows: readonly RenewalRow[];
  ending: readonly RenewalRow[];
  trials: readonly RenewalRow[];
  /** Committed, but Pax8 gave no end. */
  noDate: number;
  /** Terms of one month that were left out. */
  monthlyHidden: number;
  page: number;
  say: string;
  asOf: Instant;
}>;

const headings = { rows: 'Renewing', ending: 'Ends, will not renew', trials: 'Trials that end' } as const;

export const renewals: View<RenewalsInput> = (input, show) => {
  const { company, rows, ending, trials, say, asOf } = input;
  if (rows.length + ending.length + trials.length === 0) return none(input, show);
  const shown = pageOf([...rows, ...ending, ...trials], input.page, say);
  const amounts = rows.map((row) => row.monthly);
  const scope = company === null ? 'all companies' : escapeText(company.name);
  const counts = [
    ...(rows.length > 0 ? [count(rows.length, 'renews', 'renew')] : []),
    ...(ending.length > 0 ? [`${ending.length} will not renew`] : []),
    ...(trials.length > 0 ? [count(trials.length, 'trial ends', 'trials end')] : []),
  ].join(', ');
  const terms = rows.some(({ subscription }) => termEnd(subscription).kind === 'renews');
  return list({
    title: `Renewals · ${scope}`,
    speak: plainText(`Renewals ${input.period}, ${company?.name ?? 'all companies'}: ${counts}`, 160),
    sentence: [sentenceCase(input.period), counts, shown.range].filter((part) => part !== '').join(' · '),
    sections: (['rows', 'ending', 'trials'] as const)
      .map((key) => ({
        heading: headings[key],
        caption,
        rows: shown.rows
          .filter((entry) => input[key].includes(entry))
          .map((entry) => row(entry, company, show)),
      }))
      .filter((section) => section.rows.length > 0),
    total: {
      name: rows.length < 2 ? '' : sumName(`All ${rows.length} renewing`, shown.range),
      figures: [
        seats(rows.reduce((sum, { subscription }) => sum + subscription.quantity, 0)),
        ...sums(amounts),
      ],
    },
    notes: [
      ...understood(input),
      ...unknownPrices(amounts),
      ...leftOut(input),
      ...(terms ? [atTermEnd] : []),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: suggestions(input),
  });
};

/**
 * Microsoft offers three ways at the end of a term; Pax8's API does not tell which is set.
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
const atTermEnd =
  'Unless somebody chose otherwise, a term renews with the same seats at the price of that day. Whether a subscription is ' +
  'set to renew, to be cancelled at the end or to go on under Microsoft’s Extended Service Term is seen only in the Pax8 portal.';

const row = ({ company, subscription, at, monthly }: RenewalRow, only: Company | null, show: Show) => {
  const product = productText(subscription.productName);
  const trial = termEnd(subscription).kind === 'trial';
  return {
    name: only === null ? escapeText(company?.name ?? 'Unknown company') : product,
    lines: [...(only === null ? [product] : []), dateAndRelative(at, show)],
    figures: [seats(subscription.quantity), ...(trial ? [] : [amountText(monthly)])],
  };
};

const leftOut = ({ noDate, monthlyHidden }: RenewalsInput): string[] => [
  ...(noDate > 0
    ? [
        `${count(noDate, 'committed subscription has', 'committed subscriptions have')} no end date at Pax8; look in the portal.`,
      ]
    : []),
  ...(monthlyHidden > 0
    ? [`${count(monthlyHidden, 'monthly term is', 'monthly terms are')} not shown.`]
    : []),
];

const understood = ({ unknownPeriod, period }: RenewalsInput): string[] =>
  unknownPeriod === undefined || unknownPeriod === null
    ? []
    : [
        `“${escapeText(unknownPeriod, 60)}” is not a period that I know, so this is the ${escapeText(period, 60)}.`,
      ];

const suggestions = ({ monthlyHidden, say }: RenewalsInput) =>
  monthlyHidden > 0 ? [{ title: 'Show monthly terms', say: `${say} monthly` }] : [];

const none = (input: RenewalsInput, show: Show) => {
  const { company, period } = input;
  const who = company === null ? '' : ` for ${plainText(company.name)}`;
  const when = period.startsWith('in ') ? period : `in the ${period}`;
  const next = `renewals ${company === null ? '' : `${company.name} `}next 90 days`;
  return notice(
    {
      title: 'Renewals',
      tone: 'neutral',
      text: `No renewals${who} ${when}.${input.say === next ? '' : ` Try ${plainText(next, 120)}.`}`,
      details: [...understood(input), ...leftOut(input)],
      asOf: input.asOf,
      suggestions: [
        ...(input.say === next ? [] : [{ title: 'Next 90 days', say: next }]),
        ...suggestions(input),
      ],
    },
    show,
  );
};

const sentenceCase = (text: string): string => {
  const clean = escapeText(text, 60);
  return clean.charAt(0).toUpperCase() + clean.slice(1);
};
