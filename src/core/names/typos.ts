const longest = 40;

/**
 * Letters to change, add, leave out or swap with their neighbour to get from one word to the other, counted up to
 * `limit`; beyond it the answer is `limit + 1`.
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > longest || b.length > longest) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? limit) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
};

/** How many typos a word of this length may hold. None where there is a digit: "E3" and "E5" are two products. */
export const typosAllowed = (word: string): number => {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
};

export const isTypoOf = (written: string, meant: string): boolean => {
  const allowed = Math.min(typosAllowed(written), typosAllowed(meant) + 1);
  return allowed > 0 && !/\p{N}/u.test(meant) && distance(written, meant, allowed) <= allowed;
};
