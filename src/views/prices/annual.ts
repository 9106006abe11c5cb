import type { Company } from '../../core/marketplace/records.ts';
import { type AnnualOffer, comparedOffer, type MonthlyTerm, savesInAll } from '../../core/prices/annual.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Money } from '../../core/words/money.ts';
import { asFile, inPages, pageOf, referenceTo, type Suggestion } from '../kit/buttons.ts';
import {
  escapeText,
  paragraphs,
  plainText,
  productPlain,
  productText,
  unknownCompany,
} from '../kit/escape.ts';
import { age, count, date, money, number, type Show, seats, unitPrice } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { type Narrowed, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type AnnualInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** Only terms that have run for more than a year. */
  older: boolean;
  /** The largest saving first. */
  terms: readonly MonthlyTerm[];
  /** Monthly terms for which Pax8 does not say since when they run. */
  withoutBegin: number;
  /** How many prices are only now being read. */
  pricesComing: number;
  narrowed: Narrowed;
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;

/** Monthly terms beside a year's commitment: what it would save, and after how many months. */
export const annualCard: View<AnnualInput> = (input, show) =>
  inPages((size) => annualPage(input, size, show), 8);

const scopeOf = ({ company }: AnnualInput, written: (text: string) => string): string =>
  company === null ? t`all companies` : written(company.name);

const annualPage = (input: AnnualInput, size: number, show: Show): Plan => {
  const { terms, page, say, asOf, older, csv } = input;
  const which = `${older ? t`that run for more than a year` : ''}`;
  if (terms.length === 0)
    return noticeCard(
      {
        title: t`Monthly or annual · ${scopeOf(input, plainText)}`,
        tone: 'neutral',
        text: t`There are no monthly terms${which === '' ? '' : ` ${which}`}.`,
        details: beginNotes(input),
        suggestions: [{ title: t`Renewals`, say: 'renewals next 30 days' }],
        asOf,
      },
      show,
    );
  const shown = pageOf(terms, page, say, size);
  const saves = savesInAll(terms).map(money).join(t` and `);
  const found = count(terms.length, 'monthly term');
  return list({
    title: t`Monthly or annual · ${scopeOf(input, escapeText)}`,
    speak: plainText(
      t`Monthly or annual, ${scopeOf(input, (text) => text)}: ${saves === '' ? found : `${saves} a year`}`,
      160,
    ),
    sentence: paragraphs([
      ...(saves === ''
        ? []
        : [t`A year’s commitment would save ${saves} a year. That is what staying flexible costs.`]),
      [[found, which].filter((part) => part !== '').join(' '), ...narrowedParts(input.narrowed), shown.range]
        .filter((part) => part !== '')
        .join(' · '),
    ]),
    sections: [
      {
        heading: t`Subscription`,
        caption: t`Saves a year`,
        rows: shown.rows.map((term) => rowOf(term, input, show)),
      },
    ],
    total: { name: '', figures: [] },
    notes: notesOf(input),
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [...stepsTo(terms), ...asFile(csv, say)],
  });
};

const rowOf = (term: MonthlyTerm, { company: onlyCompany }: AnnualInput, show: Show): ListRow => {
  const { company, subscription, offers } = term;
  const { price, currency, billingTerm, commitment, productName, quantity } = subscription;
  const end = commitment?.endsAt ?? null;
  const compared = comparedOffer(term);
  return {
    name: [
      ...(onlyCompany === null ? [escapeText(company?.name ?? unknownCompany(), 60)] : []),
      productText(productName),
      seats(quantity),
    ].join(' · '),
    lines: [
      t`Now ${unitPrice(price, currency, billingTerm)}${end === null ? '' : t`; the month ends ${date(end, show)}`}`,
      ...(offers.length === 0
        ? [t`What a year costs is unknown`]
        : offers.map((offer) => offerText(offer, currency, show))),
    ],
    figures: [compared === null ? t`unknown` : money(compared.saves)],
    ...(company === null || onlyCompany !== null
      ? {}
      : { say: `what would annual save ${company.name} ${productPlain(productName)}` }),
  };
};

/** "A year, billed monthly: $23.10 a seat a month. Cheaper for seats kept longer than 10 months." */
const offerText = (offer: AnnualOffer, currency: string | null, { costs }: Show): string => {
  const { billed, price, evenAfter, saves, costSaves } = offer;
  const each = unitPrice(price, currency, billed);
  return [
    billed === 'Monthly'
      ? t`A year, billed monthly: ${each}.`
      : t`A year, billed at once: ${each}, ${savesWords(saves)}.`,
    evenAfter === null
      ? t`It is not cheaper.`
      : t`Cheaper for seats kept longer than ${count(evenAfter, 'month')}.`,
    ...(costs === 'hidden' || costSaves === null ? [] : [t`For you it ${savesWords(costSaves)}.`]),
  ].join(' ');
};

/** "saves $316.80 a year", "costs $20.00 a year more". */
const savesWords = ({ amount, currency }: Money): string =>
  amount.startsWith('-')
    ? t`costs ${money({ amount: amount.slice(1), currency })} a year more`
    : t`saves ${money({ amount, currency })} a year`;

const beginNotes = ({ older, withoutBegin }: AnnualInput): string[] =>
  older && withoutBegin > 0
    ? [
        t`${count(withoutBegin, 'monthly term')} ${withoutBegin === 1 ? 'has' : 'have'} no known begin and ${withoutBegin === 1 ? 'is' : 'are'} not listed.`,
      ]
    : [];

/**
 * Pax8's API changes no commitment term, and its portal only for the renewal.
 * https://devx.pax8.com/docs/workarounds-for-scheduled-orders-in-pax8-api
 */
const howTo = (): string[] => [
  t`The bot can switch by an order: it orders the year and, once it is Active, cancels the monthly one for its end. Both are billed until then, so switch shortly before, but not on its last day.`,
  t`Without an overlap only the Pax8 portal can: open the subscription and press Manage Renewal, at least a day before the month ends.`,
];

const notesOf = (input: AnnualInput): string[] => {
  const unknown = input.terms.filter((term) => comparedOffer(term) === null).length;
  return [
    ...(input.pricesComing > 0
      ? [
          t`Today’s prices of ${count(input.pricesComing, 'subscription')} are being read. Ask again in a minute.`,
        ]
      : []),
    ...(unknown - input.pricesComing > 0
      ? [t`For ${number(unknown - input.pricesComing)} the price paid or the price of a year is unknown.`]
      : []),
    ...beginNotes(input),
    t`A year has a fixed number of seats: they can go down only at its renewal. It is compared at Pax8’s suggested retail prices of today.`,
    ...howTo(),
  ];
};

/** The switch: of the one that is asked for, or of the one that saves most. */
const stepsTo = ([term, ...others]: readonly MonthlyTerm[]): Suggestion[] => {
  const offer = term === undefined ? null : comparedOffer(term);
  if (term === undefined || term.company === null || offer === null) return [];
  const title = others.length === 0 ? t`Switch to annual` : t`Switch the largest saving`;
  return others.length > 0 && Number(offer.saves.amount) <= 0
    ? []
    : [{ title, say: `switch ${referenceTo(term.subscription.id)} to annual` }];
};
