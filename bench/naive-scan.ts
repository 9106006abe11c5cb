/** The yardstick of name matching: compares every name in full and returns the one with the fewest changed letters. */
export const nearestByScan = (names: readonly string[], text: string): string | null => {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const changes = levenshtein(name, text);
    if (changes < least) {
      best = name;
      least = changes;
    }
  }
  return best;
};

const levenshtein = (a: string, b: string): number => {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    last = row;
  }
  return last[b.length] ?? 0;
};
