import { z } from 'zod';
import type { Change } from '../../core/changes/change.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { audit } from '../../workflows/audit/record.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { saveDetails as save } from '../../workflows/changes/save-details.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press } from '../pressing/action.ts';
import { againText, filledIn } from '../pressing/filled-in.ts';
import { notMine } from '../pressing/found-change.ts';
import { isOurs, withCardUpdated } from './decide.ts';

const data = z.object({ id: z.string().min(1).max(64) });

/** Saves the answers for a request's vendors, before anybody decides it. */
export const saveDetails: Action = {
  verb: 'save-details',
  run: async (context, press) => {
    const lines = await found(context, press);
    const [lead] = lines;
    const { person, conversation } = press;
    if (lead === undefined) {
      await record(context, person, 'press.unknown-request', { verb: press.verb }, press);
      return notMine;
    }
    const where = conversation.id;
    if (!(await isOurs(context, lead, press))) {
      await audit(context, lead, person, 'change.details-denied.copy', { where });
      return withCardUpdated(ownAnswer(context, lead, person, { reason: changeProblem('copy') }));
    }
    const { change, reason, again, role } = await save(context, lead, lines, person, filledIn(press), where);
    if (again !== null)
      return withCardUpdated(ownAnswer(context, change, person, { reason: againText(again), again, role }));
    return withCardUpdated(
      reason === null
        ? changeAnswer(context, change, conversation)
        : ownAnswer(context, change, person, { reason: changeProblem(reason), role }),
    );
  },
};

/** The change or request lines that a button belongs to; none when they are not this organisation's. */
const found = async ({ memory }: Context, press: Press): Promise<readonly Change[]> => {
  const parsed = data.safeParse(press.data);
  if (!parsed.success) return [];
  const single = await memory.changes.get(parsed.data.id);
  const lines =
    single?.bundle === null ? [single] : await memory.changes.ofBundle(single?.bundle?.id ?? parsed.data.id);
  return lines.filter(({ tenantId }) => tenantId === press.person.tenantId);
};
