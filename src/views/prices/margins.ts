import type { Company } from '../../core/marketplace/records.ts';
import type { MarginRow, Margins } from '../../core/prices/margins.ts';
import type { CostRise } from '../../core/prices/price-steps.ts';
import { marginShare } from '../../core/prices/priced.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { amountOfUnits, sumByCurrency } from '../../core/words/money.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText, productText, unknownCompany } from '../kit/escape.ts';
import {
  age,
  count,
  date,
  eachMoney,
  money,
  number,
  percent,
  type Show,
  seats,
  unitPrice,
} from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { type Narrowed, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

type Listed = Readonly<{ company: Company | null; page: number; say: string; asOf: Instant }>;

export type MarginsInput = Listed & Readonly<{ margins: Margins; narrowed: Narrowed; csv: boolean }>;

const scopeOf = (company: Company | null, written: (text: string) => string): string =>
  company === null ? t`all companies` : written(company.name);

const unknownNote = (unknown: number): string[] =>
  unknown === 0
    ? []
    : [
        t`${count(unknown, 'subscription')} with an unknown price, cost or number of seats ${unknown === 1 ? 'is' : 'are'} not listed.`,
      ];

/** The margin of each subscription, the smallest first. */
export const marginsCard: View<MarginsInput> = (input, show) =>
  inPages((size) => marginsPage(input, size, show));

const marginsPage = (input: MarginsInput, size: number, show: Show): Plan => {
  const { company, margins, narrowed, page, say, asOf, csv } = input;
  const { rows, known, unknown } = margins;
  const limit = narrowedParts(narrowed).join(', ');
  if (rows.length === 0)
    return noticeCard(
      {
        title: `Margins · ${scopeOf(company, plainText)}`,
        tone: unknown > 0 ? 'warning' : 'good',
        text:
          known === 0
            ? t`No margin is known.`
            : t`None of ${count(known, 'known margin', 'known margins')} is ${limit === '' ? 'listed' : limit}.`,
        details: unknownNote(unknown),
        asOf,
      },
      show,
    );
  const shown = pageOf(rows, page, say, size);
  return list({
    title: `Margins · ${scopeOf(company, escapeText)}`,
    speak: plainText(
      t`Margins, ${scopeOf(company, (text) => text)}: ${number(rows.length)} of ${number(known)}`,
      160,
    ),
    sentence: [
      ...narrowedParts(narrowed),
      t`${number(rows.length)} of ${count(known, 'known margin')}, the smallest first`,
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: t`Subscription`,
        caption: t`Margin a month`,
        rows: shown.rows.map((row) => marginRow(row, input)),
      },
    ],
    total: { name: '', figures: [] },
    notes: unknownNote(unknown),
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...asFile(csv, say),
      {
        title: t`Costs that rose`,
        say: company === null ? 'cost rises' : `cost rises at ${company.name}`,
      },
    ],
  });
};

const nameOf = (
  of: Company | null,
  { productName, quantity }: MarginRow['subscription'],
  forOneCompany: boolean,
): string =>
  [
    ...(forOneCompany ? [] : [escapeText(of?.name ?? unknownCompany(), 60)]),
    productText(productName),
    seats(quantity),
  ].join(' · ');

const marginRow = ({ company, subscription, price, margin }: MarginRow, input: MarginsInput) => {
  const { currency, billingTerm, partnerCost } = subscription;
  const amount = money({ amount: amountOfUnits(margin.units, price.currency), currency: price.currency });
  const share = marginShare(margin);
  const text = t`Price ${unitPrice(subscription.price, currency, billingTerm)}, cost ${eachMoney(partnerCost ?? 0, currency)}`;
  return {
    name: nameOf(company, subscription, input.company !== null),
    lines: [text],
    figures: [amount, ...(share === null ? [] : [percent(share)])],
    ...(margin.units < 0
      ? { lines: [], loud: [{ text: t`${text}: below cost`, colour: 'Warning' as const }] }
      : {}),
  };
};

export type CostRisesInput = Listed &
  Readonly<{
    rises: readonly CostRise[];
    companies: ReadonlyMap<string, Company>;
    /** Since when the history has data. */
    since: Instant;
  }>;

/** Costs that rose while the price stayed: the partner's margin shrank. */
export const costRisesCard: View<CostRisesInput> = (input, show) =>
  inPages((size) => costRisesPage(input, size, show));

const costRisesPage = (input: CostRisesInput, size: number, show: Show): Plan => {
  const { company, rises, companies, since, page, say, asOf } = input;
  const title = t`Costs that rose · ${scopeOf(company, escapeText)}`;
  if (rises.length === 0)
    return noticeCard(
      {
        title: t`Costs that rose · ${scopeOf(company, plainText)}`,
        tone: 'good',
        text: t`No cost rose since ${date(since, show)} while its price stayed.`,
        suggestions: [{ title: t`What goes up at renewal`, say: 'price rises' }],
        asOf,
      },
      show,
    );
  const shown = pageOf(rises, page, say, size);
  const unknown = rises.filter(({ more }) => more === null).length;
  const lost = sumByCurrency(rises.flatMap(({ more }) => more ?? []));
  return list({
    title,
    speak: plainText(t`Costs that rose: ${count(rises.length, 'subscription')}`, 160),
    sentence: [
      t`Since ${date(since, show)}`,
      t`${count(rises.length, 'cost')} rose while the price stayed`,
      ...(lost.length === 0 ? [] : [t`${lost.map(money).join(t` and `)} less a month`]),
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: t`Subscription`,
        caption: t`Less a month`,
        rows: shown.rows.map(({ subscription, price, cost, night, more }) => {
          const { currency, billingTerm, companyId } = subscription;
          const when = night === null ? t`since last night` : t`on ${date(night * day, show)}`;
          return {
            name: nameOf(companies.get(companyId) ?? null, subscription, company !== null),
            lines: [
              t`Cost rose from ${eachMoney(cost.from, currency)} to ${eachMoney(cost.to, currency)} ${when}`,
              t`Price unchanged: ${unitPrice(price, currency, billingTerm)}`,
            ],
            figures: [more === null ? t`unknown` : money(more)],
          };
        }),
      },
    ],
    total:
      rises.length < 2
        ? { name: '', figures: [] }
        : { name: t`All ${number(rises.length)}`, figures: lost.map(money) },
    notes: [
      ...(unknown > 0 ? [t`The amount of ${number(unknown)} is unknown and in no sum.`] : []),
      t`From the nightly history. A cost that rose and fell again is not listed.`,
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      {
        title: t`Margins`,
        say: company === null ? 'margins below 10%' : `margins ${company.name} below 10%`,
      },
    ],
  });
};
