import type { Topic } from '../questions/topics.ts';
import type { PortfolioQuestion } from '../understanding/intent.ts';
import type { Piece } from './pieces.ts';
import { currencyIn, placeIn, type Slots } from './slots.ts';

/** "backup from Dropsuite", "backup vendor Dropsuite": the vendor says it. */
const isOfVendor = (pieces: readonly Piece[], at: number): boolean => {
  const [next, after] = pieces.slice(at + 1);
  return after?.kind === 'vendor' && next !== undefined && /^(?:from|by|of|vendor)$/i.test(next.text);
};

const isKindOfProduct = /\b(?:backups?|archiv\w+|e?mail|security|anti-?virus|products?|licen[cs]es?)\b/i;

const lackOf = ({ pieces, at }: Slots): Readonly<{ has: string[]; lacks: string[] }> => {
  const not = [at('lack'), at('but'), at('except')].filter((from) => from >= 0);
  const names = pieces.filter(
    (piece, n) => piece.kind === 'vendor' || (piece.kind === 'product' && !isOfVendor(pieces, n)),
  );
  // "EDR from Huntress" is that product of the vendor; "backup from Dropsuite" is what the vendor sells.
  const name = (piece: Piece): string => {
    if (piece.kind !== 'vendor') return piece.text;
    const of = pieces[pieces.indexOf(piece) - 2];
    const narrows =
      of?.kind === 'product' && !isKindOfProduct.test(of.text) && isOfVendor(pieces, pieces.indexOf(of));
    return narrows ? `${piece.vendor} ${of.text}` : piece.vendor;
  };
  const either = pieces.some(({ text }) => /^or$/i.test(text));
  const had = (pieces: readonly Piece[]): string[] =>
    either && pieces.length > 0 ? [pieces.map(name).join(' or ')] : pieces.map(name);
  if (not.length === 0) return { has: had(names), lacks: [] };
  const start = Math.min(...not);
  // "but not having B" denies what follows.
  const behind = Number(pieces.find(({ from }) => from === start)?.to);
  // "w/o A and on B": what follows a word of having is had again.
  const again = pieces.find(
    (piece) =>
      piece.from > start &&
      !(behind - start > 1 && piece.from === behind) &&
      piece.kind === 'topic' &&
      piece.topics.includes('have') &&
      !piece.topics.includes('lack') &&
      piece.text !== 'with',
  );
  const lacks = ({ from }: Piece) =>
    from > start &&
    (again === undefined ||
      from < again.from ||
      names.every((each) => each.from > again.from && again.from - start < 2));
  return { has: had(names.filter((piece) => !lacks(piece))), lacks: names.filter(lacks).map(name) };
};

const isRanked = ({ says }: Pick<Slots, 'says'>): boolean => says('top') || says('most') || says('least');

/** "the biggest Copilot customer" has the most seats of it. */
const isOfSeats = (slots: Slots): boolean => {
  const { says, products } = slots;
  return (
    says('bySeats') ||
    ((products.length > 0 || says('products')) && isRanked(slots) && !says('bySpend')) ||
    ((says('most') || says('least')) && (says('seats') || says('products')))
  );
};

const sorted = (slots: Slots): PortfolioQuestion['by'] =>
  slots.amount?.percent === true
    ? slots.says('product') || slots.says('products')
      ? 'product'
      : 'margin'
    : sortedBy(slots);

const sortedBy = (slots: Slots): PortfolioQuestion['by'] => {
  const { says, amount } = slots;
  if (says('vendor-word') && (isRanked(slots) || says('bySpend'))) return 'vendor';
  if (says('by') && (says('vendor-word') || says('product') || says('products')))
    return says('vendor-word') ? 'vendor' : 'product';
  if (
    says('byMargin') ||
    (says('profit') && (amount !== null || (says('by') && says('companies')) || isRanked(slots)))
  )
    return 'margin';
  if (isOfNewcomers(slots)) return null;
  if (isOfSeats(slots)) return 'seats';
  if (says('bySpend') || (says('spend') && says('by') && says('companies')) || isRanked(slots))
    return 'spend';
  return null;
};

const isSaid = (piece: Piece | undefined, topic: Topic): boolean =>
  piece?.kind === 'topic' && piece.topics.includes(topic);

/** "clients we signed E3 for": a product was won there, and not the client. */
const isSoldTo = (pieces: readonly Piece[]): boolean => {
  const at = pieces.findIndex((piece) => isSaid(piece, 'newcomers') && /\bwe\b/i.test(piece.text));
  if (at < 0) return false;
  const after = pieces.slice(at + 1);
  const [first] = /^(?:for|to)$/i.test(after[0]?.text ?? '') ? after.slice(1) : after;
  return (
    first?.kind === 'product' ||
    isSaid(first, 'seats') ||
    /^(?:to|for|at|with)$/i.test(after.at(-1)?.text ?? '')
  );
};

/** "which customers started this year": the companies are new, and not one of their subscriptions. */
const isOfNewcomers = ({ says, products, vendors, pieces }: Slots): boolean =>
  (says('newcomers') && !isSoldTo(pieces)) ||
  (says('started') && says('companies') && !says('subs') && products.length + vendors.length === 0);

type What = PortfolioQuestion['what'];

/** "how many seats of E3 over all customers": the seats are counted, and not the customers. */
const countsSeats = ({ pieces, products }: Slots): boolean => {
  const at = pieces.findIndex((piece) => isSaid(piece, 'howMany'));
  const counted = pieces
    .slice(at + 1)
    .find(({ kind, text }) => kind === 'topic' && !/^(?:of|the)$/i.test(text));
  return at >= 0 && products.length > 0 && isSaid(counted, 'seats');
};

/** What is asked about; the first sign that fits. */
const whats: readonly (readonly [What, (slots: Slots, grouped: boolean) => boolean])[] = [
  ['companies', isOfNewcomers],
  ['spend', ({ says }) => says('vendor-word') && says('bySpend')],
  ['spend', ({ says }, grouped) => says('spend') && (grouped || says('share'))],
  ['subscriptions', ({ says }, grouped) => grouped && says('subs') && !says('seats')],
  ['seats', ({ says }, grouped) => grouped && says('seats')],
  ['products', ({ amount }, grouped) => amount?.percent === true && grouped],
  ['margin', ({ says, products, vendors }) => says('profit') && products.length + vendors.length > 0],
  ['subscriptions', ({ says }) => says('window') || says('cancelled') || says('older') || says('started')],
  [
    'subscriptions',
    ({ says, pieces }) =>
      says('csv') &&
      says('every') &&
      !says('companies') &&
      !pieces.some(({ text }) => /^(?:every|any)(?:one|body)/i.test(text)),
  ],
  [
    'products',
    ({ says, top }) => says('products') && (says('sell') || says('bySeats') || says('top') || top !== null),
  ],
  ['seats', countsSeats],
  ['companies', ({ says, seats }) => (says('companies') || seats !== null) && !says('subs')],
  ['companies', ({ says, term }) => says('who') && term === null],
  ['seats', ({ says }, grouped) => says('seats') && (grouped || says('howMany') || says('every'))],
  ['seats', ({ says, products }) => says('howMany') && (says('subs') || products.length > 0)],
  ['subscriptions', ({ says, term }) => says('subs') || (term !== null && !says('who'))],
];

const whatOf = (slots: Slots, by: PortfolioQuestion['by']): What =>
  whats.find(([, holds]) => holds(slots, by === 'product' || by === 'vendor'))?.[0] ?? 'companies';

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** How many months "two years" or "18 months" are; a year by default. */
const monthsIn = ({ pieces }: Slots): number => {
  for (const { text } of pieces) {
    const match = /(\d+|[a-z]+) (year|month)s?\b/i.exec(text);
    const [, number = '', unit = ''] = match ?? [];
    const many = /^\d+$/.test(number) ? Number(number) : numberWords.indexOf(number.toLowerCase()) + 1;
    if (many > 0) return unit.toLowerCase() === 'year' ? many * 12 : many;
  }
  return 12;
};

/** "the biggest client" is one, "the biggest clients" are several. */
const saysOne = ({ pieces }: Slots): boolean =>
  pieces.some(({ text }) => /^(?:customer|client|company)$/i.test(text));

/** What is said about the companies themselves and their currency. */
const narrowedBy = (slots: Slots): Pick<PortfolioQuestion, 'newcomers' | 'place' | 'currency'> => {
  const place = placeIn(slots);
  const currency = currencyIn(slots);
  return {
    ...(isOfNewcomers(slots) ? { newcomers: true } : {}),
    ...(place === null ? {} : { place }),
    ...(currency === null ? {} : { currency }),
  };
};

/** The question over the portfolio that these parts ask. */
export const questionOf = (slots: Slots): PortfolioQuestion => {
  const { says, top, term, seats, period, unknownPeriod, as, pieces } = slots;
  const by = sorted(slots);
  const what = whatOf(slots, by);
  const parts = lackOf(slots);
  // "30 Business Premium seats", "spend on Microsoft": of these, not of companies that have them.
  const scoped =
    what !== 'companies' || (seats !== null && parts.lacks.length === 0) || by === 'seats' || by === 'spend';
  const single = says('most') || (says('top') && top === null && (says('who') || saysOne(slots)));
  const number = says('howMany') || says('share') || (what === 'seats' && by === null);
  return {
    what,
    has: scoped ? [] : parts.has,
    lacks: parts.lacks,
    of: scoped ? parts.has : [],
    term,
    cancelled: says('cancelled'),
    // "older than two years" says how old, and no time.
    period: says('older') ? null : period,
    unknownPeriod,
    ...narrowedBy(slots),
    window: says('window'),
    olderMonths: says('older') ? monthsIn(slots) : null,
    moreSeats: seats?.more ?? null,
    fewerSeats:
      seats?.fewer ?? (says('lack') && parts.lacks.length === 0 && slots.except.length === 0 ? 1 : null),
    amount: slots.amount,
    by,
    least: says('least') || pieces.some(({ text }) => /^(?:least|no) profit/i.test(text)),
    top: top ?? (single && by !== null && what === 'companies' ? 1 : null),
    show: number ? 'number' : 'list',
    only: says('only'),
    as,
  };
};
