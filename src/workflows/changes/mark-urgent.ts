import type { Change } from '../../core/changes/change.ts';
import { type Denied, denied } from '../../core/changes/change-steps.ts';
import type { EmergencyRefusal } from '../../core/changes/emergency-mark.ts';
import { markUrgent } from '../../core/changes/emergency-steps.ts';
import type { Person } from '../../core/words/people.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { publish, tellApprovers } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { refusalNow } from '../people/alone.ts';
import { policyFor } from '../people/policy.ts';
import { type Attempt, linesIn, untilSaved } from '../until-saved.ts';

type Lines = readonly Change[];

/** The request as it is now and, if the press did nothing, why. */
export type Marked = Readonly<{
  change: Change;
  reason: Denied | null;
  /** Why one approver is not enough. */
  refused: EmergencyRefusal | null;
}>;

type No = Readonly<{ reason: Denied | null; refused: EmergencyRefusal | null }>;

/** Marks a waiting request as one that cannot wait: by its requester, with a reason. */
export const markRequest = async (
  context: Context,
  change: Change,
  person: Person,
  reason: string,
  where: string,
): Promise<Marked> => {
  const { memory, now } = context;
  const { bundle } = change;
  const all = bundle === null ? null : linesIn(memory, bundle.id);
  const records = {
    load: async (lines: Lines) =>
      all === null ? [(await memory.changes.get(change.id)) ?? change] : all.load(lines),
    save: (lines: Lines) =>
      memory.changes.saveAll(
        lines,
        null,
        lines.map((line) => entryAbout(context, line, person, 'change.urgent', { where, urgent: reason })),
      ),
  };
  const first = await records.load([change]);
  const saved = await untilSaved(first, records, async (lines): Promise<Attempt<Lines, No>> => {
    const waiting = lines.filter(({ state }) => state === 'pending');
    const { role } = await roleIn(context, person, change.companyId);
    const { policy } = await policyFor(context, change.tenantId);
    const refused = await refusalNow(context, waiting, policy);
    const mark = { reason, refused: null };
    const steps = waiting.map((line) => markUrgent(line, person, role, mark, now()));
    const no =
      steps.find((step) => step.kind === 'refused') ?? (steps.length === 0 ? denied('not-pending') : null);
    if (no?.kind === 'refused') return { leave: { reason: no.reason, refused: null } };
    if (refused !== null) return { leave: { reason: null, refused } };
    return { save: steps.flatMap((step) => (step.kind === 'next' ? [step.change] : [])) };
  });
  if (saved.kind === 'left') {
    const { reason, refused } = saved.no;
    await audit(context, change, person, 'change.urgent-denied', {
      where,
      ...(reason === null ? { notUrgent: refused } : { cause: reason }),
    });
    return { change: (await memory.changes.get(change.id)) ?? change, reason, refused };
  }
  const [lead = change] = saved.after;
  for (const line of saved.after) await publish(context, line);
  context.later('telling approvers of what cannot wait', tellApprovers(context, lead));
  return { change: (await memory.changes.get(change.id)) ?? lead, reason: null, refused: null };
};
