import { cameToNothing, isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { approvedBefore, emergencyRefusal } from '../../core/changes/emergency.ts';
import type { Alone, EmergencyRefusal } from '../../core/changes/emergency-mark.ts';
import { namedFor } from '../../core/rules/named-for.ts';
import { firstPolicy, type Policy } from '../../core/rules/policy.ts';
import { includes } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';

type Edges = Pick<Context, 'memory' | 'settings' | 'now'>;
type Lines = readonly Change[];

const policyOf = async ({ memory }: Pick<Context, 'memory'>, { tenantId }: Change): Promise<Policy> =>
  (await memory.policies.current(tenantId))?.policy ?? firstPolicy;

/** Everything that is decided together with a change, including itself, without what came to nothing. */
const decidedWith = async ({ memory }: Pick<Context, 'memory'>, change: Change): Promise<Lines> => {
  const { bundle } = change;
  const lines = bundle === null || isDecidedApart(change) ? [] : await memory.changes.ofBundle(bundle.id);
  const alive = lines.filter((line) => !cameToNothing(line));
  return alive.length === 0 ? [change] : alive;
};

/** Why one approver is not enough for lines that are decided together. */
export const refusalNow = async (
  context: Pick<Context, 'memory'>,
  lines: Lines,
  policy: Policy,
  beside: (open: Lines) => Lines = (open) => open,
): Promise<EmergencyRefusal | null> => {
  const [first] = lines;
  if (first === undefined) return { kind: 'no-need' };
  return emergencyRefusal(lines, policy, beside(await context.memory.changes.toReview(first.tenantId)));
};

/** Whether one approver is enough for a request now; null when everyone the policy asks for must approve. */
export const aloneFor = async (context: Pick<Context, 'memory'>, change: Change): Promise<Alone | null> => {
  const { emergency, state } = change;
  if (emergency === undefined || emergency.refused !== null || state !== 'pending') return null;
  const policy = await policyOf(context, change);
  const refused = await refusalNow(context, await decidedWith(context, change), policy);
  return refused === null ? { named: namedFor(policy, change.companyId) } : null;
};

/**
 * Why a change that one person approved alone is not sent: the policy, or the approver's role, no longer allows it.
 * Null when it is sent.
 */
export const notSentAlone = async (context: Edges, change: Change): Promise<EmergencyRefusal | null> => {
  const policy = await policyOf(context, change);
  const before = (open: Lines) => approvedBefore(open, change);
  const refused = await refusalNow(context, await decidedWith(context, change), policy, before);
  // That one is enough by now is no reason to stop.
  if (refused !== null && refused.kind !== 'no-need') return refused;
  const holders = change.approvals.map(({ person, actsFor = person }) => actsFor);
  for (const holder of holders)
    if (!includes((await roleIn(context, holder, change.companyId)).role, 'approver'))
      return { kind: 'approver-gone' };
  return null;
};

/** New lines with the requester's mark and, if it does not hold, the reason; without a reason there is no mark. */
export const markedLines = async (
  context: Pick<Context, 'memory' | 'now'>,
  lines: Lines,
  policy: Policy,
  reason: string | null,
): Promise<Lines> => {
  if (reason === null) return lines;
  const refused = await refusalNow(context, lines, policy);
  if (refused?.kind === 'no-need') return lines;
  const mark = { reason, at: context.now(), refused, dueAt: null, review: null };
  return lines.map((line) => (line.state === 'pending' ? { ...line, emergency: mark } : line));
};

/** Whether its requester may still say that a request cannot wait, making one approver enough. */
export const mayMark = async (context: Pick<Context, 'memory'>, change: Change): Promise<boolean> => {
  const { state, approversNeeded, emergency } = change;
  if (state !== 'pending' || approversNeeded === 0 || emergency?.refused === null) return false;
  const policy = await policyOf(context, change);
  if (policy.emergencyUpTo === undefined) return false;
  return (await refusalNow(context, await decidedWith(context, change), policy)) === null;
};
