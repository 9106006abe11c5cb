import type { Portfolio } from '../portfolio/portfolio.ts';
import { headOf } from '../questions/heads.ts';
import { read } from '../reading/read.ts';
import type { Filters, Intent } from '../understanding/intent.ts';
import { exactCompany, type Follow } from './follow.ts';
import { companyIn } from './remembered.ts';

/** A look-up, and what narrows it beyond its intent. */
export type Narrowed = Readonly<{
  intent: Intent;
  filters: Filters;
  /** What the look-up has no place for. */
  left: readonly string[];
}>;

type Slots = Readonly<Record<string, unknown>>;

const isSlots = (value: unknown): value is Slots =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a slot holds when nothing is said about it. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === false || value === 'list' || value === 'card' || isSame(value, []);

/** The slots of `base`, except for those in which `fresh` differs from `bare`. */
const merged = (base: Slots, fresh: Slots, bare: Slots): Slots =>
  Object.fromEntries(
    Object.entries(base).map(([key, value]) => {
      const [said, usual] = [fresh[key], bare[key]];
      if (isSame(said, usual) || (usual === undefined && isNothing(said))) return [key, value];
      return [key, isSlots(said) && isSlots(value) ? merged(value, said, isSlots(usual) ? usual : {}) : said];
    }),
  );

const nameSlots = ['company', 'of', 'has', 'lacks', 'text', 'vendor', 'about', 'product', 'who'];

const namesOf = (slots: Slots): string[] =>
  Object.entries(slots).flatMap(([key, value]) =>
    isSlots(value) ? namesOf(value) : nameSlots.includes(key) && typeof value === 'string' ? [value] : [],
  );

/** Whether a name was made of words that are not one. */
const isGuessed = ({ portfolio, said }: Follow, base: Intent, intent: Intent): boolean => {
  const before = new Set(namesOf(base));
  const written = new Set([...said.companies, ...said.products].map(({ text }) => text.toLowerCase()));
  return namesOf(intent).some(
    (name) =>
      !before.has(name) &&
      !written.has(name.toLowerCase()) &&
      exactCompany(portfolio, name) === null &&
      name !== 'me',
  );
};

/** The first words of a look-up, alone and with the names that it has. */
const headsOf = (portfolio: Portfolio, base: Intent): readonly string[] => {
  const head = headOf(base);
  if (head === undefined) return [];
  const name = base.kind === 'spend' ? base.of : exactCompany(portfolio, companyIn(base));
  return name === null ? [head] : [head, `${head} ${name}`];
};

/** What narrows, though not every look-up can: "over 10 seats", "by amount". */
const isFilter = /\d|^by /;

/** What a look-up reads in words after one of its heads; null when it is another look-up, or words are unknown. */
const readAfter = (given: Follow, base: Intent, head: string, words: string): Narrowed | null => {
  const { portfolio, here } = given;
  const fresh = read(`${head} ${words}`, portfolio, here).decision;
  if (fresh.kind !== 'do') return null;
  const { intent, filters = {}, left = [] } = fresh;
  if ('unknownPeriod' in intent && intent.unknownPeriod !== null) return null;
  if (!left.every((each) => isFilter.test(each))) return null;
  // Grouped it is a question over the portfolio.
  const isGrouped = base.kind === 'spend' && intent.kind === 'portfolio' && intent.question.by !== null;
  if (isGrouped) return base.of === null || head !== headOf(base) ? { intent, filters, left } : null;
  if (intent.kind !== base.kind) return null;
  const bare = read(head, portfolio, here).decision;
  const usual = bare.kind === 'do' && bare.intent.kind === base.kind ? bare.intent : {};
  return { intent: merged(base, intent, usual) as Intent, filters, left };
};

/** A look-up with what other words narrow in it; null when they narrow nothing, or contain a guessed name. */
export const narrowedBy = (given: Follow, base: Intent, words: string): Narrowed | null => {
  const all = headsOf(given.portfolio, base).flatMap((head) => readAfter(given, base, head, words) ?? []);
  const fitting = all.filter(({ intent }) => !isGuessed(given, base, intent));
  const isNew = ({ intent, filters, left }: Narrowed): boolean =>
    !isSame(intent, base) || Object.keys(filters).length + left.length > 0;
  return fitting.find(isNew) ?? fitting[0] ?? null;
};

/** What narrowed the look-up before. */
export const filtersOf = (last: Follow['last']): Filters =>
  last?.decision.kind === 'do' ? (last.decision.filters ?? {}) : {};
