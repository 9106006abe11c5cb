import { DateTime } from 'luxon';
import { read } from '../reading/read.ts';
import type { Decision } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import type { Period } from '../words/period.ts';
import { exactCompany, type Follow, nameOf, ofCompany, subjectOf } from './follow.ts';
import { filtersOf, type Narrowed, narrowedBy } from './narrowed.ts';
import { companyIn } from './remembered.ts';
import { isChange } from './whole-sentence.ts';

/** The message without what only begins or ends it. */
const bareOf = (message: string): string =>
  message
    .trim()
    .replace(/[\s?!.,]+$/, '')
    .replace(/[\s,]+(?:please|pls|plz|thanks|then|though)$/i, '')
    .replace(/^(?:(?:and|but|now|ok|okay|so|please|pls|then|just)[\s,]+)+/i, '');

const asked = ({ last }: Follow, { intent, filters, left }: Narrowed): Decision => ({
  ...{ kind: 'do', intent, filters: { ...filtersOf(last), ...filters } },
  ...(left.length === 0 ? {} : { left }),
});

const list = '(?:it|that|this|them|those|these|there|(?:the|that|this) list)';
const leavesOut = [
  new RegExp(`^(?:take|leave|cut|filter|keep)\\s+.+\\s+(?:out|off|away)(?:\\s+of\\s+${list})?$`, 'i'),
  new RegExp(`^(?:drop|remove|strike)\\s+.+\\s+(?:from|off|out of)\\s+${list}$`, 'i'),
  /^(?:leave out|take out|filter out|exclude|excluding|skip|ignore|minus|without|w\/o|except(?: for)?|but not|not|all but|everyone but)\s/i,
];

/** "take 3M out of it", "without Litware": the same list without these companies. */
const withoutCompanies = (given: Follow, base: Intent): Decision | null => {
  const { said, portfolio, last, words } = given;
  const others = said.products.length + said.numbers.length + said.references.length;
  if (said.companies.length === 0 || others > 0 || words.unknown.length > 0) return null;
  const written = bareOf(given.message);
  if (companyIn(base) !== null || !leavesOut.some((each) => each.test(written))) return null;
  const before = filtersOf(last);
  const names = said.companies.map((company) => nameOf(portfolio, company));
  return {
    ...{ kind: 'do', intent: base },
    filters: { ...before, except: [...new Set([...(before.except ?? []), ...names])] },
  };
};

const groups = new RegExp(
  `^(?:(?:split|break|broken|group|grouped|sort|sorted|order|ordered|rank|ranked|cut|show|list)(?:\\s+${list})?(?:\\s+(?:down|up|out))?\\s+)?(?:by|per|for each)\\s+(\\S.{0,40})$`,
  'i',
);

/** "split by vendor", "per customer", "sort that by amount". */
const grouped = (given: Follow, base: Intent): Decision | null => {
  const by = groups.exec(bareOf(given.message))?.[1];
  const found =
    by === undefined || given.said.companies.length > 0 ? null : narrowedBy(given, base, `by ${by}`);
  return found === null ? null : asked(given, found);
};

const counts = new RegExp(
  `^(?:how many|how much|count|what number|number)(?:\\s+(?:is|are|was|were|of|makes|make|does|do))?(?:\\s+(?:${list}|they|we talking|we have|make))?(?:\\s+(?:in total|in all|altogether|all together|total|overall|now))?$`,
  'i',
);

const ownNoun =
  /\b(?:compan|client|customer|tenant|account|product|order|invoice|renewal|trial|contact|request|vendor)/i;

/** "how many do they have now?" after a change, or after another question of one subscription. */
const ofSubscription = (given: Follow, base: Intent): Decision | null => {
  const { portfolio, message } = given;
  if (!/^(?:and )?how many\b/i.test(message.trim()) || !given.nameless || ownNoun.test(message)) return null;
  if (!('target' in base) || !/\b(?:they|them|it|that|those|there|now)\b/i.test(message)) return null;
  const { company, product, reference } = base.target;
  if (company === null || (product === null && reference === null)) return null;
  const target = ofCompany(portfolio, base.target, company);
  return { kind: 'do', intent: { kind: 'subscription', target } };
};

const countsSeats =
  /^how many (?:seats|licen[cs]es|users)\b.*\b(?:that|those|them|they|these|total|altogether|in all)\b/i;

/** "how many is that?": the number of what was listed. */
const counted = (given: Follow, base: Intent): Decision | null => {
  const written = bareOf(given.message);
  const products = base.kind === 'portfolio' ? base.question.has : [];
  if (base.kind === 'portfolio' && given.nameless && products.length > 0 && countsSeats.test(written)) {
    const question = { ...base.question, what: 'seats', has: [], of: products, show: 'number' } as const;
    return { kind: 'do', intent: { ...base, question }, filters: filtersOf(given.last) };
  }
  if (!given.nameless || !counts.test(written) || /^how much (?:is|does|do)/i.test(written)) return null;
  if (base.kind !== 'portfolio') return { kind: 'do', intent: base, filters: filtersOf(given.last) };
  const intent: Intent = { ...base, question: { ...base.question, show: 'number' } };
  return { kind: 'do', intent, filters: filtersOf(given.last) };
};

const shifts =
  /^(?:in |for )?(?:the )?(day|week|month|quarter|year|one|time)?\s*(after|before|following|later|earlier|next one|previous one)(?: (?:that|this|it|then|one|those))?$/i;

const periodIn = (base: Intent, last: Follow['last']): Period | null =>
  (base.kind === 'portfolio' ? base.question.period : 'period' in base ? base.period : null) ??
  filtersOf(last).period ??
  null;

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];

const unitOf = (period: Period, zone: string): Unit => {
  const from = DateTime.fromMillis(period.from, { zone });
  const to = DateTime.fromMillis(period.to, { zone });
  return units.find((unit) => to <= from.plus({ [`${unit}s`]: 1 })) ?? 'year';
};

const wordsFor = (from: DateTime, unit: Unit): string => {
  const day = (at: DateTime) => at.setLocale('en-US').toFormat('d LLLL yyyy');
  if (unit === 'month') return `in ${from.setLocale('en-US').toFormat('LLLL yyyy')}`;
  if (unit === 'quarter') return `in q${from.quarter} ${from.year}`;
  if (unit === 'year') return `in ${from.year}`;
  return unit === 'day' ? `on ${day(from)}` : `from ${day(from)} to ${day(from.plus({ days: 6 }))}`;
};

/** "the month after", "the week before that": the time beside the one that was asked about. */
const shifted = (given: Follow, base: Intent): Decision | null => {
  const found = shifts.exec(bareOf(given.message));
  const period = periodIn(base, given.last);
  if (found === null || period === null || !given.nameless) return null;
  const [, named = '', side = ''] = found;
  const { zone } = given.here;
  const unit = units.find((each) => each === named.toLowerCase()) ?? unitOf(period, zone);
  const back = /before|earlier|previous/i.test(side);
  const from = DateTime.fromMillis(period.from, { zone });
  const next = back ? from.minus({ [`${unit}s`]: 1 }) : DateTime.fromMillis(period.to, { zone });
  const moved = narrowedBy(given, base, wordsFor(next, unit));
  return moved === null ? null : asked(given, moved);
};

/** "what renews in December?" asks about everybody's. */
const elliptical =
  /^(?:which|who|what(?= (?:ones?|subs|subscriptions|of)\b))(?: ones?| subs| subscriptions)?(?: of (?:them|these|those))? (?:do |does |will |is |are )?(?:up for renewal|due|renew|renews|renewing|end|ends|ending|expire|expires|expiring|run out|runs out|come up|comes up)\b/i;

/** "which renew in December?" after what a company has, or after who has a product. */
const ofWhatWasListed = (given: Follow, base: Intent): Decision | null => {
  const { alone, portfolio, here, said } = given;
  const { decision } = alone;
  const written = bareOf(given.message);
  if (!elliptical.test(written) || said.companies.length + said.products.length > 0) return null;
  if (decision.kind !== 'do' || companyIn(decision.intent) !== null) return null;
  const company = exactCompany(portfolio, companyIn(base));
  const products = base.kind === 'portfolio' ? [...base.question.has, ...base.question.of] : [];
  const [product, other] = products;
  const name = company ?? (other === undefined ? product : undefined);
  if (name === undefined) return null;
  const whole = read(`${written} for ${name}`, portfolio, here).decision;
  return whole.kind === 'do' ? whole : null;
};

const ofThem =
  /^(?:which|who|any|what)(?: ones?)? of (?:all )?(?:them|these|those)(?: (?:are|is|have|has|had|were|was|got))? (\S.{0,60})$/i;

/** "which of them are monthly?": the same list, of those alone. */
const ofThose = (given: Follow, base: Intent): Decision | null => {
  const rest = ofThem.exec(bareOf(given.message))?.[1];
  if (rest === undefined || !given.nameless) return null;
  const owner = /^@?\p{Lu}[\p{L}-]+(?='s?$)/u.exec(rest)?.[0];
  const found = narrowedBy(given, base, owner === undefined ? rest : `of ${owner}`);
  return found === null ? null : asked(given, found);
};

/** What narrows or turns the look-up before in words that ask for nothing by themselves. */
export const narrowing = (given: Follow): Decision | null => {
  const base = subjectOf(given.last);
  if (base === null) return null;
  const single = ofSubscription(given, base);
  if (single !== null || isChange(base)) return single;
  return (
    withoutCompanies(given, base) ??
    grouped(given, base) ??
    counted(given, base) ??
    shifted(given, base) ??
    ofWhatWasListed(given, base) ??
    ofThose(given, base)
  );
};
