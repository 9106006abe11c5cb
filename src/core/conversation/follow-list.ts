import type { Decision, Reading } from '../reading/reading.ts';
import type { Filters, Intent } from '../understanding/intent.ts';
import { partsOf } from '../understanding/message-parts.ts';
import { type Follow, subjectOf } from './follow.ts';
import { isLookUp } from './follow-read.ts';
import { filtersOf, narrowedBy } from './narrowed.ts';
import type { Memory } from './remembered.ts';
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

const mostParts = 6;

const isUnclear = ({ decision }: Reading): boolean =>
  decision.kind === 'unknown' ||
  (decision.kind === 'say' &&
    /^(?:negated|conditional|another-day|past|reported|uncertain)$/.test(decision.about)) ||
  (decision.kind === 'ask' && !isChange(decision.intent)) ||
  (decision.kind === 'do' && isLookUp(decision.intent) && (decision.left ?? []).length > 1);

const mayTurn =
  /\b(?:if|when|once|unless|until|till|before|wait|hold|keep|leave|except|instead|or|maybe)\b|\d|\?/i;
const turnsBack = /\b(?:no|not|don['’]?t|but|actually)\b/i;

/** "scratch that, the customer changed their mind": the request is taken back, and why is told beside it. */
const takenBack = (
  message: string,
  { decision: before }: Reading,
  again: (part: string) => Reading,
): Reading | null => {
  if (before.kind === 'do') return null;
  const parts = partsOf(message);
  if (parts.length < 2 || parts.length > mostParts || mayTurn.test(message)) return null;
  for (const [at, { text }] of parts.entries()) {
    const reading = again(text.replace(/[,;:.!]+$/, ''));
    const { decision } = reading;
    if (reading.leans !== true || decision.kind !== 'do' || decision.intent.kind !== 'withdraw') continue;
    const others = parts.filter((_, n) => n !== at);
    if (parts.slice(at + 1).some((part) => turnsBack.test(part.text))) return null;
    if (others.some((part) => again(part.text).spans.some(({ kind }) => names.has(kind)))) return null;
    return { ...reading, decision: { ...decision, left: others.map((part) => part.text) } };
  }
  return null;
};
const names: ReadonlySet<string> = new Set(['company', 'product', 'number', 'reference']);

/** "only Fabrikam, I don't need the others" after a look-up: its first part counts, the rest changes nothing. */
export const withoutRemark = (
  message: string,
  whole: Reading,
  { last }: Memory,
  again: (part: string) => Reading,
): Reading => {
  const base = subjectOf(last);
  if (base !== null && isChange(base)) return takenBack(message, whole, again) ?? whole;
  if (base === null || !isUnclear(whole)) return whole;
  const parts = partsOf(message);
  if (parts.length < 2 || parts.length > mostParts) return whole;
  for (const part of parts) {
    const reading = again(part.text);
    const { decision } = reading;
    const follows = reading.leans === true && decision.kind === 'do' && isLookUp(decision.intent);
    if (!follows || (decision.left ?? []).length > 0) continue;
    const left = parts.filter((each) => each !== part).map(({ text }) => text);
    return { ...reading, decision: { ...decision, left } };
  }
  return whole;
};
