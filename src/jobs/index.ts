import { remembered } from '../core/conversation/remembered.ts';
import { day } from '../core/words/durations.ts';
import { anchorAudit } from '../workflows/alerts/anchor-audit.ts';
import { deliverAlerts } from '../workflows/alerts/deliver-alerts.ts';
import { endWhatIsOver } from '../workflows/alerts/end-what-is-over.ts';
import { listToday } from '../workflows/alerts/list-today.ts';
import { lookAfterRenewals } from '../workflows/alerts/look-after-renewals.ts';
import { sendOwnerDigests } from '../workflows/alerts/owner-digests.ts';
import { remindApprovers } from '../workflows/alerts/remind-approvers.ts';
import { tellHeld } from '../workflows/alerts/tell-held.ts';
import { sendTimedPosts } from '../workflows/alerts/timed-posts.ts';
import { remindReviews } from '../workflows/approving/remind-reviews.ts';
import { keepTenants } from '../workflows/assignments/keep-tenants.ts';
import { deliverEvents, forgetEvents } from '../workflows/audit/deliver-events.ts';
import { feedEvents } from '../workflows/audit/feed-events.ts';
import { keepUsage } from '../workflows/billing/keep-usage.ts';
import { keepClock } from '../workflows/bot/keep-clock.ts';
import { lookAtWebhook } from '../workflows/bot/read-webhook.ts';
import { lookAfterTurns } from '../workflows/bot/unanswered.ts';
import { keepPrices } from '../workflows/catalogue/todays-prices.ts';
import { carryChangesOn } from '../workflows/changes/carry-changes-on.ts';
import { followSeats } from '../workflows/changes/follow-seats.ts';
import type { Context } from '../workflows/context.ts';
import { keepHistory } from '../workflows/history/keep-history.ts';
import { keepPsa } from '../workflows/mapped/keep-psa.ts';
import { followOrders } from '../workflows/orders/follow-orders.ts';
import { followRenewals } from '../workflows/renewals/follow-renewals.ts';

export type Job = Readonly<{
  name: string;
  /** Cron pattern, seconds first, in UTC. */
  when: string;
  /** `one`: one instance runs each turn, claimed in the store. `each`: every instance runs it. */
  runs: 'one' | 'each';
  run(context: Context): Promise<void>;
}>;

/** Everything that runs on a schedule. */
export const jobs: readonly Job[] = [
  {
    name: 'carry-changes-on',
    when: '*/15 * * * * *',
    runs: 'one',
    run: (context) => carryChangesOn(context),
  },
  {
    name: 'clock',
    when: '30 * * * * *',
    runs: 'each',
    run: keepClock,
  },
  {
    name: 'turns',
    when: '*/15 * * * * *',
    runs: 'each',
    run: (context) => lookAfterTurns(context),
  },
  {
    name: 'follow-orders',
    when: '20 * * * * *',
    runs: 'one',
    run: followOrders,
  },
  {
    name: 'forget-order-drafts',
    when: '0 41 3 * * *',
    runs: 'one',
    // A form left open this long is started again.
    run: ({ memory, now }) => memory.orderDrafts.forget(now() - 14 * day),
  },
  {
    name: 'forget-last-said',
    when: '0 */10 * * * *',
    runs: 'one',
    run: ({ memory, now }) => memory.lastSaid.forget(now() - remembered),
  },
  {
    name: 'remind-approvers',
    when: '40 * * * * *',
    runs: 'one',
    run: remindApprovers,
  },
  {
    name: 'remind-reviews',
    when: '50 */5 * * * *',
    runs: 'one',
    run: remindReviews,
  },
  {
    name: 'end-what-is-over',
    when: '45 * * * * *',
    runs: 'one',
    run: endWhatIsOver,
  },
  {
    name: 'renewal-sweep',
    when: '5 * * * * *',
    runs: 'one',
    run: lookAfterRenewals,
  },
  {
    name: 'timed-posts',
    when: '2 * * * * *',
    runs: 'one',
    run: sendTimedPosts,
  },
  {
    name: 'owner-digests',
    when: '8 * * * * *',
    runs: 'one',
    run: sendOwnerDigests,
  },
  {
    name: 'list-today',
    when: '55 * * * * *',
    runs: 'one',
    run: listToday,
  },
  {
    name: 'follow-renewals',
    when: '50 */5 * * * *',
    runs: 'one',
    run: followRenewals,
  },
  {
    name: 'deliver-alerts',
    when: '*/10 * * * * *',
    runs: 'one',
    run: (context) => deliverAlerts(context),
  },
  {
    name: 'forget-alerts',
    when: '0 23 4 * * *',
    runs: 'one',
    // Longer than any threshold, so alerts already sent are known as long as a renewal may be alerted.
    run: ({ memory, now }) => memory.alerts.forget(now() - 400 * day),
  },
  {
    name: 'portfolio',
    when: '*/20 * * * * *',
    runs: 'each',
    run: async (context) => {
      const before = context.portfolio.current()?.asOf;
      await context.portfolio.refreshIfOld();
      await tellHeld(context);
      // The data just read shows what was renewed.
      if (context.portfolio.current()?.asOf !== before) await followRenewals(context);
    },
  },
  {
    name: 'history',
    // Once a day in fact: a night that was written is left alone, and one that could not be is tried again.
    when: '12 */10 * * * *',
    runs: 'one',
    run: keepHistory,
  },
  {
    name: 'vendors',
    when: '25 * * * * *',
    runs: 'each',
    run: ({ portfolio }) => portfolio.learnVendors('background'),
  },
  {
    name: 'webhook',
    when: '15 33 * * * *',
    runs: 'one',
    run: lookAtWebhook,
  },
  {
    name: 'catalogue',
    when: '10,40 * * * * *',
    runs: 'each',
    run: ({ catalogue }) => catalogue.refreshIfOld(),
  },
  {
    name: 'prices',
    when: '35 * * * * *',
    runs: 'one',
    run: keepPrices,
  },
  {
    name: 'usage',
    when: '25 * * * * *',
    runs: 'one',
    run: keepUsage,
  },
  {
    name: 'follow-seats',
    when: '*/15 * * * * *',
    runs: 'one',
    run: followSeats,
  },
  {
    name: 'psa',
    // Most turns find that what is kept is new enough.
    when: '45 * * * * *',
    runs: 'one',
    run: keepPsa,
  },
  {
    name: 'licences',
    when: '45 * * * * *',
    runs: 'one',
    run: keepTenants,
  },
  {
    name: 'events',
    when: '*/5 * * * * *',
    runs: 'one',
    run: async (context) => {
      await feedEvents(context);
      await deliverEvents(context);
    },
  },
  {
    name: 'forget-events',
    when: '30 27 * * * *',
    runs: 'one',
    run: forgetEvents,
  },
  {
    name: 'anchor-audit',
    when: '50 7 * * * *',
    runs: 'one',
    run: anchorAudit,
  },
  {
    name: 'forget-readings',
    when: '10 37 * * * *',
    runs: 'one',
    // Long enough to press a button under yesterday's answer; what admins look at stays longer.
    run: ({ memory, now }) => memory.readMessages.forget(now() - day, now() - 90 * day),
  },
  {
    name: 'forget-claims',
    when: '0 17 * * * *',
    runs: 'one',
    run: async ({ memory, now }) => {
      await memory.claims.forget(now() - 2 * day);
      await memory.turns.forget(now() - 2 * day);
    },
  },
];
