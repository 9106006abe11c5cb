import { distance } from '../core/names/typos.ts';

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
  return distance(a, b, allowed) <= allowed;
};
