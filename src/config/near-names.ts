import { distance } from '../core/names/typos.ts';

/**
 * Finds set names that look like misspelled `known` names that are not set, such as `PAX_API_URL`. Ignores case and
 * underscores; one letter may be wrong, two in a long name.
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
  return distance(a, b, allowed) <= allowed;
};
