import type { Person } from '../../core/words/people.ts';
import type { Asker } from '../asking/command.ts';
import { type Who, whoIsMeant } from '../people/who.ts';

/** The person meant: the speaker, somebody mentioned, or the only known person of that name, even beside a mention. */
export const personMeant = (written: string | null, asker: Asker, known: readonly Person[]): Who => {
  if (written !== null && /^@?(?:me|myself|i)$/i.test(written)) return { kind: 'one', person: asker.person };
  const who = whoIsMeant(written, asker, known);
  return who.kind === 'unknown' && written?.startsWith('@') === false
    ? whoIsMeant(written, { ...asker, mentions: [] }, known)
    : who;
};
