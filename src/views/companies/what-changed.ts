import type { Change } from '../../core/changes/change.ts';
import type { ChangedSubscription, KeptSpan } from '../../core/history/what-changed.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { countsPeople } from '../../core/marketplace/units.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Money, sumByCurrency } from '../../core/words/money.ts';
import { asFile, inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, date, delta, moment, number, type Show, seats } from '../kit/format.ts';
import { list, sumName, unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';
import { differencesText, storyText } from './history-words.ts';

export type WhatChangedInput = Readonly<{
  company: Company | null;
  companies: ReadonlyMap<string, Company>;
  /** "since yesterday", "in October 2026". */
  label: string;
  span: KeptSpan;
  /** When the history begins. */
  since: Instant;
  rows: readonly ChangedSubscription[];
  backAgain: number;
  /** The bot's own changes in this time, by subscription. */
  made: ReadonlyMap<string, readonly Change[]>;
  asOf: Instant;
  unreadable: number;
  /** Whether it is available as a file here. */
  csv: boolean;
  page: number;
  say: string;
}>;

/** The differences between two nights, or a night and now, the largest amount first. */
export const whatChangedCard: View<WhatChangedInput> = (input, show) =>
  inPages((size) => whatChangedPage(input, size, show));

const whatChangedPage = (input: WhatChangedInput, size: number, show: Show): Plan => {
  const { company, label, rows, page, say, asOf, unreadable } = input;
  const of = company === null ? '' : ` · ${escapeText(company.name)}`;
  const notes = notesOf(input, show);
  if (rows.length === 0)
    return noticeCard(
      {
        title: t`What changed${company === null ? '' : ` · ${plainText(company.name)}`}`,
        tone: 'neutral',
        text: t`Nothing changed ${plainText(periodText(label))}.`,
        details: notes,
        suggestions: suggestionsOf(input),
        asOf,
      },
      show,
    );
  const shown = pageOf(rows, page, say, size);
  const found = `${count(rows.length, 'subscription')}${seatsText(rows)}`;
  return list({
    title: t`What changed${of}`,
    speak: plainText(t`What changed ${periodText(label)}: ${found}`, 160),
    sentence: [escapeText(capital(periodText(label))), found, shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: company === null ? t`Company and product` : t`Product`,
        caption: t`Price a month`,
        rows: shown.rows.map((row) => rowOf(row, input, show)),
      },
    ],
    total: {
      name: sumName(t`In all`, shown.range),
      figures: sumByCurrency(rows.flatMap(({ priceBy }) => priceBy ?? [])).map(moneyBy),
    },
    notes: [...notes, ...unreadableRows(unreadable)],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: suggestionsOf(input),
  });
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** People's licences only: others count other things. */
const seatsText = (rows: readonly ChangedSubscription[]): string => {
  const people = rows.filter(({ subscription }) => countsPeople(subscription.productName));
  const by = people.reduce((sum, { seatsBy }) => sum + (seatsBy ?? 0), 0);
  return by === 0 ? '' : `, ${by < 0 ? '−' : '+'}${seats(Math.abs(by))}`;
};

const moneyBy = (by: Money): string => (Number(by.amount) === 0 ? t`no change` : delta(by));

const suggestionsOf = ({ company, rows, csv, say }: WhatChangedInput) => [
  {
    title: t`Seats over time`,
    say: company === null ? 'seats over time' : `seats of ${company.name} over time`,
  },
  ...(company === null ? [] : [{ title: t`All companies`, say: 'what changed since yesterday' }]),
  { title: t`Audit`, say: company === null ? 'audit' : `audit ${company.name}` },
  ...asFile(csv && rows.length > 0, say),
];

const rowOf = (
  row: ChangedSubscription,
  { company, companies, made }: WhatChangedInput,
  show: Show,
): ListRow => {
  const { subscription, priceBy, kind, seatsBy, seen } = row;
  const changes = made.get(subscription.id) ?? [];
  const isOthers = changes.length === 0 && kind === 'changed' && seatsBy !== 0;
  const owner = escapeText(companies.get(subscription.companyId)?.name ?? unknownCompany(), 60);
  const product = productText(subscription.productName);
  return {
    name: company === null ? `${owner} · ${product}` : product,
    lines: [
      [differsText(row, show), ...costText(row)].join(' · '),
      ...changes.map(storyText),
      [
        seen === null ? t`Seen since last night` : t`Seen ${date(seen * day, show)}`,
        ...(isOthers ? [t`not changed through this bot`] : []),
      ].join(' · '),
    ],
    figures: [priceBy === null ? t`price unknown` : moneyBy(priceBy)],
    ...(kind === 'gone' ? {} : { say: `history ${referenceTo(subscription.id)}` }),
  };
};

const differsText = ({ kind, before, after, differences }: ChangedSubscription, show: Show): string => {
  if (kind === 'gone') return t`No longer listed by Pax8, had ${seats(before?.quantity ?? null)}`;
  if (after === null) return '';
  if (kind === 'new') return t`New: ${seats(after.quantity)}, ${statusWords(after.status)}`;
  return capital(differencesText(differences, after, show).join(', '));
};

const costText = ({ costBy }: ChangedSubscription): string[] =>
  costBy === null || Number(costBy.amount) === 0 ? [] : [t`cost ${delta(costBy)} a month`];

const notesOf = (
  { span, since, backAgain, rows }: Pick<WhatChangedInput, 'span' | 'since' | 'backAgain' | 'rows'>,
  show: Show,
): string[] => {
  const unknown = rows.filter(({ priceBy }) => priceBy === null).length;
  const until = span.until === null ? t`now` : moment(span.until.at, show);
  return [
    t`Compared: ${moment(span.from.at, show)} and ${until}.`,
    ...(span.begins ? [t`The history begins on ${date(since, show)}. Earlier changes are not known.`] : []),
    ...(backAgain === 0
      ? []
      : [
          backAgain === 1
            ? t`${count(backAgain, 'subscription')} changed and is as before.`
            : t`${count(backAgain, 'subscription')} changed and are as before.`,
        ]),
    ...(unknown === 0
      ? []
      : [
          unknown === 1
            ? t`${number(unknown)} amount is unknown and not in the sum.`
            : t`${number(unknown)} amounts are unknown and not in the sum.`,
        ]),
  ];
};
