import type { Change } from '../../core/changes/change.ts';
import type { Person } from '../../core/words/people.ts';
import { audit } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { type Decided, type Decision, eventOf, expired, stepFor } from './decide-change.ts';
import { carryOut } from './follow-up.ts';

/**
 * One person's decision on every line that waits (or, of none, taking back what is planned), saved for all of them or for none: of two who press at once one decides
 * them all. What is approved is carried out line by line, beside each other. null: there is no such request; otherwise
 * the word on its first line.
 */
export const decideBundle = async (
  context: Context,
  decision: Decision,
  bundleId: string,
  person: Person,
  where: string,
): Promise<Decided | null> => {
  const { memory } = context;
  for (;;) {
    const lines = await memory.changes.ofBundle(bundleId);
    const [first] = lines;
    if (first === undefined || first.tenantId !== person.tenantId) return null;
    const { role } = await roleIn(context, person, first.companyId);
    const pending = lines.filter(({ state }) => state === 'pending');
    const planned = lines.filter(({ state }) => state === 'planned');
    const waiting = pending.length === 0 && decision === 'cancel' ? planned : pending;
    const refuse = async (change: Change, why: Decided['why']): Promise<Decided> => {
      await audit(context, change, person, `change.${decision}-denied.${why}`, { where });
      for (const line of waiting) await expired(context, line);
      return {
        change: (await memory.changes.get(change.id)) ?? change,
        done: false,
        why,
        because: null,
        role,
      };
    };
    if (waiting.length === 0) return refuse(first, 'not-pending');
    const next: Change[] = [];
    for (const line of waiting) {
      const step = stepFor(context, decision, line, person, role, {});
      if (step.kind === 'refused') return refuse(line, step.why);
      next.push(step.change);
    }
    if (!(await memory.changes.saveAll(next))) continue;
    for (const line of next) await audit(context, line, person, eventOf(decision, line), { where });
    await Promise.all(
      next.map((line) => (line.state === 'approved' ? carryOut(context, line) : publish(context, line))),
    );
    return { change: next[0] ?? first, done: true, why: null, because: null, role };
  }
};
