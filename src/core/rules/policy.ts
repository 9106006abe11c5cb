import Big from 'big.js';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { knownPrice, type Money, monthly } from '../words/money.ts';
import { includes, type Role } from '../words/people.ts';
import type { ChangeKind } from './kinds.ts';

/** How a tenant decides about seat changes. Edited by admins, kept with its history; every rule is a line of it. */
export type Policy = Readonly<{
  /** `always`: every change needs approval. `above`: only one above the amount or the share below. */
  approval: 'always' | 'above';
  /** With `above`: the monthly amount from which approval is needed; null: any amount may pass. */
  amount: Money | null;
  /** With `above`: per cent of the present seats from which approval is needed; null: any share may pass. */
  share: number | null;
  /** Parts of names whose changes always need approval; case does not count. */
  alwaysFor: Readonly<{
    companies: readonly string[];
    products: readonly string[];
    vendors: readonly string[];
  }>;
  /** Above this monthly amount two approvers are needed; null: one is enough. */
  twoAbove: Money | null;
  /** In the last days before the commitment ends no change passes without approval; 0: no such time. */
  quietDays: number;
  /** What nobody may pass, approved or not: seats of one subscription after the change, monthly amount of a change. */
  ceiling: Readonly<{ seats: number | null; amount: Money | null }>;
  /** Against mistakes and abuse: seats in one request, requests of one person in an hour. */
  limits: Readonly<{ seatsPerRequest: number; requestsPerHour: number }>;
}>;

/** What holds until an admin decides otherwise: nothing without approval. */
export const firstPolicy: Policy = {
  approval: 'always',
  amount: null,
  share: null,
  alwaysFor: { companies: [], products: [], vendors: [] },
  twoAbove: null,
  quietDays: 0,
  ceiling: { seats: null, amount: null },
  limits: { seatsPerRequest: 300, requestsPerHour: 30 },
};

/** A change as far as a policy looks at it. Prices are per seat and billing term. */
export type Proposed = Readonly<{
  /** For an end of the subscription `to` is 0, for a new one `from`; a change of the price leaves the seats. */
  what: ChangeKind;
  from: number;
  to: number;
  price: number | null;
  partnerCost: number | null;
  /** Whether there is a commitment, or may be one. */
  committed: boolean;
  /** What the price is to become; only for a change of it. */
  newPrice?: number | null;
  billingTerm: string;
  currency: string | null;
  commitmentEndsAt: Instant | null;
  companyName: string;
  productName: string;
  /** null: not known; then a rule about vendors counts as met. */
  vendorName: string | null;
}>;

/** Who asks: the role for this company, and the requests of the last hour. */
export type Asking = Readonly<{ role: Role; requestsInLastHour: number }>;

/** Why approval is needed; the words are for `views/`. */
export type Reason =
  | Readonly<{ kind: 'always' }>
  | Readonly<{ kind: 'cancel' | 'price' }>
  | Readonly<{ kind: 'above-amount'; amount: Money; limit: Money }>
  /** `share` null: there are no seats yet of which it could be one. */
  | Readonly<{ kind: 'above-share'; share: number | null; limit: number }>
  | Readonly<{ kind: 'price-unknown' }>
  /** The price is known, and the month's amount is not: no currency, or not billed by the month or year. */
  | Readonly<{ kind: 'amount-unknown' }>
  | Readonly<{ kind: 'other-currency'; currency: string; limit: Money }>
  | Readonly<{ kind: 'company' | 'product' | 'vendor'; name: string }>
  | Readonly<{ kind: 'vendor-unknown' }>
  | Readonly<{ kind: 'quiet-days'; endsAt: Instant; days: number }>
  | Readonly<{ kind: 'two-above'; amount: Money; limit: Money }>
  | Readonly<{ kind: 'two-unknown' }>;

export type PolicyRefusal =
  | Readonly<{ kind: 'role'; role: Role }>
  | Readonly<{ kind: 'ceiling-seats'; seats: number; limit: number }>
  | Readonly<{ kind: 'ceiling-amount'; amount: Money; limit: Money }>
  | Readonly<{ kind: 'ceiling-unknown'; limit: Money }>
  | Readonly<{ kind: 'seats-per-request'; seats: number; limit: number }>
  | Readonly<{ kind: 'requests-per-hour'; limit: number }>;

export type Verdict =
  | Readonly<{ kind: 'allowed' }>
  | Readonly<{ kind: 'needs-approval'; approvers: 1 | 2; reasons: readonly Reason[] }>
  | Readonly<{ kind: 'refused'; because: PolicyRefusal }>;

/**
 * What a policy says of a proposed change: whether the person may ask, and who must agree. Whatever is not known (a
 * price, a vendor, another currency) counts against the change, never for it.
 */
export const judge = (change: Proposed, asking: Asking, policy: Policy, now: Instant): Verdict => {
  const because = refusal(change, asking, policy);
  if (because !== null) return { kind: 'refused', because };
  const two = needsTwo(change, policy);
  const reasons = [...approvalReasons(change, policy, now), ...(two === null ? [] : [two])];
  if (reasons.length === 0) return { kind: 'allowed' };
  return { kind: 'needs-approval', approvers: two === null ? 1 : 2, reasons };
};

const changed = ({ from, to }: Proposed): number => Math.abs(to - from);

/** What a seat counts as: the larger of price and partner cost; null when the price is not known. */
const perSeat = (change: Proposed): number | null => {
  const price = knownPrice(change);
  return price === null ? null : Math.max(price, change.partnerCost ?? 0);
};

/** What the change moves in a month, up or down, without a sign; null when that is not known. */
const moved = (change: Proposed): Money | null => {
  const { what, price, newPrice = null, to } = change;
  if (what !== 'price') return monthly({ ...change, price: perSeat(change) }, changed(change));
  if (price === null || newPrice === null || perSeat(change) === null) return null;
  const [least, most] = [price, newPrice].sort((a, b) => a - b) as [number, number];
  return monthly({ ...change, price: Number(new Big(most).minus(least)) }, to);
};

const above = (amount: Money, limit: Money): boolean => Number(amount.amount) > Number(limit.amount);

/** Fewer seats spend nothing: ceilings hold increases only. A cancellation is no number that somebody mistyped. */
const refusal = (change: Proposed, asking: Asking, { ceiling, limits }: Policy): PolicyRefusal | null => {
  if (!includes(asking.role, 'requester')) return { kind: 'role', role: asking.role };
  if (asking.requestsInLastHour >= limits.requestsPerHour)
    return { kind: 'requests-per-hour', limit: limits.requestsPerHour };
  const seats = changed(change);
  if (change.what !== 'cancel' && seats > limits.seatsPerRequest)
    return { kind: 'seats-per-request', seats, limit: limits.seatsPerRequest };
  if (change.to <= change.from) return null;
  if (ceiling.seats !== null && change.to > ceiling.seats)
    return { kind: 'ceiling-seats', seats: change.to, limit: ceiling.seats };
  if (ceiling.amount === null) return null;
  const amount = moved(change);
  if (amount === null || amount.currency !== ceiling.amount.currency)
    return { kind: 'ceiling-unknown', limit: ceiling.amount };
  return above(amount, ceiling.amount) ? { kind: 'ceiling-amount', amount, limit: ceiling.amount } : null;
};

const needsTwo = (change: Proposed, { twoAbove }: Policy): Reason | null => {
  if (twoAbove === null) return null;
  const amount = moved(change);
  if (amount === null || amount.currency !== twoAbove.currency) return { kind: 'two-unknown' };
  return above(amount, twoAbove) ? { kind: 'two-above', amount, limit: twoAbove } : null;
};

/** A cancellation passes by no policy: it cannot be taken back. Nor does a price: what it means is not certain. */
const approvalReasons = (change: Proposed, policy: Policy, now: Instant): Reason[] => {
  const never = change.what === 'cancel' || change.what === 'price' ? change.what : null;
  if (policy.approval === 'always') return [{ kind: never ?? 'always' }];
  const found: (Reason | null)[] = [
    never === null ? null : { kind: never },
    overAmount(change, policy.amount),
    overShare(change, policy.share),
    named('company', policy.alwaysFor.companies, change.companyName),
    named('product', policy.alwaysFor.products, change.productName),
    named('vendor', policy.alwaysFor.vendors, change.vendorName),
    quiet(change, policy.quietDays, now),
  ];
  return found.filter((reason) => reason !== null);
};

const overAmount = (change: Proposed, limit: Money | null): Reason | null => {
  if (limit === null) return null;
  const amount = moved(change);
  if (amount === null) return { kind: perSeat(change) === null ? 'price-unknown' : 'amount-unknown' };
  if (amount.currency !== limit.currency) return { kind: 'other-currency', currency: amount.currency, limit };
  return above(amount, limit) ? { kind: 'above-amount', amount, limit } : null;
};

const overShare = (change: Proposed, limit: number | null): Reason | null => {
  if (limit === null) return null;
  const share = change.from === 0 ? null : (changed(change) / change.from) * 100;
  return share === null || share > limit ? { kind: 'above-share', share, limit } : null;
};

const named = (
  kind: 'company' | 'product' | 'vendor',
  parts: readonly string[],
  name: string | null,
): Reason | null => {
  if (parts.length === 0) return null;
  if (name === null) return { kind: 'vendor-unknown' };
  return parts.some((part) => name.toLowerCase().includes(part.toLowerCase())) ? { kind, name } : null;
};

const quiet = ({ commitmentEndsAt }: Proposed, days: number, now: Instant): Reason | null =>
  commitmentEndsAt !== null && commitmentEndsAt > now && commitmentEndsAt - now <= days * day
    ? { kind: 'quiet-days', endsAt: commitmentEndsAt, days }
    : null;

/** What of a policy cannot be meant or contradicts itself, each with its mend; none: it may be saved. */
export const policyProblems = (policy: Policy): string[] => {
  const { approval, amount, share, twoAbove, quietDays, ceiling, limits } = policy;
  const amounts = [amount, twoAbove, ceiling.amount].filter((one) => one !== null);
  const outOf = (n: number | null, from: number, to: number) =>
    n !== null && !(Number.isInteger(n) && n >= from && n <= to);
  const below = (one: Money | null, other: Money | null) =>
    one !== null &&
    other !== null &&
    one.currency === other.currency &&
    Number(one.amount) < Number(other.amount);
  const notAbove = (one: Money | null, other: Money | null) =>
    one !== null && other !== null && one.currency === other.currency && !below(other, one);
  const found: [boolean, string][] = [
    [
      approval === 'above' && amount === null && share === null,
      'Approval is needed only above a limit, but there is none. Give an amount or a share, or choose always.',
    ],
    [
      amounts.some((one) => !(Number(one.amount) > 0) || !/^[A-Z]{3}$/.test(one.currency)),
      'An amount must be above zero and have a currency of three letters, such as USD.',
    ],
    [new Set(amounts.map(({ currency }) => currency)).size > 1, 'All amounts must be in one currency.'],
    [outOf(share, 1, 1000), 'The share must be a whole number of per cent from 1 to 1000.'],
    [outOf(quietDays, 0, 90), 'The quiet days must be a whole number from 0 to 90.'],
    [outOf(ceiling.seats, 1, 100_000), 'The ceiling of seats must be a whole number from 1 to 100,000.'],
    [
      outOf(limits.seatsPerRequest, 1, 10_000),
      'Seats in one request must be a whole number from 1 to 10,000.',
    ],
    [outOf(limits.requestsPerHour, 1, 1000), 'Requests an hour must be a whole number from 1 to 1,000.'],
    [
      approval === 'above' && below(twoAbove, amount),
      'Two approvers would be needed below the amount that needs one. Raise the one for two or lower the other.',
    ],
    [
      notAbove(ceiling.amount, twoAbove),
      'Two approvers could never be needed: the ceiling is not above that amount.',
    ],
    [
      approval === 'above' && notAbove(ceiling.amount, amount),
      'Approval could never be needed: the ceiling is not above that amount.',
    ],
  ];
  return found.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
};
