import type { Instant } from '../words/instant.ts';
import { openOf, type Windows } from './nce-windows.ts';

/**
 * What may become of a whole subscription now. `now`: it can be ended with a pro-rated refund until the moment;
 * `at-term-end`: it can be ended for the commitment's end, and is billed through it; `after-renewal`: nothing until the
 * renewal is over; `unknown`: nobody can say, so a person must look at the portal.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export type CancelRuling =
  | Readonly<{ kind: 'any-time' }>
  | Readonly<{ kind: 'now'; until: Instant }>
  | Readonly<{ kind: 'at-term-end'; at: Instant }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  | Readonly<{ kind: 'unknown' }>;

export const ruleCancel = (windows: Windows, now: Instant): CancelRuling => {
  if (windows.kind === 'not-committed') return { kind: 'any-time' };
  if (windows.kind === 'unknown') return { kind: 'unknown' };
  const { until } = windows;
  if (openOf(windows, 'lock', now).length + openOf(windows, 'renewing', now).length > 0)
    return { kind: 'after-renewal', at: until };
  const [open] = [...openOf(windows, 'purchase', now), ...openOf(windows, 'renewal', now)];
  return open === undefined ? { kind: 'at-term-end', at: until } : { kind: 'now', until: open.closesAt };
};

/**
 * Another billing term or commitment: Pax8's API changes neither during a commitment. `reorder`: a person can cancel
 * and order anew while the window is open; `at-renewal`: in the portal, for the renewal.
 */
export type TermRuling =
  | Readonly<{ kind: 'any-time' }>
  | Readonly<{ kind: 'reorder'; until: Instant }>
  | Readonly<{ kind: 'at-renewal'; at: Instant }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  | Readonly<{ kind: 'unknown' }>;

export const ruleTerm = (windows: Windows, now: Instant): TermRuling => {
  const cancel = ruleCancel(windows, now);
  switch (cancel.kind) {
    case 'now':
      return { kind: 'reorder', until: cancel.until };
    case 'at-term-end':
      return { kind: 'at-renewal', at: cancel.at };
    default:
      return cancel;
  }
};
