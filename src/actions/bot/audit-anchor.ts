import { z } from 'zod';
import { missingRole } from '../../core/rules/permissions.ts';
import { anchorVerb } from '../../views/audit/anchor.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { roleIn } from '../../workflows/context.ts';
import type { Action } from '../pressing/action.ts';

const data = z.object({ entries: z.number().int().positive().safe(), hash: z.string().length(64) });

/** Compares the end of the audit, as a message of an earlier day says it, with the audit now. */
export const compareAnchor: Action = {
  verb: anchorVerb,
  run: async (context, { person, data: given }) => {
    const missing = missingRole((await roleIn(context, person)).role, 'approver');
    if (missing !== null) return { toast: missingRoleText(missing) };
    const anchor = data.safeParse(given).data;
    if (anchor === undefined) return toast('not-mine');
    const { audit } = context.memory;
    const [check, [record]] = await Promise.all([
      audit.verify(person.tenantId),
      audit.latest(person.tenantId, { limit: 1, before: anchor.entries + 1 }),
    ]);
    const isThere = record?.seq === anchor.entries && record.hash === anchor.hash;
    return toast(isThere && check.kind === 'intact' ? 'anchor-holds' : 'anchor-broken');
  },
};
