import type { Change } from '../../core/changes/change.ts';
import { seen } from '../../core/changes/drift.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { CancelNote } from '../../core/rules/cancel-rules.ts';
import type { OrderNote } from '../../core/rules/order-rules.ts';
import type { PlanNote } from '../../core/rules/plan-rules.ts';
import type { PolicyRefusal, Verdict } from '../../core/rules/policy.ts';
import type { PriceNote } from '../../core/rules/price-rules.ts';
import type { AnyRefusal, Kind } from '../../core/rules/refusals.ts';
import type { Note } from '../../core/rules/seat-rules.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../context.ts';

/** What every request says, whatever it wants of the subscription. */
export type Asked = Readonly<{
  person: Person;
  conversation: Conversation;
  companyId: string;
  companyName: string;
  subscriptionId: string;
  /** The name by which the portfolio knows the product, for rows that Pax8 sends without one. */
  productName: string | null;
}>;

/** One of several that are decided together, each by as many as any of them needs. */
export type Line = Readonly<{
  id: string;
  bundleId: string;
  approvers: 0 | 1 | 2;
  /** With the first: what could not be asked for. */
  told?: readonly string[];
}>;

export type Requested =
  | Readonly<{ kind: 'requested'; change: Change }>
  | Readonly<{ kind: 'open-already'; change: Change }>
  | Readonly<{
      kind: 'refused';
      what: Kind;
      because: AnyRefusal;
      subscription: Subscription;
      to: number;
    }>
  | Readonly<{
      kind: 'against-policy';
      what: Kind;
      because: PolicyRefusal;
      subscription: Subscription;
      to: number;
    }>
  | Readonly<{ kind: 'undone-already'; change: Change }>
  | Readonly<{ kind: 'gone' }>;

/** The subscription as Pax8 has it now, and in look-ups too; null: there is none, or it is another company's. */
export const readAfresh = async (
  context: Context,
  { subscriptionId, companyId, productName }: Asked,
): Promise<Subscription | null> => {
  const read = await context.marketplace.subscription(subscriptionId, 'person');
  if (read === null || read.companyId !== companyId) return null;
  const subscription = { ...read, productName: read.productName ?? productName };
  await context.portfolio.put(subscription);
  return subscription;
};

export type Wanted = Readonly<{
  asked: Asked;
  subscription: Subscription;
  to: number;
  notes: readonly (Note | PlanNote | CancelNote | PriceNote | OrderNote)[];
  verdict: Exclude<Verdict, { kind: 'refused' }>;
  policyVersion: number;
  line?: Line;
  /** What makes it no plain change of seats. */
  more?: Partial<
    Pick<
      Change,
      | 'id'
      | 'what'
      | 'cancelAt'
      | 'afterTermEnd'
      | 'purpose'
      | 'undoes'
      | 'expiresAt'
      | 'order'
      | 'price'
      | 'seen'
    >
  >;
}>;

/**
 * Saves a request: pending, or as allowed by the policy. Throws when another tenant has an open change of the
 * subscription; then nothing was saved.
 */
export const saveRequest = async (
  context: Context,
  wanted: Wanted,
): Promise<Extract<Requested, { kind: 'requested' | 'open-already' }>> => {
  const change = newChange(context, wanted);
  const inserted = await context.memory.changes.insert(change);
  if (inserted.kind === 'open-already') {
    if (inserted.change.tenantId === change.tenantId) return inserted;
    throw new AppError(
      `the open change ${inserted.change.id} belongs to another tenant`,
      'Somebody in another organisation has an open change for this subscription. It must be settled there first.',
    );
  }
  const { policyVersion, verdict } = wanted;
  await audit(context, change, change.requestedBy, 'change.requested', {
    policyVersion,
    verdict: verdict.kind,
  });
  return { kind: 'requested', change };
};

/**
 * Saves lines that are decided together, all or none: the open change of one subscription is in the way of all. What the
 * policy lets pass runs when every line is there.
 */
export const saveLines = async (
  context: Context,
  wanted: readonly Wanted[],
): Promise<
  | Readonly<{ kind: 'requested'; lines: readonly Change[] }>
  | Readonly<{ kind: 'open-already'; change: Change }>
> => {
  const lines = wanted.map((one) => newChange(context, one));
  const inserted = await context.memory.changes.insertAll(lines);
  if (inserted.kind === 'open-already') return inserted;
  for (const [n, { policyVersion, verdict }] of wanted.entries()) {
    const line = lines[n];
    if (line === undefined) continue;
    const more = {
      policyVersion,
      verdict: verdict.kind,
      ...(line.told === undefined ? {} : { told: line.told }),
    };
    await audit(context, line, line.requestedBy, 'change.requested', more);
  }
  return { kind: 'requested', lines };
};

const newChange = (
  { newId, now, settings, views }: Context,
  { asked, subscription, to, notes, verdict, line, more = {} }: Wanted,
): Change => {
  const at = now();
  const own = verdict.kind === 'needs-approval' ? verdict.approvers : 0;
  const needed = Math.max(own, line?.approvers ?? 0) as 0 | 1 | 2;
  const waits = needed > 0;
  const allowed = (more.afterTermEnd ?? null) === null ? 'approved' : 'planned';
  return {
    id: line?.id ?? newId(),
    version: 1,
    state: waits ? 'pending' : allowed,
    tenantId: asked.person.tenantId,
    companyId: asked.companyId,
    companyName: asked.companyName,
    subscriptionId: subscription.id,
    productName: subscription.productName ?? 'Product without a name',
    what: 'seats',
    order: null,
    price: null,
    cancelAt: null,
    afterTermEnd: null,
    purpose: null,
    from: subscription.quantity,
    to,
    seen: seen(subscription),
    notes: notes.map((note) => views.note(note, at)),
    reasons: [
      ...(verdict.kind === 'needs-approval' ? verdict.reasons.map((reason) => views.reason(reason, at)) : []),
      ...(needed > own
        ? [`Another line of this request needs ${needed === 2 ? 'two approvals' : 'approval'}.`]
        : []),
    ],
    approversNeeded: needed,
    approvals: [],
    askedTo: null,
    undoes: null,
    bundleId: line?.bundleId ?? null,
    ...(line?.told === undefined || line.told.length === 0 ? {} : { told: line.told }),
    requestedBy: asked.person,
    requestedAt: at,
    askedIn: asked.conversation.id,
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
    ...more,
  };
};

type Declined = Extract<Requested, { kind: 'refused' | 'against-policy' }>;

/** Puts a refusal into the audit and gives it back. */
export const recordRefusal = async (
  { memory, now }: Context,
  { person, companyId, companyName, conversation }: Asked,
  refusal: Declined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Declined> => {
  const { subscription, to, because, what } = refusal;
  await memory.audit.append({
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
      ...(what === 'seats' ? {} : { what }),
      ...more,
    },
  });
  return refusal;
};
