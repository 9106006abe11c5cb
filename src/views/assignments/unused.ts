import type { TenantTrouble } from '../../core/assignments/licences.ts';
import type { Unused } from '../../core/assignments/unused.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Filters } from '../../core/understanding/intent.ts';
import type { Instant } from '../../core/words/instant.ts';
import { asFile, inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, dateAndRelative, number, type Show, seats } from '../kit/format.ts';
import { amountText, list, pricesUnknown, sumName, sums } from '../kit/list.ts';
import { filterWords } from '../kit/notes.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { assignedText, tenantTroubles } from './assigned-words.ts';

export type UnusedInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** The most money first. */
  rows: readonly Unused[];
  /** How many subscriptions were found at Microsoft. */
  joined: number;
  ignored: number;
  notCounted: number;
  unmapped: number;
  unread: readonly Readonly<{ company: Company; trouble: TenantTrouble | null }>[];
  /** When the oldest of the numbers was read at Microsoft. */
  asOf: Instant | null;
  /** What the question narrowed it to, as said. */
  heeded: Filters;
  csv: boolean;
  page: number;
  say: string;
}>;

/** Licences that nobody uses, by Microsoft's own count. */
export const unusedCard: View<UnusedInput> = (input, show) =>
  inPages((size) => unusedPage(input, size, show));

const unusedPage = (input: UnusedInput, size: number, show: Show): Plan => {
  const { company, rows, heeded, asOf, page, say, csv } = input;
  if (rows.length === 0) return noneCard(input, show);
  const shown = pageOf(rows, page, say, size);
  const scope = company === null ? t`all companies` : company.name;
  const people = rows.reduce((sum, row) => sum + row.seats, 0);
  const months = rows.map(({ month }) => month);
  const known = months.filter((month) => month !== null);
  const found = t`${seats(people)} that nobody uses`;
  return list({
    title: t`Unused · ${escapeText(scope)}`,
    speak: plainText(`${found}, ${scope}`, 160),
    sentence: [found, ...filterWords(heeded).map((text) => escapeText(text, 120)), shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      {
        heading: t`Most money first`,
        caption: t`Seats · a month`,
        rows: shown.rows.map((row) => ({
          name: company === null ? escapeText(row.company.name, 60) : nameOf(row),
          lines: [
            ...(company === null ? [nameOf(row)] : []),
            assignedText(row),
            ...elsewhere(row),
            ...(row.termEndsAt === null || row.termEndsAt <= show.now
              ? []
              : [t`term ends ${dateAndRelative(row.termEndsAt, show)}`]),
          ],
          figures: [seats(row.seats), amountText(row.month)],
        })),
      },
    ],
    total: { name: sumName(t`In all`, shown.range), figures: [seats(people), ...sums(months)] },
    notes: [
      ...pricesUnknown(known.length === 0 ? 0 : months.length - known.length),
      t`Seats of a term can go down only at its end or in its first days. Where prices differ, the cheapest seats are counted.`,
      ...notesOf(input),
    ],
    asOf: asOf === null ? '' : t`Microsoft’s numbers: ${age(asOf, show.now)}`,
    pages: shown.pages,
    suggestions: [
      ...asFile(csv, say),
      ...shown.rows.slice(0, 2).map(({ company: { name }, subscriptions: [first] }) => ({
        title: plainText(
          company === null
            ? `${name}: ${productPlain(first?.productName ?? null)}`
            : productPlain(first?.productName ?? null),
          40,
        ),
        say: `subscription ${referenceTo(first?.id ?? '')}`,
      })),
      { title: t`What is ignored`, say: 'ignored' },
    ],
  });
};

const nameOf = ({ subscriptions }: Unused): string => productText(subscriptions[0]?.productName ?? null, 60);

/** No more seats are shown as unassigned than were bought at Pax8: the others come from elsewhere. */
const elsewhere = ({ unassigned, seats: own }: Unused): string[] =>
  unassigned > own ? [t`${number(unassigned)} are not assigned; ${number(own)} of them are from Pax8`] : [];

/** What the list does not cover, so that nobody takes it for everything. */
const notesOf = ({ ignored, notCounted, unmapped, unread }: UnusedInput): string[] => [
  ...(ignored > 0 ? [t`${count(ignored, 'licence')} left out because somebody chose so.`] : []),
  ...(notCounted > 0
    ? [t`${count(notCounted, 'licence')} left out: free, for servers or for the whole tenant.`]
    : []),
  ...(unmapped > 0
    ? [
        t`Not known for ${count(unmapped, 'company', 'companies')} without a tenant. An admin can say it: “map” the company to its tenant.`,
      ]
    : []),
  ...unread
    .slice(0, 3)
    .map(
      ({ company, trouble }) =>
        t`Not known for ${escapeText(company.name, 60)}: ${trouble === null ? t`its tenant is still to be read` : tenantTroubles[trouble]}.`,
    ),
  ...(unread.length > 3
    ? [t`Not known for ${count(unread.length - 3, 'more company', 'more companies')}.`]
    : []),
];

const noneCard = (input: UnusedInput, show: Show): Plan => {
  const { company, heeded, asOf, joined } = input;
  const whose = company === null ? '' : t` at ${plainText(company.name, 60)}`;
  const narrowed = filterWords(heeded);
  return noticeCard(
    {
      title: company === null ? t`Unused` : t`Unused · ${plainText(company.name, 60)}`,
      tone: asOf === null || joined === 0 ? 'warning' : 'good',
      text:
        asOf === null
          ? t`I do not know which seats are used${whose}: no tenant was read at Microsoft yet.`
          : joined === 0
            ? t`I do not know which seats are used${whose}: no subscription there was found at Microsoft.`
            : t`As far as I know, every seat${whose} is used.`,
      details: [
        ...(narrowed.length === 0 ? [] : [t`Asked for: ${narrowed.join(' · ')}.`]),
        ...notesOf(input).map((note) => plainText(note)),
        ...(asOf === null ? [] : [t`Microsoft’s numbers: ${age(asOf, show.now)}`]),
      ],
      suggestions: [{ title: t`What is ignored`, say: 'ignored' }],
    },
    show,
  );
};

/** Nothing is known about licences: nobody has set this up. */
export const noLicencesCard = (): Plan =>
  noticeCard({
    title: t`Microsoft’s numbers are not set up`,
    tone: 'neutral',
    text: t`I do not know who uses which licence: I may not ask Microsoft.`,
    details: [t`Whoever runs me finds the steps in docs/microsoft-numbers.md.`],
    suggestions: [{ title: t`Seats over time`, say: 'seats over time' }],
  });
