import type { Instant } from '../words/instant.ts';
import { baseWindow, type NceWindow, openOf, type Windows } from './nce-windows.ts';

/**
 * How a whole subscription can be ended now. `now`: with a pro-rated refund until that moment (if only inferred, check
 * the portal first). `at-term-end`: for the commitment's end, billed until then. `after-renewal`: not before the
 * renewal is over. `unknown`: a person must look at the portal.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export type EndRuling =
  | Readonly<{ kind: 'any-time' }>
  | Readonly<{ kind: 'now'; until: Instant; confidence: NceWindow['confidence'] }>
  | Readonly<{ kind: 'at-term-end'; at: Instant }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  | Readonly<{ kind: 'unknown' }>;

export const ruleCancel = (windows: Windows, now: Instant): EndRuling => {
  if (windows.kind === 'not-committed') return { kind: 'any-time' };
  if (windows.kind === 'unknown') return { kind: 'unknown' };
  const { until } = windows;
  if (openOf(windows, 'lock', now).length + openOf(windows, 'renewing', now).length > 0)
    return { kind: 'after-renewal', at: until };
  const open = baseWindow(windows, now);
  return open === null
    ? { kind: 'at-term-end', at: until }
    : { kind: 'now', until: open.closesAt, confidence: open.confidence };
};

/**
 * How to get another billing term or commitment, which Pax8's API cannot change during a commitment. `reorder`: cancel
 * and order again while the window is open. `at-renewal`: in the portal, for the renewal.
 */
export type TermRuling =
  | Readonly<{ kind: 'any-time' }>
  | Readonly<{ kind: 'reorder'; until: Instant; confidence: NceWindow['confidence'] }>
  | Readonly<{ kind: 'at-renewal'; at: Instant }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  | Readonly<{ kind: 'unknown' }>;

export const ruleTerm = (windows: Windows, now: Instant): TermRuling => {
  const cancel = ruleCancel(windows, now);
  switch (cancel.kind) {
    case 'now':
      return { ...cancel, kind: 'reorder' };
    case 'at-term-end':
      return { kind: 'at-renewal', at: cancel.at };
    default:
      return cancel;
  }
};
