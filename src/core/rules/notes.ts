import type { CancelNote } from './cancel-rules.ts';
import type { Confidence } from './nce-windows.ts';
import type { OrderNote } from './order-rules.ts';
import type { PlanNote, PlanWaits } from './plan-rules.ts';
import type { PriceAskedNote } from './price-asked.ts';
import type { PriceNote } from './price-rules.ts';
import type { SeatsNote } from './seat-notes.ts';
import type { Note, ServiceTermNote } from './seat-rules.ts';

/** What a person should know before approving a change of any kind. */
export type AnyNote =
  | Note
  | SeatsNote
  | PlanNote
  | PlanWaits
  | CancelNote
  | PriceNote
  | PriceAskedNote
  | OrderNote;

/**
 * How sure it is that removed seats are credited: as sure as one of Microsoft's windows is. `unknown`: no window is open, or
 * another vendor's, of which nobody says so.
 */
export const creditOf = (notes: readonly AnyNote[]): Confidence => {
  for (const note of notes) {
    if (note.kind === 'refund-until') return 'explicit';
    if (note.kind === 'window-closes' && note.rule === 'new-commerce') return note.confidence;
  }
  return 'unknown';
};

/**
 * The notes of a change of seats under a possible Extended Service Term. It fixes the seats: a likely one leaves no window
 * to tell of, and a possible one leaves windows inferred.
 */
export const notesInServiceTerm = (
  notes: readonly AnyNote[],
  serviceTerm: ServiceTermNote | null,
): readonly AnyNote[] => {
  if (serviceTerm === null) return notes;
  if (serviceTerm.sure === 'likely')
    return notes.filter(({ kind }) => kind !== 'window-closes' && kind !== 'returnable-until');
  return notes.map((note) => (note.kind === 'window-closes' ? { ...note, confidence: 'inferred' } : note));
};

/** Whether today's price list has the product for nothing. */
export const isListedFree = (notes: readonly AnyNote[]): boolean =>
  notes.some(({ kind }) => kind === 'listed-free');

/** Whether nobody knows what the vendor does with the seats and the money: then the policy asks for an approval. */
export const isRuleUnknown = (notes: readonly AnyNote[]): boolean =>
  notes.some(({ kind }) => kind === 'vendor-rule-unknown' || kind === 'prepaid');
