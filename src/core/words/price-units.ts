/** The period that a price is for, as it was written. */
export type Per = 'month' | 'year';

const unit = (words: string, adverbs: string): RegExp =>
  new RegExp(
    `(?:\\s*/\\s*|\\s*\\b(?:for\\s+)?(?:per|an?|each|every|the|pro|im|par|por|al)\\s+)(?:${words})\\b\\.?|\\b(?:${adverbs})(?!\\w)\\.?`,
    'gi',
  );
const units: readonly (readonly [Per, RegExp])[] = [
  ['month', unit('months?|mths?|mo|monat|mois|mes|maand', 'monthly|monatlich|p\\.?m')],
  ['year', unit('years?|yrs?|annum|jahr|año', 'annually|annual|yearly|jährlich|p\\.?a')],
];
const seats =
  /(?:\s*\/\s*|\s*\b(?:per|an?|each|every|pro)\s+)(?:seat|user|licen[cs]e|head|person)\b|\b(?:each|apiece)\b/gi;

/**
 * "17 a month per seat" without its units, and what they say; `per` is null without one, `both` when they contradict
 * each other.
 */
export const unitsIn = (text: string): Readonly<{ rest: string; per: Per | 'both' | null }> => {
  const found = units.filter(([, pattern]) => text.search(pattern) >= 0).map(([per]) => per);
  const rest = [seats, ...units.map(([, pattern]) => pattern)].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    text,
  );
  const [per = null, other] = found;
  return { rest: rest.replace(/\s+/g, ' ').trim(), per: other === undefined ? per : 'both' };
};

const isUnit = (text: string): boolean => unitsIn(text).rest === '';

/** The pieces of a message without those that only say what period a price is for. */
export const withoutUnits = <T extends Readonly<{ text: string }>>(pieces: readonly T[]): readonly T[] =>
  pieces.filter(({ text }, at) => {
    const [before, after] = [pieces[at - 1]?.text, pieces[at + 1]?.text];
    return !(isUnit(text) || isUnit(`${text} ${after}`) || isUnit(`${before} ${text}`));
  });

/** "a month", for a sentence that repeats a price. */
export const perPhrase = (per: Per | undefined): string => (per === undefined ? '' : ` a ${per}`);
