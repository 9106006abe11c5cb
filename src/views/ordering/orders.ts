import { withMore } from '../../core/conversation/chain.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { OrderRow, OrderRowLine } from '../../core/ordering/order-rows.ts';
import type { Instant } from '../../core/words/instant.ts';
import { inPages, type ListPart, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { age, count, date, number, type Show } from '../kit/format.ts';
import { list, unreadableRows } from '../kit/list.ts';
import { allOfIt, type Narrowed, narrowedDetail, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan, View } from '../kit/plan.ts';
import { statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';

type Shown = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  companies: ReadonlyMap<string, Company>;
  /** When names and statuses were read. The orders themselves are read for this card. */
  asOf: Instant;
}>;
export type OrdersInput = Shown &
  Readonly<{
    /** Orders, newest first, around the page (from 0) that the view shows. */
    rows: readonly OrderRow[];
    part: ListPart;
    /** What the question narrowed them to, and how many may or may not match. */
    narrowed?: Narrowed & Readonly<{ undated: number; withoutStatus: number }>;
    unreadable: number;
    csv: boolean;
    page: number;
    say: string;
  }>;

/** How many lines of one order a list shows. */
const linesShown = 3;

const nameOf = ({ companies }: Shown, { companyId }: OrderRow): string =>
  companies.get(companyId)?.name ?? t`unknown company`;

const dayOf = ({ createdAt }: OrderRow, show: Show): string =>
  createdAt === null ? t`date unknown` : date(createdAt, show);

const lineText = ({ productName, quantity, status }: OrderRowLine): string =>
  [
    `${quantity === null ? '' : `${number(quantity)} × `}${productName === null ? t`unknown product` : productText(productName)}`,
    ...(status === null ? [] : [escapeText(statusWords(status), 40)]),
  ].join(' · ');

export const ordersCard: View<OrdersInput> = (input, show) =>
  inPages((size) => ordersPage(input, size, show));

const ordersPage = (input: OrdersInput, size: number, show: Show): Plan => {
  const { company, rows, part, unreadable, csv, page, say, asOf } = input;
  const title = company === null ? t`Orders` : t`Orders · ${escapeText(company.name, 60)}`;
  const narrowed = input.narrowed ?? { ...allOfIt, undated: 0, withoutStatus: 0 };
  if (part.total === 0)
    return none(company, input.narrowed !== undefined, [
      ...narrowedDetail(narrowed, ''),
      ...unsaid(narrowed),
      ...unreadableRows(unreadable),
    ]);
  const shown = pageOf(rows, page, say, size, part);
  const found = count(part.total, 'order');
  return list({
    title,
    speak: plainText(company === null ? found : t`${found} of ${company.name}`, 160),
    sentence: [...narrowedParts(narrowed), found, t`newest first`, shown.range]
      .filter((words) => words !== '')
      .join(' · '),
    sections: [
      {
        heading: company === null ? t`Company` : t`Order`,
        caption: t`Ordered`,
        rows: shown.rows.map((order) => ({
          name: company === null ? escapeText(nameOf(input, order)) : escapeText(referenceTo(order.id)),
          lines: [
            ...order.lines.slice(0, linesShown).map(lineText),
            ...(order.lines.length > linesShown ? [t`and ${order.lines.length - linesShown} more`] : []),
            ...(company === null ? [escapeText(referenceTo(order.id))] : []),
            ...ownStatus(order),
          ],
          figures: [dayOf(order, show)],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: [
      rows.some(({ status }) => status !== null)
        ? t`The status beside a product is its subscription’s.`
        : t`Pax8 sent no status of these orders. The status shown is the subscription’s.`,
      ...unsaid(narrowed),
      ...unreadableRows(unreadable),
    ],
    asOf: t`Names and statuses ${age(asOf, show.now)}`,
    pages: shown.pages,
    suggestions: [
      ...(csv
        ? [
            {
              title: t`As a file`,
              say:
                input.narrowed === undefined
                  ? `orders ${company === null ? '' : `${company.name} `}csv`
                  : withMore(say, 'csv'),
            },
          ]
        : []),
      ...shown.rows.slice(0, 3).map((order) => ({
        title: t`Show order ${referenceTo(order.id)}`,
        say: `orders #${order.id}`,
      })),
    ],
  });
};

const unsaid = ({
  undated,
  withoutStatus,
}: Readonly<{ undated: number; withoutStatus: number }>): string[] => [
  ...(undated > 0 ? [t`${count(undated, 'order')} without a date: not counted in.`] : []),
  ...(withoutStatus > 0 ? [t`${count(withoutStatus, 'order')} without a status: not counted in.`] : []),
];

/** The order's own status, when Pax8 sends one and it is unusual. */
const ownStatus = ({ status }: OrderRow): string[] =>
  status === null || status === 'Completed' ? [] : [t`order status: ${escapeText(statusWords(status), 40)}`];

const noneText = (company: Company | null, isNarrowed: boolean): string => {
  if (company === null) return isNarrowed ? t`No such orders at Pax8.` : t`No orders at Pax8.`;
  const name = plainText(company.name);
  return isNarrowed ? t`No such orders at Pax8 for ${name}.` : t`No orders at Pax8 for ${name}.`;
};

const none = (company: Company | null, isNarrowed: boolean, details: readonly string[]): Plan =>
  noticeCard({
    title: t`Orders`,
    tone: 'neutral',
    text: noneText(company, isNarrowed),
    details,
    suggestions: company === null ? [] : [{ title: t`Subscriptions`, say: `subscriptions ${company.name}` }],
  });

export type OneOrderInput = Shown &
  Readonly<{
    reference: string;
    found: readonly OrderRow[];
    /** False when only the newest orders were looked through. */
    complete: boolean;
  }>;

/** How many lines of one order fit on a card. */
const mostLines = 30;

export const oneOrderCard: View<OneOrderInput> = (input, show) => {
  const [order, ...others] = input.found;
  if (order === undefined || others.length > 0)
    return noticeCard({
      title: t`No such order`,
      tone: 'neutral',
      text: t`#${plainText(input.reference, 40)} matches no order, or more than one.`,
      details: input.complete
        ? []
        : [t`Only the newest 200 orders were searched. For an older one, give the whole id.`],
      suggestions: [
        { title: t`Orders`, say: input.company === null ? 'orders' : `orders ${input.company.name}` },
      ],
    });
  const company = nameOf(input, order);
  const by = [order.orderedBy, order.orderedByEmail].filter(
    (person) => person !== null && person.trim() !== '',
  );
  const rest = order.lines.length - mostLines;
  return facts({
    title: t`Order · ${escapeText(company)}`,
    state: dayOf(order, show),
    colour: 'Default',
    speak: plainText(t`Order of ${company}, ${count(order.lines.length, 'line')}`, 160),
    sentence: count(order.lines.length, 'line'),
    facts: order.lines.slice(0, mostLines).map((line, n) => ({
      label: t`Line ${n + 1}`,
      value: [
        lineText(line),
        ...(line.billingTerm === null ? [] : [t`billed ${escapeText(pax8Word(line.billingTerm), 40)}`]),
        ...(line.subscriptionId === null ? [t`no subscription yet`] : []),
      ].join(' · '),
    })),
    notes: rest > 0 ? [t`and ${count(rest, 'more line')}. The file has all of them.`] : [],
    more: [
      { label: t`Order`, value: escapeText(order.id, 64) },
      ...(order.status === null
        ? []
        : [{ label: t`Order status`, value: escapeText(statusWords(order.status), 40) }]),
      ...(by.length === 0 ? [] : [{ label: t`Ordered by`, value: escapeText(by.join(', '), 120) }]),
    ],
    asOf: t`Names and statuses ${age(input.asOf, show.now)}`,
    suggestions: [...new Set(order.lines.flatMap(({ subscriptionId }) => subscriptionId ?? []))]
      .slice(0, 3)
      .map((id) => ({ title: t`Subscription ${referenceTo(id)}`, say: `subscription ${referenceTo(id)}` })),
  });
};
