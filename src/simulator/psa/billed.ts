import type { SimSubscription } from '../model.ts';
import type { World } from '../world.ts';
import type { PsaAddition } from './connectwise.ts';

/** Letters and digits alone, at most 25, as ConnectWise's identifiers are. */
export const identifierOf = (name: string): string => name.replaceAll(/[^\p{L}\d]/gu, '').slice(0, 25);

/** "Microsoft 365 Business Premium [New Commerce Experience]" is sold as "M365-BUSINESSPREMIUM". */
const codeOf = (product: string): string =>
  product
    .replace(/\s*[[(].*$/, '')
    .replace(/^Microsoft 365\b/, 'M365')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    .toUpperCase();

/**
 * How many of a product a PSA bills that somebody keeps by hand: as many as there are, but every seventh is behind by the seats that came
 * last, and every eleventh ahead.
 */
const billedOf = (seats: number, nth: number): number =>
  nth % 7 === 0 ? Math.max(0, seats - 2) : nth % 11 === 0 ? seats + 1 : seats;

const isBilled = ({ status, billingTerm, quantity }: SimSubscription): boolean =>
  status === 'Active' && quantity > 0 && /^(?:Monthly|Annual)$/.test(billingTerm);

/** What a PSA bills the companies of a world, an agreement each; what Pax8 bills by use is not on them. */
export const additionsOf = (world: World, now: number): PsaAddition[] => {
  const products = new Map<string, number>();
  return [...world.companies.rows].flatMap((company, at) => {
    const own = world.subscriptionsOf(company.id).filter(isBilled);
    const byProduct = [...Map.groupBy(own, ({ productId }) => productId)];
    return byProduct.map(([productId, rows], nth): PsaAddition => {
      const [{ productName, price }] = rows as [SimSubscription];
      const id = products.get(productId) ?? 101 + products.size;
      products.set(productId, id);
      const seats = rows.reduce((sum, { quantity }) => sum + quantity, 0);
      return {
        ...{ id: 1_000 * (at + 1) + nth, agreementId: at + 1 },
        company: { id: 251 + at, identifier: identifierOf(company.name), name: company.name },
        product: { id, identifier: codeOf(productName) },
        description: productName.replace(/\s*\[.*$/, ''),
        ...{ quantity: billedOf(seats, at * 3 + nth), unitPrice: price, billCustomer: 'Billable' },
        effectiveDate: new Date(now - 400 * 86_400_000).toISOString(),
      };
    });
  });
};
