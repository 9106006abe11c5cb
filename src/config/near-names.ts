/**
 * Which set names look like misspelled `known` ones that are not set: `MICROSOFTAPPID`, `PAX_API_URL`.
 * Case and underscores do not count; one letter may be wrong, two in a long name.
 * Names that other programs put into an environment are left out of `known` by the caller.
 */
export const nearNames = (
  set: readonly string[],
  known: readonly string[],
): readonly { given: string; meant: string }[] =>
  set.flatMap((given) => {
    const meant = known.find((name) => !set.includes(name) && isNear(plain(given), plain(name)));
    return meant === undefined ? [] : [{ given, meant }];
  });

const plain = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, '');

const isNear = (a: string, b: string): boolean => {
  const allowed = b.length >= 10 ? 2 : 1;
  return Math.abs(a.length - b.length) <= allowed && lettersApart(a, b) <= allowed;
};

/** Levenshtein's distance, one row at a time. */
const lettersApart = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const swapped = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
