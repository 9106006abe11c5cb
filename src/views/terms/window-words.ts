import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { baseWindow, type NceWindow, openOf, type Windows } from '../../core/rules/nce-windows.ts';
import { dateAndRelative, deadline, type Show, seats } from '../kit/format.ts';

const sources = {
  purchase: { explicit: 'Pax8’s created date', inferred: 'inferred from Pax8’s created date' },
  renewal: { explicit: 'Pax8’s history', inferred: 'inferred from the commitment’s end' },
  added: { explicit: 'Pax8’s history', inferred: 'inferred from Pax8’s history' },
} as const;

/** How a window is known: stated by Pax8, or calculated from what Pax8 states. */
export const sourceWords = (kind: keyof typeof sources, confidence: NceWindow['confidence']): string =>
  sources[kind][confidence];

/** The known windows. When `historyRead` is false, nobody knows whether seats were added recently. */
export type KnownWindows = Readonly<{ windows: Windows; historyRead: boolean }>;

/** Whether and until when seats can be reduced, in one line; empty when the seats cannot be changed. */
export const windowLine = (
  subscription: Subscription,
  { windows, historyRead }: KnownWindows,
  show: Show,
): string => {
  if (!isRunning(subscription, show.now) || subscription.status === 'Trial') return '';
  if (windows.kind === 'not-committed') return 'at any time, no commitment known';
  if (windows.kind === 'unknown') return 'unknown: Pax8 gave no commitment dates';
  const open = (kind: NceWindow['kind']) => openOf(windows, kind, show.now);
  if (open('lock').length > 0) return 'not now: locked in the last 24 hours of the term';
  if (open('renewing').length > 0) return 'not now: the renewal may still be running';
  const base = baseWindow(windows, show.now);
  if (base !== null)
    return `7-day window open until ${deadline(base.closesAt, show)} (${sourceWords(base.kind, base.confidence)})`;
  const added = open('added').map((each) => `${seats(each.seats)} until ${deadline(each.closesAt, show)}`);
  if (added.length > 0)
    return `7-day window open for added seats: ${added.join('; ')} (${sourceWords('added', 'explicit')})`;
  const after =
    subscription.endAt === null
      ? `committed; seats can go back in the 7 days after the renewal ${dateAndRelative(windows.until, show)}`
      : `committed until it ends ${dateAndRelative(subscription.endAt, show)}`;
  return historyRead ? after : `${after}; Pax8 did not say whether seats were added recently`;
};
