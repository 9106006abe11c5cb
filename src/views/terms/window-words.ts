import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import { type NceWindow, openOf, type Windows } from '../../core/rules/nce-windows.ts';
import { dateAndRelative, deadline, type Show, seats } from '../kit/format.ts';

/** From what a window is known: what Pax8 says itself, or what was reckoned from it. */
export const sourceWords = {
  purchase: 'Pax8’s start date',
  renewal: 'inferred from the commitment’s end',
  added: 'Pax8’s history',
} as const;

/** Windows as far as they are known; `historyRead` false: Pax8 did not say whether seats were added lately. */
export type KnownWindows = Readonly<{ windows: Windows; historyRead: boolean }>;

/** Whether and until when seats may go back, in a line; empty for a subscription whose seats cannot be changed. */
export const windowLine = (one: Subscription, { windows, historyRead }: KnownWindows, show: Show): string => {
  if (!isRunning(one) || one.status === 'Trial') return '';
  if (windows.kind === 'not-committed') return 'at any time, no commitment known';
  if (windows.kind === 'unknown') return 'unknown, Pax8 gave no dates of the commitment';
  const open = (kind: NceWindow['kind']) => openOf(windows, kind, show.now);
  if (open('lock').length > 0) return 'not now: locked in the last 24 hours of the term';
  if (open('renewing').length > 0) return 'not now: the renewal may still be running';
  for (const kind of ['purchase', 'renewal'] as const) {
    const [base] = open(kind);
    if (base !== undefined)
      return `7-day window open until ${deadline(base.closesAt, show)} (${sourceWords[kind]})`;
  }
  const added = open('added').map((each) => `${seats(each.seats)} until ${deadline(each.closesAt, show)}`);
  if (added.length > 0)
    return `7-day window open for added seats: ${added.join('; ')} (${sourceWords.added})`;
  const after =
    one.endAt === null
      ? `committed; seats can go back in the 7 days after the renewal ${dateAndRelative(windows.until, show)}`
      : `committed until it ends ${dateAndRelative(one.endAt, show)}`;
  return historyRead ? after : `${after}; whether some were added lately, Pax8 did not say`;
};
