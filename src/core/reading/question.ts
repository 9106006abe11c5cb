import type { Atom, Word } from '../atoms/atom.ts';
import { givenIn } from '../atoms/given.ts';
import { onlyHolder } from '../finding/company-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Frame, Sign } from '../questions/frame.ts';
import { frames } from '../questions/frames.ts';
import type { Topic } from '../questions/topics.ts';
import type { Filters, Intent, IntentKind } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { intentOf } from './build-question.ts';
import { filtersOf } from './filters.ts';
import { withForeignNames } from './foreign-names.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { withPlaces } from './places.ts';
import { only, slotsIn, withoutSales, withoutTold, withoutToldTimes } from './slots.ts';
import { withUnknownName } from './unknown-names.ts';

/** A question as read. `sure`: nothing in it requests a change. `left`: what could not be placed. */
export type Question = Readonly<{
  intent: Intent;
  filters: Filters;
  left: readonly string[];
  /** Whether it asks: by a word of asking or looking, not just by its names. */
  asks: boolean;
  /** The positions of the companies that it names, without excluded ones. */
  companies: readonly Readonly<{ from: number; to: number; name: string }>[];
  /** Other readings that fit as well. */
  rivals: readonly Intent[];
  sure: boolean;
  score: number;
}>;

/** What a piece can say. */
const signsOf = (piece: Piece): readonly Sign[] => {
  switch (piece.kind) {
    case 'topic':
      return piece.topics;
    case 'product':
      return ['product-name'];
    case 'seats':
      return ['seat-limit'];
    case 'amount':
      return piece.percent === true ? ['share-limit'] : ['amount'];
    case 'company':
      return [piece.out === true ? 'except' : 'company'];
    case 'number':
      if (/^#?inv/i.test(piece.text)) return ['number', 'invoice'];
      return piece.of ? ['number-of', 'number'] : ['number'];
    default:
      return [piece.kind];
  }
};

type Cut = Readonly<{
  frame: Frame;
  weights: ReadonlyMap<string, number>;
  /** The topics that make the frame. */
  own: ReadonlySet<string>;
  patterns: readonly (readonly string[])[];
  takes: ReadonlySet<string>;
  forbids: ReadonlySet<string>;
  beside: ReadonlyMap<string, readonly string[]>;
}>;

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');

/** Words of asking belong to every question. */
const always = ['free', 'look', 'wh', 'still', 'any', 'me'];

const cut: readonly Cut[] = frames.map((frame) => {
  const patterns = (frame.patterns ?? '')
    .split('|')
    .map(words)
    .filter(({ length }) => length > 0);
  return {
    frame,
    weights: new Map(Object.entries(frame.signs)),
    own: new Set(Object.entries(frame.signs).flatMap(([sign, weight]) => (weight >= 1.5 ? [sign] : []))),
    patterns,
    takes: new Set([...words(frame.takes), ...Object.keys(frame.signs), ...patterns.flat(), ...always]),
    forbids: new Set(words(frame.forbids)),
    beside: new Map(Object.entries(frame.only ?? {}).map(([sign, others]) => [sign, words(others)])),
  };
});

/** What a piece costs for which a frame has no place. */
const costs: Readonly<Partial<Record<Piece['kind'], number>>> = {
  company: 2.5,
  product: 2.5,
  vendor: 2.5,
  person: 2.5,
  place: 0.5,
  left: 0.5,
};
/** Words of asking for which a question has no place narrow nothing, so they need no mention. */
const isAside = (piece: Piece): boolean =>
  piece.kind === 'topic' &&
  piece.topics.every((topic) => asides.has(topic) || asking.some((each) => each === topic));
const asides: ReadonlySet<string> = new Set([
  'whatIs',
  'have',
  'about',
  'can',
  'soFar',
  'through',
  'done',
  'system',
  'every',
]);

const says = ({ pieces }: Scored, topics: readonly Topic[]): boolean =>
  pieces.some((piece) => piece.kind === 'topic' && piece.topics.some((topic) => topics.includes(topic)));
const asksForIt = (scored: Scored): boolean => says(scored, own) || says(scored, asking);
const own: readonly Topic[] = ['single', 'subs', 'seats', 'commitment', 'about', 'status', 'have'];

/** Whether a piece without a place in the question may be part of a change. */
const asksForChange = (piece: Piece): boolean =>
  piece.kind === 'change' || piece.kind === 'number' || (piece.kind === 'topic' && piece.asks);
const costOf = (piece: Piece): number => (asksForChange(piece) ? 3 : (costs[piece.kind] ?? 1));
const named: ReadonlySet<Piece['kind']> = new Set(['company', 'product', 'vendor', 'person', 'reference']);
const forPattern = 3;
const least = 3;
/** A frame wins when it is better than the next by this much. */
const margin = 0.5;

type Scored = Readonly<{
  cut: Cut;
  score: number;
  weight: number;
  /** The pieces as this frame takes them. */
  pieces: readonly Piece[];
  left: readonly Piece[];
}>;

/** The signs of pieces: each one's, and those of all together. */
type Signs = Readonly<{ each: readonly (readonly Sign[])[]; said: ReadonlySet<string> }>;

const signsIn = (pieces: readonly Piece[]): Signs => {
  const each = pieces.map(signsOf);
  return { each, said: new Set(each.flat()) };
};

const scoreOf = (each: Cut, given: readonly Piece[], ofGiven: Signs): Scored | null => {
  const pieces = withUnknownName(each.frame, each.own, given);
  const signs = pieces === given ? ofGiven : signsIn(pieces);
  for (const sign of signs.said) if (each.forbids.has(sign)) return null;
  const scored = taken(each, pieces, signs);
  return scored.weight < (each.frame.least ?? least) ? null : scored;
};

/** The pieces as a frame takes them, whether it fits or not. */
const taken = (each: Cut, pieces: readonly Piece[], { said, each: signs } = signsIn(pieces)): Scored => {
  let weight = 0;
  for (const [sign, of] of each.weights) if (said.has(sign)) weight += of;
  const fits = each.patterns.filter((pattern) => pattern.every((sign) => said.has(sign)));
  weight +=
    fits.length === 0
      ? 0
      : forPattern + (fits.length - 1) * 0.25 + Math.max(...fits.map(({ length }) => length)) * 0.25;
  const all = each.takes.has('all');
  const belongs = (sign: string): boolean =>
    each.takes.has(sign) && (each.beside.get(sign)?.some((other) => said.has(other)) ?? true);
  const left = all ? [] : pieces.filter((_, n) => signs[n]?.some(belongs) !== true);
  const cost = left.reduce((sum, piece) => sum + costOf(piece), 0);
  return { cut: each, score: weight - cost, weight, pieces, left };
};

/** The frames that fit, the best first. */
const scoredOf = (pieces: readonly Piece[]): Scored[] => {
  const signs = signsIn(pieces);
  return cut.flatMap((each) => scoreOf(each, pieces, signs) ?? []).sort((a, b) => b.score - a.score);
};

/** A greeting or thanks alone. */
const polite =
  /^(?:hi|hello|hey|hallo|good|morning|afternoon|evening|all|team|bot|there|thanks|thank you|thx|ok|okay|please|pls|plz|many thanks|cheers|ty|and|you|can you|could you|help me|help us|so much|very much|a lot)(?: (?:all|team|bot|there|morning|afternoon|and thank you))*$/i;

const plain = { filters: {}, left: [], rivals: [], companies: [], asks: true, sure: true, score: 0 };

const asking = [
  'wh',
  'who',
  'whose',
  'when',
  'why',
  'howMany',
  'howLong',
  'where',
  'did',
  'look',
  'find',
  'any',
] as const;

/** What follows the name of a new company. */
const nextWish = (intent: Intent, pieces: readonly Piece[]): string[] =>
  intent.kind === 'company-form' && intent.create
    ? pieces.flatMap(({ kind, text }) => (kind === 'left' ? [text] : [])).slice(1)
    : [];

/** What names alone may ask for. */
const byNames: ReadonlySet<string> = new Set<Intent['kind']>([
  ...(['subscription', 'subscriptions', 'company', 'product'] as const),
]);

/**
 * "five guys came in about the printer", "book me a seat with Blue Yonder": besides the name, nothing that the bot
 * knows is asked.
 */
const namesInPassing = (best: Scored, unknown: number): boolean => {
  if (unknown === 0 || !byNames.has(best.cut.frame.intent)) return false;
  const both = (['company', 'product'] as const).every((kind) =>
    best.pieces.some((piece) => piece.kind === kind),
  );
  return !(unknown > 1 && !both ? says(best, asking) : asksForIt(best));
};

const piecesIn = (...[portfolio, all, atoms, here]: Parameters<typeof piecesOf>): readonly Piece[] =>
  withoutToldTimes(
    all,
    withoutTold(
      all,
      withPlaces(
        withHolder(
          portfolio,
          withForeignNames(all, withoutSales(all, piecesOf(portfolio, all, atoms, here))),
        ),
      ),
    ),
  );

/** "apex planner": of the two Apex, the one that has it. */
const withHolder = (portfolio: Portfolio, pieces: readonly Piece[]): readonly Piece[] => {
  const [product, other] = only(pieces, 'product');
  if (product === undefined || other !== undefined) return pieces;
  return pieces.map((piece) => {
    const holder = piece.kind === 'company' ? onlyHolder(portfolio, piece.ids, product.text) : null;
    return holder === null ? piece : { ...piece, holder };
  });
};

/** The question that a message asks; null when the bot does not know it. */
export const readQuestion = (
  portfolio: Portfolio,
  all: readonly Word[],
  atoms: readonly Atom[],
  here: Here,
): Question | null => {
  const pieces = piecesIn(portfolio, all, atoms, here);
  const scored = scoredOf(pieces);
  if (pieces.every(({ kind, text }) => kind === 'topic' && polite.test(text)))
    return { ...plain, intent: { kind: 'help', about: null } };
  const [best, next] = scored;
  if (best === undefined || best.score < 1) return null;
  const unknown = best.left.filter(({ kind }) => kind === 'left').length;
  if (unknown > 1 + best.weight / 2) return null;
  // "book two seats on the train to Denver": most of it is not known, and nothing asks.
  if (unknown > 1 && best.weight < 4 && !says(best, asking) && !pieces.some(({ kind }) => named.has(kind)))
    return null;
  if (namesInPassing(best, unknown)) return null;
  const rivals = next !== undefined && next.score > best.score - margin ? [madeOf(next).intent] : [];
  const question = madeOf(best);
  // Of no product, with words that nothing explains, it asks for no price.
  if (question.intent.kind === 'price' && question.intent.product === null && !best.left.every(isAside))
    return null;
  return { ...question, left: [...question.left, ...ticketLeft(question.intent, atoms)], rivals };
};

/** "who approved CHG-30412": nothing is looked up by a ticket, which is said; one ahead is that of the asker's own work. */
const ticketLeft = (intent: Intent, atoms: readonly Atom[]): string[] => {
  const { ticket } = givenIn(atoms.filter(({ from }) => from > 0));
  const known =
    ('about' in intent && intent.about !== null) || ('request' in intent && intent.request !== null);
  return ticket !== null && ofRequests.has(intent.kind) && !known ? [`ticket ${ticket}`] : [];
};
const ofRequests: ReadonlySet<IntentKind> = new Set<IntentKind>(['audit', 'history', 'pending', 'orders']);

const madeOf = (scored: Scored): Question => {
  const { cut, pieces, left, score } = scored;
  const slots = slotsIn(cut.frame, pieces);
  const intent = intentOf(cut.frame, slots);
  return {
    intent,
    filters: filtersOf(intent, slots),
    companies: slots.companies,
    asks:
      asking.some((topic) => slots.says(topic)) ||
      (slots.says('cancelled') && slots.says('subs')) ||
      (slots.says('have') && slots.says('through')),
    left: [...left.filter((piece) => !isAside(piece)).map(({ text }) => text), ...nextWish(intent, pieces)],
    rivals: [],
    sure: !left.some((piece) => asksForChange(piece)),
    score,
  };
};

/** The question of a kind that is known already, from the names and values in the message; null when no question is of that kind. */
export const questionOfKind = (
  kind: IntentKind,
  portfolio: Portfolio,
  all: readonly Word[],
  atoms: readonly Atom[],
  here: Here,
): Question | null => {
  const given = piecesIn(portfolio, all, atoms, here);
  const [best] = cut
    .filter(({ frame }) => frame.intent === kind)
    .map((each) => taken(each, withUnknownName(each.frame, each.own, given)))
    .sort((a, b) => b.score - a.score);
  return best === undefined ? null : madeOf(best);
};
