import { percentOf } from '../../core/billing/spend.ts';
import type { Margin } from '../../core/finding/margin.ts';
import {
  type FoundGroup,
  listsSubscriptions,
  type PortfolioAnswer,
} from '../../core/finding/portfolio-answer.ts';
import type { Standing } from '../../core/portfolio/standing.ts';
import type { OpenSeats } from '../../core/rules/seats-back.ts';
import type { PortfolioQuestion } from '../../core/understanding/intent.ts';
import type { Instant } from '../../core/words/instant.ts';
import { amountOfUnits, sumByCurrency } from '../../core/words/money.ts';
import { asFile, inPages, pageOf, referenceTo, type Suggestion } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import {
  age,
  count,
  date,
  deadline,
  lowered,
  money,
  number,
  percent,
  type Show,
  seats,
} from '../kit/format.ts';
import {
  amountText,
  caption,
  list,
  pricesUnknown,
  seatFigures,
  seatsInAll,
  sumName,
  unreadableRows,
} from '../kit/list.ts';
import { amountWords, seatWords } from '../kit/notes.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { statusLine, termOf } from '../kit/term-words.ts';
import { msg, t, texts } from '../texts/t.ts';
import { foundSeats } from './found-seats.ts';

type Found = Extract<PortfolioAnswer, { kind: 'found' }>;

export type PortfolioAnswerInput = Found &
  Readonly<{
    question: PortfolioQuestion;
    /** The excluded companies, as written. */
    except: readonly string[];
    /** The names of the companies, by id. */
    companies: ReadonlyMap<string, Readonly<{ name: string }>>;
    csv: boolean;
    /** Products whose vendor is not read yet, when the answer needs vendors. */
    unknownVendors: number;
    page: number;
    say: string;
    asOf: Instant;
    unreadable: number;
  }>;

const termNames: Readonly<Record<NonNullable<PortfolioQuestion['term']>, string>> = texts({
  monthly: msg`a monthly commitment`,
  annual: msg`an annual commitment`,
  'three-year': msg`a three-year commitment`,
});

const nouns: Readonly<Record<PortfolioQuestion['what'], string>> = texts({
  companies: msg`Companies`,
  subscriptions: msg`Subscriptions`,
  products: msg`Products`,
  seats: msg`Seats`,
  spend: msg`Monthly price`,
  margin: msg`Margin`,
});
const sortNames: Readonly<Record<NonNullable<PortfolioQuestion['by']>, string>> = texts({
  spend: msg`by monthly price`,
  seats: msg`by seats`,
  margin: msg`by margin`,
  product: msg`by product`,
  vendor: msg`by vendor`,
});

/** "with more than 50 seats", "at under $500.00 a month". */
const boundsOf = ({ what, by, moreSeats, fewerSeats, amount }: PortfolioQuestion): string[] => [
  ...(moreSeats === null && fewerSeats === null
    ? []
    : [t`with ${seatWords({ more: moreSeats, fewer: fewerSeats })}`]),
  ...(amount === null
    ? []
    : [
        by === 'margin' || what === 'margin'
          ? amount.percent === true
            ? t`with a margin of ${amountWords(amount)}`
            : t`with a margin of ${amountWords(amount)} a month`
          : amount.percent === true
            ? t`costing ${amountWords(amount)}`
            : t`costing ${amountWords(amount)} a month`,
      ]),
];

/** "Top 5 companies", "New companies". */
const subjectOf = ({ newcomers, top, what }: PortfolioQuestion): string[] => {
  if (newcomers === true) return [t`New companies`];
  return [top === null ? nouns[what] : t`Top ${top} ${lowered(nouns[what])}`];
};

/** "cancelled this month", "begun in May". */
const whenOf = ({ newcomers, cancelled, period }: PortfolioQuestion): string[] => {
  const when = period === null ? '' : ` ${periodText(period.label)}`;
  if (cancelled) return [t`cancelled${when}`];
  if (period === null) return [];
  return [newcomers === true ? periodText(period.label) : t`begun${when}`];
};

/** "Companies with Business Standard, without Defender": the question as the bot read it. */
const asked = ({ question, except }: Pick<PortfolioAnswerInput, 'question' | 'except'>): string => {
  const { has, lacks, only, of, term, window, by, olderMonths, currency, place } = question;
  return [
    ...subjectOf(question),
    ...(place === undefined ? [] : [t`in ${place}`]),
    ...(currency === undefined ? [] : [t`billed in ${currency}`]),
    ...(of.length === 0 ? [] : [t`of ${of.join(t` and `)}`]),
    ...(has.length === 0 ? [] : [only ? t`with only ${has.join(t` and `)}` : t`with ${has.join(t` and `)}`]),
    ...(lacks.length === 0 ? [] : [t`without ${lacks.join(t` or `)}`]),
    ...(term === null ? [] : [t`with ${termNames[term]}`]),
    ...whenOf(question),
    ...(window ? [t`with an open seven-day window`] : []),
    ...(olderMonths === null ? [] : [t`older than ${count(olderMonths, 'month')}`]),
    ...boundsOf(question),
    ...(except.length === 0 ? [] : [t`except ${except.join(t` and `)}`]),
    ...(by === null ? [] : [question.least ? t`${sortNames[by]}, lowest first` : sortNames[by]]),
  ].join(' ');
};

/** What the answer cannot say, in words. */
const notesOf = ({ question, leftOut, unreadable, unknownVendors }: PortfolioAnswerInput): string[] => [
  ...(unknownVendors === 0
    ? []
    : [t`Vendors of ${count(unknownVendors, 'product')} are still being read. Ask again in a minute.`]),
  ...(question.newcomers === true
    ? [
        t`Pax8 does not say since when a company is a customer. Counted from the start of its first subscription.`,
      ]
    : []),
  ...(question.currency === undefined
    ? []
    : [t`In the currency that Pax8 bills in. The bot converts nothing.`]),
  ...(leftOut.withoutCommitment === 0
    ? []
    : [t`${count(leftOut.withoutCommitment, 'subscription')} without a known commitment left out.`]),
  ...(leftOut.withoutDate === 0
    ? []
    : [t`${count(leftOut.withoutDate, 'subscription')} without a date from Pax8 left out.`]),
  ...(question.unknownPeriod === null
    ? []
    : [t`I do not know when “${plainText(question.unknownPeriod, 40)}” is, so this is of all time.`]),
  ...(question.window
    ? [
        t`After a purchase, a renewal or added seats, as far as the bot saw it. Each subscription’s own card asks Pax8.`,
      ]
    : []),
  ...(question.lacks.length === 0 ? [] : [t`Companies without any subscription are not listed.`]),
  ...unreadableRows(unreadable),
];

const marginText = ({ currency, units, ofUnits }: Margin): string => {
  const share = percentOf(units, ofUnits);
  const amount = money({ currency, amount: amountOfUnits(units, currency) });
  return share === null ? amount : `${amount} · ${percent(share)}`;
};

const showsMargin = ({ what, by }: PortfolioQuestion): boolean => what === 'margin' || by === 'margin';

const figuresOf = (question: PortfolioQuestion, group: FoundGroup): string[] => {
  const { totals, margins } = group;
  return showsMargin(question)
    ? margins.length === 0
      ? [t`margin unknown`]
      : margins.map(marginText)
    : [...seatFigures(foundSeats([group])), ...totals.monthly.map(money)];
};

const groupRow = (question: PortfolioQuestion, group: FoundGroup, show: Show): ListRow => ({
  name:
    group.company === null
      ? group.name === null
        ? t`Not known`
        : productText(group.name)
      : escapeText(group.company.name),
  lines: [
    ...(group.since == null ? [] : [t`since ${date(group.since, show)}`]),
    ...(group.company === null ? [count(group.companies, 'company', 'companies')] : linesOf(group.found)),
  ],
  figures: figuresOf(question, group),
  say:
    group.company === null
      ? group.name === null
        ? ''
        : `who has ${productPlain(group.name)}`
      : `company ${group.company.name}`,
});

/** "up to 3 may go back until 12 Dec"; a subscription's last seat can only go with it. */
const openText = ({ seats: n, closesAt }: OpenSeats, show: Show): string =>
  n === 0
    ? t`may go back until ${deadline(closesAt, show)}`
    : t`up to ${number(n)} may go back until ${deadline(closesAt, show)}`;

const subscriptionRow = (
  { companies, question, open }: PortfolioAnswerInput,
  { subscription, monthly }: Standing,
  show: Show,
): ListRow => {
  const { id, companyId, productName, quantity, endAt, startAt, createdAt } = subscription;
  const back = open.get(id);
  const began = startAt ?? createdAt;
  const when = question.cancelled
    ? endAt === null
      ? t`end not known`
      : t`ended ${date(endAt, show)}`
    : question.period !== null || question.olderMonths !== null
      ? began === null
        ? ''
        : t`since ${date(began, show)}`
      : termOf(subscription, show);
  return {
    name: escapeText(companies.get(companyId)?.name ?? t`Company not known`),
    lines: [
      productText(productName),
      ...statusLine(subscription, show),
      when,
      back === undefined ? '' : openText(back, show),
    ].filter((line) => line !== ''),
    figures: [seats(quantity), ...(quantity === null ? [] : [amountText(monthly)])],
    say: `subscription ${referenceTo(id)}`,
  };
};

/** The number asked for, above the list that it comes from. */
const numberOf = (input: PortfolioAnswerInput, what: string): string => {
  const { question, rows } = input;
  const inAll = seatsInAll(foundSeats(rows));
  const spend = sumByCurrency(rows.flatMap(({ totals }) => totals.monthly))
    .map(money)
    .join(' + ');
  if (question.show === 'list') return what;
  if (question.what === 'seats') return `${inAll} · ${what}`;
  return question.what === 'spend'
    ? spend === ''
      ? t`price unknown · ${what}`
      : t`${spend} a month · ${what}`
    : what;
};

export const portfolioAnswerCard: View<PortfolioAnswerInput> = (input, show) =>
  inPages((size) => answerPage(input, size, show));

const answerPage = (input: PortfolioAnswerInput, size: number, show: Show): Plan => {
  const { question, rows, page, say, asOf, csv } = input;
  const title = plainText(asked(input), 160);
  const notes = notesOf(input);
  if (rows.length === 0)
    return noticeCard(
      {
        title: question.what === 'subscriptions' ? t`No subscription` : t`No company`,
        tone: 'neutral',
        text: t`${title}: none.`,
        details: notes,
        asOf,
        suggestions: [{ title: t`Companies`, say: 'companies' }],
      },
      show,
    );
  const single = listsSubscriptions(question);
  const grouped = rows[0]?.company === null;
  const shown = pageOf<FoundGroup | Standing>(single ? input.subscriptions : rows, page, say, size);
  const counted = countedIn(input, single);
  const found = numberOf(input, counted);
  const figures = totalFigures(input);
  return list({
    title: escapeText(title, 160),
    speak: plainText(`${found}: ${title}`, 200),
    sentence: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: grouped ? (question.by === 'vendor' ? t`Vendor` : t`Product`) : t`Company`,
        caption: showsMargin(question) ? t`Margin · a month` : caption(),
        rows: shown.rows.map((row) =>
          'found' in row ? groupRow(question, row, show) : subscriptionRow(input, row, show),
        ),
      },
    ],
    total: {
      name: (rows.length === 1 && !single) || figures.length === 0 ? '' : sumName(t`All`, shown.range),
      figures,
    },
    notes: [
      ...notes,
      ...(showsMargin(question)
        ? unknownMargins(rows)
        : pricesUnknown(rows.reduce((sum, { totals }) => sum + totals.unknownPrices, 0))),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...(single ? [] : companyButtons(shown.rows)),
      ...(question.term === 'monthly'
        ? [{ title: t`Monthly or annual`, say: 'what would annual save' }]
        : []),
      ...asFile(csv, say),
    ],
  });
};

/** "12 companies", "3 products", "5 subscriptions at 2 companies". */
const countedIn = (
  { question, rows, subscriptions, total }: PortfolioAnswerInput,
  single: boolean,
): string => {
  const companies = count(rows.length, 'company', 'companies');
  if (single)
    return subscriptions.length < total
      ? t`${subscriptions.length} of ${count(total, 'subscription')}, at ${companies}`
      : t`${count(subscriptions.length, 'subscription')} at ${companies}`;
  const grouped = rows[0]?.company === null;
  const named = grouped
    ? question.by === 'vendor'
      ? count(rows.length, 'vendor')
      : count(rows.length, 'product')
    : companies;
  return rows.length < total ? t`${named} of ${total}` : named;
};

/** Buttons for the first companies. */
const companyButtons = (rows: readonly (FoundGroup | Standing)[]): Suggestion[] =>
  rows
    .slice(0, 3)
    .flatMap((row) =>
      'found' in row && row.company !== null
        ? [{ title: row.company.name, say: `subscriptions ${row.company.name}` }]
        : [],
    );

const totalFigures = ({ question, rows }: PortfolioAnswerInput): string[] => {
  if (!showsMargin(question))
    return [
      ...seatFigures(foundSeats(rows)),
      ...sumByCurrency(rows.flatMap(({ totals }) => totals.monthly)).map(money),
    ];
  const sums = new Map<string, Margin>();
  for (const { margins } of rows)
    for (const { currency, units, ofUnits } of margins) {
      const sum = sums.get(currency) ?? { currency, units: 0, ofUnits: 0 };
      sums.set(currency, { currency, units: sum.units + units, ofUnits: sum.ofUnits + ofUnits });
    }
  return [...sums.values()].map(marginText);
};

const unknownMargins = (rows: readonly FoundGroup[]): string[] => {
  const unknown = rows.reduce((sum, row) => sum + row.unknownMargins, 0);
  return unknown === 0 ? [] : [t`${count(unknown, 'subscription')} without a known price or cost left out.`];
};

const mostNamed = 3;
/** "5 × Business Standard", at most three, and how many more there are. */
const linesOf = (found: FoundGroup['found']): string[] => {
  const named = found
    .slice(0, mostNamed)
    .map(
      ({ subscription }) =>
        t`${seats(subscription.quantity)} of ${escapeText(productPlain(subscription.productName), 60)}`,
    );
  if (found.length === 0) return [t`no subscription`];
  return found.length > mostNamed ? [...named, t`and ${found.length - mostNamed} more`] : named;
};

/** Nobody has a product or vendor of that name. */
export const nobodyHasCard = ({ text }: Readonly<{ text: string }>) =>
  noticeCard({
    title: t`No such product`,
    tone: 'neutral',
    text: t`None of your companies has a product or vendor called “${plainText(text, 60)}”.`,
    details: [t`Part of a name is enough. “products” searches what Pax8 sells.`],
    suggestions: [{ title: t`Companies`, say: 'companies' }],
  });
