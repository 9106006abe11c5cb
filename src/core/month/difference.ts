import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { CheckLine } from './check-line.ts';

/** What people kept about a difference: a note, which stays, or its ticket's number, which is for one month. */
export type MonthMark = Readonly<{
  difference: string;
  kind: 'note' | 'ticket';
  text: string;
  /** `YYYY-MM`: the month that was checked. */
  month: string;
  by: Person;
  at: Instant;
}>;

export type Marks = Readonly<{ note: MonthMark | null; ticket: MonthMark | null }>;

const currencyOf = ({ amount, by }: CheckLine): string => (amount ?? by)?.currency ?? '';

/** What identifies a difference from month to month: side, company and product; an invoice's also by currency. */
export const differenceOf = (line: CheckLine): string =>
  line.against === 'psa'
    ? `psa ${line.companyId ?? ''} ${line.productId ?? ''}`
    : `pax8 ${line.companyId ?? ''} ${line.productId ?? ''} ${currencyOf(line)}`;

export const marksOf = (marks: readonly MonthMark[], line: CheckLine, month: string): Marks => {
  const difference = differenceOf(line);
  const own = marks.filter((mark) => mark.difference === difference);
  return {
    note: own.find(({ kind }) => kind === 'note') ?? null,
    ticket: own.find((mark) => mark.kind === 'ticket' && mark.month === month) ?? null,
  };
};

/** Part of a ticket's summary, by which it is found among its company's: "[D-2026-11-PSA-5e6f7a8b-1a2b3c4d]". */
export const ticketReference = (line: CheckLine, month: string): string => {
  const side = line.against === 'psa' ? 'PSA' : `PAX8${currencyOf(line)}`;
  // The PSA may have several companies as one, whose tickets are found together.
  return `[D-${month}-${side}-${short(line.companyId)}-${short(line.productId ?? line.subscriptionIds[0])}]`;
};

const short = (id: string | null | undefined): string => (id ?? '').replaceAll(/[^0-9a-z]/gi, '').slice(0, 8);
