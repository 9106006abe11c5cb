import type { CompanyWhere } from '../../core/companies/company-where.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Money, sumByCurrency } from '../../core/words/money.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { age, count, money, type Show } from '../kit/format.ts';
import {
  caption,
  list,
  pricesUnknown,
  seatFigures,
  sumName,
  unknownSeats,
  unreadableRows,
} from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

/** `rows` are all matching companies, in reading order; the view shows one page (from 0). */
export type CompaniesInput = Readonly<{
  rows: readonly Readonly<{
    company: Company;
    subscriptions: number;
    seats: number;
    otherSeats: number;
    unknownSeats: number;
    monthly: readonly Money[];
    unknownPrices: number;
  }>[];
  query: string | null;
  where?: CompanyWhere;
  /** Companies whose contacts could not be read, where a contact is asked for. */
  unread?: number;
  /** Whether it is available as a file. */
  csv?: boolean;
  page: number;
  /** The sentence that shows this list again. */
  say: string;
  asOf: Instant;
  unreadable: number;
}>;

export const companiesCard: View<CompaniesInput> = (input, show) =>
  inPages((size) => companiesPage(input, size, show));

const companiesPage = (input: CompaniesInput, size: number, show: Show): Plan => {
  const { rows, query, where, unread = 0, csv = false, page, say, asOf, unreadable } = input;
  if (rows.length === 0) return none(query);
  const of = [...(where === undefined ? [] : whereWords(where)), ...(query === null ? [] : [query])].join(
    ', ',
  );
  const shown = pageOf(rows, page, say, size);
  const found = query === null ? count(rows.length, 'company', 'companies') : t`${rows.length} found`;
  const deleted = rows.filter(
    ({ company, subscriptions }) => company.status === 'Deleted' && subscriptions > 0,
  );
  const summed = rows.filter(({ company }) => company.status !== 'Deleted');
  const held = summed.map(seatsOf);
  const inAll = {
    seats: held.reduce((sum, { seats }) => sum + seats, 0),
    otherSeats: held.reduce((sum, { otherSeats }) => sum + otherSeats, 0),
    unknown: held.reduce((sum, { unknown }) => sum + unknown, 0),
  };
  const sumsOfAll = sumByCurrency(summed.flatMap((row) => row.monthly)).map(money);
  const sum = sumsOfAll.join(t` and `);
  return list({
    title: of === '' ? t`Companies` : t`Companies · ${escapeText(of, 60)}`,
    speak: of === '' ? found : plainText(t`${found} for ${of}`, 120),
    sentence: [found, ...(sum === '' ? [] : [t`${sum} a month`]), shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: t`Company`,
        caption: caption(),
        rows: shown.rows.map((row) => ({
          name: escapeText(row.company.name),
          lines: [
            count(row.subscriptions, 'subscription'),
            ...(where?.place == null ? [] : placeLine(row.company)),
            ...(row.company.status === 'Active' ? [] : [escapeText(pax8Word(row.company.status), 40)]),
          ],
          figures: [...seatFigures(seatsOf(row)), ...amounts(row)],
        })),
      },
    ],
    total: {
      name:
        rows.length === 1 ? '' : sumName(t`All ${count(rows.length, 'company', 'companies')}`, shown.range),
      figures: [...seatFigures(inAll), ...sumsOfAll],
    },
    notes: [
      ...notRead(unread),
      ...(deleted.length > 0
        ? [
            deleted.length === 1
              ? t`Not in the sum: ${count(deleted.length, 'company', 'companies')} deleted at Pax8 that still has subscriptions.`
              : t`Not in the sum: ${count(deleted.length, 'company', 'companies')} deleted at Pax8 that still have subscriptions.`,
          ]
        : []),
      ...pricesUnknown(summed.reduce((sum, { unknownPrices }) => sum + unknownPrices, 0)),
      ...unknownSeats(inAll),
      ...unreadableRows(unreadable),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...shown.rows
        .slice(0, rows.length <= 3 ? 3 : 0)
        .map(({ company }) => ({ title: company.name, say: `subscriptions ${company.name}` })),
      ...asFile(csv, say),
    ],
  });
};

const placeLine = ({ city, country }: Company): string[] => {
  const place = [city, country].filter((part) => part !== null && part !== '').join(', ');
  return place === '' ? [] : [escapeText(place, 80)];
};

const statuses: Readonly<Record<NonNullable<CompanyWhere['status']>, string>> = texts({
  Active: msg`active`,
  Inactive: msg`inactive`,
  Deleted: msg`deleted`,
});
const lacking: Readonly<Record<NonNullable<CompanyWhere['lacksContact']>, string>> = texts({
  Admin: msg`without a primary contact for Admin`,
  Billing: msg`without a primary contact for Billing`,
  Technical: msg`without a primary contact for Technical`,
  any: msg`without a primary contact for some type`,
});

/** "in Germany", "inactive": how a list of companies is narrowed. */
const whereWords = ({ status, place, website, lacksContact }: CompanyWhere): string[] => [
  ...(status === null ? [] : [statuses[status]]),
  ...(place === null ? [] : [t`in ${plainText(place, 60)}`]),
  ...(website === null
    ? []
    : [website === 'none' ? t`without a website` : t`with the website ${plainText(website, 60)}`]),
  ...(lacksContact === null ? [] : [lacking[lacksContact]]),
];

const notRead = (unread: number): string[] =>
  unread === 0
    ? []
    : [t`The contacts of ${count(unread, 'company', 'companies')} were not read: they may belong here too.`];

export type NowhereInput = Readonly<{
  where: CompanyWhere;
  /** Where companies are, the most frequent places first. */
  places: readonly string[];
  unread: number;
  asOf: Instant;
}>;

/** No company fits. For a place, shows the existing places. */
export const companiesNowhereCard = ({ where, places, unread, asOf }: NowhereInput, show: Show): Plan =>
  noticeCard(
    {
      title: t`No company`,
      tone: 'neutral',
      text: t`Companies ${whereWords(where).join(', ')}: none.`,
      details: [
        ...(where.place === null || places.length === 0
          ? []
          : [t`Places as Pax8 writes them: ${plainText(places.slice(0, 12).join(', '), 300)}.`]),
        ...notRead(unread),
      ],
      asOf,
      suggestions: [{ title: t`All companies`, say: 'companies' }],
    },
    show,
  );

const seatsOf = ({ seats, otherSeats, unknownSeats: unknown }: CompaniesInput['rows'][number]) => ({
  seats,
  otherSeats,
  unknown,
});

const amounts = ({ monthly, unknownPrices }: CompaniesInput['rows'][number]): string[] =>
  unknownPrices > 0 && monthly.length === 0 ? [t`price unknown`] : monthly.map(money);

const none = (query: string | null) =>
  noticeCard({
    title: t`Companies`,
    tone: 'neutral',
    text:
      query === null
        ? t`No companies yet. Say “refresh” to read them from Pax8 again.`
        : t`No company is called “${plainText(query, 60)}”. Part of a name is enough.`,
    suggestions: [
      query === null ? { title: t`Refresh`, say: 'refresh' } : { title: t`All companies`, say: 'companies' },
    ],
  });
