import type { Atom, Word } from '../atoms/atom.ts';
import { bearsOn, type Clause, inEverydayWords } from '../atoms/bearing.ts';
import { withoutSetApart } from '../atoms/companies-in.ts';
import type { Cue } from '../atoms/cues.ts';
import { givenIn } from '../atoms/given.ts';
import { heardIn } from '../atoms/heard.ts';
import { saysOne } from '../atoms/says-one.ts';
import { asksBack, isCounting, isPleading, isWriting, notMeant, onlyTells, talks } from '../atoms/telling.ts';
import { cuesIn, hasCue, needs, orderVerbs } from '../atoms/verbs.ts';
import { reasonedLeft, whysOf } from '../atoms/why.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import { fold } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { unsigned } from '../understanding/message-lines.ts';
import {
  isExplained,
  isInPassing,
  isSource,
  joined,
  type MessagePart,
  partsOf,
  tellsPermit,
  withoutClosing,
  withoutDrawing,
} from '../understanding/message-parts.ts';
import { maxMessage } from '../understanding/sentence.ts';
import { askedInOwnSentence, ledBy, wishBeside, withQuestionBeside } from './own-sentence.ts';
import { asOffer, type Decision, isUnsettled, leftOf, type Reading } from './reading.ts';
import { askedBeside, asksMore, isManifold, unread } from './several-questions.ts';

/** What is offered instead of carried out, because something beside it was set aside. */
const offered: ReadonlySet<IntentKind> = new Set([
  'seats',
  'cancel',
  'order',
  'staff',
  'set-price',
  'grant',
  'revoke',
  'settle',
]);

/** A question that asks for no more than before, of fewer unknown words. */
const isNearer = (decision: Extract<Decision, { kind: 'ask' }>, before: Decision): boolean =>
  before.kind === 'unknown' ||
  before.kind === 'say' ||
  (before.kind === 'ask' &&
    decision.left.length < before.left.length &&
    decision.missing.every((each) => before.missing.includes(each)));

const saysAmount: readonly Cue[] = [
  ...orderVerbs.filter((cue) => cue !== 'supply' && cue !== 'take'),
  ...needs,
  'more',
  'fewer',
  'double',
  'triple',
  'half',
  'total',
];
const ordersIn = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ kind }) => kind === 'product' || kind === 'reference') &&
  (saysOne(atoms) ||
    atoms.some(({ kind }) => kind === 'number') ||
    cuesIn(atoms).some((cue) => saysAmount.includes(cue)));

const isSubject = ({ kind }: Atom): boolean =>
  kind === 'company' || kind === 'product' || kind === 'reference' || kind === 'number';

type Said = MessagePart &
  Readonly<{
    words: readonly Word[];
    atoms: readonly Atom[];
    orders: boolean;
    /** Whether it names or counts nothing. */
    bare: boolean;
    company: string | null;
    companies: readonly string[];
  }>;

/** "the council meets at four" names no Premium Meats. */
const isNamed = ({ companies }: Portfolio, atom: Atom): boolean =>
  atom.kind === 'company' &&
  (!/^\p{Ll}+$/u.test(atom.text) ||
    atom.ids.some((id) => fold(companies.get(id)?.name ?? '').includes(fold(atom.text))));

const saidOf = (portfolio: Portfolio, part: MessagePart): Said => {
  const { words, atoms: all } = heardIn(vocabularyOf(portfolio), part.text);
  const atoms = inEverydayWords(words, all);
  const companies = withoutSetApart(atoms).flatMap((atom) =>
    isNamed(portfolio, atom) ? [atom.text.replace(/['’]s$/, '')] : [],
  );
  const bare = !atoms.some((atom) => isSubject(atom) || atom.kind === 'quote' || atom.kind === 'reason');
  // "room 3:" is where somebody sits.
  const orders = ordersIn(atoms) && !onlyTells({ text: part.text, place: 'before', fewer: false });
  return { ...part, words, atoms, orders, bare, company: companies[0] ?? null, companies };
};

/** One separate word may change everything: ", psych". */
const saysMore = /\p{L}.*\s.*\p{L}/u;
const fewer: ReadonlySet<Cue> = new Set([
  'remove',
  'decrease',
  'fewer',
  'end',
  'spare',
  'no-longer',
  'take',
  'off',
  'lapse',
]);
const bids =
  /^(?:(?:can|could|would) (?:you|we|someone|somebody) )?(?:(?:please|pls|kindly|just|now|then|and|go ahead and) )*(?:please|add|remove|set|put|get|give|take|increase|reduce|cancel|order|drop|bump|raise|lower)\b/i;

const lessens = ({ atoms }: Said): boolean => cuesIn(atoms).some((cue) => fewer.has(cue));
const takesAway = (all: readonly Said[]): boolean => all.some((part) => part.orders && lessens(part));

const isBegging = (atoms: readonly Atom[]): boolean =>
  atoms.length > 0 && atoms.every((atom) => atom.kind === 'cue' && atom.cues.includes('asks-bot'));

/** Which parts do not affect the order and name no other. */
const passingIn = (all: readonly Said[]): readonly boolean[] => {
  const isCore = ({ orders }: Said) => orders;
  const about = ({ bare, text }: Said) => !bare && !asksBack.test(text);
  const is = all.some(isCore) ? isCore : about;
  const [first, last] = [all.findIndex(is), all.findLastIndex(is)];
  const less = all.some((part) => is(part) && lessens(part));
  const head = all[first]?.text ?? '';
  return all.map((part, at) => {
    if (part.orders || (!part.bare && first <= at && at <= last)) return false;
    const ahead = at < first;
    const between = all.slice(at, first + 1);
    return isPassing(part, {
      place: ahead ? 'before' : 'after',
      drawn: ahead && between.slice(1).some((each) => each.drawn),
      closed: ahead && between.slice(0, -1).some((each) => each.closed),
      begun: ahead && /,$/.test(part.text) && at === first - 1 && bids.test(head),
      bracketed: part.gap.includes(')') && all[at - 1]?.gap.includes('(') === true,
      fewer: less,
    });
  });
};

/** Where it was spoken of, perhaps with whom. */
const asDiscussed = /^\W*as (?:discussed|agreed|promised|mentioned)\b(?!.*\d)/iu;

type Around = Pick<Clause, 'place' | 'drawn' | 'closed' | 'begun' | 'bracketed' | 'fewer'>;

const isPassing = ({ text, words, atoms, bare }: Said, around: Around): boolean => {
  if ((bare || asDiscussed.test(text)) && isInPassing(text)) return saysMore.test(text);
  if (tellsPermit.test(text) && isExplained(text)) return true;
  const ahead = around.place === 'before';
  if (ahead && (isPleading.test(text) || isSource.test(text) || isWriting(text, atoms))) return true;
  if (ahead ? isCounting.test(text) || isBegging(atoms) : asksBack.test(text)) return true;
  if (!/[\p{L}\p{N}]/u.test(withoutDrawing(text)) || onlyTells({ text, ...around })) return true;
  return saysMore.test(text) && !bearsOn({ text, words, atoms, ...around });
};

/** Each sentence is read once more; a longer message is not examined. */
const longest = 600;

/** The questions of a message that asks several, each read by `again`; null when it does not, or when they are not known. */
export const askedEach = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (question: string) => Reading,
): Reading | null => askedBeside((part) => saidOf(portfolio, part), written, whole, again, false);

const isSettled = ({ decision, modality }: Reading): boolean =>
  !isUnsettled(decision) && modality !== 'history';

/** Whether nothing is cut from a message: it is settled and asks no more, or is long and has one part. */
const isOne = (written: string, { decision }: Reading, settled: boolean): boolean =>
  written.length > maxMessage ||
  (settled
    ? !isManifold(decision) && !asksMore.test(written)
    : written.length > longest && partsOf(unsigned(written)).length < 2);

/** Without what is beside an order or question; null when that reads no better. */
const withoutPassing = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  const settled = isSettled(whole);
  if (isOne(written, whole, settled)) return null;
  const short = written.length <= longest;
  const say = (part: MessagePart): Said => saidOf(portfolio, part);
  const all = partsOf(unsigned(written)).map(say);
  const led = short && !settled ? ledBy(all, whole, again) : null;
  if (led !== null) return led;
  const alone =
    settled || short
      ? askedBeside(say, written, whole, again, short && (!settled || isManifold(whole.decision)))
      : null;
  if (alone !== null || settled || all.length < 2) return alone;
  const passes = passingIn(all);
  const bare = all.map((part, at) => passes[at] === true && part.bare);
  const remarked = leftAside(all, bare, '', whole, again);
  if (remarked !== null && remarked.decision.kind !== 'ask') return remarked;
  // Whom the order is for stands in it, or is the only one that is named beside it.
  const own = all.some(({ orders, company }) => orders && company !== null);
  const named = new Set(
    all.flatMap(({ orders, closed, company }, at) =>
      !orders && (passes[at] === true || closed) ? (company ?? []) : [],
    ),
  );
  const dropped = all.flatMap((part, at) => (passes[at] === true ? (part.company ?? []) : []));
  const companyStays = all.some((part, at) => passes[at] !== true && part.company !== null);
  const more = written.length <= longest && passes.some((is, at) => is && bare[at] !== true);
  const head = companyStays
    ? ''
    : dropped
        .slice(0, 1)
        .map((name) => `${name}: `)
        .join('');
  const within = more && (own || named.size < 2) ? leftAside(all, passes, head, whole, again) : null;
  return (
    within ?? remarked ?? afterShortage(all, whole, again) ?? (short ? wishBeside(all, whole, again) : null)
  );
};

/** What is said before a conclusion, with its names and numbers as plain words. */
const bearsOnSum = (part: Said): boolean =>
  hasCue(part.atoms, 'unsure') ||
  (!isInPassing(part.text) &&
    !part.atoms.every(({ kind }) => kind === 'company') &&
    bearsOn({
      ...part,
      atoms: part.atoms.map(({ from, to, text, line, ...atom }) => ({
        ...{ from, to, text, line },
        ...(atom.kind === 'cue' || atom.kind === 'company' ? atom : { kind: 'unknown' }),
      })),
      ...{ place: 'before', drawn: true, closed: true, bracketed: false, begun: false, fewer: false },
    }));

/** "Five of them go to Premium. So minus 5 Standard and plus 5 Premium.": what it comes to, in its own words. */
const summedUp = (
  portfolio: Portfolio,
  written: string,
  { decision: { kind } }: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  const parts = written.length > longest ? [] : partsOf(unsigned(written));
  if (kind === 'do' || kind === 'confirm' || !parts.some(({ drawn }) => drawn)) return null;
  const all = parts.map((part) => saidOf(portfolio, part));
  const at = all.findIndex(({ drawn, orders }) => drawn && orders);
  const [before, sum] = [all.slice(0, at), all.slice(at)];
  if (at < 1) return null;
  const named = new Set(
    before.flatMap(({ atoms }) => atoms.flatMap((atom) => (isNamed(portfolio, atom) ? atom.text : []))),
  );
  const own = sum.some(({ company }) => company !== null);
  if (named.size > 1 || (named.size === 0 && !own) || before.some(bearsOnSum)) return null;
  const stays = sum.map(({ text, orders }) => orders || !asksBack.test(text));
  const reading = again(`${own ? '' : `${[...named].join()}: `}${joined(sum, (n) => stays[n] === true)}`);
  const { decision } = reading;
  const left = before.map(({ text }) => withoutClosing(text));
  if (decision.kind === 'confirm')
    return { ...reading, decision: { ...decision, left: [...left, ...decision.left] } };
  if (decision.kind !== 'do' || !offered.has(decision.intent.kind)) return null;
  return {
    ...reading,
    decision: asOffer(decision, left),
  };
};

/** "Contoso don't have enough Basic. Please add 5.": what is lacking, and an order that names nothing itself. */
const afterShortage = (
  all: readonly Said[],
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  const [short, ...rest] = all;
  if (short === undefined || short.company === null || !lacks.test(short.text)) return null;
  const products = short.atoms.filter(({ kind }) => kind === 'product');
  const counted = short.atoms.some(({ kind }) => kind === 'number');
  const bids = rest.some(({ atoms }) => hasCue(atoms, 'add') && atoms.some(({ kind }) => kind === 'number'));
  const names = rest.some(({ atoms }) => atoms.some(({ kind }) => kind === 'product' || kind === 'company'));
  if (products.length !== 1 || counted || !bids || names || !(short.closed || /[:,]$/.test(short.text)))
    return null;
  const order = rest.map(({ text, gap }) => `${text}${gap}`).join('');
  const reading = again(`${short.company} ${products[0]?.text}: ${order}`);
  const { decision } = reading;
  if (decision.kind === 'do' && offered.has(decision.intent.kind) && whole.decision.kind === 'say')
    return { ...reading, decision: { kind: 'confirm', intents: [decision.intent], left: [short.text] } };
  return decision.kind === 'confirm' ? reading : null;
};
const lacks =
  /(?:n['’]t|\bnot|\bnever)\b.{0,30}\benough\b|\b(?:too few|run(?:ning)? (?:out|short|low)|ran out|out of|none left)\b/iu;

const leftAside = (
  all: readonly Said[],
  aside: readonly boolean[],
  head: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  const dropped = all.filter((_, at) => aside[at] === true);
  if (dropped.length === 0 || dropped.length === all.length) return null;
  const reading = again(`${head}${joined(all, (at) => aside[at] !== true)}`);
  const { decision } = reading;
  const own = reading.given ?? givenIn(reading.spans);
  const { given, left } = whysOf(dropped, all, own, takesAway(all));
  const told: Reading = given === own ? reading : { ...reading, given };
  const remarks = left.filter((text) => text !== 'Request');
  const isQuestion = decision.kind === 'do' && !offered.has(decision.intent.kind);
  // A question about a change stays a question.
  const asks = all.some(({ text }, at) => aside[at] !== true && text.includes('?'));
  const asked = asks || !dropped.some(({ text }) => text.includes('?'));
  if (
    whole.decision.kind === 'say' &&
    whole.decision.about === 'question-about-change' &&
    asked &&
    !isQuestion
  )
    return null;
  if (decision.kind === 'confirm')
    return { ...told, decision: { ...decision, left: [...remarks, ...decision.left] } };
  if (decision.kind === 'ask') return isNearer(decision, whole.decision) ? told : null;
  if (decision.kind !== 'do') return null;
  if (isQuestion)
    return whole.decision.kind !== 'do' || unread(decision) < unread(whole.decision) ? reading : null;
  const first = all.findIndex(({ orders }) => orders);
  const isAhead = (part: Said, at: number): boolean =>
    at < first && isTalk(part) && all.slice(at, first).some(({ closed, text }) => closed || /:$/.test(text));
  const talk =
    head === '' &&
    all.every((part, at) => aside[at] !== true || isAhead(part, at) || (part.bare && isExplained(part.text)));
  if (talk) return reading;
  return {
    ...told,
    decision: asOffer(decision, remarks),
  };
};

/** "Hi, sorry to bother you again": about the writer or reader, without a name, number or turn. */
const isTalk = ({ text, atoms }: Said): boolean =>
  talks.test(text) &&
  atoms.every(
    ({ kind, text }) => kind === 'cue' || kind === 'unknown' || (kind === 'number' && jobs.test(text)),
  );
const jobs = /^(?:one|two|three|four|five|[1-5])$/i;

/** "up to 40? They take over a smaller firm.": words that were left are its reason. */
const reasoned = (portfolio: Portfolio, written: string, reading: Reading): Reading => {
  const { decision } = reading;
  if (decision.kind !== 'confirm' || written.length > longest) return reading;
  const all = partsOf(unsigned(written)).map((part) => saidOf(portfolio, part));
  const own = reading.given ?? givenIn(reading.spans);
  const beside = all.filter(({ orders }) => !orders);
  const found = reasonedLeft(beside, all, decision.left, own, takesAway(all));
  return found === null
    ? reading
    : { ...reading, given: found.given, decision: { ...decision, left: found.left } };
};

/** The message as read, or the part that is meant when the rest is set aside. */
export const aloneOf = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading => {
  if (notMeant.test(written) && (isOffered(whole.decision) || whole.decision.kind === 'ask'))
    return { ...whole, decision: { kind: 'say', about: 'uncertain' } };
  if (isNewCompany(whole.decision)) return whole;
  const nearer =
    askedInOwnSentence(portfolio, written, whole, offered, again) ??
    withoutPassing(portfolio, written, whole, again) ??
    whole;
  const summed = summedUp(portfolio, written, nearer, again) ?? nearer;
  return withQuestionBeside(written, reasoned(portfolio, written, summed), offered, again);
};

/** What follows the name of a new company is the next wish. */
const isNewCompany = (decision: Decision): boolean =>
  decision.kind === 'do' && decision.intent.kind === 'company-form' && leftOf(decision).length > 0;

const isOffered = (decision: Decision): boolean =>
  decision.kind === 'confirm' || (decision.kind === 'do' && offered.has(decision.intent.kind));
