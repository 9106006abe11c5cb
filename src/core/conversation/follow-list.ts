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

const countsThem =
  /^(?:(?:and|but|just|only|ok|now|please|show|list) )*(?:(?:(?:the|those|of those|of them) )?(?:ones|those|them|big ones|bigger ones|small ones|smaller ones)(?: only)?,? )?(?:(?:that|who|which) (?:have|has) |with |having )?(more than|over|above|at least|fewer than|less than|under|below|at most|up to) ([a-z-]+|\d{1,6})(?: of (?:them|those|it|these))?(?: seats?| licen[cs]es?| users?)?(?: only| please)?$/i;

/** "only the ones with more than 50" after who has a product: seats, where nothing speaks of money. */
const ofSeats: Rule = (given, base) => {
  if (base.kind !== 'portfolio') return null;
  const { has, lacks, of, amount, by, what } = base.question;
  const ofMoney = amount !== null || by === 'spend' || what !== 'companies';
  const [, than, number] = countsThem.exec(given.message.trim().replace(/[?!.]+$/, '')) ?? [];
  if (ofMoney || has.length + of.length === 0 || lacks.length > 0 || number === undefined) return null;
  const found = narrowedBy(given, base, `with ${than} ${number} seats`);
  if (found?.intent.kind !== 'portfolio' || found.left.length > 0) return null;
  const { moreSeats, fewerSeats } = found.intent.question;
  return moreSeats === null && fewerSeats === null
    ? null
    : { kind: 'do', intent: found.intent, filters: filtersOf(given.last) };
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
  for (const rule of [withBound, turned, ofSeats, elsewhere]) {
    const found = rule(given, base);
    if (found !== null) return found;
  }
  return null;
};
