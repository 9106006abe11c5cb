import type { Person } from '../../core/words/people.ts';
import { plainText } from './escape.ts';

/** What stands in a card for a person who is told by Teams that they are meant, and the entity that belongs to it. */
export type Mention = Readonly<{
  text: string;
  entities: readonly Readonly<{
    type: 'mention';
    text: string;
    mentioned: Readonly<{ id: string; name: string }>;
  }>[];
}>;

/**
 * Teams compares the text of the entity with that of the card letter by letter: only what
 * names are written with stays in the name. A person is named by their Entra object id.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export const mentionOf = (person: Person | null | undefined): Mention => {
  if (person === null || person === undefined) return { text: '', entities: [] };
  const name = plainText(
    plainText(person.name, 60).replace(/[^\p{L}\p{N}\p{M}\p{Join_Control}.,'’-]/gu, ' '),
    60,
  );
  const text = `<at>${name}</at>`;
  return { text, entities: [{ type: 'mention', text, mentioned: { id: person.objectId, name } }] };
};
