import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { recordRenewal } from './record-renewal.ts';

const events = {
  renew: 'renewal.decided',
  change: 'renewal.decided',
  cancel: 'renewal.decided',
  snoozed: 'renewal.snoozed',
  assigned: 'renewal.assigned',
} as const;

/** One entry for each step that was added to its story. */
export const recordStep = async (
  context: Context,
  before: Renewal,
  after: Renewal,
  { person, conversation }: Readonly<{ person: Person; conversation: Conversation }>,
): Promise<void> => {
  for (const step of after.story.slice(before.story.length)) {
    const event = Object.hasOwn(events, step.kind) ? events[step.kind as keyof typeof events] : null;
    if (event === null) continue;
    const { at: _at, person: _person, kind: decision, ...rest } = step;
    const what = event === 'renewal.decided' ? { decision } : {};
    const id = 'subscriptionId' in step ? step.subscriptionId : null;
    const product = after.lines.find(({ subscriptionId }) => subscriptionId === id)?.productName;
    const about = product === undefined ? {} : { product };
    await recordRenewal(context, after, person, event, {
      ...what,
      ...about,
      ...rest,
      where: conversation.id,
    });
  }
};
