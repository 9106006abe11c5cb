import type { PlanNote, PlanRefusal, PlanWaits } from '../../core/rules/plan-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import { count, date, deadline, number, type Show, seats } from '../kit/format.ts';
import { t } from '../texts/t.ts';

export const planNote = (
  note: Exclude<PlanNote, { kind: 'provisioning' | 'vendor-rule-unknown' }> | PlanWaits,
  show: Show,
): string => {
  switch (note.kind) {
    case 'after-renewal':
      return t`The bot makes the change once Pax8 shows the term after ${deadline(note.at, show)}. It asks again if someone else changes the seats by then.`;
    case 'beyond-business-limit':
      return t`Microsoft allows ${number(note.limit)} seats of its Business plans per customer, all together. Pax8 will probably refuse more.`;
    case 'plan-waits':
      return waits(note, show);
  }
};

/** What happens to a plan when the seats change now, and the choices. */
const waits = ({ to, at, from, stays }: PlanWaits, show: Show): string => {
  const plan = t`A plan to ${seats(to)} waits for the renewal of ${date(at, show)}.`;
  return stays
    ? t`${plan} It stays: after the renewal the bot sets ${number(from)} → ${seats(to)}. To keep more seats, plan again or renew as is on the renewal’s card.`
    : t`${plan} It no longer fits after this change: the renewal is open again. Decide on its card.`;
};

type OnlyPlans = Extract<
  PlanRefusal,
  { kind: 'not-committed' | 'no-window-after-renewal' | 'term-end-unknown' | 'ends' | 'term-moved' }
>;

/** Why seats cannot be planned for a renewal, and what to do instead. Plain text. */
export const planRefusal = (because: OnlyPlans, show: Show): Readonly<{ reason: string; wayOut: string }> => {
  switch (because.kind) {
    case 'not-committed':
      return {
        reason: t`It has no known commitment, so there is no renewal to wait for.`,
        wayOut: t`Ask for the seats now. They can change at any time.`,
      };
    case 'no-window-after-renewal':
      return {
        reason: t`Pax8’s data for this product lets no seats go back after a renewal.`,
        wayOut:
          because.before === null || because.before <= 0
            ? t`Change it in the Pax8 portal before the term ends: ${deadline(because.at, show)}. Or ask the vendor.`
            : t`Ask for it in the last ${count(because.before, 'day')} before the term ends: ${deadline(because.at, show)}. Or ask the vendor.`,
      };
    case 'term-end-unknown':
      return {
        reason: t`Pax8 gave no valid commitment term end date, so the bot cannot know when it renews.`,
        wayOut: t`Check the commitment in the Pax8 portal.`,
      };
    case 'ends':
      return {
        reason:
          because.at <= show.now
            ? t`It ended ${deadline(because.at, show)} and does not renew.`
            : t`It ends ${deadline(because.at, show)} and does not renew.`,
        wayOut: t`If you still need it, check it in the Pax8 portal.`,
      };
    case 'term-moved':
      return {
        reason: t`Its commitment term end date has changed. It is now ${deadline(because.at, show)}.`,
        wayOut: t`Decide on the card of that renewal.`,
      };
  }
};

/** The title of the button that plans a change for a renewal. */
export const planTitle = (termEndsAt: Instant | null, show: Show): string =>
  termEndsAt === null ? t`Plan for the renewal` : t`Plan for ${date(termEndsAt, show)}`;
