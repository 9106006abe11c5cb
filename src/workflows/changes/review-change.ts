import type { Change } from '../../core/changes/change.ts';
import { type Denied, denied, type Step } from '../../core/changes/change-steps.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import type { Review } from '../../core/changes/emergency-mark.ts';
import { review } from '../../core/changes/emergency-steps.ts';
import type { Person } from '../../core/words/people.ts';
import { reviewerIn } from '../approving/standing.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { actedFor } from '../changes/decide-change.ts';
import type { Context } from '../context.ts';
import { type Attempt, changesIn, untilSaved } from '../until-saved.ts';

/** The change as it is now and, if the press did nothing, why. */
export type Reviewed = Readonly<{ change: Change; reason: Denied | null }>;

type Said = Pick<Review, 'right' | 'note'> & Readonly<{ where: string }>;

/** Reviews what one person approved alone: all lines of a request, each saved once. */
export const reviewRequest = async (
  context: Context,
  change: Change,
  person: Person,
  said: Said,
): Promise<Reviewed> => {
  const { bundle } = change;
  const lines = bundle === null ? [change] : await context.memory.changes.ofBundle(bundle.id);
  const waiting = lines.filter(awaitsReview);
  let reason: Denied | null = null;
  for (const line of waiting.length === 0 ? [change] : waiting)
    reason = (await reviewLine(context, line, person, said)) ?? reason;
  return { change: (await context.memory.changes.get(change.id)) ?? change, reason };
};

const reviewLine = async (
  context: Context,
  line: Change,
  person: Person,
  { right, note, where }: Said,
): Promise<Denied | null> => {
  const { memory, now } = context;
  let acted = {};
  const record = {
    ...changesIn(memory),
    save: (next: Change) =>
      memory.changes.save(next, [
        entryAbout(context, next, person, right ? 'change.reviewed' : 'change.review-not-right', {
          ...{ where, note },
          ...acted,
        }),
      ]),
  };
  const saved = await untilSaved(line, record, async (latest): Promise<Attempt<Change, Denied>> => {
    const standing = await reviewerIn(context, person, latest);
    acted = actedFor(standing);
    const step = withReason(
      review(latest, person, standing.role, standing.actsFor, { right, note }, now()),
      standing,
    );
    return step.kind === 'next' ? { save: step.change } : { leave: step.reason };
  });
  if (saved.kind === 'saved') {
    await publish(context, saved.after);
    return null;
  }
  await audit(context, saved.latest, person, `change.review-denied.${saved.no}`, { where });
  return saved.no;
};

const withReason = (step: Step, { notNamed }: Readonly<{ notNamed?: true }>): Step =>
  notNamed && step.kind === 'refused' && step.reason === 'not-approver' ? denied('not-named') : step;
