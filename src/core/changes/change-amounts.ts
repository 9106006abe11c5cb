import { isNewCommerce } from '../marketplace/renewals.ts';
import { type Amounts, amountsOf, belowCost, type Priced, sumAmounts } from '../rules/amounts.ts';
import { creditOf, isListedFree } from '../rules/notes.ts';
import type { Passed } from '../rules/passed.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import type { Change, Common } from './change.ts';
import { cameToNothingAs, decidedOf, plannedAfter, seatsAfter, seatsBefore } from './change-facts.ts';

/** Each line of an order is an amount of its own; every other change is one. */
const partsOf = (change: Omit<Common, 'id'>): readonly Priced[] => {
  const { wanted } = change;
  if (wanted.kind !== 'order') return [pricedOf(change)];
  return wanted.lines.map((line) => ({
    ...pricedOf(change),
    to: line.seats,
    price: line.price,
    partnerCost: line.partnerCost,
    // Its prices are those of the price list.
    listedFree: true,
    billingTerm: line.billingTerm,
    committed: line.commitmentTerm !== null || isNewCommerce(line.productName),
    commitmentTerm: line.commitmentTerm,
  }));
};

const pricedOf = ({ wanted, seen, productName, notes }: Omit<Common, 'id'>): Priced => {
  const { commitmentTerm, commitmentEndsAt } = seen;
  return {
    kind: wanted.kind,
    from: seatsBefore({ wanted }),
    to: seatsAfter({ wanted }),
    price: seen.price,
    partnerCost: seen.partnerCost,
    newPrice: wanted.kind === 'price' ? wanted.to : null,
    currency: seen.currency,
    billingTerm: seen.billingTerm,
    committed: commitmentTerm !== null || commitmentEndsAt !== null || isNewCommerce(productName),
    commitmentTerm,
    commitmentEndsAt,
    billingStartAt: seen.billingStartAt,
    startsAt: wanted.kind === 'cancel' ? wanted.at : plannedAfter({ wanted }),
    credit: creditOf(notes),
    listedFree: isListedFree(notes),
  };
};

/** A price below the partner cost that the change sells at; null when there is none. */
export const changeBelowCost = (change: Common) =>
  partsOf(change)
    .map(belowCost)
    .find((below) => below !== null) ?? null;

/** The amounts of a change, as of its request. */
export const changeAmounts = (change: Common): Amounts =>
  sumAmounts(partsOf(change).map((part) => amountsOf(part, change.requestedAt)));

/** This long before its end, the next term matters more than the rest of this one. */
const nearEnd = 14 * day;

/**
 * When more seats carry on into the next term, and their cost there (null when unknown); null when the end is not near.
 * https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 */
export const nextTermOf = (change: Common): Readonly<{ at: Instant; amount: Money | null }> | null => {
  const { wanted, notes, requestedAt } = change;
  const at = change.seen.commitmentEndsAt;
  if (wanted.kind !== 'seats' || wanted.afterTermEnd !== null || wanted.to <= wanted.from) return null;
  const kinds = new Set(notes.map(({ kind }) => kind));
  const renews = (kinds.has('returnable-until') || kinds.has('locks-now')) && !kinds.has('ends');
  if (at === null || !renews || at - requestedAt > nearEnd) return null;
  const { untilEnd } = amountsOf({ ...pricedOf(change), startsAt: at }, requestedAt);
  return { at, amount: untilEnd.kind === 'known' ? untilEnd.amount : null };
};

/** What a change counts towards the policy's limits for what passes without approval. */
export const passedOf = (change: Common): Passed => ({
  person: change.requestedBy.objectId,
  companyId: change.companyId,
  subscriptionId: change.subscriptionId,
  from: seatsBefore(change),
  to: seatsAfter(change),
  amounts: changeAmounts(change),
});

/** Since when a change counts as passed without approval; null for one that people approve, or that came to nothing. */
export const passedAt = (change: Change): number | null =>
  change.approversNeeded > 0 || cameToNothingAs(change) !== null
    ? null
    : (decidedOf(change)?.at ?? change.requestedAt);
