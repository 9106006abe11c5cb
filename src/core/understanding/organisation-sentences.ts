import type { Intent } from './intent.ts';
import { type Token, wordAt, wordsIn } from './sentence.ts';

const allowing = wordsIn('allow admit trust accept add');
const revoking = wordsIn('revoke disallow remove block forbid');
const named =
  /^\S+\s+(?:the\s+|any\s+)?(?:(?:guests?|people)\s+(?:of|from)\s+(?:the\s+)?(?:organi[sz]ation\s+|tenant\s+)?|(?:guest\s+)?(?:organi[sz]ation|tenant)\b[\s:]*)(.*)$/i;
const organisationWords = wordsIn('organisation organisations organization organizations tenant tenants');
const around = wordsIn('show list the which what are is allowed guest guests all our of me give trusted');

/**
 * Reads "organisations", "allow organisation fabrikam.com" and "revoke organisation …". Uses the text, because a domain may hold
 * the name of a company; `tokens` are without politeness.
 */
export const readOrganisations = (tokens: readonly Token[], clean: string): Intent | null => {
  const words = tokens.map(({ word }) => word);
  if (words.some((word) => organisationWords.has(word)) && words.every(isOfList))
    return { kind: 'organisations', do: 'list', organisation: null };
  const verb = wordAt(tokens, 0);
  const isAllowing = allowing.has(verb);
  if (!isAllowing && !revoking.has(verb)) return null;
  const from = clean.toLowerCase().indexOf(verb);
  const match = named.exec(clean.slice(Math.max(0, from)).trim());
  if (match === null) return null;
  const organisation = String(match[1])
    .replace(/[\s.!?]+$/, '')
    .replace(/\s+(?:please|again|any ?more)$/i, '');
  return {
    kind: 'organisations',
    do: isAllowing ? 'allow' : 'revoke',
    organisation: organisation === '' ? null : organisation,
  };
};

const isOfList = (word: string): boolean => organisationWords.has(word) || around.has(word);
