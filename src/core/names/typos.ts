const longest = 40;

const cell = (row: readonly number[], at: number): number => row[at] as number;

/**
 * How many letters to change, add, remove or swap to turn one word into the other; `limit + 1` when more than `limit`.
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > longest || b.length > longest) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, cell(last, j) + 1, cell(row, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, cell(before, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(cell(last, b.length), limit + 1);
};

/** How many typos a word may have, by its length. None with a digit: "E3" and "E5" are two products. */
export const typosAllowed = (word: string): number => {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
};

export const isTypoOf = (written: string, meant: string): boolean => {
  const allowed = Math.min(typosAllowed(written), typosAllowed(meant) + 1);
  return allowed > 0 && !/\p{N}/u.test(meant) && distance(written, meant, allowed) <= allowed;
};
