import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Person, samePerson } from '../words/people.ts';

/** An order that is being filled in. A form names it by its id alone; the request that comes of it has the same id. */
export type OrderDraft = Readonly<{
  id: string;
  tenantId: string;
  person: Person;
  /** Where its form stands. */
  conversationId: string;
  companyId: string;
  companyName: string;
  productId: string;
  productName: string;
  /** As it was said; null: not said. */
  quantity: number | null;
  at: Instant;
}>;

/** Its prices and choices are those of its day. */
const keptFor = day;

/** Why a form cannot be gone on with, by whom and where its button was pressed; null: it can. */
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
