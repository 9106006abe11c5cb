import type { Change } from '../core/change.ts';
import type { Conversation } from '../core/chat.ts';
import { seen } from '../core/drift.ts';
import type { Subscription } from '../core/marketplace.ts';
import type { Person } from '../core/people.ts';
import type { PolicyRefusal, Verdict } from '../core/policy.ts';
import { type Note, type Refusal, ruleSeats } from '../core/seat-rules.ts';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { judgeRequest } from './policy.ts';
import { audit } from './record.ts';

export type SeatRequest = Readonly<{
  person: Person;
  conversation: Conversation;
  companyId: string;
  companyName: string;
  subscriptionId: string;
  /** The name by which the portfolio knows the product, for rows that Pax8 sends without one. */
  productName: string | null;
  direction: 'add' | 'remove' | 'set';
  seats: number;
  /** The applied change that this request takes back. */
  undoes?: string;
}>;

export type Requested =
  | Readonly<{ kind: 'requested'; change: Change }>
  | Readonly<{ kind: 'open-already'; change: Change }>
  | Readonly<{ kind: 'refused'; because: Refusal; subscription: Subscription; to: number }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal; subscription: Subscription; to: number }>
  | Readonly<{ kind: 'undone-already'; change: Change }>
  | Readonly<{ kind: 'gone' }>;

/** The number of seats that a request leads to. */
export const seatsAfter = (
  quantity: number,
  { direction, seats }: Pick<SeatRequest, 'direction' | 'seats'>,
): number => (direction === 'set' ? seats : direction === 'add' ? quantity + seats : quantity - seats);

/**
 * Asks for a seat change: a fresh read of the subscription, the ruling, the verdict of the policy, and the change saved,
 * pending or, where the policy lets it pass, as approved by it: then whoever asked carries it out. Nothing is written to
 * Pax8. Throws what Pax8's reads throw, and when another tenant has an open change; then
 * nothing was saved.
 */
export const requestChange = async (context: Context, request: SeatRequest): Promise<Requested> => {
  const { marketplace, memory, now } = context;
  const { person, companyId, companyName } = request;
  const [read, history] = await Promise.all([
    marketplace.subscription(request.subscriptionId, 'person'),
    request.direction === 'add' ? { rows: [] } : marketplace.history(request.subscriptionId, 'person'),
  ]);
  if (read === null || read.companyId !== companyId) return { kind: 'gone' };
  const subscription = { ...read, productName: read.productName ?? request.productName };
  await context.portfolio.put(subscription);

  const at = now();
  const to = seatsAfter(subscription.quantity, request);
  const ruling = ruleSeats(subscription, to, history.rows, at);
  if (ruling.kind === 'refused') {
    await recordRefusal(context, request, subscription, to, ruling.because);
    return { kind: 'refused', because: ruling.because, subscription, to };
  }
  const asked = { person, companyId, companyName, subscription, to };
  const { verdict, policyVersion } = await judgeRequest(context, asked);
  if (verdict.kind === 'refused') {
    await recordRefusal(context, request, subscription, to, verdict.because, policyVersion);
    return { kind: 'against-policy', because: verdict.because, subscription, to };
  }
  // After the read: an undo that slips in between has moved the seats, which the look before the write finds.
  const undone = request.undoes === undefined ? null : await undoOf(context, request.undoes, subscription.id);
  if (undone !== null) return { kind: 'undone-already', change: undone };

  const change = newChange(context, request, subscription, to, ruling.notes, verdict);
  const inserted = await memory.changes.insert(change);
  if (inserted.kind === 'open-already') {
    if (inserted.change.tenantId === change.tenantId) return inserted;
    throw new AppError(
      `the open change ${inserted.change.id} belongs to another tenant`,
      'Somebody in another organisation has an open change for this subscription. It must be settled there first.',
    );
  }
  await audit(context, change, person, 'change.requested', { policyVersion, verdict: verdict.kind });
  return { kind: 'requested', change };
};

const newChange = (
  { newId, now, settings, views }: Context,
  request: SeatRequest,
  subscription: Subscription,
  to: number,
  notes: readonly Note[],
  verdict: Exclude<Verdict, { kind: 'refused' }>,
): Change => {
  const at = now();
  const waits = verdict.kind === 'needs-approval';
  return {
    id: newId(),
    version: 1,
    state: waits ? 'pending' : 'approved',
    tenantId: request.person.tenantId,
    companyId: request.companyId,
    companyName: request.companyName,
    subscriptionId: subscription.id,
    productName: subscription.productName ?? 'Product without a name',
    what: 'seats',
    cancelAt: null,
    afterTermEnd: null,
    purpose: null,
    from: subscription.quantity,
    to,
    seen: seen(subscription),
    notes: notes.map((note) => views.note(note, at)),
    reasons: waits ? verdict.reasons.map((reason) => views.reason(reason, at)) : [],
    approversNeeded: waits ? verdict.approvers : 0,
    approvals: [],
    askedTo: null,
    undoes: request.undoes ?? null,
    requestedBy: request.person,
    requestedAt: at,
    askedIn: request.conversation.id,
    expiresAt: at + settings.approvalExpiryMs,
    decidedBy: null,
    decidedAt: waits ? null : at,
    reason: null,
    sentAt: null,
    outcome: null,
    pax8Text: null,
    quantityAfter: null,
    settledBy: null,
    note: null,
    settledAt: null,
  };
};

/** The request that takes a change back already; there is one at most. */
const undoOf = async (
  { memory }: Context,
  changeId: string,
  subscriptionId: string,
): Promise<Change | null> => {
  const changes = await memory.changes.ofSubscription(subscriptionId, 200);
  return changes.find(({ undoes }) => undoes === changeId) ?? null;
};

const recordRefusal = (
  { memory, now }: Context,
  { person, companyId, companyName, conversation }: SeatRequest,
  subscription: Subscription,
  to: number,
  because: Refusal | PolicyRefusal,
  policyVersion?: number,
): Promise<void> =>
  memory.audit.append({
    at: now(),
    tenantId: person.tenantId,
    person,
    event: 'change.refused',
    changeId: null,
    companyId,
    facts: {
      company: companyName,
      product: subscription.productName,
      subscriptionId: subscription.id,
      from: subscription.quantity,
      to,
      because,
      where: conversation.id,
      ...(policyVersion === undefined ? {} : { policyVersion }),
    },
  });
