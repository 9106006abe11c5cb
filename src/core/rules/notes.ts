import type { CancelNote } from './cancel-rules.ts';
import type { OrderNote } from './order-rules.ts';
import type { PlanNote, PlanWaits } from './plan-rules.ts';
import type { PriceNote } from './price-rules.ts';
import type { SeatsNote } from './seat-notes.ts';
import type { Note } from './seat-rules.ts';

/** What a person should know before approving a change of any kind. */
export type AnyNote = Note | SeatsNote | PlanNote | PlanWaits | CancelNote | PriceNote | OrderNote;

/** Whether removed seats are refunded: in Microsoft's windows they are; of other vendors' windows nobody says so. */
export const isRefundable = (notes: readonly AnyNote[]): boolean =>
  notes.some(
    (note) => note.kind === 'refund-until' || (note.kind === 'window-closes' && note.rule === 'new-commerce'),
  );

/** Whether nobody knows what the vendor does with the seats and the money: then the policy asks for an approval. */
export const isRuleUnknown = (notes: readonly AnyNote[]): boolean =>
  notes.some(({ kind }) => kind === 'vendor-rule-unknown' || kind === 'prepaid');
