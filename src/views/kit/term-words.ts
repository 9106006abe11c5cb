import type { Subscription } from '../../core/marketplace/records.ts';
import { type TermEnd, termEnd } from '../../core/marketplace/renewals.ts';
import { endedUnsaid } from '../../core/marketplace/running.ts';
import { t } from '../texts/t.ts';
import { escapeText, plainText } from './escape.ts';
import { dateAndRelative, type Show } from './format.ts';
import { pax8Word } from './pax8-words.ts';

/** What happens at the end of a term: "renews 12 Dec 2026, in 19 days". Empty when nothing ends. */
const termWords = (end: TermEnd, show: Show): string => {
  switch (end.kind) {
    case 'renews':
      return end.at < show.now
        ? t`renewal was due ${dateAndRelative(end.at, show)}`
        : t`renews ${dateAndRelative(end.at, show)}`;
    case 'renews-monthly':
      return t`monthly term, next ${dateAndRelative(end.at, show)}`;
    case 'ends':
      return end.at < show.now
        ? t`ended ${dateAndRelative(end.at, show)}, will not renew`
        : t`ends ${dateAndRelative(end.at, show)}, will not renew`;
    case 'trial':
      return end.at === null
        ? t`trial, end unknown`
        : end.at < show.now
          ? t`trial ended ${dateAndRelative(end.at, show)}`
          : t`trial ends ${dateAndRelative(end.at, show)}`;
    case 'no-date':
      return t`committed, end unknown`;
    case 'none':
      return '';
  }
};

export const termOf = (subscription: Subscription, show: Show): string =>
  termWords(termEnd(subscription), show);

/** Pax8's status in words; an unknown one as Pax8 writes it. */
export const statusWords = (status: string): string => escapeText(pax8Word(status), 40);

/** The same as plain text. */
export const statusPlain = (status: string): string => plainText(pax8Word(status), 40);

/** The status of a subscription in a list; nothing when it is simply active. Says when its dates contradict it. */
export const statusLine = (subscription: Subscription, { now }: Show): readonly string[] => {
  const { status, startAt } = subscription;
  if (endedUnsaid(subscription, now)) return [t`has ended, but its status is ${statusWords(status)}`];
  if (startAt !== null && startAt > now) return [t`begins later`];
  return status === 'Active' || status === 'Activated' || status === 'Trial' ? [] : [statusWords(status)];
};
