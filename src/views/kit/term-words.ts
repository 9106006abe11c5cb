import type { Subscription } from '../../core/marketplace/records.ts';
import { type TermEnd, termEnd } from '../../core/marketplace/renewals.ts';
import { escapeText } from './escape.ts';
import { dateAndRelative, type Show } from './format.ts';

/** What becomes of a term, in a few words: "renews 12 Dec 2026, in 19 days". Empty when nothing ends. */
export const termWords = (end: TermEnd, show: Show): string => {
  switch (end.kind) {
    case 'renews':
      return `${end.at < show.now ? 'renewal was due' : 'renews'} ${dateAndRelative(end.at, show)}`;
    case 'renews-monthly':
      return `monthly term, next ${dateAndRelative(end.at, show)}`;
    case 'ends':
      return `${end.at < show.now ? 'ended' : 'ends'} ${dateAndRelative(end.at, show)}, will not renew`;
    case 'trial':
      return end.at === null
        ? 'trial, end unknown'
        : `trial ${end.at < show.now ? 'ended' : 'ends'} ${dateAndRelative(end.at, show)}`;
    case 'no-date':
      return 'committed, end unknown';
    case 'none':
      return '';
  }
};

export const termOf = (subscription: Subscription, show: Show): string =>
  termWords(termEnd(subscription), show);

const spoken: Readonly<Record<string, string>> = {
  PendingManual: 'Being set up by hand',
  PendingAutomated: 'Being set up',
  PendingCancel: 'Being cancelled',
  WaitingForDetails: 'Waiting for details',
};

/** Pax8's status as words; one that is not known here as Pax8 writes it. */
export const statusWords = (status: string): string =>
  (Object.hasOwn(spoken, status) ? spoken[status] : undefined) ?? escapeText(status, 40);

/** How a subscription stands beside its neighbours: its status when it is not simply active. */
export const statusLine = ({ status }: Subscription): readonly string[] =>
  status === 'Active' || status === 'Activated' || status === 'Trial' ? [] : [statusWords(status)];
