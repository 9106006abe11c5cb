import Big from 'big.js';
import type { Policy } from '../rules/policy.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import type { Person } from '../words/people.ts';
import { isDecidedApart } from './bundle.ts';
import type { Change, Wanted } from './change.ts';
import { changeAmounts } from './change-amounts.ts';
import { plannedAfter, seatsAfter, seatsBefore } from './change-facts.ts';

/** What a customer is asked about one line of a request, without the partner's cost or colleagues' names. */
export type ConsentLine = Readonly<{
  kind: Wanted['kind'];
  product: string | null;
  from: number;
  to: number;
  /** When it happens, if not now: after the renewal, or at the end of the term. */
  at: Instant | null;
  commitmentTerm: string | null;
  /**
   * Per seat, in the unit in which it is billed; null when the policy hides prices from customers, or none is known.
   */
  price: Readonly<{ amount: string; currency: string; billingTerm: string }> | null;
}>;

/** One question to a customer, behind one link. */
export type Consent = Readonly<{
  id: string;
  tenantId: string;
  /** The request's id: its bundle's, or its change's. */
  requestId: string;
  /** One change of the request, for the audit. */
  changeId: string;
  companyName: string;
  lines: readonly ConsentLine[];
  by: Person;
  at: Instant;
  expiresAt: Instant;
  answer: ConsentAnswer | null;
}>;

type ConsentAnswer = Readonly<{
  agreed: boolean;
  /** As typed by whoever opened the link, and checked by nobody; null when left empty. */
  name: string | null;
  comment: string | null;
  at: Instant;
  /** A hash of the address it came from, to compare two answers; the address is not kept. */
  addressHash: string | null;
}>;

/** The lines that one question is about: of lines decided by themselves, those of one company. */
export const requestIdOf = (change: Pick<Change, 'id' | 'bundle' | 'companyId'>): string => {
  const { id, bundle, companyId } = change;
  if (bundle === null) return id;
  return isDecidedApart(change) ? `${bundle.id} ${companyId}` : bundle.id;
};

const lineOf = (change: Change, prices: boolean): ConsentLine[] => {
  const { wanted, productName, seen } = change;
  const { currency } = seen;
  const priced = (price: number | null, billingTerm: string): ConsentLine['price'] =>
    !prices || price === null || price <= 0 || currency === null
      ? null
      : { amount: price.toFixed(2), currency, billingTerm };
  if (wanted.kind === 'order')
    return wanted.lines.map((line) => ({
      ...{ kind: 'order', product: line.productName, from: 0, to: line.seats, at: null },
      ...{ commitmentTerm: line.commitmentTerm, price: priced(line.price, line.billingTerm) },
    }));
  return [
    {
      ...{ kind: wanted.kind, product: productName, from: seatsBefore(change), to: seatsAfter(change) },
      at: wanted.kind === 'cancel' ? wanted.at : plannedAfter(change),
      commitmentTerm: seen.commitmentTerm,
      price: priced(wanted.kind === 'price' ? wanted.to : seen.price, seen.billingTerm),
    },
  ];
};

/** What a customer is asked about a request, given all its lines. */
export const consentLines = (
  lines: readonly Change[],
  { consentPrices }: Pick<Policy, 'consentPrices'>,
): readonly ConsentLine[] => lines.flatMap((line) => lineOf(line, consentPrices === true));

/**
 * Whether a question asks exactly what is wanted now: a link keeps what it shows. Prices may have become visible or
 * hidden since.
 */
export const asksThis = ({ lines }: Pick<Consent, 'lines'>, now: readonly ConsentLine[]): boolean =>
  JSON.stringify(lines.map(withoutPrice)) === JSON.stringify(now.map(withoutPrice)) &&
  lines.every(({ price }, n) => {
    const other = now[n]?.price ?? null;
    return price === null || other === null || JSON.stringify(price) === JSON.stringify(other);
  });

const withoutPrice = ({ price: _, ...line }: ConsentLine) => line;

/**
 * The questions about what is wanted now, newest first. A line decided by itself (`apart`) also counts questions about
 * more of its company.
 */
const questionsAbout = (
  all: readonly Consent[],
  now: readonly ConsentLine[],
  apart: boolean,
): readonly Consent[] => {
  const isAbout = ({ lines }: Consent): boolean =>
    apart
      ? now.every((line) => lines.some((asked) => asksThis({ lines: [asked] }, [line])))
      : asksThis({ lines }, now);
  return all.filter(isAbout).toSorted((a, b) => b.at - a.at);
};

/** The newest question about what is wanted now; null when none was asked. */
export const consentFor = (
  all: readonly Consent[],
  now: readonly ConsentLine[],
  apart = false,
): Consent | null => questionsAbout(all, now, apart)[0] ?? null;

/**
 * Whether the lines of one customer come to more than a limit a month. More and less are added up apart, so that neither hides
 * the other; what is unknown is above.
 */
const areAbove = (lines: readonly Change[], limit: Money): boolean => {
  const sums = { more: new Big(0), less: new Big(0) };
  for (const line of lines) {
    const { month } = changeAmounts(line);
    if (month === null || month.currency !== limit.currency) return true;
    const amount = new Big(month.amount);
    const way = amount.lt(0) ? 'less' : 'more';
    sums[way] = sums[way].plus(amount.abs());
  }
  return sums.more.gt(limit.amount) || sums.less.gt(limit.amount);
};

/**
 * Whether the policy wants the customer's consent to a request: for its company, or when all that is decided together for the
 * company is above a monthly amount. `together`: that of lines which are decided by themselves.
 */
export const needsConsent = (
  lines: readonly Change[],
  { consentFor: companies = [], consentAbove }: Pick<Policy, 'consentFor' | 'consentAbove'>,
  together: readonly Change[] = lines,
): boolean =>
  lines.some(
    ({ companyId }) =>
      companies.some((company) => company.companyId === companyId) ||
      (consentAbove !== undefined &&
        areAbove(
          together.filter((line) => line.companyId === companyId),
          consentAbove,
        )),
  );

/**
 * The customer's last answer about what is wanted now; a newer question does not cancel it. Null before they answered.
 */
export const consentGiven = (
  all: readonly Consent[],
  now: readonly ConsentLine[],
  apart = false,
): Consent | null =>
  consentFor(
    all.filter(({ answer }) => answer !== null),
    now,
    apart,
  );

/** Whether they agreed to more at once, and this is what is left of it. */
export const agreedAmong = (all: readonly Consent[], now: readonly ConsentLine[]): boolean =>
  all.some(
    ({ answer, lines }) =>
      answer?.agreed === true &&
      now.every((line) => lines.some((asked) => asksThis({ lines: [asked] }, [line]))),
  );

/**
 * Why the customer's consent prevents an approval; null when it does not. `sending` is the line about to be sent, when
 * other lines of its request may have come to nothing.
 */
export const consentLack = (
  lines: readonly Change[],
  policy: Policy,
  all: readonly Consent[],
  sending: Change | null = null,
  together: readonly Change[] = lines,
): 'no-consent' | 'consent-declined' | null => {
  const apart = lines.some(isDecidedApart);
  const answer = consentGiven(all, consentLines(lines, policy), apart)?.answer ?? null;
  if (answer !== null) return answer.agreed ? null : 'consent-declined';
  if (sending !== null && agreedAmong(all, consentLines([sending], policy))) return null;
  return needsConsent(lines, policy, together) ? 'no-consent' : null;
};

export type ConsentClosed = 'expired' | 'answered' | 'closed' | 'changed';

/**
 * Why a link no longer asks anything; null while it does. `lines` are those of its request that wait for a decision.
 */
export const consentClosed = (
  consent: Consent,
  lines: readonly Change[],
  newest: Consent | null,
  policy: Pick<Policy, 'consentPrices'>,
  now: Instant,
): ConsentClosed | null => {
  if (consent.answer !== null) return 'answered';
  if (now >= consent.expiresAt) return 'expired';
  if (lines.length === 0 || lines.some((line) => now >= line.expiresAt)) return 'closed';
  const about = questionsAbout([consent], consentLines(lines, policy), lines.some(isDecidedApart));
  return about.length > 0 && newest?.id === consent.id ? null : 'changed';
};
