import type { SeatRule } from '../../core/rules/seat-rule.ts';
import type { RuleNote } from '../../core/rules/seat-rules.ts';
import { plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { t } from '../texts/t.ts';

/** Said wherever Pax8 gives no flags for another vendor's product. */
export const vendorUnknown = (): string => t`The vendor’s rule is not known: check with Pax8 or the vendor.`;

/** What is known of another vendor's rule, before approving. Plain text. */
export const ruleNote = (note: RuleNote): string => {
  switch (note.kind) {
    case 'vendor-rule-unknown':
      return vendorUnknown();
    case 'vendor-allows-fewer':
      return t`Pax8’s data for this product lets seats go down during the term.`;
    case 'prepaid':
      return note.billingTerm === 'One-Time'
        ? t`It is paid once, in advance. There may be no refund for fewer seats: check with Pax8 or the vendor.`
        : t`It is paid in advance (billed ${plainText(pax8Word(note.billingTerm), 40)}). Seats may go down only at the anniversary, and there may be no refund: check with Pax8 or the vendor.`;
  }
};

type Closed = Exclude<SeatRule, { kind: 'new-commerce' }>;

/** When the product's flags let seats go down around a renewal; null when never, or unknown. */
export const vendorWindows = (rule: Closed): string | null => {
  if (rule.kind === 'unknown') return null;
  const { renewalWindowBefore: before, renewalWindowAfter: after } = rule.flags;
  const parts = [
    ...(before === null || before <= 0 ? [] : [t`in the last ${count(before, 'day')} of the term`]),
    ...(after === null || after <= 0 ? [] : [t`in the ${count(after, 'day')} after the renewal`]),
  ];
  return parts.length === 0 ? null : parts.join(t` and `);
};
