import type { Standing } from '../../core/approving/deputies.ts';
import type { AuditEvent, Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import { seatsAfter } from '../../core/changes/change-facts.ts';
import { type Denied, denied, type Step } from '../../core/changes/change-steps.ts';
import { approve, cancel, confirm, expire, needApproval, reject } from '../../core/changes/decide-steps.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import type { Guard } from '../../core/ports/memory.ts';
import type { Policy } from '../../core/rules/policy.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { standingIn } from '../approving/standing.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { type Context, roleIn } from '../context.ts';
import { consentLackOf } from '../people/consents.ts';
import { beyondTogether, passedBefore, passing, policyFor } from '../people/policy.ts';
import { type Attempt, changesIn, untilSaved } from '../until-saved.ts';
import { recheckChange } from './recheck-change.ts';
import { type DetailsRead, type Filled, nothingFilled, readFilled } from './vendor-details.ts';

const events = {
  approve: 'change.approved',
  confirm: 'change.confirmed',
  reject: 'change.rejected',
  cancel: 'change.cancelled',
} as const;

/** The result of a press: the change as it is now, and why the press did nothing, if so. */
export type Decided = Readonly<{
  change: Change;
  done: boolean;
  reason: Denied | null;
  /** Why a smaller number is impossible too, by the rules or the policy. */
  because: NotNow | null;
  /** The vendor's questions must be answered first. */
  again: DetailsAgain | null;
  /** The role by which it was decided. */
  role: Role;
}>;

/** Given with a decision: a rejection's reason, a smaller number, the vendor's answers, where it was pressed. */
type Given = Readonly<{ reason?: string | null; seats?: number | null; filled?: Filled; where?: string }>;

type No = Readonly<{ role: Role }> &
  Readonly<
    | { kind: 'denied'; reason: Denied }
    | { kind: 'not-now'; because: NotNow; seats: number }
    | { kind: 'details'; again: DetailsAgain }
  >;

/**
 * Decides a pending change by the person's present role. Of simultaneous presses, on any instance, one is saved; the
 * others are judged on the result. Returns null when there is no such change.
 */
export const decide = async (
  context: Context,
  decision: Decision,
  changeId: string,
  person: Person,
  given: Given = {},
): Promise<Decided | null> => {
  const { memory } = context;
  const place = given.where === undefined ? {} : { where: given.where };
  const first = await memory.changes.get(changeId);
  if (first === null || first.tenantId !== person.tenantId) return null;
  let role: Role = 'none';
  let standing: Standing = { role, actsFor: null };
  const { policy } = await policyFor(context, person.tenantId);
  const { load } = changesIn(memory);
  const save = (next: Change) =>
    memory.changes.saveAll([next], confirming(context, decision, [next], policy), [
      entryAbout(context, next, person, eventOf(decision, next), { ...place, ...actedFor(standing) }),
    ]);
  const saved = await untilSaved(first, { load, save }, async (change): Promise<Attempt<Change, No>> => {
    standing = await standingFor(context, decision, change, person);
    role = standing.role;
    const allowed = stepFor(context, decision, change, person, standing, { ...given, policy }, null);
    if (allowed.kind === 'refused') return { leave: { role, kind: 'denied', reason: allowed.reason } };
    const read = await detailsFor(context, decision, [change], given.filled);
    if (read.kind === 'again') return { leave: { role, kind: 'details', again: read.again } };
    const details = read.details.get(change.id) ?? null;
    const step = stepFor(context, decision, change, person, standing, { ...given, policy }, details);
    if (step.kind === 'refused') return { leave: { role, kind: 'denied', reason: step.reason } };
    const lack = await lackFor(context, decision, [step.change], policy);
    if (lack !== null) return { leave: { role, kind: 'denied', reason: lack } };
    if (decision === 'confirm') {
      const reasons = await sumsOf(context, [step.change], policy);
      return { save: reasons.length === 0 ? step.change : needApproval(change, reasons, details) };
    }
    const seats = seatsAfter(step.change);
    const because =
      seats === seatsAfter(change)
        ? null
        : await recheckChange(context, step.change, standing.actsFor ?? person);
    return because === null ? { save: step.change } : { leave: { role, kind: 'not-now', because, seats } };
  });
  const undenied = { reason: null, because: null, again: null, role };
  if (saved.kind === 'saved') return { change: saved.after, done: true, ...undenied };
  const { latest: change, no } = saved;
  const refused = { change, done: false, ...undenied };
  switch (no.kind) {
    case 'not-now': {
      const facts = { ...place, seats: no.seats, notNow: no.because };
      await audit(context, change, person, `change.${decision}-denied.not-possible`, facts);
      return { ...refused, because: no.because };
    }
    case 'details':
      await audit(context, change, person, `change.${decision}-denied.details`, place);
      return { ...refused, again: no.again };
    case 'denied':
      await audit(context, change, person, `change.${decision}-denied.${no.reason}`, place);
      return { ...refused, change: (await expired(context, change)) ?? change, reason: no.reason };
  }
};

/** Why the customer's consent prevents approving or confirming; null when it does not. */
export const lackFor = async (
  context: Context,
  decision: Decision,
  lines: readonly Change[],
  policy: Policy,
): Promise<Denied | null> =>
  decision === 'approve' || decision === 'confirm' ? consentLackOf(context, lines, policy) : null;

/** A deputy acts for another person only to approve or reject. */
export const standingFor = async (
  context: Context,
  decision: Decision,
  change: Change,
  person: Person,
): Promise<Standing> =>
  decision === 'approve' || decision === 'reject'
    ? standingIn(context, person, change)
    : { role: (await roleIn(context, person, change.companyId)).role, actsFor: null };

/** What the audit says of a deputy's decision. */
export const actedFor = ({ actsFor }: Standing) =>
  actsFor === null ? {} : { actsFor: actsFor.name, actsForId: actsFor.objectId };

/** A press's answers, for a decision that sends them to the vendor. */
export const detailsFor = async (
  context: Context,
  decision: Decision,
  changes: readonly Change[],
  filled: Filled = nothingFilled,
): Promise<DetailsRead> =>
  decision === 'approve' || decision === 'confirm'
    ? readFilled(context, changes, filled, { whole: true })
    : { kind: 'read', details: new Map() };

export const eventOf = (decision: Decision, { state }: Change): AuditEvent =>
  state !== 'pending'
    ? events[decision]
    : decision === 'confirm'
      ? 'change.needs-approval'
      : 'change.approved-in-part';

/** Why confirmed requests need approval now, together with what passed in the last 24 hours. */
export const sumsOf = async (context: Context, confirmed: readonly Change[], policy: Policy) =>
  beyondTogether(confirmed, await passedBefore(context, confirmed), policy);

/** The condition for saving confirmed requests; null for all other decisions. */
export const confirming = (
  context: Context,
  decision: Decision,
  changes: readonly Change[],
  policy: Policy,
): Guard | null => {
  const passes = changes.filter(({ state }) => state !== 'pending');
  return decision === 'confirm' && passes.length > 0 ? passing(passes, policy, context.now()) : null;
};

export const stepFor = (
  { settings, now }: Context,
  decision: Decision,
  change: Change,
  person: Person,
  { role, actsFor, notNamed, alone }: Standing,
  { reason = null, seats = null, policy }: Given & Readonly<{ policy: Policy }>,
  details: VendorDetails | null,
): Step => {
  switch (decision) {
    case 'approve':
      return toldNamed(
        approve(change, person, role, settings.approvalSelf, now(), seats, details, actsFor, alone),
        notNamed,
      );
    case 'confirm':
      return confirm(change, person, role, now(), details);
    case 'reject':
      return toldNamed(reject(change, person, role, reason, now(), policy.rejectReason, actsFor), notNamed);
    case 'cancel':
      return cancel(change, person, role, now());
  }
};

/** Tells people with the role that the policy names others for the company. */
const toldNamed = (step: Step, notNamed: true | undefined): Step =>
  notNamed && step.kind === 'refused' && step.reason === 'not-approver' ? denied('not-named') : step;

/** Saves the expiry of a pending change; returns null when it is not due, or someone else moved the change. */
export const expired = async (context: Context, change: Change): Promise<Change | null> => {
  const next = expire(change, context.now());
  if (next === null) return null;
  const entry = entryAbout(context, next, null, 'change.expired');
  return (await context.memory.changes.save(next, [entry])) ? next : null;
};
