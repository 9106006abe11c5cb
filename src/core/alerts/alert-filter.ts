import Big from 'big.js';
import type { Renewal, RenewalLine } from '../renewals/renewal.ts';
import { monthly, sumByCurrency } from '../words/money.ts';
import type { AlertFilter } from './alert.ts';

/** The vendor of a product; null when unknown. */
export type VendorOf = (productId: string) => string | null;

/**
 * Whether a place with this filter wants to hear of the renewal, or of a trial's end: one line with vendor and product
 * is enough; the minimum amount counts all of them together. Unknown values never exclude.
 */
export const wants = (
  filter: AlertFilter,
  renewal: Pick<Renewal, 'companyId' | 'lines'> & Readonly<{ kind?: 'renewals' | 'trials' }>,
  vendorOf: VendorOf,
): boolean => {
  if (filter.kind !== null && filter.kind !== (renewal.kind ?? 'renewals')) return false;
  if (filter.company !== null && filter.company.id !== renewal.companyId) return false;
  const lines = renewal.lines.filter((line) => isMeant(filter, line, vendorOf));
  return lines.length > 0 && costsEnough(filter.minMonthly, lines);
};

const isMeant = ({ vendor, product }: AlertFilter, line: RenewalLine, vendorOf: VendorOf): boolean =>
  // Without a known vendor, the product's name often holds the vendor's.
  (vendor === null || contains(vendorOf(line.productId) ?? line.productName, vendor)) &&
  (product === null || contains(line.productName, product));

const contains = (text: string | null, part: string): boolean =>
  text === null || text.toLowerCase().includes(part.trim().toLowerCase());

const costsEnough = (least: number | null, lines: readonly RenewalLine[]): boolean => {
  if (least === null) return true;
  const costs = lines.map((line) => monthly(line, line.quantity));
  const known = costs.filter((cost) => cost !== null);
  if (known.length < costs.length) return true;
  return sumByCurrency(known).some(({ amount }) => new Big(amount).gte(least));
};
