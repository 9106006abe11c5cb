import type { FoundCompany } from '../../core/finding/portfolio-answer.ts';
import type { PortfolioQuestion } from '../../core/understanding/intent.ts';
import type { Instant } from '../../core/words/instant.ts';
import { sumByCurrency } from '../../core/words/money.ts';
import { pageOf } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { age, count, money, seats } from '../kit/format.ts';
import { caption, list, pricesUnknown, seatsInAll, sumName, unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';

export type PortfolioAnswerInput = Readonly<{
  question: PortfolioQuestion;
  rows: readonly FoundCompany[];
  /** How many companies the question is true of, before "top n". */
  total: number;
  withoutCommitment: number;
  page: number;
  say: string;
  asOf: Instant;
  unreadable: number;
}>;

const termNames: Readonly<Record<NonNullable<PortfolioQuestion['term']>, string>> = {
  monthly: 'a monthly commitment',
  annual: 'an annual commitment',
  'three-year': 'a three-year commitment',
  cancelled: 'cancelled subscriptions',
};

/** "Companies with Business Standard, without Defender": the question as it was read. */
const asked = ({ has, lacks, term, moreSeats, by, top }: PortfolioQuestion): string =>
  [
    top === null ? 'Companies' : `Top ${top} companies`,
    ...(has === null ? [] : [`with ${has}`]),
    ...(lacks === null ? [] : [`without ${lacks}`]),
    ...(term === null ? [] : [`with ${termNames[term]}`]),
    ...(moreSeats === null ? [] : [`with more than ${seats(moreSeats)}`]),
    ...(by === null ? [] : [`by ${by === 'spend' ? 'monthly price' : 'seats'}`]),
  ].join(' ');

export const portfolioAnswerCard: View<PortfolioAnswerInput> = (input, show) => {
  const { question, rows, total, withoutCommitment, page, say, asOf, unreadable } = input;
  const title = plainText(asked(question), 120);
  const notes = [
    ...(withoutCommitment === 0
      ? []
      : [`${count(withoutCommitment, 'subscription')} without a known commitment left out.`]),
    ...unreadableRows(unreadable),
  ];
  if (rows.length === 0)
    return noticeCard(
      {
        title: 'No company',
        tone: 'neutral',
        text: `${title}: none.`,
        details: notes,
        asOf,
        suggestions: [{ title: 'Companies', say: 'companies' }],
      },
      show,
    );
  const shown = pageOf(rows, page, say);
  const found = `${count(rows.length, 'company', 'companies')}${rows.length < total ? ` of ${total}` : ''}`;
  return list({
    title: escapeText(title, 120),
    speak: plainText(`${found}: ${title}`, 160),
    sentence: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: 'Company',
        caption,
        rows: shown.rows.map(({ company, found: all, totals }) => ({
          name: escapeText(company.name),
          lines: linesOf(all),
          figures: [seatsInAll({ ...totals, unknown: totals.unknownSeats }), ...totals.monthly.map(money)],
        })),
      },
    ],
    total: {
      name:
        rows.length === 1 ? '' : sumName(`All ${count(rows.length, 'company', 'companies')}`, shown.range),
      figures: [
        seatsInAll({
          seats: rows.reduce((sum, { totals }) => sum + totals.seats, 0),
          otherSeats: rows.reduce((sum, { totals }) => sum + totals.otherSeats, 0),
          unknown: rows.reduce((sum, { totals }) => sum + totals.unknownSeats, 0),
        }),
        ...sumByCurrency(rows.flatMap(({ totals }) => totals.monthly)).map(money),
      ],
    },
    notes: [...notes, ...pricesUnknown(rows.reduce((sum, { totals }) => sum + totals.unknownPrices, 0))],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: shown.rows
      .slice(0, 3)
      .map(({ company }) => ({ title: company.name, say: `subscriptions ${company.name}` })),
  });
};

const mostNamed = 3;
/** "5 × Business Standard", at most three; how many more there are. */
const linesOf = (found: FoundCompany['found']): string[] => {
  const named = found
    .slice(0, mostNamed)
    .map(
      ({ subscription }) =>
        `${seats(subscription.quantity)} of ${escapeText(productPlain(subscription.productName), 60)}`,
    );
  return found.length > mostNamed ? [...named, `and ${found.length - mostNamed} more`] : named;
};

/** Nobody has a product or vendor of that name. */
export const nobodyHasCard = ({ text }: Readonly<{ text: string }>) =>
  noticeCard({
    title: 'No such product',
    tone: 'neutral',
    text: `None of your companies has a product or vendor called “${plainText(text, 60)}”.`,
    details: ['Part of a name is enough. products searches what Pax8 sells.'],
    suggestions: [{ title: 'Companies', say: 'companies' }],
  });
