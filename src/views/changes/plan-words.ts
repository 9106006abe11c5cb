import type { PlanNote, PlanRefusal } from '../../core/rules/plan-rules.ts';
import { deadline, type Show } from '../kit/format.ts';

export const planNote = ({ at }: Extract<PlanNote, { kind: 'after-renewal' }>, show: Show): string =>
  `The bot makes it once Pax8 shows the term after ${deadline(at, show)}, and only if the seats have not been changed until then. Until it has renewed nothing is sent to Pax8.`;

type OnlyPlans = Extract<PlanRefusal, { kind: 'not-committed' | 'term-end-unknown' | 'ends' | 'term-moved' }>;

/** Why seats cannot be planned for a renewal, and the way out. Plain text. */
export const planRefusal = (because: OnlyPlans, show: Show): Readonly<{ reason: string; wayOut: string }> => {
  switch (because.kind) {
    case 'not-committed':
      return {
        reason: 'No commitment is known for it, so that no renewal is to be waited for.',
        wayOut: 'Ask for the seats now: they can be changed at any time.',
      };
    case 'term-end-unknown':
      return {
        reason: 'Pax8 gave no commitment term end date that can be right, so nobody knows when it renews.',
        wayOut: 'Look at the commitment in the Pax8 portal.',
      };
    case 'ends':
      return {
        reason: `It ${because.at <= show.now ? 'ended' : 'ends'} ${deadline(because.at, show)} and does not renew.`,
        wayOut: 'If it is still wanted, look at it in the Pax8 portal.',
      };
    case 'term-moved':
      return {
        reason: `Its commitment term end date is another one now: ${deadline(because.at, show)}.`,
        wayOut: 'Decide it on the card of that renewal.',
      };
  }
};
