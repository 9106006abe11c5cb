import Big from 'big.js';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { knownPrice, type Money, monthly } from '../words/money.ts';
import { includes, type Role } from '../words/people.ts';
import type { ChangeKind } from './kinds.ts';

/** How a tenant decides about changes. Admins edit it, and its history is kept. */
export type Policy = Readonly<{
  /** `always`: every change needs approval. `above`: only one above the amount or share below. */
  approval: 'always' | 'above';
  /** With `above`: the monthly amount above which approval is needed; null for no limit. */
  amount: Money | null;
  /** With `above`: the percentage of current seats above which approval is needed; null for no limit. */
  share: number | null;
  /** Changes with one of these in the name always need approval; case is ignored. */
  alwaysFor: Readonly<{
    companies: readonly string[];
    products: readonly string[];
    vendors: readonly string[];
  }>;
  /** Above this monthly amount two approvers are needed; null when one is always enough. */
  twoAbove: Money | null;
  /** In this many days before the commitment ends every change needs approval; 0 turns it off. */
  quietDays: number;
  /** Limits no approval can lift: seats of one subscription after a change, monthly amount of a change. */
  ceiling: Readonly<{ seats: number | null; amount: Money | null }>;
  /** Against mistakes and abuse: seats per request, requests per person and hour. */
  limits: Readonly<{ seatsPerRequest: number; requestsPerHour: number }>;
}>;

/** The policy until an admin saves one: everything needs approval. */
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

/** What a policy looks at in a change. Prices are per seat and billing term. */
export type Proposed = Readonly<{
  /** A cancellation has `to` 0 and an order has `from` 0; a price change keeps the seats. */
  what: ChangeKind;
  from: number;
  to: number;
  price: number | null;
  partnerCost: number | null;
  /** Whether there is or may be a commitment. */
  committed: boolean;
  /** The new price; only for a price change. */
  newPrice?: number | null;
  billingTerm: string;
  currency: string | null;
  commitmentEndsAt: Instant | null;
  companyName: string;
  productName: string;
  /** Null when unknown; then every rule about vendors applies. */
  vendorName: string | null;
}>;

/** The asker's role for this company, and their requests in the last hour. */
export type Asking = Readonly<{ role: Role; requestsInLastHour: number }>;

/** Why approval is needed; `views/` has the words. */
export type Reason =
  | Readonly<{ kind: 'always' }>
  | Readonly<{ kind: 'cancel' | 'price' }>
  | Readonly<{ kind: 'above-amount'; amount: Money; limit: Money }>
  /** `share` null: there are no seats yet of which it could be one. */
  | Readonly<{ kind: 'above-share'; share: number | null; limit: number }>
  | Readonly<{ kind: 'price-unknown' }>
  /** The price is known but the monthly amount is not: no currency, or not billed by month or year. */
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
 * Judges a proposed change: whether the person may ask, and how many must approve. Anything unknown (a price, a vendor,
 * another currency) counts against the change.
 */
export const judge = (change: Proposed, asking: Asking, policy: Policy, now: Instant): Verdict => {
  const because = refusal(change, asking, policy);
  if (because !== null) return { kind: 'refused', because };
  const two = needsTwo(change, policy);
  const reasons = [...approvalReasons(change, policy, now), ...(two === null ? [] : [two])];
  if (reasons.length === 0) return { kind: 'allowed' };
  return { kind: 'needs-approval', approvers: two === null ? 1 : 2, reasons };
};

/** The strictest verdict on parts of one request, which is decided as a whole; each reason once. */
export const strictest = (verdicts: readonly Verdict[]): Verdict => {
  const refused = verdicts.find(({ kind }) => kind === 'refused');
  if (refused !== undefined) return refused;
  const needing = verdicts.filter((verdict) => verdict.kind === 'needs-approval');
  if (needing.length === 0) return { kind: 'allowed' };
  const reasons = needing.flatMap((verdict) => verdict.reasons);
  return {
    kind: 'needs-approval',
    approvers: needing.some(({ approvers }) => approvers === 2) ? 2 : 1,
    reasons: [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()],
  };
};

const changed = ({ from, to }: Proposed): number => Math.abs(to - from);

/** The larger of price and partner cost per seat; null when the price is unknown. */
const perSeat = (change: Proposed): number | null => {
  const price = knownPrice(change);
  return price === null ? null : Math.max(price, change.partnerCost ?? 0);
};

/** The monthly amount a change adds or removes, without a sign; null when unknown. */
const moved = (change: Proposed): Money | null => {
  const { what, price, newPrice = null, to } = change;
  if (what !== 'price') return monthly({ ...change, price: perSeat(change) }, changed(change));
  if (price === null || newPrice === null || perSeat(change) === null) return null;
  const [least, most] = [price, newPrice].sort((a, b) => a - b) as [number, number];
  return monthly({ ...change, price: Number(new Big(most).minus(least)) }, to);
};

const above = (amount: Money, limit: Money): boolean => Number(amount.amount) > Number(limit.amount);

/**
 * Ceilings limit increases only: fewer seats spend nothing. The seat limit skips cancellations, which are no mistyped
 * number.
 */
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

/** No policy lets a cancellation pass (it cannot be taken back) or a price (what it means is uncertain). */
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

/** What of a policy cannot be meant or contradicts itself. */
export type PolicyProblem =
  | Readonly<{
      kind: 'no-limit' | 'bad-amount' | 'currencies' | 'two-below-one' | 'two-never' | 'approval-never';
    }>
  | Readonly<{
      kind: 'out-of-range';
      field: 'share' | 'quietDays' | 'ceilingSeats' | 'seatsPerRequest' | 'requestsPerHour';
      from: number;
      to: number;
    }>;

/** Everything that is wrong with a policy; nothing: it may be saved. */
export const policyProblems = (policy: Policy): PolicyProblem[] => {
  const { approval, amount, share, twoAbove, quietDays, ceiling, limits } = policy;
  const amounts = [amount, twoAbove, ceiling.amount].filter((limit) => limit !== null);
  const below = (one: Money | null, other: Money | null) =>
    one !== null &&
    other !== null &&
    one.currency === other.currency &&
    Number(one.amount) < Number(other.amount);
  const notAbove = (one: Money | null, other: Money | null) =>
    one !== null && other !== null && one.currency === other.currency && !below(other, one);
  const found: [boolean, PolicyProblem][] = [
    [approval === 'above' && amount === null && share === null, { kind: 'no-limit' }],
    [
      amounts.some((limit) => !(Number(limit.amount) > 0) || !/^[A-Z]{3}$/.test(limit.currency)),
      { kind: 'bad-amount' },
    ],
    [new Set(amounts.map(({ currency }) => currency)).size > 1, { kind: 'currencies' }],
    outOfRange('share', share, 1, 1000),
    outOfRange('quietDays', quietDays, 0, 90),
    outOfRange('ceilingSeats', ceiling.seats, 1, 100_000),
    outOfRange('seatsPerRequest', limits.seatsPerRequest, 1, 10_000),
    outOfRange('requestsPerHour', limits.requestsPerHour, 1, 1000),
    [approval === 'above' && below(twoAbove, amount), { kind: 'two-below-one' }],
    [notAbove(ceiling.amount, twoAbove), { kind: 'two-never' }],
    [approval === 'above' && notAbove(ceiling.amount, amount), { kind: 'approval-never' }],
  ];
  return found.filter(([wrong]) => wrong).map(([, problem]) => problem);
};

type Ranged = Extract<PolicyProblem, { kind: 'out-of-range' }>['field'];
const outOfRange = (field: Ranged, n: number | null, from: number, to: number): [boolean, PolicyProblem] => [
  n !== null && !(Number.isInteger(n) && n >= from && n <= to),
  { kind: 'out-of-range', field, from, to },
];
