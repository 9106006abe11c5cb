import type { Portfolio } from '../portfolio/portfolio.ts';
import { read } from '../reading/read.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { Masked } from './masked.ts';

/** What a language model makes of a masked message. Names are tokens of the message, `period` its own words. */
export type ModelFrame = Readonly<{
  /** A name of `modelCommands`, or "none". */
  command: string;
  company: string | null;
  product: string | null;
  number: number | null;
  period: string | null;
}>;

/** Reads a masked message; null when it cannot, or not in time. Never throws. */
export type LanguageModel = (masked: string) => Promise<ModelFrame | null>;

type Parts = Readonly<{ company: string; product: string; number: number | null; period: string }>;
type Needs = 'company' | 'product' | 'number';
type Row = Readonly<{
  kind: IntentKind;
  /** For the model. */
  means: string;
  needs: readonly Needs[];
  /** The sentence by which the bot itself knows it. */
  say: (parts: Parts) => string;
}>;

const row = (kind: IntentKind, means: string, needs: readonly Needs[], say: Row['say']): Row => ({
  ...{ kind, means, needs, say },
});
const all = ['company', 'product', 'number'] as const;
const nameKinds = ['company', 'product'] as const;
const each = ['company'] as const;
const named = ['product'] as const;

const changes: Readonly<Record<string, Row>> = {
  add: row(
    'seats',
    'order more seats',
    all,
    (of) => `add ${of.number} seats of ${of.product} for ${of.company}`,
  ),
  remove: row(
    'seats',
    'order fewer seats',
    all,
    (of) => `remove ${of.number} seats of ${of.product} for ${of.company}`,
  ),
  set: row(
    'seats',
    'order an exact number of seats',
    all,
    (of) => `set ${of.product} for ${of.company} to ${of.number} seats`,
  ),
  cancel: row('cancel', 'cancel a subscription', nameKinds, (of) => `cancel ${of.product} for ${of.company}`),
};

const reads: Readonly<Record<string, Row>> = {
  companies: row('companies', 'list all companies', [], () => 'companies'),
  company: row('company', 'one company in full', each, (of) => `company ${of.company}`),
  contacts: row('contacts', 'contacts of a company', each, (of) => `contacts ${of.company}`),
  subscriptions: row('subscriptions', 'what a company has', each, (of) => `subscriptions ${of.company}`),
  subscription: row(
    'subscription',
    'one subscription: seats, term, price',
    nameKinds,
    (of) => `subscription ${of.company} ${of.product}`,
  ),
  history: row(
    'history',
    'how a subscription got its seats',
    nameKinds,
    (of) => `history ${of.company} ${of.product}`,
  ),
  'what-changed': row(
    'what-changed',
    'what changed at Pax8; all, or of a company; in a past period',
    [],
    (of) => `what changed ${of.period} ${of.company === '' ? '' : `at ${of.company}`}`,
  ),
  'seats-over-time': row(
    'seats-over-time',
    'how the seats came and went; all, or of a company',
    [],
    (of) => `seats ${of.company === '' ? '' : `of ${of.company} `}over time`,
  ),
  price: row('price', 'price of a product', named, (of) => `price of ${of.product}`),
  orders: row('orders', 'orders of a company', each, (of) => `orders ${of.company}`),
  'who-has': row('portfolio', 'which companies have a product', named, (of) => `who has ${of.product}`),
  renewals: row(
    'renewals',
    'what renews; all, or of a company; in a period',
    [],
    (of) => `renewals ${of.company} ${of.period}`,
  ),
  'price-rises': row(
    'price-rises',
    'what costs more when it renews; all, or of a company; in a period',
    [],
    (of) => `price rises ${of.company} ${of.period}`,
  ),
  margins: row(
    'margins',
    'margins of subscriptions; all, or of a company',
    [],
    (of) => `margins below 100% ${of.company}`,
  ),
  'price-history': row(
    'price-history',
    'how the price of a subscription came about',
    nameKinds,
    (of) => `price history ${of.company} ${of.product}`,
  ),
  'cost-rises': row(
    'cost-rises',
    'costs that rose while the price stayed; all, or of a company',
    [],
    (of) => `costs that rose ${of.company === '' ? '' : `at ${of.company}`}`,
  ),
  annual: row(
    'annual',
    'what an annual term would save; all, or of a company',
    [],
    (of) => `what would annual save ${of.company}`,
  ),
  trials: row('trials', 'trials; all, or of a company', [], (of) => `trials ${of.company}`),
  invoices: row(
    'invoices',
    'invoices; all, or of a company; in a period',
    [],
    (of) => `invoices ${of.company} ${of.period}`,
  ),
  usage: row('usage', 'what is billed by usage, of a company', each, (of) => `usage ${of.company}`),
  spend: row('spend', 'what everything costs; all, or of a company', [], (of) => `spend ${of.company}`),
  pending: row('pending', 'changes that wait for a decision', [], () => 'pending'),
  status: row('status', 'how the bot is doing', [], () => 'status'),
};

const table: ReadonlyMap<string, Row> = new Map(Object.entries({ ...changes, ...reads }));

/** The commands that a model may name, each with what it means. */
export const modelCommands: readonly Readonly<{ name: string; means: string }>[] = [...table].map(
  ([name, { means }]) => ({ name, means }),
);

/** What the bot itself reads in the sentence of a frame. */
export type ModelReading =
  | Readonly<{ kind: 'look-up'; intent: Intent; sentence: string }>
  | Readonly<{ kind: 'change'; intent: Intent }>;

/** What a frame names, as the message has it; null when the message does not have it. */
const partsOf = (
  { company, product, number, period }: ModelFrame,
  masked: Masked,
): Readonly<{ [K in keyof Parts]: Parts[K] | null }> | null => {
  const parts = {
    company: company === null ? null : masked.companies.get(company),
    product: product === null ? null : masked.products.get(product),
    number: number === null || masked.numbers.includes(number) ? number : undefined,
    period: period === null ? null : periodIn(masked.text, period),
  };
  const { company: companyName, product: productText, number: seats, period: time } = parts;
  return companyName === undefined || productText === undefined || seats === undefined || time === undefined
    ? null
    : { company: companyName, product: productText, number: seats, period: time };
};

/**
 * Checks a frame against the message: known command, names from its tokens, number and period as written, nothing of a
 * change left out. Then its sentence is read like any other. Null when a check fails.
 */
export const readFrame = (
  portfolio: Portfolio,
  frame: ModelFrame,
  masked: Masked,
  here: Here,
): ModelReading | null => {
  const known = table.get(frame.command);
  const parts = partsOf(frame, masked);
  if (known === undefined || parts === null) return null;
  if (known.needs.some((needed) => parts[needed] === null)) return null;
  const isChange = Object.hasOwn(changes, frame.command);
  if (isChange && !isWhole(known.needs, masked)) return null;
  const { company, product, number, period } = parts;
  const sentence = known
    .say({ company: company ?? '', product: product ?? '', number, period: period ?? '' })
    .replace(/\s+/g, ' ')
    .trim();
  const { decision } = read(sentence, portfolio, here);
  if (decision.kind !== 'do' || decision.intent.kind !== known.kind) return null;
  const { intent } = decision;
  return isChange ? { kind: 'change', intent } : { kind: 'look-up', intent, sentence };
};

/** A change of one company, product and number, as the message names them, with nothing left out or chosen. */
const isWhole = (needs: readonly Needs[], { companies, products, numbers }: Masked): boolean =>
  companies.size === 1 && products.size === 1 && numbers.length === (needs.includes('number') ? 1 : 0);

const longestPeriod = 40;

/** The period as it stands in the message; undefined when it does not. */
const periodIn = (text: string, period: string): string | undefined => {
  const words = period.toLowerCase().replace(/\s+/g, ' ').trim();
  const isThere = ` ${text.toLowerCase()} `.includes(` ${words} `);
  return isThere && words.length <= longestPeriod && !/[[\]]/.test(words) ? words : undefined;
};
