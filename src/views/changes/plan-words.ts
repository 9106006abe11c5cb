import type { PlanNote, PlanRefusal } from '../../core/rules/plan-rules.ts';
import { count, deadline, type Show } from '../kit/format.ts';

export const planNote = ({ at }: Extract<PlanNote, { kind: 'after-renewal' }>, show: Show): string =>
  `The bot makes the change once Pax8 shows the term after ${deadline(at, show)}, and only if the seats have not changed by then.`;

type OnlyPlans = Extract<
  PlanRefusal,
  { kind: 'not-committed' | 'no-window-after-renewal' | 'term-end-unknown' | 'ends' | 'term-moved' }
>;

/** Why seats cannot be planned for a renewal, and what to do instead. Plain text. */
export const planRefusal = (because: OnlyPlans, show: Show): Readonly<{ reason: string; wayOut: string }> => {
  switch (because.kind) {
    case 'not-committed':
      return {
        reason: 'It has no known commitment, so there is no renewal to wait for.',
        wayOut: 'Ask for the seats now. They can change at any time.',
      };
    case 'no-window-after-renewal':
      return {
        reason: 'Pax8’s data for this product lets no seats go back after a renewal.',
        wayOut: `${
          because.before === null || because.before <= 0
            ? 'Change it in the Pax8 portal'
            : `Ask for it in the last ${count(because.before, 'day')}`
        } before the term ends: ${deadline(because.at, show)}. Or ask the vendor.`,
      };
    case 'term-end-unknown':
      return {
        reason: 'Pax8 gave no valid commitment term end date, so the bot cannot know when it renews.',
        wayOut: 'Check the commitment in the Pax8 portal.',
      };
    case 'ends':
      return {
        reason: `It ${because.at <= show.now ? 'ended' : 'ends'} ${deadline(because.at, show)} and does not renew.`,
        wayOut: 'If you still need it, check it in the Pax8 portal.',
      };
    case 'term-moved':
      return {
        reason: `Its commitment term end date has changed. It is now ${deadline(because.at, show)}.`,
        wayOut: 'Decide on the card of that renewal.',
      };
  }
};
