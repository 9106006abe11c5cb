import { fold } from '../names/name-words.ts';
import { entryOf } from '../names/names.ts';
import { isTypoOf } from '../names/typos.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { dateLength } from '../understanding/day-at.ts';
import { linesOf } from '../understanding/message-lines.ts';
import { numberAt } from '../understanding/numbers.ts';
import { termAt } from '../understanding/said-terms.ts';
import { readTokens, wordAt } from '../understanding/sentence.ts';
import { type Atom, lineAt, textOf, type Word } from './atom.ts';
import { inContext, noticeLength } from './clauses.ts';
import { cueAt } from './cue-at.ts';
import { numberWithTypo, smallWithTypo, verbWithTypo } from './cue-typos.ts';
import type { Cue } from './cues.ts';
import { describedCompanies } from './described.ts';
import { withDeskWords } from './desk-words.ts';
import { withPurpose } from './for-whom.ts';
import { withIdioms, withRenewals } from './idioms.ts';
import { knowing } from './known-products.ts';
import { abbreviates, withInitials, withLooseCompanies } from './loose-companies.ts';
import { companySpans } from './name-spans.ts';
import { doubtAt, fromToAt, numberAtomAt, ofThem, signedAt, wasAt } from './number-atoms.ts';
import { offeredSpans } from './offered-spans.ts';
import { isEveryday, isProductTypo, type ProductSpan, productFinder } from './product-spans.ts';
import { reasonAt, reasonUntil } from './reason-at.ts';
import { withResulting } from './resulting.ts';

/** The words of a message, line by line. */
export const wordsIn = (message: string): Word[] =>
  linesOf(message).flatMap((line, n) => readTokens(line).map((token) => ({ ...token, line: n })));

type Placed = Readonly<{
  from: number;
  to: number;
  kind: 'company' | 'product';
  make: (text: string) => Atom;
}>;

const placedTaught = ({ taught, line, written = '' }: Word, from: number): Placed[] => {
  if (taught === undefined) return [];
  const { kind, id } = taught;
  const at = { from, to: from + 1, line, written };
  const make = (text: string): Atom =>
    kind === 'company' ? { kind, ids: [id], whole: true, ...at, text } : { kind, known: true, ...at, text };
  return [{ from, to: from + 1, kind, make }];
};

/** Names first: taught ones, companies, then products. */
const placeNames = (vocabulary: Vocabulary, given: readonly Word[]): Placed[] => {
  const skus = given.flatMap(({ word, text }, from) => {
    const known = skuOf(vocabulary, word);
    return known === null ? [] : [placedProduct(given, { ...known, from, to: from + 1, text })];
  });
  const taught = [...given.flatMap(placedTaught), ...skus];
  const isTaken = ({ word, taught: meant }: Word) => meant !== undefined || skuOf(vocabulary, word) !== null;
  const words = given.map((word) => (isTaken(word) ? { ...word, text: '', word: '', owner: null } : word));
  // A part of a company's name inside a product's name is the product's: "Power BI Pro" names no City Power & Light.
  const knows = knowing(vocabulary);
  const productsOutside = productFinder(vocabulary, words, knows);
  const anywhere = productsOutside(() => false);
  // "twenty-five" names no Five Guys.
  const named = companySpans(vocabulary, words).filter(
    ({ from, to }) =>
      to > from + 1 || !/^[a-z]+-[a-z]+$/.test(wordAt(words, from)) || numberAt(words, from) === null,
  );
  const spans = named.length + taught.length > 0 ? named : describedCompanies(vocabulary, words);
  const whole = spans.filter((span) => span.whole);
  const offers = offeredSpans(
    vocabulary,
    words,
    anywhere,
    knows,
    (at) => stands(whole, at) || stands(taught, at),
  );
  const known = [...anywhere.filter((span) => span.known), ...offers];
  const companies = spans.filter(
    ({ from, to, whole }) =>
      whole || !known.some((span) => span.from <= from && to <= span.to && span.to - span.from > to - from),
  );
  const offered = offers.filter(({ from, to }) =>
    companies.every((each) => to <= each.from || each.to <= from),
  );
  const placed: Placed[] = companies.map(({ from, to, ids, whole, doubtful = false }) => ({
    from,
    to,
    kind: 'company',
    make: (text) => ({
      ...{ kind: 'company', ids, whole, from, to, text, line: lineAt(words, from) },
      ...(doubtful ? { doubtful } : {}),
    }),
  }));
  const inName = (at: number) => stands(taught, at) || stands(companies, at) || stands(offered, at);
  const products =
    companies.length + taught.length + offered.length === 0 ? anywhere : productsOutside(inName);
  return [...taught, ...placed, ...[...products, ...offered].map((span) => placedProduct(words, span))];
};

const stands = (all: readonly Readonly<{ from: number; to: number }>[], at: number): boolean =>
  all.some(({ from, to }) => at >= from && at < to);

/** What a word is as a SKU: a held product, or one of the catalogue. */
const skuOf = (
  { skus, catalogue }: Vocabulary,
  word: string,
): Pick<ProductSpan, 'known' | 'offered'> | null => {
  if (skus.has(word)) return { known: true };
  return catalogue?.skus.has(word) ? { known: true, offered: true } : null;
};

const placedProduct = (words: readonly Word[], span: ProductSpan): Placed => ({
  from: span.from,
  to: span.to,
  kind: 'product',
  make: () => ({ kind: 'product', ...span, line: lineAt(words, span.from) }),
});

const referenceOf = (word: string): string | null => /^#([0-9a-f][0-9a-f-]{5,35})$/.exec(word)?.[1] ?? null;

/** ", the one in Denver,": how many words say where somebody is. */
const placeLength = (words: readonly Word[], at: number): number => {
  const said = words
    .slice(at, at + 3)
    .map(({ word }) => word)
    .join(' ');
  const place = words[at + 3];
  const named =
    /^\p{Lu}\p{Ll}+$/u.test(place?.text ?? '') && place?.word !== '' && cueAt(words, at + 3) === null;
  return /^the ones? (?:in|from|near)$/.test(said) && words[at - 1]?.comma === true && named ? 4 : 0;
};

/** A number of these is a time: "in two weeks". */
const timeUnits = /^(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|am|pm|o'clock)$/;

const placeOf = (words: readonly Word[], at: number): Readonly<{ text: string; line: number }> => ({
  text: textOf(words, at, at + 1),
  line: lineAt(words, at),
});

type Reader = (words: readonly Word[], at: number) => Atom | null;

const cueAtom = (words: readonly Word[], from: number, to: number, cues: readonly Cue[]): Atom => ({
  ...{ kind: 'cue', cues, from, to },
  line: lineAt(words, from),
  text: textOf(words, from, to),
});

/** Labels of a form. */
const formWords = /^(?:what|who|where|which|how many)$/;

/** What a word with "'s" may say beside a name. */
const ofTime: ReadonlySet<Cue> = new Set(['past', 'day', 'neutral']);

/** How words are explained, the most certain way first. */
const readers: readonly Reader[] = [
  (words, at) => {
    const length = noticeLength(words, at);
    return length === 0 ? null : cueAtom(words, at, at + length, ['neutral']);
  },
  reasonAt,
  (words, at) => {
    const id = referenceOf(wordAt(words, at));
    return id === null ? null : { kind: 'reference', id, from: at, to: at + 1, ...placeOf(words, at) };
  },
  // "at 5pm".
  (words, at) => {
    const led = /^(?:at|by|from|until|till|after|before)$/.test(wordAt(words, at));
    const [hour] = words.slice(led ? at + 1 : at);
    const clock = /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)$|^\d{1,2}:\d\d$/.test(hour?.word ?? '');
    return clock && (led || /m$/.test(hour?.word ?? ''))
      ? cueAtom(words, at, led ? at + 2 : at + 1, ['day'])
      : null;
  },
  (words, at) => {
    const length = dateLength(words, at);
    return length === 0 ? null : cueAtom(words, at, at + length, ['day']);
  },
  (words, at) => {
    const said = termAt(words, at);
    // "monthly" may say how often.
    return said && cueAtom(words, at, at + said.length, said.clear ? ['term'] : ['term', 'day']);
  },
  fromToAt,
  wasAt,
  (words, at) => {
    const length = placeLength(words, at);
    return length === 0 ? null : cueAtom(words, at, at + length, ['neutral']);
  },
  // "What: +10 F3. Who: Contoso".
  (words, at) =>
    words[at]?.colon === true && formWords.test(wordAt(words, at))
      ? cueAtom(words, at, at + 1, ['neutral'])
      : null,
  // "on line 2": which, and not how many.
  (words, at) =>
    /^(?:line|ext|extension|room|floor|platform|gate)$/.test(wordAt(words, at)) &&
    /^\d{1,4}$/.test(wordAt(words, at + 1))
      ? cueAtom(words, at, at + 2, ['neutral'])
      : null,
  // "of the 30 E3 … cancel 5".
  (words, at) => {
    const length = at === 0 || words[at - 1]?.line !== words[at]?.line ? ofThem(words, at) : 0;
    return length === 0 ? null : cueAtom(words, at, at + length, ['neutral']);
  },
  doubtAt,
  signedAt,
  // "no, remove 2" takes back what was said before, not this.
  (words, at) =>
    wordAt(words, at) === 'no' && words[at]?.comma === true ? cueAtom(words, at, at + 1, ['correct']) : null,
  (words, at) => {
    const number = numberAtomAt(words, at);
    return number !== null && timeUnits.test(wordAt(words, number.to))
      ? cueAtom(words, at, number.to + 1, ['day'])
      : null;
  },
  // "take that one back": which, and not how many.
  (words, at) =>
    wordAt(words, at) === 'one' &&
    wordAt(words, at - 1) === 'that' &&
    wordAt(words, at - 2) !== 'make' &&
    (words[at + 1] === undefined || words[at]?.comma === true || goesOn.test(wordAt(words, at + 1)))
      ? cueAtom(words, at, at + 1, ['neutral'])
      : null,
  (words, at) => {
    const number = numberAtomAt(words, at);
    const cue = cueAt(words, at);
    if (number === null || cue === null) return number;
    const vague = number.n === null && !cue.cues.includes('and');
    return vague || cue.length > number.to - at ? null : number;
  },
  (words, at) => {
    const { text, line } = placeOf(words, at);
    return wordAt(words, at) === '' && text !== ''
      ? { kind: 'quote', from: at, to: at + 1, text, line }
      : null;
  },
  (words, at) => {
    const cue = cueAt(words, at);
    return cue === null ? null : cueAtom(words, at, at + cue.length, cue.cues);
  },
  // "yesterday's change", "today's list".
  (words, at) => {
    const owner = words[at]?.owner ?? null;
    const cue = owner === null || wordAt(words, at) === '' ? null : cueAt([{ word: fold(owner) }], 0);
    return cue?.cues.some((each) => ofTime.has(each)) ? cueAtom(words, at, at + 1, cue.cues) : null;
  },
  (words, at) => (/[\p{L}\p{N}]/u.test(wordAt(words, at)) ? null : cueAtom(words, at, at + 1, ['neutral'])),
];

/** What follows "that one". */
const goesOn = /^(?:back|please|pls|off|again|too|then|instead|away|was|is|for|at)$/;

const atomAt = (words: readonly Word[], at: number): Atom => {
  for (const reader of readers) {
    const atom = reader(words, at);
    if (atom !== null) return atom;
  }
  return { kind: 'unknown', from: at, to: at + 1, ...placeOf(words, at) };
};

/** Words of everyday speech that are a letter away from a product's. */
const likeProducts = new Set(
  'office officer officers visit visits visited entry relative relatives creation creating aloud facility inline roots defense manage'.split(
    ' ',
  ),
);

const isNoProduct = (words: readonly Word[], at: number): boolean =>
  likeProducts.has(wordAt(words, at)) || isEveryday(words, at);

/** "removeit" for Remove-It Waste Services. */
const beginsCompany = ({ companies }: Vocabulary, word: string): boolean =>
  word.length > 5 && companies.entries.some(({ core }) => core.join('').startsWith(word));

/** Whether a product, or its seats, follow. */
const countsProduct = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  atoms: readonly Atom[],
  at: number,
): boolean => {
  const next = atoms[at + 1];
  return (
    next?.kind === 'product' ||
    (next?.kind === 'cue' && next.cues.some((cue) => cue === 'more' || cue === 'fewer' || cue === 'noun')) ||
    (next?.kind === 'unknown' && isProductTypo(vocabulary, wordAt(words, next.from)))
  );
};

/** Explains runs of unknown words: a product's word with a typo, or a company's name in part or with typos. */
const explain = (vocabulary: Vocabulary, words: readonly Word[], atoms: readonly Atom[]): Atom[] => {
  const typed = atoms.map((atom, at): Atom => {
    const word = atom.kind === 'unknown' ? wordAt(words, atom.from) : '';
    const n = countsProduct(vocabulary, words, atoms, at) ? numberWithTypo(word) : null;
    if (n !== null)
      return {
        ...{ ...atom, kind: 'number', n, count: { kind: 'seats', n } },
        ...{ sign: null, percent: null, was: null, apart: false },
      };
    if (!isTopicWord(word) && !isNoProduct(words, atom.from) && isProductTypo(vocabulary, word))
      return { ...atom, kind: 'product', known: true };
    const verb = verbWithTypo(word);
    if (verb !== null && !beginsCompany(vocabulary, word))
      return { ...atom, kind: 'cue', cues: [verb, 'typo'] };
    const cues = smallWithTypo(word);
    return cues.length === 0 ? atom : { ...atom, kind: 'cue', cues };
  });
  const joined: Atom[] = [];
  for (const atom of typed) {
    const last = joined.at(-1);
    const beside = last !== undefined && last.line === atom.line && words[last.to - 1]?.comma !== true;
    if (
      beside &&
      last.kind === 'product' &&
      atom.kind === 'product' &&
      typed !== atoms &&
      wasTypo(atoms, last, atom)
    )
      joined[joined.length - 1] = { ...last, to: atom.to, text: `${last.text} ${atom.text}` };
    else joined.push(atom);
  }
  return withInitials(vocabulary, words, withLooseCompanies(vocabulary, words, joined));
};

/** Whether one of two neighbours was explained as a typo. */
const wasTypo = (atoms: readonly Atom[], a: Atom, b: Atom): boolean =>
  atoms.some(({ kind, from }) => kind === 'unknown' && (from === b.from || (from >= a.from && from < a.to)));

/** "status quo recrods", "pendng fashion": the next word of a name already found, with a typo. Such an order is offered, not made. */
const withTails = ({ companies }: Vocabulary, words: readonly Word[], atoms: readonly Atom[]): Atom[] =>
  atoms.map((atom, at) => {
    if (atom.kind !== 'unknown') return atom;
    const same = [atoms[at - 1], atoms[at + 1]].some(
      (beside) =>
        beside?.kind === 'company' &&
        beside.line === atom.line &&
        beside.ids.length === 1 &&
        entryOf(companies, String(beside.ids[0])).words.some((word) =>
          isTypoOf(wordAt(words, atom.from), word),
        ),
    );
    return same ? { ...atom, kind: 'cue', cues: ['neutral', 'typo'] } : atom;
  });

/** "nlf aka next level fitness": the same company again, abbreviated. Such an order is offered, not made. */
const withoutInitials = (atoms: readonly Atom[]): Atom[] =>
  atoms.map((atom, at) => {
    if (atom.kind !== 'unknown') return atom;
    const rest = atoms.slice(at + 1);
    const next = rest.find((each) => !(each.kind === 'cue' && each.text.toLowerCase() === 'aka'));
    const same =
      next?.kind === 'company' && next.line === atom.line && abbreviates(atom.text.toLowerCase(), next.text);
    return same ? { ...atom, kind: 'cue', cues: ['neutral', 'typo'] } : atom;
  });

const leads = /^(?:for|at|to|from|of|in|on|with|by)$/;

/** A name that occurs nowhere else is not part of the reason: "because of new hires at Contoso". */
const withoutNames = (words: readonly Word[], placed: readonly Placed[], reason: Atom): Atom => {
  const inside = placed.filter(({ from, to }) => from >= reason.from && to <= reason.to);
  const needed = inside.filter(
    ({ kind }) => !placed.some((other) => other.kind === kind && !inside.includes(other)),
  );
  const first = Math.min(...needed.map(({ from }) => from));
  if (needed.length === 0) return reason;
  const to = leads.test(wordAt(words, first - 1)) ? first - 1 : first;
  return (
    reasonUntil(words, reason, to) ?? cueAtom(words, reason.from, Math.max(to, reason.from + 1), ['neutral'])
  );
};

/** The whole message in pieces: names first, then numbers and known phrases. Nothing is left out. */
export const atomsOf = (vocabulary: Vocabulary, words: readonly Word[]): Atom[] => {
  const placed = placeNames(vocabulary, words);
  // Phrases and numbers never reach into a name.
  const masked = words.map((word, at) =>
    placed.some(({ from, to }) => at >= from && at < to) ? { ...word, word: '' } : word,
  );
  const atoms: Atom[] = [];
  let at = 0;
  while (at < words.length) {
    const name = placed.find(({ from }) => from === at);
    const found = name === undefined ? atomAt(masked, at) : name.make(textOf(words, name.from, name.to));
    const atom = found.kind === 'reason' ? withoutNames(words, placed, found) : found;
    atoms.push(atom);
    at = atom.to;
  }
  const explained = explain(vocabulary, masked, inContext(masked, atoms));
  const known = withRenewals(withoutInitials(withTails(vocabulary, masked, explained)));
  const written = known.map((atom) => ({ ...atom, text: textOf(words, atom.from, atom.to) }));
  return withIdioms(withResulting(words, withDeskWords(words, withPurpose(masked, written))));
};
