import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import type { FoundDifference } from './find-difference.ts';

/** Saves a note on a difference, replacing the one before; an empty text removes it. */
export const keepNote = async (
  context: Context,
  { person, conversation }: Readonly<{ person: Person; conversation: Conversation }>,
  { id, month, line, marks }: FoundDifference,
  text: string,
): Promise<void> => {
  const { memory, now } = context;
  const before = marks.note?.text ?? null;
  if (text === (before ?? '')) return;
  const key = { difference: id, kind: 'note' } as const;
  if (text === '') await memory.monthMarks.remove(person.tenantId, key);
  else await memory.monthMarks.put({ ...key, month, text, by: person, at: now() });
  await record(
    context,
    person,
    text === '' ? 'difference.note-removed' : 'difference.noted',
    { product: line.product, month, ...(text === '' ? {} : { text }), before },
    { conversation, companyId: line.companyId },
  );
};
