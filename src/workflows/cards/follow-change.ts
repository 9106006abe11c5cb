import type { Change } from '../../core/changes/change.ts';
import { plannedAfter } from '../../core/changes/change-facts.ts';
import { followed, isForLine, isForSameEnd, nextVersion } from '../../core/renewals/after-renewal.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { messageOf } from '../../errors.ts';
import { recordRenewal } from '../audit/record-renewal.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';
import { publishRenewal } from './publish-renewal.ts';

/**
 * Saves a request's outcome on the renewal that it decided, and updates the renewal's cards. Never throws: the renewals
 * job tries again.
 */
export const followChange = async (context: Context, change: Change): Promise<void> => {
  if (change.wanted.kind !== 'cancel' && plannedAfter(change) === null) return;
  try {
    if (await isReplaced(context, change)) return;
    for (const renewal of await context.memory.renewals.ofSubscription(change.subscriptionId))
      if (renewal.tenantId === change.tenantId && concerns(renewal, change))
        await publishRenewal(context, await follow(context, renewal, change));
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'a renewal did not follow its change');
  }
};

/** A newer plan replaces the decision: the line is not open in between. */
const isReplaced = async ({ memory }: Context, change: Change): Promise<boolean> => {
  if (change.state !== 'cancelled' || plannedAfter(change) === null) return false;
  const { id, tenantId, requestedAt } = change;
  return (await memory.changes.planned(change.subscriptionId)).some(
    (other) =>
      other.id !== id &&
      other.tenantId === tenantId &&
      isForSameEnd(other, change) &&
      other.requestedAt >= requestedAt,
  );
};

/** The renewal with outcomes of its requests that were not saved when they happened. */
export const caughtUp = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  let latest = renewal;
  for (const { decision } of renewal.lines) {
    if (decision === null || decision.kind === 'renew') continue;
    const change = await context.memory.changes.get(decision.changeId);
    if (change !== null && followed(latest, change, context.now()) !== latest)
      latest = await follow(context, latest, change);
  }
  return latest;
};

const concerns = ({ lines }: Renewal, change: Change): boolean =>
  lines.some((line) => line.subscriptionId === change.subscriptionId && isForLine(change, line));

/** Saves a new version even when nothing follows, because the cards show the request's state. */
const follow = async (context: Context, renewal: Renewal, change: Change): Promise<Renewal> => {
  const saved = await untilSaved(renewal, renewalsIn(context.memory), (latest) => {
    const moved = followed(latest, change, context.now());
    const next = moved === latest && isBehind(latest, change) ? nextVersion(latest) : moved;
    return attempt(next === latest ? null : next);
  });
  if (saved.kind === 'left') return saved.latest;
  await record(context, saved.before, saved.after, change);
  return saved.after;
};

const isBehind = ({ lines }: Renewal, { id }: Change): boolean =>
  lines.some(({ decision }) => decision !== null && decision.kind !== 'renew' && decision.changeId === id);

const record = async (context: Context, before: Renewal, after: Renewal, change: Change): Promise<void> => {
  const step = after.story.slice(before.story.length).at(-1);
  if (step?.kind !== 'reopened') return;
  const { subscriptionId, productName } = change;
  await recordRenewal(context, after, step.person, 'renewal.reopened', {
    subscriptionId,
    product: productName,
    because: step.because,
    changeId: change.id,
  });
};
