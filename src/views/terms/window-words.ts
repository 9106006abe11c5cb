import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { ServiceTerm } from '../../core/renewals/renewal.ts';
import type { NceWindow, Windows } from '../../core/rules/nce-windows.ts';
import { type OpenSeats, type SeatsBack, seatsBackIn } from '../../core/rules/seats-back.ts';
import { plainText } from '../kit/escape.ts';
import { dateAndRelative, deadline, type Show, seats } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { msg, t, texts } from '../texts/t.ts';
import { vendorWindows } from './vendor-words.ts';

const sources = texts({
  purchase: { explicit: msg`Pax8’s created date`, inferred: msg`inferred from Pax8’s created date` },
  renewal: { explicit: msg`Pax8’s history`, inferred: msg`inferred from the commitment’s end` },
  added: { explicit: msg`Pax8’s history`, inferred: msg`inferred from Pax8’s history` },
  'before-end': { explicit: msg`Pax8’s data for this product`, inferred: msg`Pax8’s data for this product` },
} as const);

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
  /** How likely it runs under Microsoft's Extended Service Term, which fixes the seats. */
  serviceTerm: ServiceTerm | null = null,
): string => {
  if (!isRunning(subscription, show.now) || subscription.status === 'Trial') return '';
  if (serviceTerm === 'likely') return t`very likely not: seats cannot change in an Extended Service Term`;
  const back = seatsBackIn(windows, show.now);
  if (back.kind !== 'closed') return backWords(back, show);
  const after =
    subscription.endAt === null
      ? closedWords(back, show)
      : t`committed until it ends ${dateAndRelative(subscription.endAt, show)}`;
  return historyRead || back.rule.kind !== 'new-commerce'
    ? after
    : t`${after}; Pax8 did not say whether seats were added recently`;
};

const backWords = (back: Exclude<SeatsBack, { kind: 'closed' }>, show: Show): string => {
  switch (back.kind) {
    case 'any-time':
      return t`at any time, no commitment known`;
    case 'prepaid':
      return t`not known: paid in advance (billed ${plainText(pax8Word(back.billingTerm), 40)}). Perhaps only at the anniversary, with no refund; check with Pax8 or the vendor`;
    case 'dates-unknown':
      return t`unknown: Pax8 gave no commitment dates`;
    case 'rule-unknown':
      return t`committed until ${deadline(back.until, show)}; the vendor’s rule is not known: check with Pax8 or the vendor`;
    case 'in-term':
      return t`at any time of the term (Pax8’s data for this product)`;
    case 'locked':
      return t`not now: locked in the last 24 hours of the term`;
    case 'renewing':
      return t`not now: the renewal may still be running`;
    case 'open':
      return openWords(back, show);
  }
};

const openWords = ({ rule, from, closesAt, confidence, windows }: OpenSeats, show: Show): string => {
  const window = rule.kind === 'new-commerce' ? t`7-day window` : t`window`;
  const isSure = confidence === 'explicit' || rule.kind !== 'new-commerce';
  if (from !== 'added')
    return isSure
      ? t`${window} open until ${deadline(closesAt, show)} (${sourceWords(from, confidence)})`
      : t`${window} probably open until ${deadline(closesAt, show)} (${sourceWords(from, confidence)})`;
  const added = windows.map((each) => t`${seats(each.seats)} until ${deadline(each.closesAt, show)}`);
  return t`${window} open for added seats: ${added.join('; ')} (${sourceWords(from, confidence)})`;
};

const closedWords = ({ until, rule }: Extract<SeatsBack, { kind: 'closed' }>, show: Show): string => {
  if (rule.kind === 'new-commerce')
    return t`committed; seats can go back in the 7 days after the renewal on ${dateAndRelative(until, show)}`;
  const when = vendorWindows(rule);
  return when === null
    ? t`committed until ${dateAndRelative(until, show)}; Pax8’s data for this product lets no seats go back before`
    : t`committed until ${dateAndRelative(until, show)}; seats can go back ${when} (Pax8’s data for this product)`;
};
