import type { Change } from '../core/change.ts';
import { approve, cancel, type Denied, expire, reject, type Step } from '../core/change-steps.ts';
import type { Instant } from '../core/marketplace.ts';
import type { Person, Role } from '../core/people.ts';
import { type Context, roleIn } from './context.ts';
import { audit } from './record.ts';

export type Decision = 'approve' | 'reject' | 'cancel';

/** What came of a press: the change as it now is, and why the press did nothing when it did nothing. */
export type Decided = Readonly<{ change: Change; done: boolean; why: Denied | null }>;

const events = { approve: 'change.approved', reject: 'change.rejected', cancel: 'change.cancelled' } as const;

/**
 * One person's decision on a pending change, by the role they have now. Among presses at the same moment, on whatever
 * instance, one is saved; the others get the change as the winner left it. null: there is no such change.
 */
export const decide = async (
  context: Context,
  decision: Decision,
  changeId: string,
  person: Person,
  reason: string | null = null,
): Promise<Decided | null> => {
  const { memory, settings } = context;
  const change = await memory.changes.get(changeId);
  if (change === null || change.tenantId !== person.tenantId) return null;
  const { role } = await roleIn(context, person);
  const step = stepFor(decision, change, person, role, settings.approvalSelf, reason, context.now());
  if (step.kind === 'refused') {
    await audit(context, change, person, `change.${decision}-denied.${step.why}`);
    return { change: (await expired(context, change)) ?? change, done: false, why: step.why };
  }
  if (await memory.changes.save(step.change)) {
    await audit(context, step.change, person, events[decision]);
    return { change: step.change, done: true, why: null };
  }
  const current = (await memory.changes.get(changeId)) ?? change;
  return { change: current, done: false, why: 'not-pending' };
};

const stepFor = (
  decision: Decision,
  change: Change,
  person: Person,
  role: Role,
  selfAllowed: boolean,
  reason: string | null,
  now: Instant,
): Step => {
  switch (decision) {
    case 'approve':
      return approve(change, person, role, selfAllowed, now);
    case 'reject':
      return reject(change, person, role, reason, now);
    case 'cancel':
      return cancel(change, person, role, now);
  }
};

/** Saves the expiry of a pending change whose time has passed; null when it has not, or somebody else was faster. */
export const expired = async (context: Context, change: Change): Promise<Change | null> => {
  const next = expire(change, context.now());
  if (next === null || !(await context.memory.changes.save(next))) return null;
  await audit(context, next, null, 'change.expired');
  return next;
};
