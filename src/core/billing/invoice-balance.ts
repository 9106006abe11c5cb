import Big from 'big.js';
import type { Invoice } from '../marketplace/invoices.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { digitsOf, type Money } from '../words/money.ts';
import { spelling } from '../words/spelling.ts';
import { moneySums } from './invoice-sums.ts';

/*
 * By Pax8's example rows (`invoices-paged` of its OpenAPI document) an invoice carries what was open before:
 * carriedBalance(n) = carriedBalance(n−1) + balance(n−1). `total`, "the total amount due", contains what was carried;
 * `balance` does not.
 */

const closed: ReadonlySet<string> = new Set(['paid', 'void', 'nothingdue', 'credited']);

/** Void and credited invoices bill nothing: a correction credits the old invoice and adds a new one. */
export const stillBills = ({ status }: Pick<Invoice, 'status'>): boolean =>
  !['void', 'credited'].includes(spelling(status));

export const isCarried = ({ status }: Pick<Invoice, 'status'>): boolean => spelling(status) === 'carried';

/** Whether something may have to be paid on it. A status that is missing or new counts as open. */
export const isOpen = ({ status }: Pick<Invoice, 'status'>): boolean =>
  !closed.has(spelling(status)) && spelling(status) !== 'carried';

/** Whether its due day is over; null when Pax8 names none. */
export const isPastDue = ({ due }: Pick<Invoice, 'due'>, now: Instant): boolean | null =>
  due === null ? null : due + day <= now;

type Amounts = Pick<Invoice, 'total' | 'balance' | 'carriedBalance'>;

/** What the invoice itself bills, without carried amounts; null when unknown. */
export const ownAmount = ({ total, balance, carriedBalance }: Amounts): Big | null => {
  if (total === null) return balance === null ? null : new Big(balance);
  // A balance never contains what was carried, so a total that equals it does not either.
  return balance === total ? new Big(total) : new Big(total).minus(carriedBalance ?? 0);
};

/** Whether `part` is all or a part of `whole`, which may be a credit. */
const isPartOf = (part: Big, whole: Big): boolean =>
  whole.gte(0) ? part.gte(0) && part.lte(whole) : part.lte(0) && part.gte(whole);

/**
 * What is open on the invoice itself: the balance when it is part of what the invoice bills; otherwise Pax8's figures
 * disagree and the total counts.
 */
const openPart = (invoice: Amounts): Big | null => {
  const { total, balance, carriedBalance } = invoice;
  if (total === null) return balance === null ? null : new Big(balance);
  if (balance !== null && carriedBalance === 0) return new Big(balance);
  const own = new Big(total).minus(carriedBalance ?? 0);
  return balance !== null && carriedBalance !== null && isPartOf(new Big(balance), own)
    ? new Big(balance)
    : own;
};

export type InvoiceAmounts = Readonly<{
  /** Still to pay on this invoice, including what it carries; null when unknown. */
  toPay: string | null;
  /** What it carries from before; null when unknown. */
  carried: string | null;
  /** What it bills itself; null when unknown. */
  own: string | null;
  /** Whether its total includes what it carries. */
  holdsCarried: boolean;
  /** How much carried and balance together exceed the total; null when they agree. */
  gap: string | null;
  /** The total may include a part that is paid or carried: Pax8 did not send all three figures. */
  incomplete: boolean;
}>;

/** The amounts of an invoice as a card shows them, in decimal digits. */
export const amountsOf = (invoice: Invoice): InvoiceAmounts => {
  const { total, balance, carriedBalance, currency } = invoice;
  const digits = (amount: Big | null) => (amount === null ? null : digitsOf(amount, currency));
  const own = ownAmount(invoice);
  const all = openPart(invoice)?.plus(carriedBalance ?? 0) ?? null;
  const known = total !== null && balance !== null && carriedBalance !== null;
  // A balance below what the invoice bills is a payment, not a contradiction.
  const agrees = !known || isPartOf(new Big(balance), new Big(total).minus(carriedBalance));
  return {
    toPay: isOpen(invoice) ? digits(all) : digitsOf(0, currency),
    carried: digits(carriedBalance === null ? null : new Big(carriedBalance)),
    own: digits(own),
    holdsCarried: own !== null && total !== null && !own.eq(total),
    gap: agrees || !isOpen(invoice) ? null : digits(new Big(balance).plus(carriedBalance).minus(total)),
    incomplete: isOpen(invoice) && !known,
  };
};

/** What the invoices themselves bill, by currency: amounts carried from one to another count once. */
export const billedSums = (invoices: readonly Invoice[]): Money[] =>
  moneySums(invoices, (invoice) => ownAmount(invoice));

/** A partner or company is billed in one currency. */
const accountOf = ({ companyId, partnerName, currency }: Invoice): string =>
  JSON.stringify([companyId, companyId === null ? partnerName : null, currency]);

const sumOf = (amounts: readonly Big[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));

/**
 * What is to pay on one account's open invoices. The newest carries what was open before ("the outstanding balance
 * until current invoiceDate"), so older ones count only where they exceed that.
 */
const owedOn = (invoices: readonly Invoice[]): Big => {
  const newest = Math.max(...invoices.map(({ date }) => date ?? 0));
  const latest = invoices.filter(({ date }) => (date ?? 0) === newest);
  const opens = (among: readonly Invoice[]) => sumOf(among.map((invoice) => openPart(invoice) ?? new Big(0)));
  const carried = latest
    .map(({ carriedBalance }) => new Big(carriedBalance ?? 0))
    .reduce((most, invoice) => (invoice.abs().gt(most.abs()) ? invoice : most));
  const older = opens(invoices.filter((invoice) => !latest.includes(invoice)));
  const before = carried.gt(0) && older.gt(0) ? (carried.gt(older) ? carried : older) : carried.plus(older);
  return opens(latest).plus(before);
};

/** What is to pay in all, by currency; amounts carried from one invoice to another count once. */
export const toPaySums = (invoices: readonly Invoice[]): Money[] => {
  const accounts = [...Map.groupBy(invoices.filter(isOpen), accountOf).values()];
  return moneySums(
    accounts.map((account) => ({ currency: account[0]?.currency ?? null, owed: owedOn(account) })),
    ({ owed }) => owed,
  );
};
