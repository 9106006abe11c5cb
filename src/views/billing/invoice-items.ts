import { beyondCost } from '../../core/billing/invoice-check.ts';
import {
  companyOf,
  companySums,
  groupsOf,
  type InvoiceGroup,
  type ItemKind,
  kindSums,
} from '../../core/billing/invoice-groups.ts';
import { type Sides, sidesOf } from '../../core/billing/invoice-sums.ts';
import type { InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Money } from '../../core/words/money.ts';
import { type PageButton, pageOf, type Suggestion, sayButtons } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import { count, delta } from '../kit/format.ts';
import { inOne, rowsOf, unreadableRows } from '../kit/list.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import {
  companyText,
  groupName,
  kindsText,
  partLine,
  sidesCaption,
  sidesText,
  sumsText,
  unknownAmounts,
} from './invoice-words.ts';

type Row = Readonly<{ name: string; lines: readonly string[]; figures: readonly string[] }>;

/** Rows under a heading; `figures` are their sum. */
export type Section = Readonly<{
  heading: string;
  figures: readonly string[];
  rows: readonly Row[];
}>;

/** The filling of the invoice template. Everything is already escaped. */
export type InvoiceCard = Readonly<{
  title: string;
  state: string;
  colour: Colour;
  speak: string;
  sentence: string;
  facts: readonly Fact[];
  /** How much of it the card shows. */
  found: string;
  sections: readonly Section[];
  kindsTitle: string;
  kinds: readonly Fact[];
  notes: readonly string[];
  /** Behind *Details*. */
  more: readonly string[];
  pages: readonly PageButton[];
  suggestions: readonly Suggestion[];
}>;

export const invoiceLayout = ({ suggestions, sections, ...filling }: InvoiceCard): Plan => ({
  template: 'invoice',
  filling: {
    ...filling,
    caption: sections.length === 0 ? '' : sidesCaption(),
    sections: sections.map(({ heading, figures, rows }) => ({
      heading,
      /** Only the heading, when nothing is beside it. */
      plain: figures.length === 0 ? heading : '',
      figures: inOne(figures),
      ...rowsOf(rows),
    })),
    buttons: sayButtons(suggestions, 'default', filling.pages.length),
  },
});

/** How many kinds of items one product shows; further ones are only counted. */
const mostParts = 3;

/**
 * One page of items by company and product, with a sum after each company and, on the first page, one per kind of item.
 * `forOneCompany`: all belong to one company, whose name is left out.
 */
export const itemsPage = (
  items: readonly InvoiceItem[],
  {
    page,
    say,
    size,
    forOneCompany,
    unreadable,
  }: Readonly<{ page: number; say: string; size: number; forOneCompany: boolean; unreadable: number }>,
) => {
  const groups = groupsOf(items);
  const shown = pageOf(groups, page, say, size);
  const sums = sidesOf(items);
  const totals = companySums(items);
  const last = new Map(groups.map((group) => [companyOf(group), group]));
  const held = Map.groupBy(groups, companyOf);
  const totalRows = (group: InvoiceGroup) => {
    const key = companyOf(group);
    const own = held.get(key) ?? [];
    const all = totals.get(key);
    return forOneCompany || all === undefined || own.length < 2 || last.get(key) !== group
      ? []
      : inAll(all, own);
  };
  /** A company's sum is beside its name; with several currencies, in rows of their own. */
  const beside = (group: InvoiceGroup | undefined): readonly string[] => {
    const key = group === undefined ? '' : companyOf(group);
    const all = totals.get(key);
    return forOneCompany ||
      all === undefined ||
      (held.get(key) ?? []).length < 2 ||
      currenciesOf(all).length > 1
      ? []
      : [sumsText(all.cost), sumsText(all.price)];
  };
  const sections: Section[] = [...Map.groupBy(shown.rows, companyOf).values()].map((own) => ({
    heading: forOneCompany ? t`Product` : companyText(own[0]?.company ?? null),
    figures: beside(own[0]),
    rows: own.flatMap((group) => [rowOf(group), ...totalRows(group)]),
  }));
  const kinds = kindSums(items);
  return {
    range: shown.range,
    pages: shown.pages,
    sums,
    companies: [...totals.keys()].filter((key) => key !== '').length,
    sections,
    kinds: page > 0 || kinds.length < 2 ? [] : kindFacts(kinds, ({ sums: kindSum }) => sidesText(kindSum)),
    notes: [...unknownAmounts(sums.unknown), ...beyondCostNote(sums), ...unreadableRows(unreadable)],
  };
};

/** In Pax8's example a draft is due at the price, not at cost plus tax: no card claims that both are equal. */
const beyondCostNote = (sums: Sides): string[] => {
  const by = beyondCost(sums);
  return by.length === 0
    ? []
    : [
        t`The amounts due of the lines come to ${sumsText(sums.due)}. That differs from cost, tax and fees by ${by.map(delta).join(t` and `)}.`,
      ];
};

const mostKinds = 12;

/** One fact per kind of item. Pax8 has eight; many new names only come from a broken answer. */
export const kindFacts = <T extends Readonly<{ kind: ItemKind }>>(
  kinds: readonly T[],
  value: (kind: T) => string,
): Fact[] => [
  ...kinds.slice(0, mostKinds).map((each) => ({ label: kindsText(each.kind), value: value(each) })),
  ...(kinds.length > mostKinds
    ? [{ label: t`Others`, value: t`${count(kinds.length - mostKinds, 'kind')} more, in the file` }]
    : []),
];

const currenciesOf = ({ cost, price }: Sides): string[] =>
  [...new Set([...cost, ...price].map(({ currency }) => currency))].sort();

/** The sum of a company in several currencies: a row for each, with the lines in it. */
const inAll = (sums: Sides, groups: readonly InvoiceGroup[]): Row[] => {
  const { cost, price } = sums;
  const currencies = currenciesOf(sums);
  if (currencies.length < 2) return [];
  const of = (sums: readonly Money[], currency: string) =>
    sumsText(sums.filter((sum) => sum.currency === currency));
  return currencies.map((currency) => ({
    name: t`**Total, ${escapeText(currency, 12)}**`,
    lines: [count(groups.filter((group) => group.currency === currency).length, 'line')],
    figures: [of(cost, currency), of(price, currency)],
  }));
};

const rowOf = (group: InvoiceGroup) => {
  const { parts, currency, sums } = group;
  const more = parts.length - mostParts;
  return {
    name: groupName(group),
    lines: [
      ...parts.slice(0, mostParts).map((part) => partLine(part, currency)),
      ...(more > 0 ? [t`and ${count(more, 'line')} more`] : []),
    ],
    figures: [sumsText(sums.cost), sumsText(sums.price)],
  };
};
