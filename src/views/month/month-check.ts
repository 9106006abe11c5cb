import type { Company } from '../../core/marketplace/records.ts';
import type { CheckLine, Verdict } from '../../core/month/check-line.ts';
import type { PsaState } from '../../core/month/check-psa.ts';
import { differenceOf, type Marks, type MonthMark, marksOf } from '../../core/month/difference.ts';
import type { MonthCheck, Tally } from '../../core/month/month-check.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Money } from '../../core/words/money.ts';
import {
  asFile,
  inPages,
  pageOf,
  referenceTo,
  type SayButton,
  type Suggestion,
  sayButtons,
} from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, date, money, number, type Show } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { Colour, Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { explainedWords, notCheckedWords, unitsText } from './month-words.ts';

/** There is no invoice for that time: nothing was checked, and no amounts are shown. */
export const nothingCheckedCard = ({
  month,
  company,
}: Readonly<{ month: string | null; company: Company | null }>): Plan =>
  noticeCard({
    title: company === null ? t`Invoice check` : t`Invoice check · ${plainText(company.name, 60)}`,
    tone: 'neutral',
    text:
      month === null
        ? t`Nothing was checked: Pax8 has no valid invoice of the last 12 months.`
        : t`Nothing was checked: Pax8 has no valid invoice for ${plainText(periodText(month), 40)}.`,
    details: [t`Pax8 makes the invoice of a month on the 4th. The day after it can be read.`],
    suggestions: [
      { title: t`Invoices`, say: 'invoices' },
      { title: t`Draft`, say: 'draft' },
    ],
  });

export type MonthCheckInput = Readonly<{
  /** "November 2026", and `2026-11`. */
  month: string;
  yearMonth: string;
  company: Company | null;
  /** What people kept about differences. */
  marks: readonly MonthMark[];
  check: MonthCheck;
  before: 'history' | null;
  isThisMonth: boolean;
  psa: PsaState;
  unreadable: number;
  asOf: Instant;
  page: number;
  say: string;
  csv: boolean;
}>;

const linesOnPage = 8;

/** The verdict with its amounts, what was checked and what was not, and every line, differing ones first. */
export const monthCheckCard: View<MonthCheckInput> = (input, show) =>
  inPages((size) => checkPage(input, size, show), linesOnPage);

const sums = (all: readonly Money[]): string => all.map(money).join(t` and `);

/** "Pax8 bills $36.96 too much and $18.48 too little." */
const sidesText = (
  bills: string,
  { over, under }: Readonly<{ over: readonly Money[]; under: readonly Money[] }>,
): string[] => {
  if (over.length === 0 && under.length === 0) return [];
  if (under.length === 0) return [t`${bills} ${sums(over)} too much.`];
  if (over.length === 0) return [t`${bills} ${sums(under)} too little.`];
  return [t`${bills} ${sums(over)} too much and ${sums(under)} too little.`];
};

const verdictText = ({ check, psa }: MonthCheckInput): string => {
  const { kinds, unknown } = check;
  const open = kinds['not-checked'].lines;
  const system = psa.kind === 'read' ? escapeText(psa.system, 40) : t`The PSA`;
  const found = [
    ...sidesText(t`Pax8 bills`, check.pax8),
    ...sidesText(t`${system} bills your customers`, check.psa),
    ...(unknown > 0 ? [t`${count(unknown, 'line differs', 'lines differ')} by an unknown amount.`] : []),
  ];
  if (found.length > 0) return found.join(' ');
  if (check.lines.length === 0) return t`Nothing was checked: the invoice has no lines.`;
  if (open === check.lines.length) return t`Nothing could be checked.`;
  return open > 0
    ? t`No difference in what was checked. ${count(open, 'line was', 'lines were')} not.`
    : t`Everything that is billed agrees or is explained.`;
};

const colourOf = ({ check }: MonthCheckInput): Colour => {
  if (check.kinds.differs.lines > 0) return 'Attention';
  return check.kinds['not-checked'].lines > 0 || check.lines.length === 0 ? 'Warning' : 'Good';
};

const tallyText = ({ lines, amounts }: Tally): string =>
  [count(lines, 'line'), ...(amounts.length === 0 ? [] : [sums(amounts)])].join(' · ');

const kindNames: Readonly<Record<Verdict['kind'], string>> = texts({
  differs: msg`Differs`,
  'not-checked': msg`Not checked`,
  explained: msg`Explained`,
  agrees: msg`Agrees`,
});

const psaNote = (psa: PsaState, isThisMonth: boolean, show: Show): string => {
  if (psa.kind === 'none') return t`No PSA is set up: what you bill your customers was not checked.`;
  if (psa.kind === 'never-read') return t`The PSA was not read yet.`;
  return isThisMonth
    ? t`${escapeText(psa.system, 40)} ${age(psa.asOf, show.now)}`
    : t`The PSA says what it bills today, so an older month is not compared with it.`;
};

/** Why the amount of a difference is unknown. */
const psaGaps = (psa: PsaState): string[] =>
  psa.kind !== 'read'
    ? []
    : [
        ...(psa.noCurrency === 0
          ? []
          : [
              psa.hasOwnCurrency
                ? t`${count(psa.noCurrency, 'line')} of the PSA in a currency that is not surely that of PSA_CURRENCY, so amounts are unknown.`
                : t`${count(psa.noCurrency, 'line')} of the PSA without a currency, so amounts are unknown. An operator can set PSA_CURRENCY.`,
            ]),
        ...(psa.noPeriod === 0
          ? []
          : [
              t`${count(psa.noPeriod, 'line')} of the PSA without a period of billing, so amounts are unknown.`,
            ]),
      ];

const notesOf = (
  { before, isThisMonth, psa, check, unreadable, asOf }: MonthCheckInput,
  show: Show,
): string[] => [
  ...(before === 'history'
    ? [t`The nightly history begins after this month, so its seats are not known.`]
    : []),
  psaNote(psa, isThisMonth, show),
  ...(isThisMonth ? psaGaps(psa) : []),
  ...[...check.reasons].map(([reason, lines]) => `${number(lines)}: ${notCheckedWords[reason]}`),
  ...unreadableRows(unreadable),
  t`Money is partner cost. Subscriptions ${age(asOf, show.now)}`,
];

const checkPage = (input: MonthCheckInput, size: number, show: Show): Plan => {
  const { month, yearMonth, company, check, page, say, csv } = input;
  const shown = pageOf(check.lines, page, say, size);
  const of = [
    ...(company === null ? [] : [plainText(company.name, 50)]),
    plainText(periodText(month), 40),
  ].join(' · ');
  const title = t`Invoice check · ${of}`;
  const verdict = verdictText(input);
  return {
    template: 'month',
    filling: {
      speak: plainText(`${title}. ${verdict}`, 300),
      title: escapeText(title, 120),
      verdict,
      colour: colourOf(input),
      facts: (Object.keys(kindNames) as Verdict['kind'][]).map((kind) => ({
        label: kindNames[kind],
        value: tallyText(check.kinds[kind]),
      })),
      rows: shown.rows.map((line, row) => rowOf(line, row, input, show)),
      month: yearMonth,
      company: company?.id ?? '',
      page,
      range: shown.range,
      notes: notesOf(input, show),
      pages: shown.pages,
      buttons: sayButtons(
        [
          ...asFile(csv, say),
          ...(input.psa.kind === 'read' ? [{ title: t`Mappings`, say: 'map' }] : []),
          { title: t`Compare with last month`, say: 'compare invoice with last month' },
        ],
        'default',
        shown.pages.length,
      ),
    },
  };
};

/** "12 seats billed, 10 held". */
const numbersOf = ({ against, billed, held, product }: CheckLine): string => {
  if (held === null && billed === null) return '';
  if (against === 'psa')
    return billed === null
      ? t`${unitsText(held, product)} at Pax8`
      : t`${unitsText(held, product)} at Pax8, ${unitsText(billed, product)} billed by the PSA`;
  return held === null
    ? t`${unitsText(billed, product)} billed`
    : t`${unitsText(billed, product)} billed, ${unitsText(held, product)} held`;
};

const wordsOf = ({ verdict, by, against }: CheckLine): string => {
  switch (verdict.kind) {
    case 'agrees':
      return t`Agrees`;
    case 'explained':
      return t`Explained: ${explainedWords[verdict.reason]}`;
    case 'not-checked':
      return t`Not checked: ${notCheckedWords[verdict.reason]}`;
    case 'differs': {
      if (by === null) return t`Differs by an unknown amount`;
      const bills = against === 'psa' ? t`The customer is billed` : t`Pax8 bills`;
      const amount = money({ ...by, amount: by.amount.replace('-', '') });
      return by.amount.startsWith('-') ? t`${bills} ${amount} too little` : t`${bills} ${amount} too much`;
    }
  }
};

const colours: Readonly<Record<Verdict['kind'], Colour>> = {
  differs: 'Attention',
  'not-checked': 'Warning',
  explained: 'Default',
  agrees: 'Good',
};

/** What was kept about a difference: who noted what, and this month's ticket. */
const keptOf = ({ note, ticket }: Marks, show: Show): string[] => [
  ...(note === null
    ? []
    : [t`Note by ${escapeText(note.by.name, 40)}, ${date(note.at, show)}: ${escapeText(note.text, 300)}`]),
  ...(ticket === null ? [] : [t`Ticket ${escapeText(ticket.text, 20)}, ${date(ticket.at, show)}`]),
];

const none: Marks = { note: null, ticket: null };

const rowOf = (
  line: CheckLine,
  row: number,
  { marks, yearMonth }: Pick<MonthCheckInput, 'marks' | 'yearMonth'>,
  show: Show,
) => {
  const differs = line.verdict.kind === 'differs';
  const ownMarks = differs ? marksOf(marks, line, yearMonth) : none;
  return {
    ...shownOf(line),
    kept: keptOf(ownMarks, show),
    /** Empty when there is nothing to note. */
    id: differs ? differenceOf(line) : '',
    row,
    note: ownMarks.note === null ? '' : plainText(ownMarks.note.text, 300),
  };
};

const shownOf = (line: CheckLine) => ({
  name: `${escapeText(line.company ?? unknownCompany(), 60)} · ${productText(line.product, 70)}`,
  numbers: numbersOf(line),
  words: wordsOf(line),
  colour: colours[line.verdict.kind],
  actions: actionsOf(line),
});

/** The number to bill the customer for, as an ordinary request; with several subscriptions people are asked which. */
const proposalOf = (
  { billed, held, product, company }: CheckLine,
  id: string,
  isOfSeveral: boolean,
): Suggestion => {
  const fewer = (held ?? 0) - (billed ?? 0);
  return isOfSeveral
    ? {
        title: t`Propose ${unitsText(fewer, product)} fewer`,
        say: `remove ${fewer} seats of ${productPlain(product ?? '')} for ${plainText(company ?? '', 100)}`,
      }
    : { title: t`Propose ${unitsText(billed, product)}`, say: `set ${referenceTo(id)} to ${billed} seats` };
};

/**
 * What can be done about a line. Seats are proposed only when the customer is billed for fewer than held: a difference
 * between Pax8's own figures is for Pax8 to fix.
 */
const actionsOf = (line: CheckLine): SayButton[] => {
  const { verdict, against, by, billed, held, subscriptionIds } = line;
  const [id, ...others] = subscriptionIds;
  if (verdict.kind === 'not-checked' && /-mapped$/.test(verdict.reason))
    return sayButtons([
      { title: t`Map`, say: verdict.reason === 'product-not-mapped' ? 'map products' : 'map companies' },
    ]);
  if (verdict.kind !== 'differs' || id === undefined) return [];
  const isFewer = against === 'psa' && billed !== null && held !== null && billed < held && billed > 0;
  return sayButtons([
    ...(isFewer ? [proposalOf(line, id, others.length > 0)] : []),
    { title: by === null ? t`Look` : t`History`, say: `history ${referenceTo(id)}` },
  ]).slice(0, 2);
};
