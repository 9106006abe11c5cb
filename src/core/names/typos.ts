const longest = 40;

const cell = (row: readonly number[], at: number): number => row[at] as number;

/** What is left of two words after removing their common beginning and end; something is left of both. */
const between = (a: string, b: string, limit: number): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let value = Math.min(change, cell(last, j) + 1, cell(row, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, cell(before, j - 2) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(cell(last, b.length), limit + 1);
};

/**
 * How many letters to change, add, remove or swap to turn one word into the other; `limit + 1` when more than `limit`.
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > longest || b.length > longest) return limit + 1;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [left, right] = [endA - start, endB - start];
  if (left === 0 || right === 0) return left + right;
  if (limit === 1 && (left > 2 || left !== right)) return 2;
  return between(a.slice(start, endA), b.slice(start, endB), limit);
};

/** How many typos a word may have, by its length. None with a digit: "E3" and "E5" are two products. */
export const typosAllowed = (word: string): number => {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
};

const mostTypos = 2;

/** "litwear" for Litware: the same letters, of which one stands elsewhere. */
const isShuffled = (a: string, b: string): boolean =>
  a.length === b.length && a.length > 5 && a.slice(0, 2) === b.slice(0, 2) && sorted(a) === sorted(b);
const sorted = (word: string): string => [...word].sort().join('');

export const isTypoOf = (written: string, meant: string): boolean => {
  if (Math.abs(written.length - meant.length) > mostTypos) return false;
  const least = isShuffled(written, meant) ? mostTypos : 0;
  const allowed = Math.max(least, Math.min(typosAllowed(written), typosAllowed(meant) + 1));
  return allowed > 0 && !/\p{N}/u.test(meant) && distance(written, meant, allowed) <= allowed;
};
