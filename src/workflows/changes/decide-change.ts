import type { Change } from '../../core/changes/change.ts';
import { approve, cancel, type Denied, expire, reject, type Step } from '../../core/changes/change-steps.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { audit } from '../audit/record.ts';
import { type Context, roleIn } from '../context.ts';
import { whyNotNow } from './fits-still.ts';

export type Decision = 'approve' | 'reject' | 'cancel';

const events = { approve: 'change.approved', reject: 'change.rejected', cancel: 'change.cancelled' } as const;

/** What came of a press: the change as it now is, and why the press did nothing when it did nothing. */
export type Decided = Readonly<{
  change: Change;
  done: boolean;
  why: Denied | null;
  /** Why a smaller number is not possible either: what the rules or the policy say now. */
  because: string | null;
  /** The role by which it was decided. */
  role: Role;
}>;

/** What comes with a decision: a reason for rejecting, the smaller number that is approved, where it was pressed. */
export type Given = Readonly<{ reason?: string | null; seats?: number | null; where?: string }>;

/**
 * One person's decision on a pending change, by the role they have now for its company. Of presses at the same moment,
 * on whatever instance, one is saved; the others are held against the change as the winner left it. null: there is no
 * such change.
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
  for (;;) {
    const change = await memory.changes.get(changeId);
    if (change === null || change.tenantId !== person.tenantId) return null;
    const { role } = await roleIn(context, person, change.companyId);
    const step = stepFor(context, decision, change, person, role, given);
    if (step.kind === 'refused') {
      await audit(context, change, person, `change.${decision}-denied.${step.why}`, place);
      const now = (await expired(context, change)) ?? change;
      return { change: now, done: false, why: step.why, because: null, role };
    }
    const { change: next } = step;
    const because = next.to === change.to ? null : await whyNotNow(context, next, person);
    if (because !== null) {
      await audit(context, change, person, `change.${decision}-denied.not-possible`, {
        ...place,
        seats: next.to,
        because,
      });
      return { change, done: false, why: null, because, role };
    }
    if (await memory.changes.save(next)) {
      await audit(context, next, person, eventOf(decision, next), place);
      return { change: next, done: true, why: null, because: null, role };
    }
  }
};

export const eventOf = (decision: Decision, { state }: Change): string =>
  decision === 'approve' && state === 'pending' ? 'change.approved-in-part' : events[decision];

export const stepFor = (
  { settings, now }: Context,
  decision: Decision,
  change: Change,
  person: Person,
  role: Role,
  { reason = null, seats = null }: Given,
): Step => {
  switch (decision) {
    case 'approve':
      return approve(change, person, role, settings.approvalSelf, now(), seats);
    case 'reject':
      return reject(change, person, role, reason, now());
    case 'cancel':
      return cancel(change, person, role, now());
  }
};

/** Saves the expiry of a pending change whose time has passed; null when it has not, or somebody else was faster. */
export const expired = async (context: Context, change: Change): Promise<Change | null> => {
  const next = expire(change, context.now());
  if (next === null || !(await context.memory.changes.save(next))) return null;
  await audit(context, next, null, 'change.expired');
  return next;
};
