import type { AuditEntry } from '../../core/audit/audit-memory.ts';
import type { Bundle, Change, Common, Wanted } from '../../core/changes/change.ts';
import { plannedAfter } from '../../core/changes/change-facts.ts';
import { allowed } from '../../core/changes/decide-steps.ts';
import { seen } from '../../core/changes/drift.ts';
import { detailsOf, missingIn } from '../../core/changes/vendor-details.ts';
import type { Company, Subscription, WithSeats } from '../../core/marketplace/records.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import type { Policy, PolicyRefusal, Verdict } from '../../core/rules/policy.ts';
import type { AnyRefusal, RequestKind } from '../../core/rules/refusals.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { type GivenReason, noReason } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { entryAbout } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { markedLines } from '../people/alone.ts';
import { consentNeeded } from '../people/consents.ts';
import { beyondTogether, passedBefore, passing } from '../people/policy.ts';

/** What every request contains, of any kind. */
export type RequestBasis = Readonly<{
  person: Person;
  conversation: Conversation;
  companyId: string;
  companyName: string;
  subscriptionId: string;
  /** The product's name in the portfolio, for rows that Pax8 sends without one. */
  productName: string | null;
  given: GivenReason;
  /** Shown on one card with others, but judged separately. */
  bundle?: Bundle;
}>;

/** The basis of a request for a subscription as look-ups know it. */
export const askedOf = (
  {
    person,
    conversation,
    given = noReason,
  }: Readonly<{ person: Person; conversation: Conversation; given?: GivenReason }>,
  company: Pick<Company, 'id' | 'name'>,
  { id, productName }: Pick<Subscription, 'id' | 'productName'>,
): RequestBasis => ({
  ...{ person, conversation, companyId: company.id, companyName: company.name },
  ...{ subscriptionId: id, productName, given },
});

/** A request that was kept out by an open change of the same subscription. */
type AskedBeside = Readonly<{ request: RequestKind; subscription: Subscription; to: number }>;

/** A line of a request with several: each needs as many approvers as the strictest. */
type Line = Readonly<{ bundle: Bundle; approvers: 0 | 1 | 2 }>;

export type Requested =
  | Readonly<{ kind: 'requested'; change: Change }>
  /** `asked`: what was asked for beside the open change, when the rules and the policy allow it. */
  | Readonly<{ kind: 'open-already'; change: Change; asked?: AskedBeside }>
  | Readonly<{
      kind: 'refused';
      request: RequestKind;
      because: AnyRefusal;
      subscription: Subscription;
      /** Null when Pax8 does not say from how many. */
      to: number | null;
      /** The term end after which the same can be planned, if it can. */
      planFor?: Instant | null;
    }>
  | Readonly<{
      kind: 'against-policy';
      request: RequestKind;
      because: PolicyRefusal;
      subscription: Subscription;
      to: number | null;
    }>
  | Readonly<{ kind: 'undone-already'; change: Change }>
  | Readonly<{ kind: 'gone' }>;

/** The data of a new request. */
export type NewRequest = Readonly<{
  asked: RequestBasis;
  subscription: WithSeats;
  wanted: Wanted;
  notes: readonly AnyNote[];
  verdict: Exclude<Verdict, { kind: 'refused' }>;
  policy: Policy;
  policyVersion: number;
  /** Pressed on a card that showed the whole change: no other confirmation is needed. */
  confirmed?: boolean;
  line?: Line;
  undoes?: string | null;
  expiresAt?: Common['expiresAt'];
  /** For an order: the id of its draft, and what was seen instead of a subscription. */
  id?: string;
  seen?: Common['seen'];
}>;

/**
 * Saves a request as pending, or as approved when the policy allows it and the daily limits still have room. Throws,
 * saving nothing, when another tenant has an open change of the subscription.
 */
export const saveRequest = async (
  context: Context,
  wanted: NewRequest,
): Promise<Extract<Requested, { kind: 'requested' | 'open-already' }>> => {
  const saved = await saveLines(context, [wanted]);
  if (saved.kind === 'requested') return { kind: 'requested', change: saved.lines[0] as Change };
  if (saved.change.tenantId === wanted.asked.person.tenantId) return saved;
  throw new AppError(`the open change ${saved.change.id} belongs to another tenant`, {
    kind: 'open-elsewhere',
  });
};

type Saved =
  | Readonly<{ kind: 'requested'; lines: readonly Change[] }>
  | Readonly<{ kind: 'open-already'; change: Change }>;

/**
 * Saves lines that are decided together, all or none: one open change blocks all. What the policy allows is executed once
 * every line is saved.
 */
export const saveLines = async (context: Context, wanted: readonly NewRequest[]): Promise<Saved> => {
  const judged = await withinSums(context, wanted);
  // What is decided together waits together.
  const apart = judged[0]?.line?.bundle.kind === 'renewals';
  const groups = apart ? judged.map((request) => [request]) : [judged];
  const waiting = await Promise.all(
    groups.map(async (group) => {
      const waits = group.some(asksForDetails) || (await asksCustomer(context, group));
      return group.map(() => waits);
    }),
  );
  const lines = await marked(
    context,
    judged,
    judged.map((request, n) => newChange(context, request, waiting.flat()[n] === true)),
  );
  const free = lines.filter(({ approversNeeded }) => approversNeeded === 0);
  const [first] = judged;
  const guard = free.length === 0 || first === undefined ? null : passing(free, first.policy, context.now());
  const entries = judged.flatMap((request, n) => requestedEntry(context, request, lines[n]));
  const inserted = await context.memory.changes.insertAll(lines, guard, entries);
  // Others passed between the look and the saving: judged again, with them.
  if (inserted.kind === 'beyond') return saveLines(context, wanted);
  if (inserted.kind === 'open-already') return inserted;
  return { kind: 'requested', lines };
};

/** The lines with what their requester says about urgency. */
const marked = async (
  context: Context,
  [first]: readonly NewRequest[],
  lines: readonly Change[],
): Promise<readonly Change[]> =>
  first?.asked.given.urgent === true
    ? markedLines(context, lines, first.policy, first.asked.given.purpose)
    : lines;

/** What the audit says about one line. */
const requestedEntry = (
  context: Context,
  { policyVersion, verdict }: NewRequest,
  line: Change | undefined,
): AuditEntry[] => {
  if (line === undefined) return [];
  const notAsked = line.bundle?.told ?? [];
  const more = { policyVersion, verdict: verdict.kind, ...(notAsked.length === 0 ? {} : { told: notAsked }) };
  const requested = entryAbout(context, line, line.requestedBy, 'change.requested', more);
  return line.emergency?.refused === null
    ? [requested, entryAbout(context, line, line.requestedBy, 'change.urgent')]
    : [requested];
};

/** The requests, with approval where they need it together with what passed in the last 24 hours. */
const withinSums = async (
  context: Context,
  wanted: readonly NewRequest[],
): Promise<readonly NewRequest[]> => {
  const [first] = wanted;
  const lines = wanted.map((request) => newChange(context, request, false));
  const free = lines.filter(({ approversNeeded }) => approversNeeded === 0);
  if (first === undefined || free.length === 0) return wanted;
  const reasons = beyondTogether(free, await passedBefore(context, free), first.policy);
  if (reasons.length === 0) return wanted;
  const verdict = { kind: 'needs-approval', approvers: 1, reasons } as const;
  return wanted.map((request) => (request.verdict.kind === 'allowed' ? { ...request, verdict } : request));
};

/** Whether the customer has to agree first: after sending they can no longer be asked. */
const asksCustomer = async (context: Context, judged: readonly NewRequest[]): Promise<boolean> => {
  const [first] = judged;
  if (first === undefined) return false;
  // Of a list the other lines are not saved yet: none passes before all are added up.
  if (first.line?.bundle.kind === 'renewals' && first.policy.consentAbove !== undefined) return true;
  const lines = judged.map((request) => newChange(context, request, true));
  return consentNeeded(context, lines, first.policy);
};

/** Whether somebody has to answer the vendor first; a plan has time for that until its renewal. */
const asksForDetails = ({ wanted }: NewRequest): boolean => {
  const details = plannedAfter({ wanted }) === null ? detailsOf({ wanted }) : null;
  return details !== null && missingIn(details).length > 0;
};

/** The change as it would be saved; it `waits` when something else than an approval is needed first. */
export const newChange = (
  { newId, now, settings }: Context,
  { asked, subscription, wanted, notes, verdict, policy, line, ...given }: NewRequest,
  waits: boolean,
): Change => {
  const at = now();
  const own = verdict.kind === 'needs-approval' ? verdict.approvers : 0;
  const approversNeeded = Math.max(own, line?.approvers ?? 0) as 0 | 1 | 2;
  const common: Common = {
    id: given.id ?? newId(),
    version: 1,
    tenantId: asked.person.tenantId,
    companyId: asked.companyId,
    companyName: asked.companyName,
    subscriptionId: subscription.id,
    productName: subscription.productName,
    wanted,
    purpose: asked.given.purpose,
    ticket: asked.given.ticket,
    seen: given.seen ?? seen(subscription),
    notes,
    reasons: [
      ...(verdict.kind === 'needs-approval' ? verdict.reasons : []),
      ...(approversNeeded > own
        ? [{ kind: 'other-line', approvers: approversNeeded === 2 ? 2 : 1 } as const]
        : []),
    ],
    approversNeeded,
    approvals: [],
    bundle: line?.bundle ?? null,
    undoes: given.undoes ?? null,
    undoneBy: null,
    requestedBy: asked.person,
    requestedAt: at,
    askedIn: asked.conversation.id,
    expiresAt: given.expiresAt ?? at + settings.approvalExpiryMs,
  };
  const confirms = waits || (policy.confirm && given.confirmed !== true);
  return approversNeeded > 0 || confirms
    ? { ...common, state: 'pending' }
    : { ...common, ...allowed(common, { by: null, at }) };
};

type Declined = Extract<Requested, { kind: 'refused' | 'against-policy' }>;

export const seatsUnknown = (request: RequestKind, subscription: Subscription): Declined => ({
  ...{ kind: 'refused', because: { kind: 'seats-unknown' }, request, subscription, to: null },
});

/** Saves a refusal in the audit and returns it. */
export const recordRefusal = async (
  { memory, now }: Context,
  { person, companyId, companyName, conversation }: RequestBasis,
  refusal: Declined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Declined> => {
  const { subscription, to, because, request } = refusal;
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
      [refusal.kind === 'refused' ? 'refused' : 'againstPolicy']: because,
      where: conversation.id,
      ...(request === 'seats' ? {} : { what: request }),
      ...more,
    },
  });
  return refusal;
};
