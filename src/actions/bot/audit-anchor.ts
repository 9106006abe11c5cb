import { z } from 'zod';
import { anchorVerb } from '../../views/audit/anchor.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Action } from '../pressing/action.ts';
import { notInRole } from '../pressing/approver-for.ts';

const data = z.object({ entries: z.number().int().positive().safe(), hash: z.string().length(64) });

/** Compares the audit with its end as an earlier message reported it. */
export const compareAnchor: Action = {
  verb: anchorVerb,
  run: async (context, press) => {
    const { person, data: given } = press;
    const denied = await notInRole(context, press, 'approver');
    if (denied !== null) return denied;
    const anchor = data.safeParse(given).data;
    if (anchor === undefined) {
      await record(context, person, 'press.forged', { button: anchorVerb, given }, press);
      return toast('not-mine');
    }
    const { audit } = context.memory;
    const [check, [last]] = await Promise.all([
      audit.verify(person.tenantId),
      audit.latest(person.tenantId, { limit: 1, before: anchor.entries + 1 }),
    ]);
    const isThere = last?.seq === anchor.entries && last.hash === anchor.hash;
    return toast(isThere && check.kind === 'intact' ? 'anchor-holds' : 'anchor-broken');
  },
};
