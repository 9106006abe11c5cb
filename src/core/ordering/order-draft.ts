import { day } from '../words/durations.ts';
import type { GivenReason } from '../words/given-reason.ts';
import type { Instant } from '../words/instant.ts';
import { type Person, samePerson } from '../words/people.ts';
import type { OrderTerm } from './order-choices.ts';

export type OrderDraftLine = Readonly<{
  productId: string;
  productName: string;
  /** As asked for; null when no number was given. */
  quantity: number | null;
}>;

/** An order being filled in. The form carries only its id; the request made from it has the same id. */
export type OrderDraft = Readonly<{
  id: string;
  tenantId: string;
  person: Person;
  /** Where the form was posted. */
  conversationId: string;
  companyId: string;
  companyName: string;
  /** Each product is on one line only. */
  lines: readonly OrderDraftLine[];
  /** As the sentence said; the form may say otherwise. */
  term?: OrderTerm;
  /** The id of the monthly subscription that the order takes the place of, for a year; absent for all other orders. */
  replaces?: string;
  /** As the sentence said; the form may say otherwise. */
  given: GivenReason;
  at: Instant;
}>;

/** The draft's prices and choices are at most a day old. */
const keptFor = day;

/** Why this press cannot continue the form; null when it can. */
export const notContinued = (
  draft: OrderDraft,
  person: Person,
  conversationId: string,
  now: Instant,
): 'not-theirs' | 'elsewhere' | 'too-old' | null => {
  if (!samePerson(draft.person, person)) return 'not-theirs';
  if (draft.conversationId !== conversationId) return 'elsewhere';
  return now - draft.at > keptFor ? 'too-old' : null;
};
