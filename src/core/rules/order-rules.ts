import type { CompanyDetails } from '../marketplace/company-details.ts';
import { type Contact, type ContactType, missingPrimaries } from '../marketplace/contacts.ts';
import { dependencyKind } from '../marketplace/dependency-kind.ts';
import type { ProductDependencies, ProductDependency, ProductDetails } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';
import { ruleBusinessSeats } from './business-seats.ts';
import { isMicrosoftCommerce } from './seat-rule.ts';
import { termMonths } from './term-dates.ts';

type Named = ProductDependency['products'][number];

/** What an add-on is added to: a subscription, or another line of the same order by its number from 1. */
export type OrderParent =
  | Readonly<{ subscriptionId: string; productName: string }>
  | Readonly<{ line: number; productName: string }>;

/** Why an order cannot be made, known before anyone fills in or approves anything. `product` is the name of its line. */
export type OrderRefusal =
  | Readonly<{ kind: 'company-gone' }>
  | Readonly<{ kind: 'product-gone'; product: string }>
  | Readonly<{ kind: 'company-inactive'; status: string; missing: readonly ContactType[] }>
  /** The company must hold one of these, or order it in the same order. */
  | Readonly<{ kind: 'needs-parent'; product: string; products: readonly Named[] }>
  /** Pax8 does not sell it beside `other`, which the company has or which is in the same order. */
  | Readonly<{ kind: 'excluded'; product: string; other: string }>
  /** `held`: what the company has already of all products that share the limit. */
  | Readonly<{ kind: 'order-limit'; limit: number; held: number }>
  /** Pax8 offers no way to buy it that has a price plan and, if needed, a commitment. */
  | Readonly<{ kind: 'not-sold'; product: string }>;

/** What a person should know before approving an order. */
export type OrderNote =
  | Readonly<{ kind: 'order-committed'; term: string }>
  | Readonly<{ kind: 'order-window' }>
  | Readonly<{ kind: 'order-free' }>
  | Readonly<{ kind: 'order-beside'; seats: number; product: string }>
  /** For a longer commitment: seats that run by the month go on beside it until somebody cancels them. */
  | Readonly<{ kind: 'order-beside-month'; seats: number; product: string; subscriptionId: string }>
  | Readonly<{ kind: 'order-currency'; currency: string | null; assumed: boolean }>
  /** A constraint that the bot does not know, with the products it names. */
  | Readonly<{ kind: 'order-constraint'; product: string; name: string; products: readonly string[] }>
  /** Over Microsoft's limit only if Apps for business counts together with the other Business plans. */
  | Readonly<{ kind: 'order-near-limit'; limit: number }>
  /** Pax8 has prices from `least` to `most` seats only; null for no limit on that side. */
  | Readonly<{ kind: 'order-range'; product: string; least: number | null; most: number | null }>;

/** One product of an order as just read from Pax8; `product` is null when it does not exist. */
export type OrderedProduct = Readonly<{
  /** As the person was shown it. */
  productName: string;
  product: ProductDetails | null;
  dependencies: ProductDependencies;
}>;

/** Fresh reads from Pax8; `company` is null when it does not exist. */
export type OrderFacts = Readonly<{
  company: CompanyDetails | null;
  contacts: readonly Contact[];
  /** The ordered products, in the order of the lines. */
  lines: readonly OrderedProduct[];
  /** Everything the company has. */
  held: readonly Subscription[];
}>;

/** What a line can be added to, and how many seats that has. */
export type ParentOption = Readonly<{ key: string; seats: number | null; parent: OrderParent }>;

/** Why the products cannot be ordered together in these quantities; a quantity is null when not given yet. */
export const orderRefusal = (
  facts: OrderFacts,
  quantities: readonly (number | null)[],
  now: Instant,
): OrderRefusal | null => {
  const { company, contacts, lines } = facts;
  if (company === null) return { kind: 'company-gone' };
  if (company.status !== 'Active')
    return { kind: 'company-inactive', status: company.status, missing: missingPrimaries(contacts) };
  for (const [n, line] of lines.entries()) {
    const because = lineRefusal(facts, line, n, now);
    if (because !== null) return because;
  }
  return limitRefusal(facts, quantities, now);
};

const lineRefusal = (
  facts: OrderFacts,
  { product, productName, dependencies }: OrderedProduct,
  n: number,
  now: Instant,
): OrderRefusal | null => {
  if (product === null) return { kind: 'product-gone', product: productName };
  for (const dependency of dependencies.products) {
    const kind = dependencyKind(dependency);
    const [firstOption] = optionsFor(dependency, facts, n, quantityless, now);
    if (kind === 'requires' && firstOption === undefined)
      return { kind: 'needs-parent', product: product.name, products: dependency.products };
    if (kind === 'excludes' && firstOption !== undefined)
      return { kind: 'excluded', product: product.name, other: firstOption.parent.productName };
  }
  return null;
};

const quantityless: readonly (number | null)[] = [];

const limitRefusal = (
  { lines, held }: OrderFacts,
  quantities: readonly (number | null)[],
  now: Instant,
): OrderRefusal | null => {
  const ruling = ruleBusinessSeats(wantedSeats(lines, quantities), held, now);
  return ruling.kind === 'over' ? { kind: 'order-limit', limit: ruling.limit, held: ruling.others } : null;
};

const wantedSeats = (lines: OrderFacts['lines'], quantities: readonly (number | null)[]) =>
  lines.map(({ product, productName }, n) => ({
    subscriptionId: null,
    productName: product?.name ?? productName,
    to: quantities[n] ?? 1,
  }));

/** The running subscriptions and the other lines that are of a constraint's products. */
const optionsFor = (
  { products }: ProductDependency,
  { lines, held }: Pick<OrderFacts, 'lines' | 'held'>,
  n: number,
  quantities: readonly (number | null)[],
  now: Instant,
): ParentOption[] => {
  const names = new Map(products.map(({ id, name }) => [id, name]));
  return [
    ...lines.flatMap(({ product }, at): ParentOption[] => {
      if (product === null || at === n || !names.has(product.id)) return [];
      const parent = { line: at + 1, productName: product.name };
      return [{ key: `line ${at + 1}`, seats: quantities[at] ?? null, parent }];
    }),
    ...held.flatMap((subscription): ParentOption[] => {
      const named = names.get(subscription.productId);
      if (named === undefined || !isRunning(subscription, now)) return [];
      const { id, quantity: seats, productName } = subscription;
      return [{ key: id, seats, parent: { subscriptionId: id, productName: productName ?? named } }];
    }),
  ];
};

/** What a line can be added to, if it needs a base: lines of the same order first. */
export const parentsOf = (
  facts: Pick<OrderFacts, 'lines' | 'held'>,
  n: number,
  quantities: readonly (number | null)[],
  now: Instant,
): readonly ParentOption[] => {
  const needed = (facts.lines[n]?.dependencies.products ?? []).filter(
    (dependency) => dependencyKind(dependency) === 'requires',
  );
  const options = needed.flatMap((dependency) => optionsFor(dependency, facts, n, quantities, now));
  return [...new Map(options.map((option) => [option.key, option])).values()];
};

const seatsOf = (productId: string, held: readonly Subscription[], now: Instant): number =>
  held
    .filter((subscription) => isRunning(subscription, now) && subscription.productId === productId)
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);

/** The term of each line, null without a commitment; `seats` as ordered, null when not given yet. */
export type OrderTerms = readonly Readonly<{ term: string | null; seats: number | null }>[];

/** Microsoft's seven days apply to New Commerce products only; other vendors have their own terms. */
export const orderNotes = (
  { lines, held }: Pick<OrderFacts, 'lines' | 'held'>,
  terms: OrderTerms,
  currency: OrderCurrency,
  now: Instant,
): OrderNote[] => {
  const known = new Set(terms.map(({ term }) => term));
  const business = ruleBusinessSeats(
    wantedSeats(
      lines,
      terms.map(({ seats }) => seats),
    ),
    held,
    now,
  );
  return [
    ...[...known].map((term) =>
      term === null ? ({ kind: 'order-free' } as const) : ({ kind: 'order-committed', term } as const),
    ),
    ...(lines.some(({ product }, n) => hasWindow(product, terms[n]?.term ?? null))
      ? ([{ kind: 'order-window' }] as const)
      : []),
    ...lines.flatMap((line, n) => lineNotes(line, terms[n]?.term ?? null, held, now)),
    ...(business.kind === 'near' ? ([{ kind: 'order-near-limit', limit: business.limit }] as const) : []),
    { kind: 'order-currency', ...currency },
  ];
};

const hasWindow = (product: ProductDetails | null, term: string | null): boolean =>
  product !== null &&
  isMicrosoftCommerce({
    productName: product.name,
    vendorName: product.vendorName,
    committed: term !== null,
  });

const lineNotes = (
  { product, dependencies }: OrderedProduct,
  term: string | null,
  held: readonly Subscription[],
  now: Instant,
): readonly OrderNote[] => {
  if (product === null) return [];
  const isLonger = (termMonths(term) ?? 0) > 1;
  const byMonth = held.filter(
    ({ commitment, ...each }) =>
      isLonger &&
      each.productId === product.id &&
      isRunning(each, now) &&
      termMonths(commitment?.term ?? null) === 1,
  );
  const others = held.filter(({ id }) => byMonth.every((each) => each.id !== id));
  const seats = seatsOf(product.id, others, now);
  return [
    ...byMonth.map(({ id, quantity }) => ({
      ...({ kind: 'order-beside-month', product: product.name } as const),
      ...{ seats: quantity ?? 0, subscriptionId: id },
    })),
    ...(seats === 0 ? [] : [{ kind: 'order-beside', seats, product: product.name } as const]),
    ...dependencies.products.flatMap(({ name, products }) =>
      name === null || dependencyKind({ name }) !== 'unknown'
        ? []
        : [
            {
              ...({ kind: 'order-constraint', product: product.name, name } as const),
              products: products.map((named) => named.name),
            },
          ],
    ),
  ];
};

/** `assumed`: the partner's own, since the company has no subscription that shows one. */
export type OrderCurrency = Readonly<{ currency: string | null; assumed: boolean }>;
