import type { DateTime } from 'luxon';
import { type Atom, type AtomOf, textOf, type Word } from '../atoms/atom.ts';
import { isOwnWord } from '../atoms/cue-at.ts';
import { isAsking, isOfChange, isShown } from '../atoms/for-change.ts';
import { withWord } from '../finding/company-words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import { type PeriodAt, periodAt, startsTime } from '../periods/period-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { isTopicWord, type Topic, topicAt, withoutTypo } from '../questions/topics.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Here } from '../understanding/periods.ts';
import { wordAt } from '../understanding/sentence.ts';
import { dayOf } from '../words/day-of.ts';
import type { AmountLimit, SeatLimit } from '../words/limits.ts';
import type { Period } from '../words/period.ts';
import { limitAt, phraseAt, startsBound } from './limits.ts';

/** A piece of a question: a name, a value, or words that say what is asked. `to` is exclusive, in words. */
export type Piece = Readonly<{ from: number; to: number; text: string }> &
  /** `out`: excluded from the answer. `holder`: the only one of several that has the product that is named. */
  (
    | Readonly<{ kind: 'company'; ids: readonly string[]; name: string; out?: true; holder?: string }>
    | Readonly<{ kind: 'product'; vendor: string | null }>
    | Readonly<{ kind: 'vendor'; vendor: string }>
    | Readonly<{ kind: 'person' }>
    | Readonly<{ kind: 'reference'; id: string }>
    | Readonly<{ kind: 'period'; ahead: Period | null; back: Period | null }>
    | (Readonly<{ kind: 'amount' }> & AmountLimit)
    | Readonly<{ kind: 'top'; n: number }>
    | (Readonly<{ kind: 'seats' }> & SeatLimit)
    /** `of`: a product follows, whose seats it counts. */
    | Readonly<{ kind: 'number'; n: number | null; of: boolean }>
    /** `asks`: in a change these words would be part of it. */
    | Readonly<{ kind: 'topic'; topics: readonly Topic[]; asks: boolean }>
    | Readonly<{ kind: 'place' }>
    | Readonly<{ kind: 'change' }>
    | Readonly<{ kind: 'left' }>
  );

type Made = Piece | null;
/** What the words at a position are; null when they are none of these. */
type Reader = (reading: Reading, at: number) => Made;
type Reading = Readonly<{
  portfolio: Portfolio;
  /** The words, with names blanked out. */
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
  const byName = new Map([...new Set(vendors.values())].map((vendor) => [vendor.toLowerCase(), vendor]));
  vendorNames.set(vendors, byName);
  return byName;
};
const vendorNames = new WeakMap<Portfolio['vendors'], ReadonlyMap<string, string>>();

const companyName = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
  const [id] = ids;
  const name = ids.length === 1 && id !== undefined ? companies.get(id)?.name : undefined;
  return name ?? text.replace(/['’]s$/i, '');
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

/** "more than 50 seats", "over $500". */
const limit: Reader = (reading, at) => {
  const found = limitAt(reading.words, reading.atoms, at);
  // "between 10 and 20 December" is a time.
  return found === null || (wordAt(reading.words, at) === 'between' && period(reading, at) !== null)
    ? null
    : { ...found.limit, ...place(reading, at, found.to) };
};

const topWords = /^(?:top|first|last|next|newest|latest|biggest|largest|highest|best|recent|most recent)$/;
const topNouns =
  /^(?:orders?|invoices?|bills?|renewals?|companies|customers?|clients?|subscriptions?|subs|contracts?|products?)$/;
const rankWords = /^(?:most|biggest|largest|best|top|highest|smallest|cheapest|worst|least|fewest)$/;

/** "top 10", "last 3 invoices", "biggest 3 bills", "the five most expensive subscriptions". */
const top: Reader = (reading, at) => {
  const { words } = reading;
  const lead = phraseAt(words, at, topWords);
  const number = numberAt(words, at + lead);
  if (number === null || number.count.kind !== 'seats' || number.sign !== null) return null;
  const to = at + lead + number.length;
  const next = wordAt(words, to);
  const ranks = rankWords.test(next);
  // "the five customers with the most seats".
  const ranked = topNouns.test(next) && words.slice(to + 1, to + 7).some(({ word }) => rankWords.test(word));
  const fits =
    lead > 0
      ? ranks || topNouns.test(next) || /^top$/.test(wordAt(words, at)) || biggest.test(wordAt(words, at))
      : ranks || ranked;
  // "last 3" of something is a list of the last ones; what is biggest is said beside it.
  return fits ? { kind: 'top', n: number.count.n, ...place(reading, at, to) } : null;
};
const biggest = /^(?:biggest|largest|highest|best)$/;

const period: Reader = (reading, at) => {
  const { words, today } = reading;
  if (!startsTime(wordAt(words, at))) return null;
  const ahead = periodAt(words, at, today, 'ahead');
  const back = periodAt(words, at, today, 'back');
  const best = longer(ahead, back);
  if (best === null || isTerm(words, at, best.length) || isSitting(words, at, best.length)) return null;
  const of = (side: PeriodAt | null) => (side?.length === best.length ? side.period : null);
  return {
    ...{ kind: 'period', ahead: stillAhead(reading, of(ahead)), back: of(back) },
    ...place(reading, at, at + best.length),
  };
};

/** "what is still to renew this year": what is left of it. */
const stillAhead = ({ words, today }: Reading, ahead: Period | null): Period | null => {
  const from = today.toMillis();
  const left = words.some(({ word }) => /^(?:still|left|remaining)$/.test(word));
  return ahead !== null && left && ahead.from < from && ahead.to > from ? { ...ahead, from } : ahead;
};

const units = /^(years|months|weeks|quarters)$/;
const turns = /^(?:this|last|next|previous|current|coming)$/;

/** "january's renewals", "this years invoices": the time that they are of. */
const withoutGenitive = (words: readonly Word[], at: number): string => {
  const word = wordAt(words, at);
  if (/['’]ve$/.test(word)) return word.slice(0, -3);
  const bare = word.replace(/['’]?s$/, '');
  if (bare === word) return word;
  // "what've we got", "why's the bill's total": words of the bot, shortened.
  if (/['’]s$/.test(word) && (startsTime(bare) || (isTopicWord(bare) && !isTopicWord(word)))) return bare;
  return units.test(word) && turns.test(wordAt(words, at - 1)) ? bare : word;
};
/** "anything sat in the queue" is not Saturday. */
const isSitting = (words: readonly Word[], at: number, length: number): boolean =>
  length === 1 &&
  (words[at]?.text === 'may'
    ? /^(?:only|not|also|approve|ask|order|request|cancel|change|see|do|i|we|they|have|be)$/
    : wordAt(words, at) === 'sat'
      ? /^(?:in|with|on|at|there|around)$/
      : /^$/
  ).test(wordAt(words, at + 1) || '.');
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
  const asks =
    !isBought(reading, at, to, found.topics) &&
    reading.atoms.some(
      (atom) =>
        atom.from < to && at < atom.to && isOfChange(atom, reading.atoms) && !isShown(atom, reading.atoms),
    );
  return { kind: 'topic', topics: found.topics, asks, ...place(reading, at, to) };
};

/** "the order for Fabrikam": a thing, not a verb. */
const isBought = ({ words }: Reading, at: number, to: number, topics: readonly Topic[]): boolean =>
  topics.includes('order') &&
  to - at > 1 &&
  /^(?:the|my|our|latest|last|that|this|purchase)$/.test(wordAt(words, at));

/** How many words say how long: "a year", "18 months". */
const spanAfter = ({ words }: Reading, at: number): number => {
  const number = numberAt(words, at);
  const length = /^an?$/.test(wordAt(words, at)) ? 1 : (number?.length ?? 0);
  return length > 0 && /^(?:years?|months?|weeks?|days?)$/.test(wordAt(words, at + length)) ? length + 1 : 0;
};

/** "three year", "1 year", "older than two years": a term, before it is a time. */
const term: Reader = (reading, at) => {
  const found = topic(reading, at);
  if (found?.kind === 'topic' && found.topics.includes('older')) {
    const to = found.to + spanAfter(reading, found.to);
    return { ...found, ...place(reading, at, to) };
  }
  const isTerm =
    found?.kind === 'topic' && found.topics.some((each) => /^(?:threeYear|annual|older|window)$/.test(each));
  return isTerm && /^(?:the )?(?:\p{N}|(?:one|three|seven)\b)|^for\b/iu.test(found.text) ? found : null;
};

/** "in ten min": when somebody calls, which narrows nothing. */
const soon: Reader = (reading, at) => {
  const to = at + 1 + (numberAt(reading.words, at + 1)?.length ?? 0);
  const clock = /^(?:mins?|minutes?|secs?|seconds?)$/.test(wordAt(reading.words, to));
  const said = wordAt(reading.words, at) === 'in' && to > at + 1 && clock;
  return said ? { kind: 'topic', topics: ['free'], asks: false, ...place(reading, at, to + 1) } : null;
};

const vendor: Reader = (reading, at) => {
  const { words, vendors } = reading;
  for (const length of wordAt(words, at) === '' ? [] : [3, 2, 1]) {
    const said = words.slice(at, at + length).map(({ word }) => word);
    const name = vendors.get(said.join(' ')) ?? vendors.get(said.join(''));
    if (name !== undefined && said.length === length)
      return { kind: 'vendor', vendor: name, ...place(reading, at, at + length) };
  }
  return null;
};

const isPlain = (atom: Atom): boolean =>
  atom.kind === 'cue' &&
  atom.cues.some((cue) =>
    /^(?:neutral|and|noun|from|asks-bot|asks-us|asks-whether|wish|all|reported|label)$/.test(cue),
  );

/** Beside these a number is one of a request or an invoice. */
const numbered = /^(?:orders?|audit|request|approve|reject|invoice|inv|bill|pending|change|settle)$/;
/** An invoice's own number says that it is one: "#INV-20981". */
const invoiceNumber = /^#?inv[-_]?\d{3,}$/;

/** Whether a product's name is here, or after "seats of". */
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
    if (isOfChange(atom, atoms)) return { kind: 'change', ...place(reading, at, to) };
    if (isPlain(atom)) return { kind: 'topic', topics: ['free'], asks: false, ...place(reading, at, to) };
  }
  if (atom.kind === 'reason' && atom.ticket !== null)
    return { kind: 'topic', topics: ['free'], asks: false, ...place(reading, at, atom.to) };
  return { kind: 'left', ...here };
};

/** An arrow, part of a change only before a number; and an invoice's number. */
const sign: Reader = (reading, at) => {
  const { words } = reading;
  const here = place(reading, at, at + 1);
  if (invoiceNumber.test(wordAt(words, at))) return { kind: 'number', n: null, of: false, ...here };
  if (wordAt(words, at) !== '→') return null;
  return /^\d/.test(wordAt(words, at + 1))
    ? { kind: 'change', ...here }
    : { kind: 'topic', topics: ['free'], asks: false, ...here };
};

const readers: readonly Reader[] = [sign, soon, person, limit, top, vendor, term, period, topic, asAtom];

const named = (reading: Reading, atom: Atom): Made => {
  const { from, to, text } = atom;
  if (atom.kind === 'company') {
    const ids = withWord(reading.portfolio, atom.ids, text);
    return { kind: 'company', ids, name: companyName(reading.portfolio, { ...atom, ids }), from, to, text };
  }
  if (atom.kind === 'reference') return { kind: 'reference', id: atom.id, from, to, text };
  if (atom.kind !== 'product') return null;
  const said = text.toLowerCase().replace(/'s$/, '');
  const vendor = reading.vendors.get(said) ?? reading.portfolio.catalogue?.vendors.get(said);
  return vendor === undefined
    ? { kind: 'product', vendor: null, from, to, text }
    : { kind: 'vendor', vendor, from, to, text };
};

/** A name, unless it begins a longer phrase: "phone number" is not Teams Phone. */
const isName = (words: readonly Word[], { kind, from, to }: Atom): boolean =>
  kind === 'company' ||
  kind === 'reference' ||
  (kind === 'product' && (to - from > 1 || (topicAt(words, from)?.length ?? 0) < 2));

/** The message as a question, piece by piece: names as found, other words as those of questions. */
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
      const bare = withoutGenitive(words, at);
      const said = isOwnWord(bare) || startsTime(bare) || startsBound(bare);
      return said ? { ...word, word: bare } : { ...word, word: withoutTypo(bare) };
    }),
    atoms,
    today: dayOf(now, zone),
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
  const single = pieces.filter(({ kind }) => kind === 'product' || kind === 'vendor').length === 1;
  const all = single ? pieces.flatMap((piece) => bothOf(portfolio, words, piece)) : pieces;
  return withExcepted(withOneSeatLimit(all));
};

type SeatsPiece = Extract<Piece, { kind: 'seats' }>;

/** "more than 20 seats of E3 and less than 100": both bounds are of the same seats. */
const withOneSeatLimit = (pieces: readonly Piece[]): readonly Piece[] => {
  const [first, second, third] = pieces.filter((piece): piece is SeatsPiece => piece.kind === 'seats');
  if (first === undefined || second === undefined || third !== undefined) return pieces;
  const apart =
    (first.more === null) !== (second.more === null) && (first.fewer === null) !== (second.fewer === null);
  if (!apart) return pieces;
  const both = { ...first, more: first.more ?? second.more, fewer: first.fewer ?? second.fewer };
  return pieces.flatMap((piece) => (piece === first ? [both] : piece === second ? [] : [piece]));
};

/** "both Huntress products": each of the two that there are. */
const bothOf = (portfolio: Portfolio, words: readonly Word[], piece: Piece): readonly Piece[] => {
  if (wordAt(words, piece.from - 1) !== 'both') return [piece];
  if (piece.kind !== 'product' && piece.kind !== 'vendor') return [piece];
  const said = piece.text.toLowerCase().split(' ');
  const named = vocabularyOf(portfolio).products.filter(({ name }) => {
    const own = name.toLowerCase().split(' ');
    return said.every((word) => own.includes(word));
  });
  const names = [...new Set(named.map(({ name }) => name))];
  return names.length === 2
    ? names.map((text): Piece => ({ ...piece, kind: 'product', vendor: null, text }))
    : [piece];
};

const isTermed = ({ text }: Piece): boolean => /^(?:monthly|annual|yearly|trials?)\b/i.test(text);
/**
 * Excludes the companies after "except". Products there are what companies must lack, if they were asked about by product;
 * otherwise they cannot be excluded and are no names. Nor can terms.
 */
const withExcepted = (pieces: readonly Piece[]): Piece[] => {
  const says = (...topics: readonly Topic[]) =>
    pieces.some((piece) => piece.kind === 'topic' && topics.some((topic) => piece.topics.includes(topic)));
  const at = pieces.findIndex((piece) => piece.kind === 'topic' && piece.topics.includes('except'));
  const ofCompanies =
    says('who', 'companies', 'have', 'every') && !says('renewal', 'invoices', 'invoice', 'orders');
  return pieces.map((piece, n): Piece => {
    if (at < 0 || n < at) return piece;
    if (piece.kind === 'company') return { ...piece, out: true };
    const named = (piece.kind === 'vendor' || piece.kind === 'product') && !ofCompanies;
    return named || isTermed(piece)
      ? { kind: 'left', from: piece.from, to: piece.to, text: `without ${piece.text}` }
      : piece;
  });
};
