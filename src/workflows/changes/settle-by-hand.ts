import type { Change } from '../../core/changes/change.ts';
import type { Denied } from '../../core/changes/change-steps.ts';
import { type Finding, settleByHand } from '../../core/changes/settle.ts';
import type { Person } from '../../core/words/people.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { type Attempt, changesIn, untilSaved } from '../until-saved.ts';

/** Changes whose id begins with `reference`, or all unclear ones when it is empty. */
export const unclearChanges = async (
  { memory }: Context,
  tenantId: string,
  reference: string | null,
): Promise<Readonly<{ unclear: readonly Change[]; others: readonly Change[] }>> => {
  const prefix = (reference ?? '').replace(/^#/, '').trim().toLowerCase();
  const found =
    prefix === ''
      ? await memory.changes.inStates(tenantId, ['needs-check'])
      : await memory.changes.withIdPrefix(tenantId, prefix);
  return {
    unclear: found.filter(({ state }) => state === 'needs-check'),
    others: found.filter(({ state }) => state !== 'needs-check'),
  };
};

/** Settles an unclear change on a person's word and updates its cards, or returns why not. */
export const settleChange = async (
  context: Context,
  change: Change,
  person: Person,
  finding: Finding,
): Promise<Readonly<{ change: Change; reason: Denied | null }>> => {
  const { memory, now } = context;
  const { role } = await roleIn(context, person, change.companyId);
  const changes = changesIn(memory, (next) => entryAbout(context, next, person, 'change.settled-by-hand'));
  const saved = await untilSaved(change, changes, (latest): Attempt<Change, Denied> => {
    const step = settleByHand(latest, person, role, finding, now());
    return step.kind === 'refused' ? { leave: step.reason } : { save: step.change };
  });
  if (saved.kind === 'left') {
    await audit(context, saved.latest, person, `change.settle-denied.${saved.no}`);
    return { change: saved.latest, reason: saved.no };
  }
  await publish(context, saved.after);
  return { change: saved.after, reason: null };
};
