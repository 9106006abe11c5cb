import type { Cue } from '../atoms/cues.ts';
import { orderVerbs } from '../atoms/verbs.ts';
import { read } from '../reading/read.ts';
import { ask, type Decision, isMeant } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import { unitsIn } from '../words/price-units.ts';
import { answersOnly, mayFile, type Patched, wasFiled } from './ellipses.ts';
import { type Follow, isWhole, nameOf, ofCompany, subjectOf, weakened } from './follow.ts';
import {
  corrects,
  dated,
  directionIn,
  isParticiple,
  isRelative,
  isSpent,
  isThan,
  moreIn,
  now,
  proportions,
  relative,
  scaled,
  seatsOf,
} from './follow-amount.ts';
import type { Said } from './follow-words.ts';
import { besideRequest, stillInQuestion, unclear } from './in-place.ts';
import { isTotal } from './moved.ts';
import { placed } from './placed.ts';
import { companyIn, type Remembered } from './remembered.ts';
import { type Change, isChange, sentenceOf } from './whole-sentence.ts';

/** "hm, better when it renews": a thought, to be confirmed. */
const isBetter = ({ said, message }: Follow): boolean =>
  said.cues.includes('at-renewal') && /^\W*(?:hm+|uh+m?|err?)\b.*\b(?:better|rather)\b/i.test(message);

/** The target with the names of the message. */
const targeted = ({ portfolio, said }: Follow, target: Target): Target => {
  const [company] = said.companies;
  const [product] = said.products;
  const [reference] = said.references;
  if (reference !== undefined) return { company: null, product: null, words: null, reference: reference.id };
  const moved = company === undefined ? target : ofCompany(portfolio, target, nameOf(portfolio, company));
  return product === undefined ? moved : { ...moved, product: product.text, words: null, reference: null };
};

const namesIn = ({ companies, products, references }: Said): boolean =>
  companies.length + products.length + references.length > 0;

const ofSeats = (given: Follow, base: Extract<Change, { kind: 'seats' | 'what-if' }>): Patched | null => {
  const { said, last } = given;
  const isOpen = last?.decision.kind === 'ask' && last.decision.missing.includes('direction');
  const less = relative(given, base);
  const times = scaled(given, base);
  const direction = less === null ? directionIn(said, base.direction, isOpen) : base.direction;
  if (direction === 'unclear') return null;
  const { at, ...bare } = 'at' in base ? base : { ...base, at: undefined };
  const atOnce = said.words.some(({ text }) => now.test(text)) || said.cues.some((cue) => dated.has(cue));
  const intent = {
    ...(at === undefined || atOnce ? bare : { ...bare, at }),
    direction: direction ?? base.direction,
    count: less?.count ?? times ?? seatsOf(said.numbers[0]) ?? base.count,
    target: targeted(given, base.target),
  };
  const spare = (cues: readonly Cue[], text: string) =>
    isSpent(cues) ||
    (less !== null && isThan(text)) ||
    cues.some((cue) => proportions.has(cue)) ||
    (corrects(said) && (isParticiple(text) || cues.includes('wish')));
  const fix = isBetter(given) ? 'likely' : (less?.fix ?? (times === null ? null : 'sure'));
  return {
    intent,
    more: moreIn(said, spare),
    names: namesIn(said),
    ...(fix === null ? {} : { fix }),
  };
};

const ofOrder = (given: Follow, base: Extract<Change, { kind: 'order' }>): Patched | null => {
  const { said, last } = given;
  if (directionIn(said, 'add', false) === 'remove') return null;
  const count = seatsOf(said.numbers[0]) ?? base.count;
  const target = targeted(given, base.target);
  // "add 3 E3" became an order since that company had none; another company may have it.
  const isOrder = base.more.length > 0 || /\border|\bbuy|\bnew sub/i.test(last?.sentence ?? '');
  const adds = said.companies.length > 0 && !isOrder;
  const intent: Change = adds
    ? { kind: 'seats', direction: 'add', count, target }
    : { ...base, count, target };
  return { intent, more: moreIn(said, isSpent), names: namesIn(said) };
};

const ofCancel = (given: Follow, base: Extract<Change, { kind: 'cancel' }>): Patched | null => {
  const { said } = given;
  if (directionIn(said, 'remove', false) === 'add') return null;
  const count = seatsOf(said.numbers[0]);
  const target = targeted(given, base.target);
  const names = namesIn(said);
  if (count !== null)
    return {
      intent: { kind: 'seats', direction: 'remove', count, target },
      more: moreIn(said, isSpent),
      names,
    };
  const atOnce = said.words.some(({ text }) => now.test(text));
  const dated = said.cues.some((cue) => cue === 'day' || cue === 'at-renewal');
  const at = atOnce ? ('now' as const) : dated ? null : base.at;
  return { intent: { ...base, target, at, unknownAt: null }, more: moreIn(said, isSpent), names };
};

const ofStaff = (given: Follow, base: Extract<Change, { kind: 'staff' }>): Patched | null => {
  const { said, portfolio } = given;
  const direction = directionIn(said, 'add', false);
  if (direction !== null && direction !== (base.direction === 'on' ? 'add' : 'remove')) return null;
  const [company] = said.companies;
  const products = said.products.map(({ text }) => text);
  const intent = {
    ...base,
    users: seatsOf(said.numbers[0]) ?? base.users,
    company: company === undefined ? base.company : nameOf(portfolio, company),
    products:
      products.length === 0
        ? base.products
        : said.marks.has('same')
          ? [...base.products, ...products]
          : products,
  };
  return { intent, more: moreIn(said, isSpent), names: namesIn(said) };
};

const ofPrice = (given: Follow, base: Extract<Change, { kind: 'set-price' }>): Patched => {
  const { said } = given;
  const amount = said.numbers[0]?.text.replace(/^[$€£]/, '');
  const currency = base.price?.currency ?? null;
  const { per: written } = unitsIn(given.message);
  const per = written === 'both' ? undefined : (written ?? base.price?.per);
  const price =
    amount === undefined ? base.price : { amount, currency, ...(per === undefined ? {} : { per }) };
  return {
    intent: { ...base, price, target: targeted(given, base.target) },
    more: moreIn(said, isSpent),
    names: namesIn(said),
  };
};

const patched = (given: Follow, base: Change): Patched | null => {
  switch (base.kind) {
    case 'seats':
    case 'what-if':
      return ofSeats(given, base);
    case 'order':
      return ofOrder(given, base);
    case 'cancel':
      return ofCancel(given, base);
    case 'staff':
      return ofStaff(given, base);
    case 'set-price':
      return ofPrice(given, base);
  }
};

/** Only a number, names, and words that change them. */
const isBare = ({ said }: Follow): boolean =>
  !said.cues.some((cue) => cue === 'read' || cue === 'other' || cue === 'asks-whether');

/** Company, product and number, by itself. */
const isComplete = ({ alone: { decision } }: Follow): boolean => {
  if (decision.kind !== 'ask' || !('target' in decision.intent)) return false;
  const { company, product, reference } = decision.intent.target;
  const counted = !('count' in decision.intent) || decision.intent.count?.kind === 'seats';
  return (reference !== null || (company !== null && product !== null)) && counted;
};

const hasVerb = ({ cues }: Said): boolean => orderVerbs.some((cue) => cues.includes(cue));

const isAlone = (given: Follow): boolean => {
  const { alone, said, last } = given;
  const { decision } = alone;
  const base = subjectOf(last);
  if (decision.kind === 'say' && decision.about === 'question-about-change') return base?.kind !== 'what-if';
  // "and 2 E5 for Trey": more of what was asked for, but no new total.
  const also = said.marks.has('same') && !hasVerb(said) && !(base?.kind === 'seats' && isTotal(base));
  if (isComplete(given)) return !also;
  if (decision.kind === 'confirm' || decision.kind === 'say') return true;
  if (decision.kind === 'ask')
    return !decision.missing.some((each) => each === 'company' || each === 'product' || each === 'reading');
  // "at the end of the term" asks for no list of renewals.
  return isWhole(given) && !(said.cues.includes('at-renewal') && given.nameless);
};

/** "northwind standard" after what became no request: only which subscription is meant. */
const isNameAlone = (given: Follow, base: Change): boolean => {
  const { named, said, last } = given;
  if (!named || base.kind === 'what-if' || leaning.some((mark) => said.marks.has(mark))) return false;
  const both = said.companies.length > 0 && said.products.length + said.references.length > 0;
  if (last?.decision.kind === 'ask') return both && !answersOnly(given);
  return both || !wasFiled(given, base);
};

/** "legal" after an offer for Contoso Legal: the offer once more. */
const isOffered = ({ said, last, portfolio }: Follow, base: Change): boolean => {
  const [company, other] = said.companies;
  const offers = last?.open === true && last.decision.kind === 'confirm' && said.products.length === 0;
  return (
    offers && company !== undefined && other === undefined && nameOf(portfolio, company) === companyIn(base)
  );
};

/** The last sentence with "to" or "by" before its number, when that was the question. */
const withLead = ({ last, said, portfolio, here }: Follow): Decision | null => {
  if (namesIn(said) || last?.decision.kind !== 'ask' || !last.decision.missing.includes('direction'))
    return null;
  const lead = /^(to|by)\b/i.exec(said.rest)?.[1];
  const number = /(?<![\w#])\d+(?![\w])/.exec(last.sentence)?.[0];
  if (lead === undefined || number === undefined) return null;
  if (said.numbers.length > 0 && said.numbers[0]?.text !== number) return null;
  const { decision } = read(last.sentence.replace(number, `${lead} ${number}`), portfolio, here);
  return decision.kind === 'do' || decision.kind === 'confirm' ? decision : null;
};

/** What the message replaces in the last change; null when that is unclear. */
const changeIn = (given: Follow, base: Change): Patched | null => {
  const { companies, products, numbers, references } = given.said;
  const many = [companies, products, numbers, references].some(({ length }) => length > 1);
  const [number] = numbers;
  const uncounted =
    (number !== undefined && number.n === null && base.kind !== 'set-price') ||
    (given.said.cues.some((cue) => proportions.has(cue)) && scaled(given, base) === null);
  return many || uncounted ? null : patched(given, base);
};

/** "ten percent I mean" after "bump E3 by ten": the same change by that share of the seats there are. */
const byShare = (given: Follow, base: Change): Decision | null => {
  const { said, portfolio, here } = given;
  const [number, other] = said.numbers;
  const share = number?.percent ?? null;
  if (base.kind !== 'seats' || base.direction === 'set' || share === null || other !== undefined) return null;
  if (namesIn(said) || !corrects(said) || said.words.some(({ neutral, cues }) => !neutral && !isSpent(cues)))
    return null;
  const verb = base.direction === 'add' ? 'increase' : 'reduce';
  const whole = sentenceOf({ ...base, count: { kind: 'seats', n: 1 } }, here.zone);
  const { decision } = read(whole.replace(/^\S+ 1 seat of/, verb).concat(` by ${share}%`), portfolio, here);
  return decision.kind === 'do' && isChange(decision.intent)
    ? changedTo(given, base, { intent: decision.intent, more: '', names: false, fix: 'sure' })
    : null;
};

/** "same for Tailspin and Litware": the same for each, offered together. */
const forEach = (given: Follow, base: Change): Decision | null => {
  const { said, portfolio } = given;
  if (said.companies.length < 2 || !said.marks.has('same') || !('target' in base)) return null;
  if (said.numbers.length + said.products.length > 0 || said.words.some(({ neutral }) => !neutral))
    return null;
  const intents = said.companies.flatMap((company) => {
    const each = { ...given, said: { ...said, companies: [company] } };
    const intent = { ...base, target: ofCompany(portfolio, base.target, nameOf(portfolio, company)) };
    const at = placed(each, base, { intent, more: '', names: true });
    const decision = 'names' in at ? wholeOf(each, base, at) : at;
    return decision.kind === 'do' ? [decision.intent] : decision.kind === 'confirm' ? decision.intents : [];
  });
  const [first, ...others] = intents;
  return first === undefined || intents.length !== said.companies.length
    ? unclear(base, [])
    : { kind: 'confirm', intents: [first, ...others], left: [] };
};

/** While more or fewer is undecided, another number or name leaves it undecided. */
const stillOpen = (given: Follow, base: Change): Decision | null => {
  const { last, said } = given;
  if (last?.decision.kind !== 'ask' || !last.open) return null;
  const { missing, choices } = last.decision;
  const undirected = missing.includes('direction') && base.kind === 'seats';
  if (choices.length === 0 && !undirected) return null;
  if (base.kind === 'seats' && directionIn(said, base.direction, undirected) !== null) return null;
  const asked = [base, ...choices].map((intent) => (isChange(intent) ? changeIn(given, intent) : null));
  if (asked.some((each) => each === null || each.more !== '')) return unclear(base, given.words.unknown);
  const [intent, ...others] = asked.flatMap((each) => each?.intent ?? []);
  return { ...last.decision, intent: intent ?? base, choices: others };
};

/** A reduction or a new total never becomes an order for what the company does not have. */
const isOrdered = (decision: Decision): boolean =>
  (decision.kind === 'do' && decision.intent.kind === 'order') ||
  (decision.kind === 'confirm' && decision.intents.some(({ kind }) => kind === 'order'));

/** A share, calculated from the seats that it was first calculated from. */
const reckoned = (decision: Decision, from: number | undefined): Decision => {
  const reckonedAs = (intent: Intent): Intent =>
    from === undefined || intent.kind !== 'seats' ? intent : { ...intent, from };
  if (decision.kind === 'do') return { ...decision, intent: reckonedAs(decision.intent) };
  if (decision.kind !== 'confirm') return decision;
  const [first, ...others] = decision.intents;
  return { ...decision, intents: [reckonedAs(first), ...others.map(reckonedAs)] };
};

/** The change as its whole sentence is decided. */
const wholeOf = ({ portfolio, here }: Follow, base: Change, { intent, more }: Patched): Decision => {
  const sentence = `${sentenceOf(intent, here.zone)}${more === '' ? '' : ` ${more}`}`;
  const { decision } = read(sentence, portfolio, here);
  const adds = base.kind !== 'seats' || (base.direction === 'add' && base.from === undefined);
  if (!adds && isOrdered(decision)) return ask(intent, ['product'], []);
  return reckoned(decision, intent.kind === 'seats' ? intent.from : undefined);
};

/** It may be a question, even without a question mark. */
const asksSame =
  /\b(?:what|how) about\b|\bsame question\b|\bhow (?:is|are|does)\b|\bsame as\b|\b(?:has|have) \d/i;

/** Offered where the message is less than an order. */
const decidedAs = (given: Follow, base: Change, change: Patched): Decision => {
  const { said, asking, last } = given;
  const { names, fix } = change;
  const decision = wholeOf(given, base, change);
  // A word that the whole sentence explains may mean something else in so short a message.
  const odd = said.words.some(
    ({ neutral, cues }) =>
      !neutral &&
      !isSpent(cues) &&
      !cues.some((cue) => dated.has(cue) || (fix === 'sure' && proportions.has(cue))),
  );
  const ordered = last?.ordered === true || (said.marks.has('yes') && !names);
  const sure = ordered && asking !== 'asks' && !asksSame.test(given.message) && !odd && fix !== 'likely';
  return sure && mayFile({ given, base, change }) ? decision : weakened(decision);
};

/** The last change as the message changes it, beside or in place of its request. */
export const changedTo = (given: Follow, base: Change, change: Patched): Decision => {
  const at = placed(given, base, change);
  if (!('names' in at)) return besideRequest(given, base, change, at);
  const decision = decidedAs(given, base, at);
  // Words that make it another thing than a change take nothing back.
  const other = decision.kind === 'unknown' || (decision.kind === 'do' && !isChange(decision.intent));
  return other ? { kind: 'unknown', left: [] } : besideRequest(given, base, at, decision);
};

const leaning = ['same', 'correct', 'flip', 'denied', 'only', 'no', 'yes'] as const;

const asks =
  /^(?:(?:and|so|but|ok) )?(?:when (?:does|do|is|are|will|did|was)|who|whom|whose|where|which|why|how(?! about)|what(?! about)|does|did|has|is|are)\b/i;
/** "when does it renew?" asks, and changes nothing. */
const asksSomething = ({ said, message }: Follow): boolean =>
  said.numbers.length === 0 && !corrects(said) && asks.test(message.trim());

/** Whether it says how many, in a number or in proportion. */
const isCounted = ({ numbers, cues }: Said): boolean =>
  numbers.length > 0 || cues.some((cue) => proportions.has(cue));

/** "add 3 seats for Contoso": an order of its own, whose product is to be asked. */
const isOwnOrder = ({ said, alone: { decision } }: Follow): boolean =>
  said.companies.length > 0 &&
  said.numbers.length > 0 &&
  said.products.length === 0 &&
  orderVerbs.some((cue) => said.cues.includes(cue)) &&
  decision.kind === 'ask' &&
  decision.missing.join() === 'product';

/** Whether the message can be about the last change mentioned. */
const isAbout = (given: Follow, leans: boolean): boolean => {
  const { said, alone, words } = given;
  if (asksSomething(given) || (isOwnOrder(given) && !leans)) return false;
  const refers = corrects(said) || isRelative(given.message);
  if (isAlone(given) && !(refers && alone.decision.kind === 'say' && isMeant(alone.decision.about)))
    return false;
  if (given.pure && !said.marks.has('flip') && !said.words.some(({ text }) => now.test(text))) return false;
  return leans || (words.unknown.length === 0 && isBare(given));
};

/** "make it 5", "same for Alpine", "no, for Fabrikam", "at renewal then", and a bare answer to a question. */
export const followedChange = (given: Follow): Decision | null => {
  const { said, last, words } = given;
  const base = subjectOf(last);
  if (base === null || !isChange(base)) return null;
  const leans = leaning.some((mark) => said.marks.has(mark));
  if (!isAbout(given, leans)) return null;
  if (isNameAlone(given, base)) return isOffered(given, base) ? (last as Remembered).decision : null;
  const led = withLead(given);
  if (led !== null) return led;
  const spread = byShare(given, base) ?? forEach(given, base);
  if (spread !== null) return spread;
  const still = stillOpen(given, base);
  if (still !== null) return still;
  const change = changeIn(given, base);
  if (change === null)
    return leans || last?.open === true || isCounted(said)
      ? stillInQuestion(given, base, unclear(base, words.unknown))
      : null;
  const decision = changedTo(given, base, change);
  return decision.kind === 'unknown' ? null : decision;
};
