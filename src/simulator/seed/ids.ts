/** A fixed, valid version 4 UUID: a word of 8 hex digits for the kind, and a number. */
export const fixedId = (kind: string, n: number): string =>
  `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Numbers from 0 to 2^32 - 1, the same for the same seed (mulberry32, by Tommy Ettinger). */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

/** A version 4 UUID out of such numbers. */
export const randomId = (next: () => number): string => {
  const hex = () => next().toString(16).padStart(8, '0');
  const [a, b, c, d] = [hex(), hex(), hex(), hex()];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
};
