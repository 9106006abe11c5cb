import type { Word } from '../atoms/atom.ts';
import { pointsToTime } from '../periods/time-told.ts';
import type { Frame } from '../questions/frame.ts';
import type { Topic } from '../questions/topics.ts';
import type { IntentKind, TermAsked } from '../understanding/intent.ts';
import type { AmountLimit, SeatLimit } from '../words/limits.ts';
import type { Period } from '../words/period.ts';
import { beginsName } from './foreign-names.ts';
import { currencyNamed } from './limits.ts';
import type { Piece } from './pieces.ts';

type Of<K extends Piece['kind']> = Extract<Piece, { kind: K }>;

/** The parts of a question, by what they are. */
export type Slots = Readonly<{
  company: string | null;
  companies: readonly Of<'company'>[];
  except: readonly string[];
  products: readonly string[];
  vendors: readonly string[];
  person: string | null;
  /** Several are mentioned. */
  people: boolean;
  reference: string | null;
  number: string | null;
  period: Period | null;
  unknownPeriod: string | null;
  amount: AmountLimit | null;
  top: number | null;
  seats: SeatLimit | null;
  as: 'card' | 'csv';
  term: TermAsked | null;
  /** The text of words that are in a name's place and are none. */
  text: string | null;
  says: (topic: Topic) => boolean;
  /** The places of pieces with a topic, in words. */
  at: (topic: Topic) => number;
  pieces: readonly Piece[];
}>;

export const only = <K extends Piece['kind']>(pieces: readonly Piece[], kind: K): Of<K>[] =>
  pieces.filter((piece): piece is Of<K> => piece.kind === kind);

/** "who pays in euro": the currency that is asked for, which is not that of an amount. */
export const currencyIn = ({ pieces, amount }: Pick<Slots, 'pieces' | 'amount'>): string | null => {
  const said = pieces.find((piece) => piece.kind === 'topic' && piece.topics.includes('currency'));
  return said === undefined || (amount !== null && amount.currency !== null)
    ? null
    : currencyNamed(said.text);
};

/** The town, state or country that is named. */
export const placeIn = ({ pieces }: Pick<Slots, 'pieces'>): string | null =>
  only(pieces, 'place')[0]?.text ?? null;

const amountOf = ({ least, most, strict, percent, currency }: Of<'amount'>): AmountLimit => ({
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
  ...(strict === undefined ? {} : { strict }),
  ...(percent === undefined ? {} : { percent }),
  currency,
});

const termOf = (says: Slots['says']): TermAsked | null => {
  if (says('threeYear')) return 'three-year';
  if (says('annual')) return 'annual';
  return says('monthly') ? 'monthly' : null;
};

export const slotsIn = (frame: Frame, pieces: readonly Piece[]): Slots => {
  const says = (topic: Topic) =>
    pieces.some((piece) => piece.kind === 'topic' && piece.topics.includes(topic));
  const at = (topic: Topic) =>
    pieces.find((piece) => piece.kind === 'topic' && piece.topics.includes(topic))?.from ?? -1;
  const companies = only(pieces, 'company');
  const counted = certain(companies.filter(({ out }) => out !== true));
  const side = frame.time ?? 'ahead';
  const [period] = only(frame.intent === 'compare-invoices' ? beforeOther(pieces) : pieces, 'period').sort(
    (a, b) => Number(b[side] !== null) - Number(a[side] !== null) || b.to - b.from - (a.to - a.from),
  );
  const known = period?.[side] ?? null;
  const [amount] = only(pieces, 'amount');
  const [seats] = only(pieces, 'seats');
  const number = only(pieces, 'number').find(({ n, of }) => n === null && !of);
  const [person, another] = only(pieces, 'person');
  return {
    company: counted[0]?.name ?? null,
    companies: counted,
    except: companies.filter(({ out }) => out === true).map(({ name }) => name),
    products: productTexts(pieces, frame.intent),
    vendors: only(pieces, 'vendor').map(({ vendor }) => vendor),
    person: person === undefined ? null : person.text,
    people: another !== undefined && another.text !== person?.text,
    reference: only(pieces, 'reference')[0]?.id ?? null,
    number: number === undefined ? null : number.text.replace(/^#/, ''),
    period: known,
    unknownPeriod: period !== undefined && known === null ? period.text : null,
    amount: amount === undefined ? null : amountOf(amount),
    top: only(pieces, 'top')[0]?.n ?? null,
    seats: seats === undefined ? null : { more: seats.more, fewer: seats.fewer },
    as: says('csv') ? 'csv' : 'card',
    term: termOf(says),
    text: leftText(pieces),
    says,
    at,
    pieces,
  };
};

/** The pieces without the other invoice, which is always that of the month before: "with last month". */
const beforeOther = (pieces: readonly Piece[]): readonly Piece[] => {
  const at = pieces.findIndex(({ text }) => /(?:^| )(?:with|to|against|since|than|and)$/i.test(text));
  const known = only(pieces, 'period').filter(({ back }) => back !== null);
  // "the July invoice with last month": July is compared with the one before it.
  const named = known.filter(({ text }) => !/\b(?:last|previous|prior)\b/i.test(text));
  if (known.length > 1 && named.length === 1) return named;
  // "compare September with October": the later is compared with the one before.
  if (known.length > 1)
    return known.sort((a, b) => (b.back as Period).from - (a.back as Period).from).slice(0, 1);
  return at < 0 ? pieces : pieces.slice(0, at);
};

/**
 * "greenfield.. greenfield dairy": a name that fits one company decides. Beside a name's beginning, a word from within
 * another name is an ordinary word.
 */
const certain = (companies: readonly Of<'company'>[]): readonly Of<'company'>[] => {
  const known = companies.filter(
    ({ ids }) =>
      ids.length === 1 ||
      !companies.some((other) => other.ids.length === 1 && ids.includes(other.ids[0] ?? '')),
  );
  const begun = known.filter(beginsName);
  if (begun.length > 0) return begun;
  const longest = Math.max(...known.map(({ from, to }) => to - from));
  return known.filter(({ from, to }) => to - from === longest);
};

/** Names of products as written, with neighbouring words that mean nothing else: "s1 complete". */
const productTexts = (pieces: readonly Piece[], intent: IntentKind): string[] =>
  pieces.flatMap((piece, n) => {
    if (piece.kind !== 'product') return [];
    const next = pieces[n + 1];
    const before = pieces[n - 1];
    // "password manager": what stands before a product's word and is nothing else.
    const lead =
      intent === 'products' && before?.kind === 'left' && before.to === piece.from ? `${before.text} ` : '';
    const more =
      ofCatalogue.has(intent) && next?.kind === 'left' && next.from === piece.to && !noName.test(next.text)
        ? ` ${next.text}`
        : '';
    return [`${lead}${piece.text}${more}`.replace(/ (?:plans|products|licen[cs]es)$/i, '')];
  });

/** What is searched in the whole catalogue, of which the reading knows only held products. */
const ofCatalogue: ReadonlySet<IntentKind> = new Set(['products', 'product', 'price']);
/** No word of a product's name: "exactly", "costing", "come to". */
const noName =
  /^[^\p{L}]|(?:ly|ing|ed)$|^(?:comes?|runs?|works?|sets?|adds?|goes|go|set|be|us|them|him|her|me)$/iu;

/** The unexplained words, as one text. */
const leftText = (pieces: readonly Piece[]): string | null => {
  const left = only(pieces, 'left');
  return left.length === 0 ? null : left.map(({ text }) => text).join(' ');
};

const asksHere: ReadonlySet<Topic> = new Set<Topic>([
  ...(['wh', 'who', 'whose', 'when', 'why', 'howMany', 'howLong', 'where', 'did', 'look', 'find'] as const),
]);
const isAsking = (piece: Piece): boolean =>
  piece.kind === 'topic' &&
  (piece.topics.some((topic) => asksHere.has(topic)) || /^(?:wh\w|how|any)/i.test(piece.text));
/** "I need all lines of October, …" asks, and "I mean in March" goes on with the question. */
const wishes = /^(?:i|we)(?:'d| would)? (?:need|want|like|mean|meant|have to have|must have|must see)\b/i;

/** A clause that begins so asks. */
const begins =
  /^(?:(?:and|so|but|please|pls) )*(?:do|does|did|is|are|was|were|has|have|can|could|show|list|any|(?:go|run|look|read) (?:over|through))\b/i;

/** "they rang last week": somebody else did something then. */
const others = /^(?:they|she|he|it|somebody|someone) /i;

/** The clause of each word: between commas, colons, dashes, sentences and lines. */
const clausesIn = (words: readonly Word[]): readonly number[] => {
  let clause = 0;
  return words.map(({ word, line }, at) => {
    const before = words[at - 1];
    if (
      before !== undefined &&
      (before.comma === true || before.colon || before.line !== line || word === '-')
    )
      clause += 1;
    return clause;
  });
};

const textIn = (clause: readonly Piece[]): string => clause.map(({ text }) => text).join(' ');
const asksIn = (clause: readonly Piece[]): boolean => clause.some(isAsking) || begins.test(textIn(clause));
const isBy = ({ text }: Piece): boolean => /^(?:by|until|till|before) /i.test(text);

/** "wants to know by tomorrow which renew in March": by when the answer is wanted. */
const isDeadline = (piece: Piece, clause: readonly Piece[]): boolean =>
  isBy(piece) &&
  clause.filter(({ kind }) => kind === 'period').length > 1 &&
  clause.indexOf(piece) < clause.findIndex(isAsking);

const idle: ReadonlySet<Topic | 'free'> = new Set<Topic | 'free'>(['free', 'last', 'first', 'soFar']);
/** "Last thing before the weekend: …", "by Friday: …": a heading that names nothing else. */
const isHeading = (piece: Piece, clause: readonly Piece[]): boolean =>
  (isBy(piece) || clause.length > 1) &&
  clause.every(
    ({ kind, ...each }) =>
      kind === 'period' ||
      kind === 'left' ||
      ('topics' in each && each.topics.every((topic) => idle.has(topic))),
  );

/** Beside a clause that asks, whether this one tells; `timed`: what asks has a time of its own. */
const tellsIn = (clause: readonly Piece[], timed: boolean): boolean => {
  const text = textIn(clause);
  const tells = clause.some(({ kind }) => kind === 'left' || kind === 'change') || others.test(text);
  // "in the summer, June to August": a time alone says the same once more.
  return (timed && clause.some(({ kind }) => kind === 'topic')) || (tells && !wishes.test(text));
};

/** The pieces of the same sentence or clause, by the number of each word's. */
const besideIn =
  (numbers: readonly (number | undefined)[], pieces: readonly Piece[]) =>
  (piece: Piece): readonly Piece[] =>
    pieces.filter(({ from }) => numbers[from] === numbers[piece.from]);

/** As a word that every question may have. */
const asFree = ({ from, to, text }: Piece): Piece => ({
  ...{ kind: 'topic', topics: ['free'], asks: false },
  ...{ from, to, text },
});

const supposing = /^(?:i|we) (?:think|believe|guess|reckon|fear|suspect|assume|suppose)\b/i;
const tellingOf =
  /^(?:i(?:['’](?:ve|m|d))?|we(?:['’](?:ve|re|d))?|he|she|they|the|their|his|her|our|my|it|there|this|that|somebody|someone) /iu;
/** "Until when can I return the Visio? I think we ordered one too much.": what a sentence tells beside the one that asks. */
export const withoutTold = (words: readonly Word[], pieces: readonly Piece[]): readonly Piece[] => {
  const last = words.length - 1;
  if (!words.some(({ stop }, at) => stop === true && at < last)) return pieces;
  let nth = 0;
  const sentences = words.map(({ stop }) => (stop === true ? nth++ : nth));
  const of = besideIn(sentences, pieces);
  const first = of(pieces[0] as Piece);
  if (!asksIn(first)) return pieces;
  const told = (piece: Piece): boolean => {
    const sentence = of(piece);
    return (
      (piece.kind === 'topic' ||
        (/^(?:change|left)$/.test(piece.kind) && supposing.test(textIn(sentence)))) &&
      sentence[0] !== pieces[0] &&
      !asksIn(sentence) &&
      tellingOf.test(textIn(sentence)) &&
      !sentence.some(({ kind }) => kind === 'company' || kind === 'product' || kind === 'vendor')
    );
  };
  return pieces.map((piece) => (told(piece) ? asFree(piece) : piece));
};

/** "Ann is leaving us in January. Which renewals are hers?": a time that is told beside a question does not narrow it. */
export const withoutToldTimes = (words: readonly Word[], pieces: readonly Piece[]): readonly Piece[] => {
  if (!pieces.some(({ kind }) => kind === 'period')) return pieces;
  if (pointsToTime(words.map(({ text }) => text).join(' '))) return pieces;
  const clauses = clausesIn(words);
  const of = besideIn(clauses, pieces);
  const asking = pieces.filter((piece) => asksIn(of(piece)));
  const timed = asking.some(({ kind }) => kind === 'period');
  const told = (piece: Piece): boolean => {
    if (piece.kind !== 'period') return false;
    const clause = of(piece);
    if (asking.includes(piece)) return isDeadline(piece, clause);
    const headed = words[(clause.at(-1) as Piece).to - 1]?.colon === true;
    return (headed && isHeading(piece, clause)) || (asking.length > 0 && tellsIn(clause, timed));
  };
  return pieces.map((piece) => (told(piece) ? asFree(piece) : piece));
};

/** "who has Premium, we want to pitch SentinelOne": what is to be sold to them narrows nothing. */
const sells =
  /^(?:(?:i|we)\b|(?:we|i)['’]|looking|thinking|hunting|searching|planning|for (?:an?|the|our|my)\b).*\b(?:sell|selling|pitch\p{L}*|offer|upsell|cross-?sell|upgrad\p{L}+|campaign|candidates?|prospects?|migrat\p{L}+)\b/iu;
const isOffered = ({ kind }: Piece): boolean => kind === 'product' || kind === 'vendor';
export const withoutSales = (words: readonly Word[], pieces: readonly Piece[]): readonly Piece[] => {
  if (!pieces.some(isOffered)) return pieces;
  const clauses = clausesIn(words);
  const of = besideIn(clauses, pieces);
  const sold = pieces.filter((piece) => sells.test(textIn(of(piece))));
  if (!pieces.some((piece) => !sold.includes(piece) && isOffered(piece))) return pieces;
  return pieces.map((piece) => {
    const { from, to, text } = piece;
    if (!sold.includes(piece)) return piece;
    return isOffered(piece) ? { kind: 'left', from, to, text } : asFree(piece);
  });
};
