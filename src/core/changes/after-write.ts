import type { Subscription } from '../marketplace/records.ts';
import type { NotWritten } from '../marketplace/written.ts';
import type { Instant } from '../words/instant.ts';
import type { Change } from './change.ts';
import { runsLater } from './change-facts.ts';
import { applied, ended, failedWith, type SentChange, unclear, waitOn } from './change-steps.ts';
import { type Found, ordered } from './order-steps.ts';
import { repriced } from './price-steps.ts';

/** The outcome of a change's write. `placed` is what is known of an order that Pax8 took; null when it named none. */
export type Write = NotWritten | Accepted;
type Accepted = Readonly<{ kind: 'accepted'; subscription: Subscription | null; placed?: Found | null }>;

/** The state after Pax8 accepted the write: applied only when Pax8's own record shows it. */
const whenTaken = (change: SentChange, { subscription, placed = null }: Accepted, now: Instant): Change => {
  const { wanted } = change;
  const unseen = () => unclear(change, { kind: 'unseen' });
  switch (wanted.kind) {
    case 'seats':
      return subscription?.quantity === wanted.to ? applied(change, subscription, now) : unseen();
    case 'cancel':
      return ended(change, subscription, now);
    case 'price':
      return subscription?.price === wanted.to ? repriced(change, now) : unseen();
    case 'order':
      return placed === null ? unseen() : ordered(change, wanted, placed, now);
  }
};

/** The state that follows from the outcome of the write. */
export const afterWrite = (change: SentChange, write: Write, now: Instant): Change => {
  switch (write.kind) {
    case 'accepted':
      return whenTaken(change, write, now);
    case 'not-sent':
      return runsLater(change)
        ? waitOn(change, { kind: 'not-sent', failure: write.failure })
        : failedWith(change, write, now);
    case 'refused':
      return failedWith(change, write, now);
    case 'unknown':
      return unclear(change, { kind: 'unanswered', failure: write.failure }, write.text);
  }
};
