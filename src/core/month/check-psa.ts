import Big from 'big.js';
import { type Mapping, mappedTo } from '../mapped/mapping.ts';
import type { PsaLine, PsaReading } from '../mapped/psa-lines.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import { isBilledOnce, moneyOf } from '../words/money.ts';
import type { CheckLine, NotChecked, Verdict } from './check-line.ts';

/** What the PSA side of a check rests on; `none`: no PSA is set up. */
export type PsaState =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'never-read' }>
  | Readonly<{ kind: 'read'; system: string; asOf: Instant }>;

/** What the PSA bills customers, beside what they have at Pax8 today. */
export type PsaSeen = Readonly<{
  /** Null when a PSA is set up and was never read. */
  reading: PsaReading | null;
  mappings: readonly Mapping[];
  portfolio: Portfolio;
  now: Instant;
  /** The PSA says what it bills today: another month is not compared. */
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

/** What runs and costs something each month, by company and product. */
const unitsOf = ({ portfolio, companyId, now }: PsaSeen): Units[] => {
  const rows = [...portfolio.subscriptions.values()].filter(
    (row) =>
      (companyId === null || row.companyId === companyId) &&
      isRunning(row, now) &&
      row.status !== 'Trial' &&
      !isBilledOnce(row.billingTerm) &&
      !isUsageProduct(row.productName),
  );
  const units = new Map<string, { companyId: string; productId: string; held: Subscription[] }>();
  for (const row of rows) {
    const { companyId: company, productId } = row;
    const own = units.get(`${company} ${productId}`) ?? { companyId: company, productId, held: [] };
    units.set(`${company} ${productId}`, { ...own, held: [...own.held, row] });
  }
  return [...units.values()];
};

/** What is one in the PSA: at least one thing of Pax8's. */
type Together = readonly [Units, ...Units[]];

const lineOf = (
  { portfolio, mappings }: PsaSeen,
  units: Together,
  billed: number | null,
  verdict: Verdict,
  by: CheckLine['by'] = null,
): CheckLine => {
  const [{ companyId, productId }] = units;
  const held = units.flatMap((each) => each.held);
  return {
    ...{ against: 'psa', companyId, productId },
    company: portfolio.companies.get(companyId)?.name ?? null,
    product:
      held.find(({ productName }) => productName !== null)?.productName ??
      mappedTo(mappings, 'psa-product').get(productId)?.targetName ??
      null,
    subscriptionIds: held.map(({ id }) => id),
    ...{ billed, held: sum(held.map(({ quantity }) => quantity)), amount: null, by, verdict },
  };
};

/** The one price that all lines have, with its currency; null when they differ or do not say. */
const priceOf = (lines: readonly PsaLine[]): Readonly<{ each: number; currency: string }> | null => {
  const prices = new Set(lines.map(({ unitPrice, currency }) => `${unitPrice} ${currency}`));
  const [line] = lines;
  if (prices.size !== 1 || line === undefined || line.unitPrice === null || line.currency === null)
    return null;
  return { each: line.unitPrice, currency: line.currency };
};

/** What is mapped to one company and product of the PSA, beside its lines. */
const compared = (seen: PsaSeen, units: Together, lines: readonly PsaLine[]): CheckLine => {
  const charged = lines.filter(({ billed }) => billed);
  const held = sum(units.flatMap((each) => each.held.map(({ quantity }) => quantity)));
  const billed = sum(charged.map(({ quantity }) => quantity));
  if (held === null || billed === null) return lineOf(seen, units, billed, notChecked('seats-unknown'));
  if (held === billed) return lineOf(seen, units, billed, { kind: 'agrees' });
  if (held === sum(lines.map(({ quantity }) => quantity)))
    return lineOf(seen, units, billed, { kind: 'explained', reason: 'no-charge' });
  const price = priceOf(charged);
  const by =
    price === null ? null : moneyOf(new Big(price.each).times(new Big(billed).minus(held)), price.currency);
  return lineOf(seen, units, billed, { kind: 'differs' }, by);
};

type ByTarget = Map<string, Together>;

/** What the PSA bills and nobody has at Pax8 any more, of what is mapped. */
const withUnheld = (seen: PsaSeen, byTarget: ByTarget, keys: Iterable<string>): ByTarget => {
  const sourceOf = (kind: 'psa-company' | 'psa-product') =>
    new Map([...mappedTo(seen.mappings, kind).values()].map(({ targetId, pax8Id }) => [targetId, pax8Id]));
  const [companies, products] = [sourceOf('psa-company'), sourceOf('psa-product')];
  for (const key of keys) {
    const [company = '', product = ''] = key.split(' ');
    const [companyId, productId] = [companies.get(company), products.get(product)];
    if (byTarget.has(key) || companyId === undefined || productId === undefined) continue;
    if (seen.companyId === null || seen.companyId === companyId)
      byTarget.set(key, [{ companyId, productId, held: [] }]);
  }
  return byTarget;
};

/** Every product of every company beside what the PSA bills for it. What is not mapped is not checked, and says so. */
export const checkPsa = (seen: PsaSeen): CheckLine[] => {
  const { reading, mappings, now } = seen;
  const all = unitsOf(seen);
  const unchecked = (units: Units, reason: NotChecked) => lineOf(seen, [units], null, notChecked(reason));
  if (!seen.isThisMonth) return all.map((units) => unchecked(units, 'psa-only-today'));
  if (reading === null) return all.map((units) => unchecked(units, 'psa-not-read'));
  const companies = mappedTo(mappings, 'psa-company');
  const products = mappedTo(mappings, 'psa-product');
  const lines = Map.groupBy(
    reading.lines.filter((line) => line.productId !== null && activeAt(line, now)),
    ({ companyId, productId }) => `${companyId} ${productId}`,
  );
  const apart: CheckLine[] = [];
  const byTarget: ByTarget = new Map();
  for (const units of all) {
    const [company, product] = [companies.get(units.companyId), products.get(units.productId)];
    if (company === undefined) apart.push(unchecked(units, 'company-not-mapped'));
    else if (product === undefined) apart.push(unchecked(units, 'product-not-mapped'));
    else {
      const key = `${company.targetId} ${product.targetId}`;
      const others = byTarget.get(key);
      byTarget.set(key, others === undefined ? [units] : [...others, units]);
    }
  }
  const whole = withUnheld(seen, byTarget, lines.keys());
  return [...apart, ...[...whole].map(([key, units]) => compared(seen, units, lines.get(key) ?? []))];
};
