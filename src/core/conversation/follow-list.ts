import type { Decision } from '../reading/reading.ts';
import type { Filters, Intent } from '../understanding/intent.ts';
import { type Follow, subjectOf } from './follow.ts';
import { filtersOf, narrowedBy } from './narrowed.ts';
import { isChange } from './whole-sentence.ts';

type Rule = (follow: Follow, base: Intent) => Decision | null;
type Bounds = Readonly<Record<string, unknown>>;

/** A list's only limit, with another number; null when there is none, or two. */
const rebounded = (bounds: Bounds, keys: readonly string[], n: number): Bounds | null => {
  const [key, other] = keys.filter((each) => typeof bounds[each] === 'number');
  return key === undefined || other !== undefined ? null : { ...bounds, [key]: n };
};

/** "ok, make it 15" after "margins below 10 %". */
const withBound: Rule = ({ said, last }, base) => {
  const [number, second] = said.numbers;
  const alone = said.companies.length + said.products.length + said.references.length === 0;
  const n = number?.n ?? number?.percent ?? null;
  if (n === null || second !== undefined || !alone || !said.words.every(({ neutral }) => neutral))
    return null;
  if (base.kind === 'portfolio') {
    const { question } = base;
    const changed = rebounded(question, ['moreSeats', 'fewerSeats'], n);
    const amount = rebounded(question.amount ?? {}, ['least', 'most'], n);
    if ((changed === null) === (amount === null)) return null;
    return {
      kind: 'do',
      intent: { ...base, question: { ...question, ...(changed ?? { amount }) } as typeof question },
    };
  }
  const filters = filtersOf(last);
  const amount = rebounded(filters.amount ?? {}, ['least', 'most'], n);
  const seats = rebounded(filters.seats ?? {}, ['more', 'fewer'], n);
  if ((amount === null) === (seats === null)) return null;
  const changed = amount === null ? { seats } : { amount };
  return { kind: 'do', intent: base, filters: { ...filters, ...changed } as Filters };
};

/** "and the other way round?" after who has one product but not the other. */
const turned: Rule = ({ said, nameless }, base) => {
  if (base.kind !== 'portfolio' || !nameless || !said.marks.has('flip')) return null;
  const { has, lacks } = base.question;
  return has.length === 0 || lacks.length === 0
    ? null
    : { kind: 'do', intent: { ...base, question: { ...base.question, has: lacks, lacks: has } } };
};

/** "Salem?" after the companies of another town. */
const elsewhere: Rule = (given, base) => {
  const town = /^\W*(?:and )?(\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+)?)\W*$/u.exec(given.message)?.[1];
  const { decision } = given.alone;
  if (base.kind !== 'companies' || town === undefined || decision.kind !== 'unknown') return null;
  const found = narrowedBy(given, base, `in ${town}`);
  return found === null || found.left.length > 0
    ? null
    : { kind: 'do', intent: found.intent, filters: { ...filtersOf(given.last), ...found.filters } };
};

/** What a message means after a list. */
export const followedList = (given: Follow): Decision | null => {
  const base = subjectOf(given.last);
  if (base === null || isChange(base)) return null;
  for (const rule of [withBound, turned, elsewhere]) {
    const found = rule(given, base);
    if (found !== null) return found;
  }
  return null;
};
