import { wordsOf } from '../../core/names/name-words.ts';
import { peopleNamed } from '../../core/rules/role-changes.ts';
import type { Person } from '../../core/words/people.ts';
import type { Asker } from '../asking/command.ts';

/** Whom a sentence means, or why that is not clear. */
export type Who =
  | Readonly<{ kind: 'one'; person: Person }>
  | Readonly<{ kind: 'nobody' | 'bot' | 'unknown'; written: string }>
  | Readonly<{ kind: 'several'; written: string; people: readonly Person[] }>;

/**
 * The one person whom `written` means: by their mention, or else by the name of somebody whom the bot knows, when only
 * one is called so.
 */
export const whoIsMeant = (
  written: string | null,
  { mentions, conversation, person }: Asker,
  known: readonly Person[],
): Who => {
  const words = wordsOf(written ?? '').join(' ');
  if (written === null || words === '') return { kind: 'nobody', written: '' };
  const called = mentions.filter(({ text }) => wordsOf(text).join(' ') === words);
  const mentioned = unique(called.map((mention) => mention.person));
  const [first] = mentioned;
  if (first !== undefined)
    return mentioned.length === 1
      ? { kind: 'one', person: first }
      : { kind: 'several', written, people: mentioned };
  if (words === wordsOf(conversation.botName).join(' ')) return { kind: 'bot', written };
  const found = mentions.length > 0 ? [] : peopleNamed(written, unique([...known, person]));
  const [only] = found;
  if (only === undefined) return { kind: 'unknown', written };
  return found.length === 1 ? { kind: 'one', person: only } : { kind: 'several', written, people: found };
};

const unique = (people: readonly Person[]): Person[] => [
  ...new Map(people.map((person) => [`${person.tenantId} ${person.objectId}`, person])).values(),
];
