import type { Person } from '../../core/words/people.ts';
import { plainText } from './escape.ts';

/** The text of a mention on a card, and the entity that makes Teams notify the person. */
export type Mention = Readonly<{
  text: string;
  entities: readonly Readonly<{
    type: 'mention';
    text: string;
    mentioned: Readonly<{ id: string; name: string }>;
  }>[];
}>;

/**
 * Mentions a person by Entra object id, under a name of ordinary characters: Teams compares card and entity exactly.
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
