import { z } from 'zod';
import type { Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import { waitingStates } from '../../core/changes/change-steps.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { pendingCard } from '../../views/changes/pending.ts';
import { audit } from '../../workflows/audit/record.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { decideBundle } from '../../workflows/changes/decide-bundle.ts';
import { readBack } from '../../workflows/changes/execute-change.ts';
import type { Context } from '../../workflows/context.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import type { Action, Press } from '../pressing/action.ts';
import { filledIn } from '../pressing/filled-in.ts';
import { notMine } from '../pressing/found-change.ts';
import { isOurs, ownOf, reasonWritten, showForm, whyOf, withCardUpdated } from './decide.ts';

const data = z.object({ id: z.string().min(1).max(64), list: z.literal('pending').optional() });

/** The bundle a button belongs to; null (and recorded) when it is not this organisation's. */
const found = async (context: Context, { data: given, verb, person, conversation }: Press) => {
  const parsed = data.safeParse(given);
  const lines = parsed.success ? await context.memory.changes.ofBundle(parsed.data.id) : [];
  const [first] = lines;
  if (parsed.success && first !== undefined && first.tenantId === person.tenantId)
    return { id: parsed.data.id, list: parsed.data.list, first, lines };
  await record(context, person, 'press.unknown-request', { verb }, { conversation });
  return null;
};

const latest = async ({ memory }: Context, first: Change): Promise<Change> =>
  (await memory.changes.get(first.id)) ?? first;

const decision = (verb: string, kind: Decision): Action => ({
  verb,
  run: async (context, press) => {
    const about = await found(context, press);
    if (about === null) return notMine;
    const { id, list, first } = about;
    const where = press.conversation.id;
    if (list === undefined && !(await isOurs(context, first, press))) {
      await audit(context, first, press.person, `change.${kind}-denied.copy`, { where });
      return withCardUpdated(ownAnswer(context, first, press.person, { reason: changeProblem('copy') }));
    }
    const reason = reasonWritten(press, id);
    if (reason === undefined) {
      await audit(context, first, press.person, `change.${kind}-denied.bad-data`, { where });
      return withCardUpdated(
        ownAnswer(context, first, press.person, { reason: changeProblem('long-reason') }),
      );
    }
    const decided = await decideBundle(context, kind, id, press.person, where, {
      reason,
      filled: filledIn(press),
    });
    if (decided === null) return notMine;
    const problem = whyOf(context, decided);
    const after = await latest(context, first);
    if (list !== undefined) {
      await showForm(context, decided, press);
      const waiting = await context.memory.changes.inStates(press.person.tenantId, waitingStates);
      const changes = waiting.map((change) => seenBy(context, change.companyId, change));
      const done = { change: after, reason: problem };
      return context.answer(pendingCard({ changes, page: 0, say: 'pending', done }, context.show()));
    }
    return withCardUpdated(
      problem === undefined
        ? changeAnswer(context, after, press.conversation)
        : ownAnswer(context, after, press.person, { reason: problem, ...ownOf(decided) }),
    );
  },
});

export const approveBundle = decision('approve-bundle', 'approve');
export const confirmBundle = decision('confirm-bundle', 'confirm');
export const rejectBundle = decision('reject-bundle', 'reject');
export const cancelBundle = decision('cancel-bundle', 'cancel');

/** The current card. For a person's press, unclear lines are read again. */
export const refreshBundle: Action = {
  verb: 'refresh-bundle',
  run: async (context, press) => {
    const about = await found(context, press);
    if (about === null) return notMine;
    const { first, lines } = about;
    if (press.trigger === 'automatic') return ownAnswer(context, first, press.person);
    const unclear = lines.filter((line) => line.state === 'needs-check');
    await Promise.all(
      unclear.map(async (line) => {
        const after = await readBack(context, line);
        if (after.version > line.version) await publish(context, after);
      }),
    );
    return withCardUpdated(changeAnswer(context, first, press.conversation));
  },
};
