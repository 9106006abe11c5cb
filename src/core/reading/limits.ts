import type { Atom, Word } from '../atoms/atom.ts';
import { textAt } from '../names/text-at.ts';
import { numberAt } from '../understanding/numbers.ts';
import { wordAt } from '../understanding/sentence.ts';
import type { AmountLimit, SeatLimit } from '../words/limits.ts';

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };
const currencies: Readonly<Record<string, string>> = {
  ...{ dollars: 'USD', dollar: 'USD', usd: 'USD', bucks: 'USD', euros: 'EUR', euro: 'EUR', eur: 'EUR' },
  ...{
    pounds: 'GBP',
    gbp: 'GBP',
    quid: 'GBP',
    sterling: 'GBP',
    chf: 'CHF',
    francs: 'CHF',
    cad: 'CAD',
    aud: 'AUD',
  },
};

/** The code of a currency as people write it: "euros", "$"; null for any other word. */
export const currencyNamed = (text: string): string | null => {
  const word = text.toLowerCase().replace(/^.* /, '');
  return signs[word] ?? (Object.hasOwn(currencies, word) ? textAt([currencies[word]], 0) : null);
};

type Money = Readonly<{ amount: number; currency: string | null; length: number }>;

/** "two grand", "a thousand". */
const thousandsAt = (words: readonly Word[], at: number): Money | null => {
  const number = /^an?$/.test(wordAt(words, at)) ? 1 : inWords.indexOf(wordAt(words, at));
  const grand = /^(?:grand|thousand|k)$/.test(wordAt(words, at + 1));
  return number > 0 && grand ? { amount: number * 1000, currency: null, length: 2 } : null;
};
const inWords = 'zero one two three four five six seven eight nine ten'.split(' ');

/** "$500", "1k", "2,000", "500 euros". */
const moneyAt = (words: readonly Word[], at: number): Money | null => {
  const thousands = thousandsAt(words, at);
  if (thousands !== null) return thousands;
  const match = /^([$€£])?(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?)(k)?([$€£])?$/.exec(wordAt(words, at));
  if (match === null) return null;
  const sign = match[1] ?? match[4];
  const next = wordAt(words, at + 1);
  const named = Object.hasOwn(currencies, next) ? (currencies[next] as string) : null;
  const amount = Number(textAt(match, 2).replaceAll(',', '')) * (match[3] === undefined ? 1 : 1000);
  return {
    amount,
    currency: sign === undefined ? named : (signs[sign] as string),
    length: named === null ? 1 : 2,
  };
};

const phrases = (text: string): RegExp => new RegExp(`^(?:${text})$`);
/** How a bound begins; `strict`: the number itself is outside. */
const bounds: readonly Readonly<{ side: 'least' | 'most'; strict: boolean; words: RegExp }>[] = [
  {
    ...{ side: 'most', strict: false },
    words: phrases('at most|(?:no|not) (?:more|bigger|larger) than|not over|max(?:imum)?(?: of)?|<=|≤'),
  },
  {
    ...{ side: 'least', strict: false },
    words: phrases(
      'at least|(?:no|not) (?:less|fewer) than|not under|from|upwards of|min(?:imum)?(?: of)?|>=|≥',
    ),
  },
  {
    ...{ side: 'least', strict: true },
    words: phrases(
      'over|above|more than|exceed(?:ing|s)?|(?:bigger|larger|greater|higher|better) than|north of|past|>|über|plus de|meer dan|mehr als',
    ),
  },
  {
    ...{ side: 'most', strict: true },
    words: phrases(
      'under|below|less than|fewer than|(?:smaller|lower|cheaper|worse|thinner|poorer) than|south of|<|unter|onder|sous|moins de|minder dan|weniger als',
    ),
  },
];
/** The words that a limit can begin with. */
const opens: ReadonlySet<string> = new Set(
  'at no not max maximum min minimum from upwards over above more exceed exceeding exceeds bigger larger greater higher north past under below less fewer smaller lower cheaper worse thinner poorer better south <= ≤ >= ≥ > < über unter onder sous moins minder weniger plus meer mehr'.split(
    ' ',
  ),
);
/** Whether a word can begin a limit, so that it is not another word with a typo. */
export const startsBound = (word: string): boolean => opens.has(word);
/** Little words before a bound that belong to it: "with more than", "worth over". */
const before = /^(?:with|of|worth|costing|having)$/;
/** What says the same behind the number: "2000 and up", "5 or fewer". */
const behind: readonly Readonly<{ side: 'least' | 'most'; words: RegExp }>[] = [
  {
    side: 'least',
    words: phrases('(?:and|or) (?:up|more|above|over|higher|bigger)|upwards|plus|minimum|at least'),
  },
  {
    side: 'most',
    words: phrases('(?:and|or) (?:less|fewer|below|under|lower|smaller)|max(?:imum)?|at most'),
  },
];
const nouns = /^(?:seats?|users?|licen[cs]es?|lic|lics|people|heads|employees)$/;
/** A number of these is a time or a share, not money or seats. */
const otherUnits =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|times?|%|percent|per|companies|clients|customers|orders|invoices|products|subscriptions|subs|renewals)$/;

/** The phrase of one to three words that starts here and matches. */
export const phraseAt = (words: readonly Word[], at: number, pattern: RegExp): number => {
  for (const length of [3, 2, 1])
    if (
      pattern.test(
        words
          .slice(at, at + length)
          .map(({ word }) => word)
          .join(' '),
      ) &&
      at + length <= words.length
    )
      return length;
  return 0;
};

type Bound = Readonly<{ amount: number; currency: string | null; percent?: true; to: number }>;

/** The number of a bound: a share, money or a count. */
const valueAt = (words: readonly Word[], at: number): Bound | null =>
  percentAt(words, at) ?? boundAt(words, at);

/** Money or a count. */
const boundAt = (words: readonly Word[], at: number): Bound | null => {
  const money = moneyAt(words, at);
  if (money !== null) return { ...money, to: at + money.length };
  const small = numberAt(words, at);
  if (small?.count.kind !== 'seats' || small.sign !== null) return null;
  return { amount: small.count.n, currency: null, to: at + small.length };
};

/**
 * How many words for seats follow a number: 1 for "seats", 0 before a product's name, whose seats are counted. Null
 * without any.
 */
const seatsAfter = (words: readonly Word[], atoms: readonly Atom[], at: number): number | null => {
  if (nouns.test(wordAt(words, at))) return 1;
  return atoms.some(
    (atom) =>
      atom.kind === 'product' && (atom.from === at || (atom.from === at + 1 && wordAt(words, at) === 'of')),
  )
    ? 0
    : null;
};

/** "10%", "ten percent", "10 per cent": a bound of a margin. */
const percentAt = (words: readonly Word[], at: number): Bound | null => {
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(wordAt(words, at));
  if (share !== null) return { amount: Number(share[1]), currency: null, percent: true, to: at + 1 };
  const bound = boundAt(words, at);
  const unit =
    bound === null
      ? 0
      : phraseAt(
          words,
          bound.to,
          /^(?:percent|pct|percents|%|per cent|points of|points|pts|pp|percentage points|prozent|procent|pour cent|pourcent)$/,
        );
  return bound === null || unit === 0 || bound.currency !== null
    ? null
    : { ...bound, percent: true, to: bound.to + unit };
};
/** What a share can be of. */
const ofMargin =
  /^(?:margins?|margen?|marges?|markup|profits?|profitable|make|makes|making|earn|earns|earning|keep|keeps|verdienen|gagne|spanne)$/;

type Limits = Readonly<{ least?: number; most?: number; strict?: true }>;
type Limit = Readonly<{
  limit: (Readonly<{ kind: 'amount' }> & AmountLimit) | (Readonly<{ kind: 'seats' }> & SeatLimit);
  to: number;
}>;

const joins = /^(?:and|but)$/;

type Closed = Readonly<{ limits: Limits; last: Bound }>;

/** "between 5 and 20", "exactly 10"; null when neither is here. */
const closedAt = (words: readonly Word[], at: number): Closed | null => {
  const exact = /^(?:exactly|precisely)$/.test(wordAt(words, at)) ? valueAt(words, at + 1) : null;
  if (exact !== null) return { limits: { least: exact.amount, most: exact.amount }, last: exact };
  const first = wordAt(words, at) === 'between' ? valueAt(words, at + 1) : null;
  if (first === null || !/^(?:and|to|-|–|&)$/.test(wordAt(words, first.to))) return null;
  const second = valueAt(words, first.to + 1);
  if (second === null || second.amount < first.amount) return null;
  const currency = second.currency ?? first.currency;
  return { limits: { least: first.amount, most: second.amount }, last: { ...second, currency } };
};

/** "more than 50", "at most $20". */
const openAt = (words: readonly Word[], at: number): Closed | null => {
  if (!opens.has(wordAt(words, at))) return null;
  for (const { side, strict, words: pattern } of bounds) {
    const length = phraseAt(words, at, pattern);
    // "more than a 20% margin".
    const article = /^an?$/.test(wordAt(words, at + length)) ? 1 : 0;
    const last =
      length === 0 ? null : (valueAt(words, at + length) ?? percentAt(words, at + length + article));
    // "from 2 to 5", "from 20": of a change, or a time.
    if (last === null || (wordAt(words, at) === 'from' && last.currency === null)) continue;
    return { limits: { [side]: last.amount, ...(strict ? { strict } : {}) }, last };
  }
  return null;
};

/** "more than 10 but fewer than 50", "over 20 seats and under 50": both ends are in, or both are out. */
const bothAt = (words: readonly Word[], at: number): Closed | null => {
  const first = openAt(words, at);
  if (first === null) return null;
  const end = first.last.to + (nouns.test(wordAt(words, first.last.to)) ? 1 : 0);
  const second = joins.test(wordAt(words, end)) ? openAt(words, end + 1) : null;
  if (second === null || first.limits.strict !== second.limits.strict) return null;
  const limits = { ...first.limits, ...second.limits };
  return limits.least === undefined || limits.most === undefined ? null : { limits, last: second.last };
};

/** "2000 and up", "100 seats or more". */
const behindAt = (words: readonly Word[], atoms: readonly Atom[], at: number): Closed | null => {
  const first = valueAt(words, at);
  if (first === null) return null;
  const noun = seatsAfter(words, atoms, first.to) ?? 0;
  for (const { side, words: pattern } of behind) {
    const length = phraseAt(words, first.to + noun, pattern);
    if (length > 0)
      return { limits: { [side]: first.amount }, last: { ...first, to: first.to + noun + length } };
  }
  return null;
};

/**
 * "more than 50 seats", "over $500", "2000 and up", "between 5 and 20 licences": how a question limits seats or money.
 * A product may follow the number of its seats. `to` is exclusive.
 */
export const limitAt = (words: readonly Word[], atoms: readonly Atom[], at: number): Limit | null => {
  const start = before.test(wordAt(words, at)) ? at + 1 : at;
  const found =
    closedAt(words, start) ?? bothAt(words, start) ?? openAt(words, start) ?? behindAt(words, atoms, start);
  if (found === null) return null;
  const { limits, last } = found;
  if (last.percent === true)
    return words.some(({ word }) => ofMargin.test(word))
      ? { limit: { kind: 'amount', ...limits, percent: true, currency: null }, to: last.to }
      : null;
  const said =
    words.slice(at, last.to).some(({ word }) => nouns.test(word)) ||
    (last.currency === null && followsSeats(words, atoms, at));
  const noun = said ? 0 : seatsAfter(words, atoms, last.to);
  if (noun !== null && last.currency === null)
    return { limit: { kind: 'seats', ...seatsOf(limits) }, to: last.to + noun };
  if (otherUnits.test(wordAt(words, last.to)) && !/^(?:a|per|each) month/.test(ahead(words, last.to)))
    return null;
  const month = /^(?:a|per|each) month/.test(ahead(words, last.to)) ? 2 : 0;
  return { limit: { kind: 'amount', ...limits, currency: last.currency }, to: last.to + month };
};

/** "more than 20 seats of E3 and less than 100": the second number counts what the first one does. */
const followsSeats = (words: readonly Word[], atoms: readonly Atom[], at: number): boolean =>
  joins.test(wordAt(words, at - 1)) &&
  words.some((_, before) => {
    const first = before < at - 1 && before > at - 10 ? openAt(words, before) : null;
    return first !== null && first.last.currency === null && seatsAfter(words, atoms, first.last.to) !== null;
  });

const ahead = (words: readonly Word[], at: number): string => `${wordAt(words, at)} ${wordAt(words, at + 1)}`;

const seatsOf = ({ least, most, strict }: Limits): SeatLimit => {
  const edge = strict === true ? 0 : 1;
  return {
    more: least === undefined ? null : least - edge,
    fewer: most === undefined ? null : most + edge,
  };
};
