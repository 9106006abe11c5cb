import { DateTime } from 'luxon';
import { withWord } from '../finding/company-words.ts';
import { textAt } from '../names/text-at.ts';
import { type PeriodAt, periodAt, startsTime } from '../periods/period-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Here } from '../understanding/periods.ts';
import { wordAt } from '../understanding/sentence.ts';
import type { Period } from '../words/period.ts';
import { type Atom, type AtomOf, textOf, type Word } from './atom.ts';
import { isOwnWord } from './cues.ts';
import { orderVerbs } from './modality.ts';
import { type Topic, topicAt, withoutTypo } from './topics.ts';

/** A piece of a question: a name, a value, or words that say what is asked. `to` is exclusive, in words. */
export type Piece = Readonly<{ from: number; to: number; text: string }> &
  /** `out`: it is left out of the answer. */
  (
    | Readonly<{ kind: 'company'; ids: readonly string[]; name: string; out?: true }>
    | Readonly<{ kind: 'product'; vendor: string | null }>
    | Readonly<{ kind: 'vendor'; vendor: string }>
    | Readonly<{ kind: 'person' }>
    | Readonly<{ kind: 'reference'; id: string }>
    | Readonly<{ kind: 'period'; ahead: Period | null; back: Period | null }>
    | Readonly<{ kind: 'amount'; least: number; currency: string | null }>
    | Readonly<{ kind: 'top'; n: number }>
    | Readonly<{ kind: 'seats'; more: number | null; fewer: number | null }>
    /** `of`: a product follows, of which it counts the seats. */
    | Readonly<{ kind: 'number'; n: number | null; of: boolean }>
    /** `asks`: in a change the words would be a part of it. */
    | Readonly<{ kind: 'topic'; topics: readonly Topic[]; asks: boolean }>
    | Readonly<{ kind: 'change' }>
    | Readonly<{ kind: 'left' }>
  );

type Made = Piece | null;
/** What the words at a place are; null when they are nothing of the kind. */
type Reader = (reading: Reading, at: number) => Made;
type Reading = Readonly<{
  portfolio: Portfolio;
  /** The words, those of names blank. */
  words: readonly Word[];
  atoms: readonly Atom[];
  today: DateTime;
  vendors: ReadonlyMap<string, string>;
}>;

const place = ({ words }: Reading, from: number, to: number) => ({ from, to, text: textOf(words, from, to) });

/** Vendors by their names in lower case. Made once for each version of the portfolio. */
const vendorsIn = ({ vendors }: Portfolio): ReadonlyMap<string, string> => {
  const known = vendorNames.get(vendors);
  if (known !== undefined) return known;
  const made = new Map([...new Set(vendors.values())].map((vendor) => [vendor.toLowerCase(), vendor]));
  vendorNames.set(vendors, made);
  return made;
};
const vendorNames = new WeakMap<Portfolio['vendors'], ReadonlyMap<string, string>>();

const companyName = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
  const [id] = ids;
  return (ids.length === 1 && id !== undefined ? companies.get(id)?.name : undefined) ?? text;
};

/** A person as written, "@Tom Reyes"; `to` is exclusive. Null when none is named here. */
export const personAt = (
  words: readonly Word[],
  at: number,
): Readonly<{ text: string; to: number }> | null => {
  if (!/^@./.test(words[at]?.text ?? '')) return null;
  let to = at + 1;
  while (
    to < at + 3 &&
    words[to - 1]?.owner === null &&
    words[to - 1]?.comma !== true &&
    /^\p{Lu}[\p{L}'’-]+$/u.test(words[to]?.text ?? '')
  )
    to += 1;
  return { text: textOf(words, at, to).replace(/['’]s$/, ''), to };
};

const person: Reader = ({ words }, at) => {
  const found = personAt(words, at);
  return found === null ? null : { kind: 'person', from: at, ...found };
};

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };
const currencies: Readonly<Record<string, string>> = {
  ...{ dollars: 'USD', dollar: 'USD', usd: 'USD', bucks: 'USD', euros: 'EUR', euro: 'EUR', eur: 'EUR' },
  ...{ pounds: 'GBP', gbp: 'GBP', quid: 'GBP', chf: 'CHF', cad: 'CAD', aud: 'AUD' },
};

type Money = Readonly<{ amount: number; currency: string | null; length: number }>;

/** "$500", "1k", "2,000", "500 euros". */
const moneyAt = (words: readonly Word[], at: number): Money | null => {
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

const moreWords =
  /^(?:over|above|more than|at least|exceeding|from|bigger than|larger than|upwards of|worth more than|worth over|of over|greater than|with over|with more than|with at least)$/;
const fewerWords =
  /^(?:under|below|less than|fewer than|at most|with fewer than|with less than|with under|no more than)$/;
const nouns = /^(?:seats?|users?|licen[cs]es?)$/;

/** The phrase of one to three words that starts here and matches. */
const phraseAt = (words: readonly Word[], at: number, pattern: RegExp): number => {
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

/** "more than 50 seats", "over $500", "2000 and up". A product may stand between the number and the seats. */
const limit: Reader = (reading, at) => {
  const { words } = reading;
  const more = phraseAt(words, at, moreWords);
  const fewer = more > 0 ? 0 : phraseAt(words, at, fewerWords);
  const start = at + more + fewer;
  const small = numberAt(words, start);
  const money =
    moneyAt(words, start) ??
    (small?.count.kind === 'seats' ? { amount: small.count.n, currency: null, length: small.length } : null);
  if (money === null) return null;
  const to = start + money.length;
  const ofSeats = seatNounAfter(reading, to);
  if (ofSeats !== null && more + fewer > 0) {
    const least = /least$/.test(textOf(words, at, start)) ? 1 : 0;
    const most = /most$|no more than$/.test(textOf(words, at, start)) ? 1 : 0;
    const counts =
      more > 0 ? { more: money.amount - least, fewer: null } : { more: null, fewer: money.amount + most };
    return { kind: 'seats', ...counts, ...place(reading, at, to + ofSeats) };
  }
  const andUp = /^(?:and|or) (?:up|more|above)/.exec(`${wordAt(words, to)} ${wordAt(words, to + 1)}`);
  const from = wordAt(words, at) === 'from' && money.currency === null;
  if ((more === 0 && andUp === null) || from) return null;
  const month = /^(?:a|per|each) month/.exec(`${wordAt(words, to)} ${wordAt(words, to + 1)}`);
  const end = to + (andUp === null ? 0 : 2) + (month === null ? 0 : 2);
  return { kind: 'amount', least: money.amount, currency: money.currency, ...place(reading, at, end) };
};

/** How many words to take for "seats" after a number; 0 when a product's name stands between. Null without one. */
const seatNounAfter = ({ words }: Reading, at: number): number | null => {
  if (nouns.test(wordAt(words, at))) return 1;
  let end = at;
  while (end < words.length && end < at + 6 && wordAt(words, end) === '') end += 1;
  return end > at && nouns.test(wordAt(words, end)) ? 0 : null;
};

const topWords = /^(?:top|first|last|next|newest|latest|biggest|largest|highest|best|recent|most recent)$/;
const topNouns =
  /^(?:orders?|invoices?|bills?|renewals?|companies|customers?|clients?|subscriptions?|subs|contracts?|products?)$/;
const rankWords = /^(?:most|biggest|largest|best|top|highest|smallest|cheapest|worst|least)$/;

/** "top 10", "last 3 invoices", "biggest 3 bills", "the five most expensive subscriptions". */
const top: Reader = (reading, at) => {
  const { words } = reading;
  const lead = phraseAt(words, at, topWords);
  const number = numberAt(words, at + lead);
  if (number === null || number.count.kind !== 'seats' || number.sign !== null) return null;
  const to = at + lead + number.length;
  const next = wordAt(words, to);
  const ranks = rankWords.test(next);
  const fits =
    lead > 0
      ? ranks || topNouns.test(next) || /^top$/.test(wordAt(words, at)) || biggest.test(wordAt(words, at))
      : ranks;
  // "last 3" of something is a list of the last ones; what is biggest is said beside it.
  return fits ? { kind: 'top', n: number.count.n, ...place(reading, at, to) } : null;
};
const biggest = /^(?:biggest|largest|highest|best)$/;

const period: Reader = (reading, at) => {
  const { words, today } = reading;
  const ahead = periodAt(words, at, today, 'ahead');
  const back = periodAt(words, at, today, 'back');
  const best = longer(ahead, back);
  if (best === null || isTerm(words, at, best.length)) return null;
  const of = (side: PeriodAt | null) => (side?.length === best.length ? side.period : null);
  return { kind: 'period', ahead: of(ahead), back: of(back), ...place(reading, at, at + best.length) };
};
/** "the three year thing" is of a term. */
const isTerm = (words: readonly Word[], at: number, length: number): boolean =>
  /^the (?:three|3|one|1)[ -]year$/.test(textOf(words, at, at + length).toLowerCase());
const longer = (a: PeriodAt | null, b: PeriodAt | null): PeriodAt | null =>
  a === null || (b !== null && b.length > a.length) ? b : a;

const topic: Reader = (reading, at) => {
  const found = topicAt(reading.words, at);
  if (found === null) return null;
  const to = at + found.length;
  // "too many" is no "too".
  const whole = reading.atoms.find((atom) => atom.from === at && atom.to > to);
  if (whole !== undefined && isAsking(whole)) return null;
  const asks = reading.atoms.some((atom) => atom.from < to && at < atom.to && isAsking(atom));
  return { kind: 'topic', topics: found.topics, asks, ...place(reading, at, to) };
};

/** "three year", "1 year": a term, before it is a time. */
const term: Reader = (reading, at) => {
  const found = topic(reading, at);
  const isTerm =
    found?.kind === 'topic' && found.topics.some((each) => /^(?:threeYear|annual|older|window)$/.test(each));
  return isTerm && /^\p{N}|^(?:one|three|seven)\b/iu.test(found.text) ? found : null;
};

const vendor: Reader = (reading, at) => {
  const { words, vendors } = reading;
  if (wordAt(words, at) === '') return null;
  for (const length of [3, 2, 1]) {
    const said = words.slice(at, at + length).map(({ word }) => word);
    const name = vendors.get(said.join(' ')) ?? vendors.get(said.join(''));
    if (name !== undefined && said.length === length)
      return { kind: 'vendor', vendor: name, ...place(reading, at, at + length) };
  }
  return null;
};

/** Cues of a change: a verb, a need, a number's side, a refusal. */
const changing: ReadonlySet<string> = new Set<string>([
  ...orderVerbs,
  ...[
    'need',
    'short',
    'spare',
    'no-longer',
    'joins',
    'leaves',
    'typo',
    'not',
    'at-renewal',
    'fewer',
    'double',
    'triple',
    'half',
    'part',
  ],
]);
const isAsking = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.some((cue) => changing.has(cue));

const isPlain = (atom: Atom): boolean =>
  atom.kind === 'cue' &&
  atom.cues.some((cue) =>
    /^(?:neutral|and|noun|from|asks-bot|asks-us|asks-whether|wish|all|reported|label)$/.test(cue),
  );

/** Beside these a number is one of a request or an invoice. */
const numbered = /^(?:orders?|audit|request|approve|reject|invoice|inv|bill|pending|change|settle)$/;
/** An invoice's own number says that it is one: "#INV-20981". */
const invoiceNumber = /^#?inv[-_]?\d{3,}$/;

/** Whether a product's name stands here, or after "seats of". */
const isOfProduct = ({ atoms }: Reading, at: number): boolean => {
  const next = atoms.find(
    (atom) => atom.from >= at && !/^(?:of|x|seats?|users?|licen[cs]es?|pieces?)$/i.test(atom.text),
  );
  return next?.kind === 'product';
};

/** What the reading of changes makes of the words. */
const asAtom: Reader = (reading, at) => {
  const { words, atoms } = reading;
  const atom = atoms.find(({ from, to }) => from <= at && at < to);
  const here = place(reading, at, at + 1);
  if (atom === undefined) return { kind: 'left', ...here };
  if (/^#?\d+$|^inv[-_]?\d+$/.test(wordAt(words, at)) && words.some(({ word }) => numbered.test(word)))
    return { kind: 'number', n: null, of: false, ...here };
  if (atom.kind === 'number')
    return {
      kind: 'number',
      n: atom.n,
      of: atom.n !== null && isOfProduct(reading, atom.to),
      ...place(reading, at, Math.max(at + 1, atom.to)),
    };
  if (
    atom.kind === 'cue' &&
    !(at > 0 && atom.cues.includes('typo') && /^\p{Lu}/u.test(words[at]?.text ?? ''))
  ) {
    const to = Math.max(at + 1, atom.from === at ? atom.to : at + 1);
    if (isAsking(atom)) return { kind: 'change', ...place(reading, at, to) };
    if (isPlain(atom)) return { kind: 'topic', topics: ['free'], asks: false, ...place(reading, at, to) };
  }
  if (atom.kind === 'reason' && atom.ticket !== null)
    return { kind: 'topic', topics: ['free'], asks: false, ...place(reading, at, atom.to) };
  return { kind: 'left', ...here };
};

/** An arrow, which is a part of a change only before a number, and the number of an invoice. */
const sign: Reader = (reading, at) => {
  const { words } = reading;
  const here = place(reading, at, at + 1);
  if (invoiceNumber.test(wordAt(words, at))) return { kind: 'number', n: null, of: false, ...here };
  if (wordAt(words, at) !== '→') return null;
  return /^\d/.test(wordAt(words, at + 1))
    ? { kind: 'change', ...here }
    : { kind: 'topic', topics: ['free'], asks: false, ...here };
};

const readers: readonly Reader[] = [sign, person, limit, top, vendor, term, period, topic, asAtom];

const named = (reading: Reading, atom: Atom): Made => {
  const { from, to, text } = atom;
  if (atom.kind === 'company') {
    const ids = withWord(reading.portfolio, atom.ids, text);
    return { kind: 'company', ids, name: companyName(reading.portfolio, { ...atom, ids }), from, to, text };
  }
  if (atom.kind === 'reference') return { kind: 'reference', id: atom.id, from, to, text };
  if (atom.kind !== 'product') return null;
  const vendor = reading.vendors.get(text.toLowerCase().replace(/'s$/, ''));
  return vendor === undefined
    ? { kind: 'product', vendor: null, from, to, text }
    : { kind: 'vendor', vendor, from, to, text };
};

/** A name, unless it begins a longer phrase: "phone number" is no Teams Phone. */
const isName = (words: readonly Word[], { kind, from, to }: Atom): boolean =>
  kind === 'company' ||
  kind === 'reference' ||
  (kind === 'product' && (to - from > 1 || (topicAt(words, from)?.length ?? 0) < 2));

/** The message as a question, piece by piece: names as they were found, and the other words as those of questions. */
export const piecesOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  { now, zone }: Here,
): Piece[] => {
  const names = atoms.filter((atom) => isName(words, atom));
  const reading: Reading = {
    portfolio,
    words: words.map((word, at) => {
      if (names.some(({ from, to }) => from <= at && at < to)) return { ...word, word: '' };
      const said = isOwnWord(word.word) || startsTime(word.word);
      return said ? word : { ...word, word: withoutTypo(word.word) };
    }),
    atoms,
    today: DateTime.fromMillis(now, { zone }).startOf('day'),
    vendors: vendorsIn(portfolio),
  };
  const pieces: Piece[] = [];
  let at = 0;
  while (at < words.length) {
    const name = names.find(({ from }) => from === at);
    let piece = name === undefined ? null : named(reading, name);
    for (const reader of readers) piece ??= reader(reading, at);
    if (piece === null) at += 1;
    else {
      pieces.push(piece);
      at = piece.to;
    }
  }
  return withExcepted(pieces);
};

/** The companies behind "except" are left out. */
const withExcepted = (pieces: readonly Piece[]): Piece[] => {
  const at = pieces.findIndex((piece) => piece.kind === 'topic' && piece.topics.includes('except'));
  return pieces.map((piece, n) =>
    at >= 0 && n > at && piece.kind === 'company' ? { ...piece, out: true } : piece,
  );
};
