import type { CancelNote } from './cancel-rules.ts';
import type { OrderNote } from './order-rules.ts';
import type { PlanNote } from './plan-rules.ts';
import type { PriceNote } from './price-rules.ts';
import type { Note } from './seat-rules.ts';

/** What a person should know before approving a change of any kind. */
export type AnyNote = Note | PlanNote | CancelNote | PriceNote | OrderNote;

/** Whether nobody knows what the vendor does with the seats and the money: then the policy asks for an approval. */
export const isRuleUnknown = (notes: readonly AnyNote[]): boolean =>
  notes.some(({ kind }) => kind === 'vendor-rule-unknown' || kind === 'prepaid');
