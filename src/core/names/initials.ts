import { wordsOf } from './name-words.ts';

/** The one company whose words begin with these letters: "wwi" for Wide World Importers. Null for none and for several. */
export const companyByInitials = (names: Iterable<string>, letters: string): string | null => {
  const fitting = [...names].filter((name) => {
    const words = wordsOf(name);
    return words.length === letters.length && words.every((word, n) => word[0] === letters[n]);
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
};
