import type { CancelNote } from './cancel-rules.ts';
import type { OrderNote } from './order-rules.ts';
import type { PlanNote } from './plan-rules.ts';
import type { PriceNote } from './price-rules.ts';
import type { SeatsNote } from './seat-notes.ts';
import type { Note } from './seat-rules.ts';

/** What a person should know before approving a change of any kind. */
export type AnyNote = Note | SeatsNote | PlanNote | CancelNote | PriceNote | OrderNote;
