import type { Heard } from '../atoms/heard.ts';
import { fold } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { headOf } from '../questions/heads.ts';
import { type Question, questionOfKind } from '../reading/question.ts';
import { read } from '../reading/read.ts';
import { leftOf } from '../reading/reading.ts';
import type { Filters, Intent, IntentKind, PortfolioQuestion } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { AmountLimit, SeatLimit } from '../words/limits.ts';

type Slots = Readonly<Record<string, unknown>>;

/** A question as what it looks up: its names are compared as people write them, its times by their days. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return fold(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'label')
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, each]) => [key, plain(each)]),
  );
};
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

const seatsOf = ({ more, fewer }: SeatLimit): string[] => [
  ...(more === null ? [] : [`with more than ${more} seats`]),
  ...(fewer === null ? [] : [`with fewer than ${fewer} seats`]),
];

const amountOf = ({ least, most, strict, percent, currency }: AmountLimit): string[] => {
  const unit = percent === true ? '%' : currency === null ? '' : ` ${currency}`;
  return [
    ...(least === undefined ? [] : [`${strict === true ? 'over' : 'at least'} ${least}${unit}`]),
    ...(most === undefined ? [] : [`${strict === true ? 'under' : 'at most'} ${most}${unit}`]),
  ];
};

const words = { monthly: 'monthly', annual: 'annual', 'three-year': '3-year' } as const;

/** Of whom a question over the portfolio is asked. */
const headOfPortfolio = ({
  what,
  has,
  lacks,
  only,
  of,
  term,
  cancelled,
  newcomers,
}: PortfolioQuestion): string[] => {
  if (newcomers === true) return ['new customers'];
  const terms = term === null ? [] : [words[term]];
  if (what === 'subscriptions') return [cancelled ? 'cancelled' : 'all', ...terms, 'subscriptions', ...of];
  if (has.length > 0) return ['who', only ? 'has only' : 'has', has.join(' and ')];
  return [...(lacks.length > 0 ? ['who'] : ['which customers']), ...terms.map((each) => `on ${each} terms`)];
};

/** The words of a question over the portfolio, without its time. */
const askedOf = (question: PortfolioQuestion): string[] => {
  const { has, lacks, window, moreSeats, fewerSeats, amount } = question;
  return [
    ...headOfPortfolio(question),
    ...(lacks.length === 0 ? [] : [has.length === 0 ? 'has no' : 'but no', lacks.join(' or ')]),
    ...(window ? ['with an open window'] : []),
    ...seatsOf({ more: moreSeats, fewer: fewerSeats }),
    ...(amount === null ? [] : amountOf(amount)),
  ];
};

/** What a question looks up, by its own words: its kind, and the names in it. */
const subjectOf = (intent: Intent, companies: readonly string[]): readonly string[] | null => {
  if (intent.kind === 'portfolio') return askedOf(intent.question);
  const head = headOf(intent);
  if (head === undefined) return null;
  const { target = {}, ...own } = intent as Slots & { target?: Slots };
  const slots: Slots = { ...own, ...target };
  const said = (key: string): string[] => (typeof slots[key] === 'string' ? [String(slots[key])] : []);
  const place = [...companies, ...(intent.kind === 'spend' ? said('of') : [])];
  const count = typeof slots.count === 'number' ? [String(slots.count)] : [];
  const status = said('status').map((each) => each.toLowerCase());
  return [
    ...status,
    head,
    ...count,
    ...(intent.kind === 'products' ? said('text') : said('product')),
    ...(place.length === 0 ? [] : [`for ${place.join(' and ')}`]),
    ...(slots.vendor === true ? [] : said('vendor')).map((name) => `vendor ${name}`),
  ];
};

const narrowed = ({ seats, amount, except, term, vendor, by }: Filters): readonly string[] => [
  ...(vendor === undefined ? [] : [`from ${vendor}`]),
  ...(term === undefined ? [] : [words[term]]),
  ...(seats === undefined ? [] : seatsOf(seats)),
  ...(amount === undefined ? [] : amountOf(amount)),
  ...(by === undefined ? [] : [`by ${by}`]),
  ...(except === undefined ? [] : [`except ${except.join(' and ')}`]),
];

const periodOf = (intent: Intent): string[] => {
  const { period } = (intent.kind === 'portfolio' ? intent.question : intent) as {
    period?: { label: string } | null;
  };
  return period == null ? [] : [period.label];
};

const isFile = (intent: Intent): boolean =>
  ((intent.kind === 'portfolio' ? intent.question : intent) as { as?: string }).as === 'csv';

/** What is asked of nothing in particular: the examples say it better. */
const ofOne: ReadonlySet<IntentKind> = new Set<IntentKind>([
  ...(['subscriptions', 'subscription', 'company', 'contacts', 'history', 'product', 'sooner'] as const),
]);

/** The companies that a question is about; null when one of them is guessed or could be another. */
const companiesOf = ({ companies }: Portfolio, question: Question): readonly string[] | null => {
  const { target, company } = question.intent as {
    target?: { company: string | null };
    company?: string | null;
  };
  const own = target?.company ?? company ?? null;
  const names = [
    ...new Set(own === null ? [] : [own, ...question.companies.slice(1).map(({ name }) => name)]),
  ];
  const held = new Set([...companies.values()].map(({ name }) => name));
  return names.every((name) => held.has(name)) ? names : null;
};

/**
 * The shortest sentence that asks a message's question of a kind, with the names, times and filters in it; null when it has
 * none of them, or the sentence would be read as something else.
 */
export const askedSentence = (
  kind: IntentKind,
  { words: said, atoms }: Heard,
  portfolio: Portfolio,
  here: Here,
): string | null => {
  const question = questionOfKind(kind, portfolio, said, atoms, here);
  const companies = question === null ? null : companiesOf(portfolio, question);
  if (question === null || companies === null || (ofOne.has(kind) && companies.length === 0)) return null;
  const { intent, filters } = question;
  const subject = subjectOf(intent, companies);
  if (subject === null) return null;
  const file = isFile(intent) || filters.as === 'csv' ? ['as csv'] : [];
  const whole = [...subject, ...narrowed(filters), ...periodOf(intent), ...file].join(' ');
  const bare = [...subject, ...periodOf(intent), ...file].join(' ');
  const asksSame = (sentence: string, limits: Filters): boolean => {
    const { decision } = read(sentence, portfolio, here);
    if (sentence === headOf(intent) || decision.kind !== 'do' || leftOf(decision).length > 0) return false;
    const found = [decision.intent, ...(decision.more ?? [])];
    return (
      found.length === Math.max(companies.length, 1) &&
      found.every((each) => each.kind === intent.kind) &&
      isSame([decision.intent, decision.filters ?? {}], [intent, limits])
    );
  };
  if (asksSame(whole, filters)) return whole;
  // "is it still within the 7 days": what the question has no place for.
  return asksSame(bare, {}) ? bare : null;
};
