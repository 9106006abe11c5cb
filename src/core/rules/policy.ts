import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { dearer, type Money } from '../words/money.ts';
import { includes, type Person, type Role } from '../words/people.ts';
import { type Amounts, amountsOf, type Priced } from './amounts.ts';
import type { ConsentRules } from './consent-rules.ts';
import {
  type ApprovalLimits,
  beyondSums,
  limitsOf,
  type Measured,
  measured,
  type Passed,
  type SumReason,
} from './passed.ts';

/** How a tenant decides about changes. Admins edit it, and its history is kept. */
export type Policy = ApprovalLimits &
  ConsentRules &
  Readonly<{
    /** Whether the requester must confirm on the card what needs no approval. */
    confirm: boolean;
    /** Whether another admin must confirm a change of the policy. */
    secondAdmin: boolean;
    /** Changes with one of these in the name always need approval; case is ignored. */
    alwaysFor: Readonly<{
      companies: readonly string[];
      products: readonly string[];
      vendors: readonly string[];
    }>;
    /** Above this monthly amount two approvers are needed; null when one is always enough. */
    twoAbove: Money | null;
    /** Above this monthly amount a request must say why, or name a ticket; null when it never must. */
    reasonAbove: Money | null;
    /** Whether a rejection must say why. */
    rejectReason: boolean;
    /** In this many days before the commitment ends every change needs approval; 0 turns it off. */
    quietDays: number;
    /** Limits no approval can lift: seats of one subscription after a change, monthly amount of a change. */
    ceiling: Readonly<{ seats: number | null; amount: Money | null }>;
    /** The only people who may approve, by company; absent when nobody is named for any. */
    approversFor?: readonly NamedApprovers[];
    /** Up to this amount one approver is enough for what cannot wait; absent means never. */
    emergencyUpTo?: Money;
    /** Against mistakes and abuse: seats per request, requests per person and hour. */
    limits: Readonly<{ seatsPerRequest: number; requestsPerHour: number }>;
  }>;

export type NamedApprovers = Readonly<{
  companyId: string;
  companyName: string;
  people: readonly Person[];
}>;

/** The policy until an admin saves one: everything needs approval. */
export const firstPolicy: Policy = {
  approval: 'always',
  amount: null,
  commitment: null,
  atOnce: null,
  day: null,
  share: null,
  confirm: true,
  secondAdmin: false,
  alwaysFor: { companies: [], products: [], vendors: [] },
  twoAbove: null,
  reasonAbove: null,
  rejectReason: false,
  quietDays: 0,
  ceiling: { seats: null, amount: null },
  limits: { seatsPerRequest: 300, requestsPerHour: 30 },
};

/** What a policy looks at in a change. */
export type Proposed = Priced &
  Readonly<{
    companyId: string;
    companyName: string;
    subscriptionId: string;
    productName: string;
    /** Whether it waits for a renewal: then too many seats need approval instead of being refused. */
    planned?: boolean;
    /** Null when unknown; then every rule about vendors applies. */
    vendorName: string | null;
    /** Nobody knows what the vendor does with the seats and the money. */
    ruleUnknown?: boolean;
    /** The company's status at Pax8; null when unknown, or already judged, as for an order. */
    companyStatus?: string | null;
  }>;

/** Who asks, with their role for this company, and what they asked for before. */
export type Asking = Readonly<{
  person: string;
  role: Role;
  requestsInLastHour: number;
  /** What passed without approval in the last 24 hours. */
  passed: readonly Passed[];
  /** Requested now, without a reason. */
  withoutReason?: boolean;
}>;

/** Whether it is what several lines of a request come to, and not one line by itself. */
type OfLines = Readonly<{ together?: true }>;

/** Its monthly amount is above the limit, or (null) cannot be compared with it. */
export type ReasonNeeded = OfLines & Readonly<{ kind: 'reason-needed'; amount: Money | null; limit: Money }>;

/** Why approval is needed; `views/` has the words. */
export type Reason =
  | Readonly<{ kind: 'always' }>
  | Readonly<{ kind: 'cancel' | 'price' }>
  | Readonly<{ kind: 'above-amount' | 'above-commitment' | 'above-at-once'; amount: Money; limit: Money }>
  | Readonly<{ kind: 'commitment-unknown' | 'at-once-unknown' }>
  | SumReason
  /** `share` is null when there are no seats yet to take a share of. */
  | Readonly<{ kind: 'above-share'; share: number | null; limit: number }>
  | Readonly<{ kind: 'price-unknown' }>
  /** The price is known but the monthly amount is not: no currency, or not billed by month or year. */
  | Readonly<{ kind: 'amount-unknown' }>
  | Readonly<{ kind: 'other-currency'; currency: string; limit: Money }>
  | Readonly<{ kind: 'company' | 'product' | 'vendor'; name: string }>
  | Readonly<{ kind: 'vendor-unknown' }>
  | Readonly<{ kind: 'rule-unknown' }>
  /** More seats for a company that is not Active at Pax8. */
  | Readonly<{ kind: 'company-status'; status: string }>
  | Readonly<{ kind: 'quiet-days'; endsAt: Instant; days: number }>
  /** Nobody knows whether it is within those days. */
  | Readonly<{ kind: 'quiet-unknown'; days: number }>
  | Readonly<{ kind: 'many-seats'; seats: number; limit: number }>
  | (OfLines & Readonly<{ kind: 'two-above'; amount: Money; limit: Money }>)
  | Readonly<{ kind: 'two-unknown' }>;

export type PolicyRefusal =
  | ReasonNeeded
  | Readonly<{ kind: 'role'; role: Role }>
  /** More seats for a company that is deleted at Pax8. */
  | Readonly<{ kind: 'company-deleted' }>
  | Readonly<{ kind: 'ceiling-seats'; seats: number; limit: number }>
  | (OfLines & Readonly<{ kind: 'ceiling-amount'; amount: Money; limit: Money }>)
  | Readonly<{ kind: 'ceiling-unknown'; limit: Money }>
  | (OfLines & Readonly<{ kind: 'seats-per-request'; seats: number; limit: number }>)
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
  const amounts = amountsOf(change, now);
  const because = refusal(change, amounts, asking, policy);
  if (because !== null) return { kind: 'refused', because };
  const two = needsTwo(amounts, policy);
  const own = [...approvalReasons(change, amounts, policy, now), ...(two === null ? [] : [two])];
  const { companyId, subscriptionId, from, to } = change;
  const itself = { person: asking.person, companyId, subscriptionId, from, to, amounts };
  const reasons = own.length > 0 ? own : beyondSums(itself, asking.passed, policy);
  if (reasons.length === 0) return { kind: 'allowed' };
  return { kind: 'needs-approval', approvers: two === null ? 1 : 2, reasons };
};

/** The strictest verdict on the parts of one request, which is decided as a whole. Names each reason once. */
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

/** The monthly amount a change adds or removes, without a sign; null when unknown. */
const moved = (amounts: Amounts): Money | null => known(measured({ from: 0, to: 0, amounts }, 'month'));
const known = (amount: Measured): Money | null => (amount === 'unknown' ? null : amount);

/** The same for limits that nothing else watches: a one-time bill, 0 a month, counts in full. */
export const movedOrBilled = (amounts: Amounts): Money | null => {
  const month = moved(amounts);
  const { now } = amounts;
  return month !== null && Number(month.amount) === 0 && now.kind === 'charged' ? now.amount : month;
};

const above = (amount: Money, limit: Money): boolean => Number(amount.amount) > Number(limit.amount);

/**
 * Ceilings limit increases only: fewer seats spend nothing. The seat limit skips cancellations, where no number is
 * typed.
 */
const refusal = (
  change: Proposed,
  amounts: Amounts,
  asking: Asking,
  policy: Policy,
): PolicyRefusal | null => {
  const { limits } = policy;
  if (!includes(asking.role, 'requester')) return { kind: 'role', role: asking.role };
  if (asking.requestsInLastHour >= limits.requestsPerHour)
    return { kind: 'requests-per-hour', limit: limits.requestsPerHour };
  const seats = changed(change);
  if (change.kind !== 'cancel' && change.planned !== true && seats > limits.seatsPerRequest)
    return { kind: 'seats-per-request', seats, limit: limits.seatsPerRequest };
  return overCeiling(change, amounts, policy) ?? needsReason(amounts, asking, policy);
};

const overCeiling = (change: Proposed, amounts: Amounts, { ceiling }: Policy): PolicyRefusal | null => {
  if (change.to <= change.from) return null;
  if (change.companyStatus === 'Deleted') return { kind: 'company-deleted' };
  if (ceiling.seats !== null && change.to > ceiling.seats)
    return { kind: 'ceiling-seats', seats: change.to, limit: ceiling.seats };
  if (ceiling.amount === null) return null;
  const amount = movedOrBilled(amounts);
  if (amount === null || amount.currency !== ceiling.amount.currency)
    return { kind: 'ceiling-unknown', limit: ceiling.amount };
  return above(amount, ceiling.amount) ? { kind: 'ceiling-amount', amount, limit: ceiling.amount } : null;
};

const needsReason = (
  amounts: Amounts,
  { withoutReason = false }: Asking,
  { reasonAbove: limit }: Policy,
): ReasonNeeded | null => {
  if (!withoutReason || limit === null) return null;
  const amount = movedOrBilled(amounts);
  if (amount === null || amount.currency !== limit.currency)
    return { kind: 'reason-needed', amount: null, limit };
  return above(amount, limit) ? { kind: 'reason-needed', amount, limit } : null;
};

const needsTwo = (amounts: Amounts, { twoAbove }: Policy): Reason | null => {
  if (twoAbove === null) return null;
  const amount = movedOrBilled(amounts);
  if (amount === null || amount.currency !== twoAbove.currency) return { kind: 'two-unknown' };
  return above(amount, twoAbove) ? { kind: 'two-above', amount, limit: twoAbove } : null;
};

/** No policy lets a cancellation pass (it cannot be undone), or a price (what Pax8 means by it is uncertain). */
const approvalReasons = (change: Proposed, amounts: Amounts, policy: Policy, now: Instant): Reason[] => {
  const never = change.kind === 'cancel' || change.kind === 'price' ? change.kind : null;
  const inactive = notActive(change);
  if (policy.approval === 'always') return [{ kind: never ?? 'always' }, ...inactive];
  const found: (Reason | null)[] = [
    never === null ? null : { kind: never },
    overAmount(change, amounts, policy.amount),
    ...overOthers(change, amounts, policy),
    overShare(change, policy.share),
    named('company', policy.alwaysFor.companies, change.companyName),
    named('product', policy.alwaysFor.products, change.productName),
    named('vendor', policy.alwaysFor.vendors, change.vendorName),
    quiet(change, policy.quietDays, now),
    manySeats(change, policy),
    change.ruleUnknown === true ? { kind: 'rule-unknown' } : null,
    ...inactive,
  ];
  return found.filter((reason) => reason !== null);
};

/** Pax8 takes no orders for a company that is not Active. Whether it takes seats is not documented. */
const notActive = ({ companyStatus: status = null, from, to }: Proposed): Reason[] =>
  status === null || status === 'Active' || to <= from ? [] : [{ kind: 'company-status', status }];

const overAmount = (change: Proposed, amounts: Amounts, limit: Money | null): Reason | null => {
  if (limit === null) return null;
  const amount = moved(amounts);
  if (amount === null) return { kind: dearer(change) === null ? 'price-unknown' : 'amount-unknown' };
  if (amount.currency !== limit.currency) return { kind: 'other-currency', currency: amount.currency, limit };
  return above(amount, limit) ? { kind: 'above-amount', amount, limit } : null;
};

/** What it commits to and what is billed at once. An unknown price is reported once, with the monthly amount. */
const overOthers = (change: Proposed, amounts: Amounts, policy: Policy): (Reason | null)[] => {
  if (policy.amount !== null && amounts.month === null) return [];
  const limits = limitsOf(policy);
  return (['commitment', 'at-once'] as const).map((measure) => {
    const limit = limits[measure];
    const amount = measured({ ...change, amounts }, measure);
    if (limit === null || amount === null) return null;
    if (amount === 'unknown') return { kind: `${measure}-unknown` };
    if (amount.currency !== limit.currency)
      return policy.amount === null ? { kind: 'other-currency', currency: amount.currency, limit } : null;
    return above(amount, limit) ? { kind: `above-${measure}`, amount, limit } : null;
  });
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

/** An end in the past says as little as none. The commitment of an order has not begun. */
const quiet = (
  { kind, committed, commitmentEndsAt: endsAt }: Proposed,
  days: number,
  now: Instant,
): Reason | null => {
  if (days === 0) return null;
  if (endsAt === null || endsAt <= now)
    return committed && kind !== 'order' ? { kind: 'quiet-unknown', days } : null;
  return endsAt - now <= days * day ? { kind: 'quiet-days', endsAt, days } : null;
};

/** A planner has time to look again: a large plan may be requested, but no policy lets it pass. */
const manySeats = (change: Proposed, { limits }: Policy): Reason | null => {
  const seats = changed(change);
  return change.planned === true && seats > limits.seatsPerRequest
    ? { kind: 'many-seats', seats, limit: limits.seatsPerRequest }
    : null;
};

/** What is impossible or contradictory in a policy. */
export type PolicyProblem =
  | Readonly<{
      kind:
        | 'no-limit'
        | 'bad-amount'
        | 'currencies'
        | 'day-below-one'
        | 'two-below-one'
        | 'two-never'
        | 'approval-never';
    }>
  | Readonly<{
      kind: 'out-of-range';
      field: 'share' | 'quietDays' | 'ceilingSeats' | 'seatsPerRequest' | 'requestsPerHour';
      from: number;
      to: number;
    }>;

/** Everything that is wrong with a policy; empty when it may be saved. */
export const policyProblems = (policy: Policy): PolicyProblem[] => {
  const {
    approval,
    amount,
    commitment,
    atOnce,
    day: daily,
    share,
    twoAbove,
    reasonAbove,
    quietDays,
    ceiling,
    limits,
    emergencyUpTo = null,
    consentAbove = null,
  } = policy;
  const others = [twoAbove, reasonAbove, ceiling.amount, emergencyUpTo, consentAbove];
  const amounts = [amount, commitment, atOnce, daily, ...others].filter((limit) => limit !== null);
  const below = (a: Money | null, b: Money | null) =>
    a !== null && b !== null && a.currency === b.currency && Number(a.amount) < Number(b.amount);
  const notAbove = (a: Money | null, b: Money | null) =>
    a !== null && b !== null && a.currency === b.currency && !below(b, a);
  const found: [boolean, PolicyProblem][] = [
    [
      approval === 'above' && [amount, commitment, atOnce, share].every((limit) => limit === null),
      { kind: 'no-limit' },
    ],
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
    [approval === 'above' && below(daily, amount), { kind: 'day-below-one' }],
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
