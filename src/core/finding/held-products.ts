import type { Company, Subscription } from '../marketplace/records.ts';
import {
  isBetter,
  matchProduct,
  nearestFirst,
  type ProductLevel,
  type ProductMatch,
  productLevel,
} from '../names/product-names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

const isCancelled = ({ status }: Subscription): boolean => status === 'Cancelled';

/**
 * Finds the company's subscription a text means. A cancelled one counts only when no living one fits; when it fits
 * better than the living ones, both are returned.
 */
export const matchHeld = (portfolio: Portfolio, company: Company, text: string): ProductMatch => {
  const held = portfolio.byCompany.get(company.id) ?? [];
  const product = portfolio.skus.get(text.toLowerCase());
  if (product !== undefined) return ofProduct(held.filter(({ productId }) => productId === product));
  const living = matchProduct(
    held.filter((subscription) => !isCancelled(subscription)),
    text,
  );
  const cancelled = matchProduct(held.filter(isCancelled), text);
  if (living.kind === 'none') return cancelled;
  if (cancelled.kind === 'none' || !isBetter(cancelled.level, living.level)) return living;
  const all = [living, cancelled].flatMap((match) =>
    match.kind === 'one' ? [match.subscription] : match.subscriptions,
  );
  return { kind: 'several', subscriptions: all, level: cancelled.level };
};

/**
 * The company's subscriptions to choose from when nothing fits the text: most similar first, running before cancelled.
 */
export const nearestHeld = (
  portfolio: Portfolio,
  company: Company,
  text: string,
): readonly Subscription[] => {
  const held = portfolio.byCompany.get(company.id) ?? [];
  if (portfolio.skus.has(text.toLowerCase())) return [];
  const living = held.filter((subscription) => !isCancelled(subscription));
  return [...nearestFirst(living, text), ...nearestFirst(held.filter(isCancelled), text)];
};

/** A SKU means its product: the living subscriptions of it, else the cancelled ones. */
const ofProduct = (held: readonly Subscription[]): ProductMatch => {
  const living = held.filter((subscription) => !isCancelled(subscription));
  const found = living.length > 0 ? living : held;
  const [subscription, other] = found;
  if (subscription === undefined) return { kind: 'none' };
  return other === undefined
    ? { kind: 'one', subscription, level: 'equal' }
    : { kind: 'several', subscriptions: found, level: 'equal' };
};

/** Companies whose living subscription fits the text best, sorted by name. */
export const holdersOf = (portfolio: Portfolio, text: string): Company[] => {
  const levels = new Map<string | null, ProductLevel | null>();
  let best: ProductLevel | null = null;
  const holders = new Map<string, ProductLevel>();
  for (const subscription of portfolio.subscriptions.values()) {
    if (isCancelled(subscription)) continue;
    const { productName, companyId } = subscription;
    if (!levels.has(productName)) levels.set(productName, productLevel(productName, text));
    const level = levels.get(productName) ?? null;
    if (level === null) continue;
    const known = holders.get(companyId);
    if (known === undefined || isBetter(level, known)) holders.set(companyId, level);
    if (best === null || isBetter(level, best)) best = level;
  }
  return [...holders]
    .filter(([, level]) => level === best)
    .flatMap(([companyId]) => portfolio.companies.get(companyId) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};
