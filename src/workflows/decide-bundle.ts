import type { Person } from '../core/people.ts';
import type { Context } from './context.ts';
import { type Decided, type Decision, decide, type Given } from './decide-change.ts';
import { carryOut } from './follow-up.ts';
import { publish } from './publish-change.ts';

/**
 * One person's decision on every line that waits, each by its own compare-and-set; what is approved is carried out line by
 * line, beside each other. null: nothing was there to decide; otherwise the first line's word.
 */
export const decideBundle = async (
  context: Context,
  decision: Decision,
  bundleId: string,
  person: Person,
  given: Given,
): Promise<Decided | null> => {
  const lines = await context.memory.changes.ofBundle(bundleId);
  const waiting = lines.filter(({ state }) => state === 'pending');
  const decided: Decided[] = [];
  for (const { id } of waiting.length === 0 ? lines.slice(0, 1) : waiting) {
    const one = await decide(context, decision, id, person, given);
    if (one !== null) decided.push(one);
  }
  const moved = decided.flatMap(({ done, change }) => (done ? [change] : []));
  await Promise.all(
    moved.map((change) =>
      change.state === 'approved' ? carryOut(context, change) : publish(context, change),
    ),
  );
  return decided.find(({ done }) => done) ?? decided[0] ?? null;
};
