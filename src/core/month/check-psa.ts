import Big from 'big.js';
import { type Mapping, mappedTo } from '../mapped/mapping.ts';
import type { PsaKind, PsaLine, PsaReading } from '../mapped/psa-lines.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import { isBilledOnce, moneyOf } from '../words/money.ts';
import type { CheckLine, NotChecked, Verdict } from './check-line.ts';

/** What the PSA side of a check is based on; `none`: no PSA is set up. */
export type PsaState =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'never-read' }>
  | Readonly<{
      kind: 'read';
      psa: PsaKind;
      system: string;
      asOf: Instant;
      /** Whether `PSA_CURRENCY` is set. */
      hasOwnCurrency: boolean;
      /** How many product lines lack a known currency or billing period. */
      noCurrency: number;
      noPeriod: number;
    }>;

/** What is known about a reading as a whole. */
export const psaRead = (reading: PsaReading): Extract<PsaState, { kind: 'read' }> => {
  const { kind: psa, system, asOf, ownCurrency } = reading;
  const priced = reading.lines.filter(({ billed, productId }) => billed && productId !== null);
  return {
    ...{ kind: 'read', psa, system, asOf },
    // What an earlier version has read says nothing of these.
    hasOwnCurrency: Boolean(ownCurrency),
    noCurrency: priced.filter(({ currency }) => !currency).length,
    noPeriod: priced.filter(({ months }) => !months).length,
  };
};

/** What the PSA bills customers, beside what they have at Pax8 today. */
export type PsaSeen = Readonly<{
  /** Null when a PSA is set up and was never read. */
  reading: PsaReading | null;
  mappings: readonly Mapping[];
  portfolio: Portfolio;
  now: Instant;
  /** The PSA says what it bills today: other months are not compared. */
  isThisMonth: boolean;
  /** Only this company; null for all. */
  companyId: string | null;
}>;

type Units = Readonly<{ companyId: string; productId: string; held: readonly Subscription[] }>;

const notChecked = (reason: NotChecked): Verdict => ({ kind: 'not-checked', reason });

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>(
    (all, each) => (all === null || each === null ? null : new Big(all).plus(each).toNumber()),
    0,
  );

const activeAt = ({ from, until }: PsaLine, at: Instant): boolean =>
  (from === null || from <= at) && (until === null || until > at);

/** What has no seats that are billed regularly. */
const asideReason = ({ productName, billingTerm }: Subscription): 'usage' | 'one-time' | null =>
  isUsageProduct(productName) ? 'usage' : isBilledOnce(billingTerm) ? 'one-time' : null;

/**
 * What runs and costs something each month, by company and product, and what else runs. Covers all companies: the PSA
 * may bill several as one.
 */
const unitsOf = ({ portfolio, now }: PsaSeen): Readonly<{ paid: Units[]; others: Units[] }> => {
  const running = [...portfolio.subscriptions.values()].filter((row) => isRunning(row, now));
  const isPaid = (row: Subscription): boolean => row.status !== 'Trial' && asideReason(row) === null;
  return {
    paid: grouped(running.filter(isPaid)),
    others: grouped(running.filter((row) => !isPaid(row))),
  };
};

const grouped = (rows: readonly Subscription[]): Units[] => {
  const units = new Map<string, { companyId: string; productId: string; held: Subscription[] }>();
  for (const row of rows) {
    const { companyId: company, productId } = row;
    const own = units.get(`${company} ${productId}`) ?? { companyId: company, productId, held: [] };
    units.set(`${company} ${productId}`, { ...own, held: [...own.held, row] });
  }
  return [...units.values()];
};

/** The PSA whose ids count. */
const psaOf = ({ reading }: PsaSeen): PsaKind | null => reading?.kind ?? null;

/** What is one thing in the PSA: one or more at Pax8. */
type Together = readonly [Units, ...Units[]];

const lineOf = (
  seen: PsaSeen,
  units: Together,
  billed: number | null,
  verdict: Verdict,
  by: CheckLine['by'] = null,
): CheckLine => {
  const { portfolio, mappings } = seen;
  const { companyId, productId } = units.find((each) => each.companyId === seen.companyId) ?? units[0];
  const held = units.flatMap((each) => each.held);
  return {
    ...{ against: 'psa', companyId, productId },
    company: portfolio.companies.get(companyId)?.name ?? null,
    product:
      held.find(({ productName }) => productName !== null)?.productName ??
      mappedTo(mappings, 'psa-product', psaOf(seen)).get(productId)?.targetName ??
      null,
    subscriptionIds: held.map(({ id }) => id),
    ...{ billed, held: sum(held.map(({ quantity }) => quantity)), amount: null, by, verdict },
  };
};

/** The one monthly price of all lines, with its currency; null when they differ or do not say. */
const priceOf = (lines: readonly PsaLine[]): Readonly<{ each: number; currency: string }> | null => {
  const prices = lines.map(({ unitPrice, currency, months }) =>
    unitPrice === null || currency === null || !months
      ? null
      : { each: new Big(unitPrice).div(months).toNumber(), currency },
  );
  const [price = null, ...others] = prices;
  return others.every((other) => other?.each === price?.each && other?.currency === price?.currency)
    ? price
    : null;
};

/** What is mapped to one company and product of the PSA, beside its lines. */
const compared = (
  seen: PsaSeen,
  { unreadable }: PsaReading,
  units: Together,
  lines: readonly PsaLine[],
): CheckLine => {
  const charged = lines.filter(({ billed }) => billed);
  const [aside] = units.flatMap((each) => each.held.flatMap((row) => asideReason(row) ?? []));
  const held = sum(units.flatMap((each) => each.held.map(({ quantity }) => quantity)));
  const billed = sum(charged.map(({ quantity }) => quantity));
  if (aside !== undefined) return lineOf(seen, units, billed, notChecked(aside));
  if (held === null || billed === null) return lineOf(seen, units, billed, notChecked('seats-unknown'));
  if (held === billed) return lineOf(seen, units, billed, { kind: 'agrees' });
  if (held === sum(lines.map(({ quantity }) => quantity)))
    return lineOf(seen, units, billed, { kind: 'explained', reason: 'no-charge' });
  if (billed < held && unreadable > 0) return lineOf(seen, units, billed, notChecked('psa-unreadable'));
  if (billed > held && seen.portfolio.unreadable > 0)
    return lineOf(seen, units, billed, notChecked('unreadable'));
  const price = priceOf(charged);
  const by =
    price === null ? null : moneyOf(new Big(price.each).times(new Big(billed).minus(held)), price.currency);
  return lineOf(seen, units, billed, { kind: 'differs' }, by);
};

type ByTarget = Map<string, Together>;

/** Mapped products that the PSA bills and nobody has at Pax8 any more. `others` run there, but have no paid seats. */
const withUnheld = (
  seen: PsaSeen,
  byTarget: ByTarget,
  others: ByTarget,
  keys: Iterable<string>,
): ByTarget => {
  const psa = psaOf(seen);
  const sourceOf = (kind: 'psa-company' | 'psa-product') =>
    new Map(
      [...mappedTo(seen.mappings, kind, psa).values()].map(({ targetId, pax8Id }) => [targetId, pax8Id]),
    );
  const [companies, products] = [sourceOf('psa-company'), sourceOf('psa-product')];
  for (const key of keys) {
    const [company = '', product = ''] = key.split(' ');
    const [companyId, productId] = [companies.get(company), products.get(product)];
    if (byTarget.has(key) || companyId === undefined || productId === undefined) continue;
    byTarget.set(key, others.get(key) ?? [{ companyId, productId, held: [] }]);
  }
  return byTarget;
};

/** The mapped ones, by what they are in the PSA; the others are lines of their own. */
const targetsOf = (
  seen: PsaSeen,
  all: readonly Units[],
): Readonly<{ byTarget: ByTarget; apart: CheckLine[] }> => {
  const psa = psaOf(seen);
  const companies = mappedTo(seen.mappings, 'psa-company', psa);
  const products = mappedTo(seen.mappings, 'psa-product', psa);
  const apart: CheckLine[] = [];
  const byTarget: ByTarget = new Map();
  for (const units of all) {
    const [company, product] = [companies.get(units.companyId), products.get(units.productId)];
    if (company === undefined) apart.push(unchecked(seen, units, 'company-not-mapped'));
    else if (product === undefined) apart.push(unchecked(seen, units, 'product-not-mapped'));
    else {
      const key = `${company.targetId} ${product.targetId}`;
      const others = byTarget.get(key);
      byTarget.set(key, others === undefined ? [units] : [...others, units]);
    }
  }
  return { byTarget, apart };
};

const unchecked = (seen: PsaSeen, units: Units, reason: NotChecked): CheckLine =>
  lineOf(seen, [units], null, notChecked(reason));

/** Every product of every company beside what the PSA bills for it. What is not mapped is reported as unchecked. */
export const checkPsa = (seen: PsaSeen): CheckLine[] => {
  const { reading, now, companyId } = seen;
  const isAsked = (units: Pick<Units, 'companyId'>) => companyId === null || units.companyId === companyId;
  const { paid, others } = unitsOf(seen);
  const all = paid.filter(isAsked);
  if (!seen.isThisMonth) return all.map((units) => unchecked(seen, units, 'psa-only-today'));
  if (reading === null) return all.map((units) => unchecked(seen, units, 'psa-not-read'));
  const lines = Map.groupBy(
    reading.lines.filter((line) => line.productId !== null && activeAt(line, now)),
    ({ companyId: company, productId }) => `${company} ${productId}`,
  );
  const { byTarget, apart } = targetsOf(seen, paid);
  const whole = withUnheld(seen, byTarget, targetsOf(seen, others).byTarget, lines.keys());
  return [
    ...apart.filter((each) => companyId === null || each.companyId === companyId),
    ...[...whole]
      .filter(([, units]) => units.some(isAsked))
      .map(([key, units]) => compared(seen, reading, units, lines.get(key) ?? [])),
  ];
};
