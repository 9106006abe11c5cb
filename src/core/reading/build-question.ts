import type { Filters, Intent, PortfolioQuestion, Target, TermAsked } from '../understanding/intent.ts';
import type { Period } from '../words/period.ts';
import type { Frame } from './frames.ts';
import type { Piece } from './pieces.ts';
import type { Topic } from './topics.ts';

type Of<K extends Piece['kind']> = Extract<Piece, { kind: K }>;

/** The parts of a question, by what they are. */
export type Slots = Readonly<{
  company: string | null;
  companies: readonly Of<'company'>[];
  except: readonly string[];
  products: readonly string[];
  vendors: readonly string[];
  person: string | null;
  reference: string | null;
  number: string | null;
  period: Period | null;
  unknownPeriod: string | null;
  amount: Filters['amount'] | null;
  top: number | null;
  seats: Of<'seats'> | null;
  as: 'card' | 'csv';
  term: TermAsked | null;
  /** The text of words that stand in a name's place and are none. */
  text: string | null;
  says: (topic: Topic) => boolean;
  /** The places of pieces with a topic, in words. */
  at: (topic: Topic) => number;
  pieces: readonly Piece[];
}>;

const only = <K extends Piece['kind']>(pieces: readonly Piece[], kind: K): Of<K>[] =>
  pieces.filter((piece): piece is Of<K> => piece.kind === kind);

const termOf = (says: Slots['says']): TermAsked | null => {
  if (says('threeYear')) return 'three-year';
  if (says('annual')) return 'annual';
  return says('monthly') ? 'monthly' : null;
};

export const slotsIn = (frame: Frame, pieces: readonly Piece[]): Slots => {
  const says = (topic: Topic) => pieces.some((piece) => piece.kind === 'topic' && piece.topics.includes(topic));
  const at = (topic: Topic) =>
    pieces.find((piece) => piece.kind === 'topic' && piece.topics.includes(topic))?.from ?? -1;
  const excepted = at('except');
  const companies = only(pieces, 'company');
  const counted = companies.filter(({ from }) => excepted < 0 || from < excepted);
  const side = frame.time ?? 'ahead';
  const [period] = only(pieces, 'period').sort(
    (a, b) => Number(b[side] !== null) - Number(a[side] !== null) || b.to - b.from - (a.to - a.from),
  );
  const known = period?.[side] ?? null;
  const [amount] = only(pieces, 'amount');
  const [number] = only(pieces, 'number');
  const [person] = only(pieces, 'person');
  return {
    company: counted[0]?.name ?? null,
    companies: counted,
    except: companies.filter(({ from }) => excepted >= 0 && from > excepted).map(({ name }) => name),
    products: productTexts(pieces),
    vendors: only(pieces, 'vendor').map(({ vendor }) => vendor),
    person: person === undefined ? null : person.text,
    reference: only(pieces, 'reference')[0]?.id ?? null,
    number: number === undefined ? null : number.text.replace(/^#/, ''),
    period: known,
    unknownPeriod: period !== undefined && known === null ? period.text : null,
    amount: amount === undefined ? null : { least: amount.least, currency: amount.currency },
    top: only(pieces, 'top')[0]?.n ?? null,
    seats: only(pieces, 'seats')[0] ?? null,
    as: says('csv') ? 'csv' : 'card',
    term: termOf(says),
    text: leftText(pieces),
    says,
    at,
    pieces,
  };
};

/** Names of products as written, with what stands beside them and is nothing else: "s1 complete". */
const productTexts = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece, n) => {
    if (piece.kind !== 'product') return [];
    const next = pieces[n + 1];
    const more = next?.kind === 'left' && next.from === piece.to && !/^[^\p{L}]/u.test(next.text) ? ` ${next.text}` : '';
    return [`${piece.text}${more}`.replace(/ (?:plans|products|licen[cs]es)$/i, '')];
  });

/** The words that nothing explains, as one text. */
const leftText = (pieces: readonly Piece[]): string | null => {
  const left = only(pieces, 'left');
  return left.length === 0 ? null : left.map(({ text }) => text).join(' ');
};

const targetOf = ({ company, products, vendors, reference }: Slots): Target => ({
  company,
  product: products[0] ?? vendors[0] ?? null,
  words: null,
  reference,
});

const statusOf = ({ says }: Slots): string | null => {
  if (says('overdue')) return 'Overdue';
  if (says('unpaid')) return 'Unpaid';
  return says('paid') ? 'Paid' : null;
};

/** "backup from Dropsuite", "backup vendor Dropsuite": the vendor says it. */
const isOfVendor = (pieces: readonly Piece[], at: number): boolean => {
  const [next, after] = pieces.slice(at + 1);
  return after?.kind === 'vendor' && next !== undefined && /^(?:from|by|of|vendor)$/i.test(next.text);
};

const lackOf = ({ pieces, at }: Slots): Readonly<{ has: string[]; lacks: string[] }> => {
  const not = [at('lack'), at('but')].filter((from) => from >= 0);
  const names = pieces.filter((piece, n) => piece.kind === 'vendor' || (piece.kind === 'product' && !isOfVendor(pieces, n)));
  const name = (piece: Piece) => (piece.kind === 'vendor' ? piece.vendor : piece.text);
  if (not.length === 0) return { has: names.map(name), lacks: [] };
  const start = Math.min(...not);
  // "w/o A and on B": what follows a word of having is had again.
  const again = pieces.find(
    (piece) => piece.from > start && piece.kind === 'topic' && piece.topics.includes('have') && !piece.topics.includes('lack') && piece.text !== 'with',
  );
  const lacks = ({ from }: Piece) => from > start && (again === undefined || from < again.from || names.every((each) => each.from > again.from && again.from - start < 2));
  return { has: names.filter((piece) => !lacks(piece)).map(name), lacks: names.filter(lacks).map(name) };
};

const sorted = ({ says }: Slots): PortfolioQuestion['by'] => {
  if (says('by') && (says('vendor-word') || says('product') || says('products'))) return says('vendor-word') ? 'vendor' : 'product';
  if (says('byMargin') || (says('profit') && (says('least') || says('top') || says('most')))) return 'margin';
  if (says('bySeats') || (says('most') && (says('seats') || says('products')))) return 'seats';
  if (says('bySpend') || says('top') || says('least') || says('most')) return 'spend';
  return null;
};

const whatOf = (slots: Slots, by: PortfolioQuestion['by']): PortfolioQuestion['what'] => {
  const { says } = slots;
  const grouped = by === 'product' || by === 'vendor';
  if (says('spend') && (grouped || says('share'))) return 'spend';
  if (says('profit') && slots.products.length + slots.vendors.length > 0) return 'margin';
  if (says('window') || says('cancelled') || says('older') || says('started')) return 'subscriptions';
  if (says('products') && says('sell')) return 'products';
  const total = says('howMany') || says('every');
  if (says('companies') && !says('subs')) return 'companies';
  if (slots.seats !== null) return 'companies';
  if (says('seats') && (grouped || total)) return 'seats';
  if (total && says('howMany') && (says('subs') || slots.products.length > 0)) return 'seats';
  if (says('subs') || (slots.term !== null && !says('who'))) return 'subscriptions';
  return 'companies';
};

const questionOf = (slots: Slots): PortfolioQuestion => {
  const { says, top, term, seats, period, unknownPeriod, as } = slots;
  const by = sorted(slots);
  const what = whatOf(slots, by);
  const parts = lackOf(slots);
  // "30 Business Premium seats", "spend on Microsoft": of these, not of companies that have them.
  const scoped = what !== 'companies' || (seats !== null && parts.lacks.length === 0) || by === 'seats' || by === 'spend';
  const single = says('most') || (says('top') && top === null && says('who'));
  const number = says('howMany') || says('share') || (what === 'seats' && by === null);
  return {
    what: says('companies') && seats === null && by === 'seats' && !says('who') ? what : what,
    has: scoped ? [] : parts.has,
    lacks: parts.lacks,
    of: scoped ? parts.has : [],
    term,
    cancelled: says('cancelled'),
    period,
    unknownPeriod,
    window: says('window'),
    olderMonths: says('older') ? 12 : null,
    moreSeats: seats?.more ?? null,
    fewerSeats: seats?.fewer ?? (says('lack') && parts.lacks.length === 0 ? 1 : null),
    by,
    top: top ?? (single && by !== null && what === 'companies' ? 1 : null),
    show: number ? 'number' : 'list',
    as,
  };
};

type Build = (slots: Slots) => Intent;

/** The intent of each kind of question, from its parts. */
const build: Readonly<Partial<Record<Intent['kind'], Build>>> = {
  renewals: ({ company, period, unknownPeriod, says, vendors, as }) => ({
    kind: 'renewals',
    company,
    period,
    unknownPeriod,
    monthlyToo: says('monthlyToo'),
    vendor: vendors[0] ?? null,
    undated: says('undated'),
    as,
  }),
  companies: ({ company, text, as }) => ({ kind: 'companies', text: company ?? text, as }),
  company: ({ company }) => ({ kind: 'company', company }),
  contacts: ({ company, as }) => ({ kind: 'contacts', company, as }),
  subscriptions: ({ company, as }) => ({ kind: 'subscriptions', company, as }),
  subscription: (slots) => ({ kind: 'subscription', target: targetOf(slots) }),
  history: (slots) => ({ kind: 'history', target: targetOf(slots) }),
  trials: ({ company }) => ({ kind: 'trials', company }),
  invoices: (slots) => ({
    kind: 'invoices',
    company: slots.company,
    status: statusOf(slots),
    period: slots.period,
    unknownPeriod: slots.unknownPeriod,
    as: slots.as,
  }),
  invoice: ({ company, period, unknownPeriod, number, as }) => ({
    kind: 'invoice',
    number,
    company,
    period,
    unknownPeriod,
    as,
  }),
  draft: ({ company, as }) => ({ kind: 'draft', company, monthOffset: null, as }),
  'compare-invoices': ({ company, period, unknownPeriod, as }) => ({
    kind: 'compare-invoices',
    company,
    period,
    unknownPeriod,
    as,
  }),
  usage: (slots) => ({
    kind: 'usage',
    target: targetOf(slots),
    period: slots.period,
    unknownPeriod: slots.unknownPeriod,
    as: slots.as,
  }),
  spend: ({ company, vendors, as }) => ({
    kind: 'spend',
    of: company ?? vendors[0] ?? null,
    vendor: company === null && vendors.length > 0,
    as,
  }),
  price: ({ company, products, pieces }) => ({
    kind: 'price',
    product: products[0] ?? null,
    company,
    count: only(pieces, 'number')[0]?.n ?? null,
  }),
  product: ({ products }) => ({ kind: 'product', text: products[0] ?? null }),
  products: ({ products, vendors, text, as }) => ({
    kind: 'products',
    text: products[0] ?? text,
    vendor: vendors[0] ?? null,
    as,
  }),
  orders: ({ company, reference, as }) => ({ kind: 'orders', company, reference, as }),
  pending: () => ({ kind: 'pending' }),
  status: () => ({ kind: 'status' }),
  refresh: () => ({ kind: 'refresh' }),
  whoami: () => ({ kind: 'whoami' }),
  roles: () => ({ kind: 'roles' }),
  policy: () => ({ kind: 'policy' }),
  audit: ({ company, person, reference, number, says, as }) => ({
    kind: 'audit',
    about: company ?? (person === null ? null : `@${person.replace(/^@/, '')}`) ?? reference ?? number,
    as: says('verify') ? 'verify' : as,
  }),
  decide: ({ company, period }) => ({ kind: 'decide', company, period }),
  assign: ({ company, person, period, says }) => ({
    kind: 'assign',
    company,
    who: person ?? (says('me') ? 'me' : null),
    period,
  }),
  portfolio: (slots) => ({ kind: 'portfolio', question: questionOf(slots) }),
  'company-form': ({ company, text, says }) => {
    const create = company === null && says('create');
    return { kind: 'company-form', company: create ? null : company, name: create ? text : null, create };
  },
  help: ({ pieces }) => ({ kind: 'help', about: helpText(pieces) }),
};

/** What help is asked about: the words after those that ask for it. */
const helpText = (pieces: readonly Piece[]): string | null => {
  const at = pieces.findIndex(
    (piece) => piece.kind === 'topic' && piece.topics.some((topic) => topic === 'help' || topic === 'howTo'),
  );
  const rest = pieces.slice(at + 1);
  const start = rest.findIndex(({ text }) => !/^(?:with|about|on|for|to)$/i.test(text));
  const about = start < 0 ? '' : rest.slice(start).map(({ text }) => text).join(' ');
  return about === '' ? null : about;
};

export const intentOf = (frame: Frame, slots: Slots): Intent => build[frame.intent]?.(slots) ?? { kind: 'unknown' };

const rolesSaid = ['admin', 'approver', 'requester', 'viewer'] as const;

const ownStatus = (slots: Slots, kind: Intent['kind']): string | undefined => {
  const { says } = slots;
  if (kind === 'orders') return says('failed') ? 'Failed' : says('processing') ? 'Processing' : undefined;
  if (kind !== 'renewals') return undefined;
  return says('unassigned') ? 'unassigned' : says('undecided') ? 'undecided' : undefined;
};

/** What an intent says itself. */
const inIntent: Readonly<Partial<Record<Intent['kind'], readonly (keyof Filters)[]>>> = {
  renewals: ['vendor', 'period', 'company'],
  invoices: ['period', 'company', 'status'],
  invoice: ['period', 'company', 'request'],
  'compare-invoices': ['period', 'company', 'request'],
  usage: ['period', 'company', 'product'],
  spend: ['company'],
  orders: ['company'],
  subscriptions: ['company'],
  subscription: ['company', 'product', 'vendor', 'period'],
  history: ['company', 'product', 'vendor'],
  decide: ['company', 'period'],
  assign: ['company', 'period', 'who'],
  audit: ['company', 'who', 'request'],
};
const asksAll: ReadonlySet<string> = new Set(['portfolio', 'price', 'product', 'products', 'help', 'companies', 'company', 'contacts']);

/** What narrows the question beyond what its intent says. */
export const filtersOf = (intent: Intent, slots: Slots): Filters => {
  if (asksAll.has(intent.kind)) return {};
  const { vendors, products, amount, top, except, term, person, period, company, number, says, as } = slots;
  const who = person ?? (says('me') && /^(?:renewals|pending)$/.test(intent.kind) && mineSaid(slots) ? 'me' : null);
  const all: Filters = {
    ...(vendors[0] === undefined ? {} : { vendor: vendors[0] }),
    ...(products[0] === undefined ? {} : { product: products[0] }),
    ...(amount === null ? {} : { amount }),
    ...(top === null ? {} : { top }),
    ...(except.length === 0 ? {} : { except }),
    ...(term === null || (intent.kind === 'renewals' && intent.monthlyToo) ? {} : { term }),
    ...(who === null ? {} : { who: who.replace(/^@/, '') }),
    ...(period === null ? {} : { period }),
    ...(company === null ? {} : { company }),
    ...(number === null ? {} : { request: number }),
    ...(as === 'csv' && !('as' in intent) ? { as } : {}),
  };
  const status = ownStatus(slots, intent.kind);
  const role = intent.kind === 'roles' ? rolesSaid.find((each) => says(each)) : undefined;
  const own = new Set(inIntent[intent.kind] ?? []);
  if (intent.kind === 'spend' && intent.vendor) own.add('vendor');
  return {
    ...Object.fromEntries(Object.entries(all).filter(([key]) => !own.has(key as keyof Filters))),
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
  };
};

const mineSaid = ({ pieces }: Slots): boolean => pieces.some(({ text }) => /^(?:my|mine)(?: |$)/.test(text));
