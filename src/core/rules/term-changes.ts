import type { Instant } from '../words/instant.ts';
import type { NceWindow, Windows } from './nce-windows.ts';
import { type OpenSeats, seatsBackIn } from './seats-back.ts';

/**
 * How a whole subscription can be ended now.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export type EndRuling =
  | Readonly<{ kind: 'any-time' }>
  | Readonly<{ kind: 'prepaid' }>
  /** With a pro-rated refund until that moment; if that is only inferred, check the portal first. */
  | Readonly<{
      kind: 'now';
      until: Instant;
      confidence: NceWindow['confidence'];
      from: 'purchase' | 'renewal';
    }>
  /** For the commitment's end, billed until then. */
  | Readonly<{ kind: 'at-term-end'; at: Instant }>
  /** Before the commitment's end, by the product's flags; `fee` is null when Pax8 does not say. */
  | Readonly<{ kind: 'early'; at: Instant; fee: boolean | null }>
  /** For the commitment's end; what the vendor allows before is not known. */
  | Readonly<{ kind: 'rule-unknown'; at: Instant }>
  /** Not before the renewal is over. */
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  /** A person must look at the portal. */
  | Readonly<{ kind: 'unknown' }>;

export const ruleCancel = (windows: Windows, now: Instant): EndRuling => {
  switch (windows.kind) {
    case 'not-committed':
      return { kind: 'any-time' };
    case 'prepaid':
    case 'unknown':
      return { kind: windows.kind };
    case 'committed':
      break;
  }
  const { until, rule } = windows;
  const back = seatsBackIn(windows, now);
  if (back.kind === 'locked' || back.kind === 'renewing') return { kind: 'after-renewal', at: until };
  switch (rule.kind) {
    case 'new-commerce':
      return back.kind === 'open' && isOfAll(back)
        ? { kind: 'now', until: back.closesAt, confidence: back.confidence, from: back.from }
        : { kind: 'at-term-end', at: until };
    case 'unknown':
      return { kind: 'rule-unknown', at: until };
    case 'product': {
      const { allowForEarlyCancellation: early, cancellationFeeApplied: fee } = rule.flags;
      if (early === null) return { kind: 'rule-unknown', at: until };
      return early ? { kind: 'early', at: until, fee } : { kind: 'at-term-end', at: until };
    }
  }
};

const isOfAll = (open: OpenSeats): open is OpenSeats & Readonly<{ from: 'purchase' | 'renewal' }> =>
  open.from === 'purchase' || open.from === 'renewal';

/**
 * How to get another billing term or commitment, which Pax8's API cannot change during a commitment. `reorder`: cancel
 * and order again while the window is open. `at-renewal`: in the portal, for the renewal.
 */
export type TermRuling =
  | Exclude<EndRuling, { kind: 'now' | 'at-term-end' }>
  | Readonly<{ kind: 'reorder'; until: Instant; confidence: NceWindow['confidence'] }>
  | Readonly<{ kind: 'at-renewal'; at: Instant }>;

export const ruleTerm = (windows: Windows, now: Instant): TermRuling => {
  const cancel = ruleCancel(windows, now);
  switch (cancel.kind) {
    case 'now':
      return { kind: 'reorder', until: cancel.until, confidence: cancel.confidence };
    case 'at-term-end':
      return { kind: 'at-renewal', at: cancel.at };
    default:
      return cancel;
  }
};
