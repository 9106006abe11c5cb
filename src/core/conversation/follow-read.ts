import { orderVerbs } from '../atoms/verbs.ts';
import { headOf } from '../questions/heads.ts';
import { read } from '../reading/read.ts';
import { type Decision, leftOf } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { exactCompany, type Follow, fullerName, nameOf, subjectOf, weakened, withCompany } from './follow.ts';
import { filtersOf, isNothing, isSame, type Narrowed, narrowedBy } from './narrowed.ts';
import { ofGrant } from './of-grant.ts';
import { ofSpoken, pronouns } from './of-spoken.ts';
import { companyIn } from './remembered.ts';
import { isChange, shortId } from './whole-sentence.ts';

/** Whether only a look-up can come of it. */
export const isLookUp = ({ kind }: Intent): boolean =>
  headOf({ kind }) !== undefined && !/^(?:alerts|assign|decide)$/.test(kind);

/** "by", "for" and the like before a name that is understood without them too. */
const lead = /^(?:by|from|of|for|at|in|with|and)\s+/i;

/** What a look-up reads in what the message says beyond its marks. */
const readBehind = (given: Follow, base: Intent): Narrowed | null => {
  const { said } = given;
  const bare = said.rest.replace(lead, '');
  // "Salem?" after the customers of another town.
  const placed = base.kind === 'companies' && base.where?.place != null ? [`in ${bare}`] : [];
  const owned = /^@?\p{Lu}[\p{L}-]+'s?$/u.test(bare) ? [`of ${bare.replace(/'s?$/, '')}`] : [];
  for (const rest of new Set([said.rest, bare, ...owned, ...placed])) {
    const found = narrowedBy(given, base, rest);
    if (found !== null) return found;
  }
  return base.kind === 'spend' ? topOf(given, base) : null;
};

const topOf = (
  { portfolio, here, said, last }: Follow,
  base: Extract<Intent, { kind: 'spend' }>,
): Narrowed | null => {
  // Of a vendor or a time it is another question.
  if (base.of !== null || filtersOf(last).period !== undefined) return null;
  const { decision } = read(`${said.rest} companies by spend`, portfolio, here);
  return decision.kind === 'do' && decision.intent.kind === 'portfolio' && leftOf(decision).length === 0
    ? { intent: decision.intent, filters: decision.filters ?? {}, left: [] }
    : null;
};

/** The same look-up of another product, or (`adds`) also of that; null where it is of none. */
const ofProduct = (base: Intent, product: string, adds: boolean): Intent | null => {
  if (
    base.kind === 'subscriptions' ||
    base.kind === 'company' ||
    base.kind === 'subscription' ||
    base.kind === 'history'
  ) {
    const target = { company: companyIn(base), product, words: null, reference: null };
    return base.kind === 'history' ? { kind: 'history', target } : { kind: 'subscription', target };
  }
  if (base.kind === 'product') return { ...base, text: product };
  if (base.kind !== 'portfolio') return null;
  const { question } = base;
  const { has, lacks, of } = question;
  if (has.length === 0 && of.length > 0) return { ...base, question: { ...question, of: [product] } };
  if (has.length === 0 && lacks.length > 0) return { ...base, question: { ...question, lacks: [product] } };
  return { ...base, question: { ...question, has: adds ? [...has, product] : [product] } };
};

/** The price of another product, for another company or another number of seats. */
const ofPrice = (
  { said, portfolio }: Follow,
  base: Extract<Intent, { kind: 'price' }>,
  company: string | undefined,
): Intent => ({
  ...base,
  product:
    said.products[0] === undefined
      ? base.product
      : fullerName(portfolio, base.product, said.products[0].text),
  company: company ?? base.company,
  count: said.numbers[0]?.n ?? base.count,
});

/** The same look-up as a file, or the one record of its list. */
const inOtherForm = ({ said, nameless }: Follow, base: Intent): Intent | null => {
  if (!nameless) return null;
  if (said.marks.has('csv') && base.kind === 'portfolio')
    return { ...base, question: { ...base.question, as: 'csv' } };
  if (said.marks.has('csv'))
    return 'as' in base && base.as === 'card' ? ({ ...base, as: 'csv' } as Intent) : null;
  return base.kind === 'invoices' && said.ordinal === 'last'
    ? {
        ...{ kind: 'invoice', number: null, company: base.company },
        ...{ period: base.period, unknownPeriod: null, as: 'card' },
      }
    : null;
};

/** The same look-up with the names of the message, where it says nothing else. */
const withNamesOnly = (given: Follow, base: Intent): Intent | null => {
  const { said, portfolio } = given;
  const [company] = said.companies;
  const [product] = said.products;
  const name = company === undefined ? undefined : nameOf(portfolio, company);
  if (base.kind === 'price') return ofPrice(given, base, name);
  if (said.numbers.length > 0) return null;
  const moved = name === undefined ? base : withCompany(portfolio, base, name);
  const other = product === undefined ? moved : ofProduct(moved, product.text, said.marks.has('only'));
  return other === null || isSame(other, base) ? null : other;
};

const narrowed = (given: Follow, base: Intent): Narrowed | null => {
  const { said, pure } = given;
  const same = (intent: Intent | null): Narrowed | null =>
    intent === null ? null : { intent, filters: {}, left: [] };
  const other = inOtherForm(given, base);
  if (other !== null) return same(other);
  if (pure) return readBehind(given, base);
  if (base.kind === 'grant') return same(ofGrant(given, base));
  if ([said.companies, said.products, said.numbers].some(({ length }) => length > 1)) return null;
  const named = said.words.every(({ neutral }) => neutral) && said.reasons.length === 0;
  return (named ? same(withNamesOnly(given, base)) : null) ?? readBehind(given, base);
};

const asksOthers =
  /^(?:and )?(?:who|which(?: ones| companies| customers| clients| of them)?)\b.{0,12}\b(?:doesn'?t|don'?t|does not|do not|hasn'?t|haven'?t|isn'?t|aren'?t|without)(?: (?:have|has|use|got|it|that|them|any|one|yet)){0,3}\W*$/i;
const asksThose =
  /^(?:and )?(?:who|which(?: ones| companies| customers| clients| of them)?) (?:do|does|has|have|is|are)(?: (?:have|use|got|it|that|them|one|then)){0,3}\W*$/i;
const leavesOut =
  /^(?:(?:but|and|now|please|pls) )?(?:leave out|without|excluding|exclude|minus|skip|except|drop|not)\b(?: those| the ones| ones| anyone| anybody| everyone| companies| customers| clients)?/i;

/** "and who doesn't?" after "who has Dropsuite", "leave out those with Acronis": the others, or fewer. */
const otherwise = ({ said, last, nameless, message, portfolio }: Follow): Decision | null => {
  const base = subjectOf(last);
  if (base === null || isChange(base)) return null;
  const written = message.trim();
  const vendors = [...new Set(portfolio.vendors.values())];
  const out = said.products.map(
    ({ text }) => vendors.find((vendor) => vendor.toLowerCase() === text.toLowerCase()) ?? text,
  );
  const only = out.length > 0 && said.companies.length + said.numbers.length === 0 && leavesOut.test(written);
  // No list can leave out what belongs to a product; the answer says so.
  if (base.kind !== 'portfolio')
    return only && base.kind in { renewals: 0, trials: 0, orders: 0, invoices: 0, spend: 0 }
      ? { kind: 'do', intent: base, filters: { ...filtersOf(last), except: out } }
      : null;
  const { question } = base;
  const { has, lacks } = question;
  const asked = (changed: Partial<typeof question>): Decision => ({
    kind: 'do',
    intent: { ...base, question: { ...question, ...changed } },
  });
  if (nameless && lacks.length === 0 && has.length > 0 && asksOthers.test(written))
    return asked({ has: [], lacks: has });
  if (nameless && has.length === 0 && lacks.length > 0 && asksThose.test(written))
    return asked({ has: lacks, lacks: [] });
  return only ? asked({ lacks: [...lacks, ...out] }) : null;
};

/** "top 3" after "who has Visio": of those. */
const narrowedQuestion = ({ said, alone, last, message }: Follow): Decision | null => {
  const base = subjectOf(last);
  // "top 5 customers by spend", "which windows are open?" say themselves what they ask about.
  const points =
    said.marks.has('only') ||
    said.marks.has('thing') ||
    /\b(?:of (?:them|those|these)|ones)\b/i.test(message);
  if ((ownSubject.test(message) || ranked.test(message)) && !points) return null;
  const { decision } = alone;
  if (base?.kind !== 'portfolio' || decision.kind !== 'do' || decision.intent.kind !== 'portfolio')
    return null;
  const { has, lacks, of } = decision.intent.question;
  const names = [has, lacks, of, said.products, said.companies].some(({ length }) => length > 0);
  // "just the ones with more than 50 seats" is of those, however long.
  if (names || (said.words.length > shortest && !said.marks.has('only'))) return null;
  const more = Object.entries(decision.intent.question).filter(
    ([key, value]) => key !== 'what' && !isNothing(value),
  );
  const { question: asked } = decision.intent;
  // "how many seats in total?" is of the same products.
  const question =
    asked.what === 'seats'
      ? { ...asked, of: [...base.question.has, ...base.question.of] }
      : { ...base.question, ...Object.fromEntries(more) };
  return { kind: 'do', intent: { ...base, question }, filters: decision.filters ?? {} };
};
const ownSubject =
  /^(?:which|what|who|whose|where)\b|\b(?:clients?|customers?|compan(?:y|ies)|tenants?|accounts?|everyone|everybody|subs|subscriptions|products?|margins?)\b/i;
/** "top 3 by spend" says itself what is ranked, and by what. */
const ranked = /^\s*(?:top|bottom|first|last|best|worst)\s+\w+\s+by\s+\S/i;
/** A question with more words than this stands alone. */
const shortest = 5;

/** "now do Fabrikam" */
const next = /^\W*(?:(?:and|ok|thanks|then)\W+)*(?:now|next|then)(?: do| for| the)? /i;

/** Whether a message that can stand alone refers to the look-up before it. */
const leansOn = ({ said, named, guessed, message }: Follow, base: Intent, alone: Intent): boolean => {
  const leads = named && /^\s*(?:for|of|at|from|by|in|with)\b/i.test(message);
  const marked = ['same', 'correct', 'only', 'no', 'csv', 'ordinal'].some((mark) =>
    said.marks.has(mark as 'same'),
  );
  // "spend csv" is a look-up of its own; "export these invoices" points at the ones that were shown.
  const asFile = said.marks.has('csv') && said.marks.has('thing') && alone.kind === base.kind;
  // "only over 10 seats" says not what has them.
  const narrows = said.marks.has('only') && !ownSubject.test(message) && headOf(alone) !== undefined;
  // "thanks. Litware?": of that one, too.
  const asked = alone.kind === 'company' && ((named && /\?\W*$/.test(message)) || next.test(message));
  return asked || ((leads || marked) && (named || guessed || asFile || narrows));
};

/** "and for Fabrikam?", "only the unpaid ones", "as csv", "last month?": the same look-up with that in its place. */
const sameLookUp = (given: Follow): Decision | null => {
  const { said, last, alone } = given;
  const base = subjectOf(last);
  if (base === null || isChange(base) || said.marks.has('other')) return null;
  if (given.pure && said.marks.size === 0) return null;
  const { decision } = alone;
  // "and what would Contoso pay" after a price is of that price.
  const [paying, payer] = said.companies;
  const pays = base.kind === 'price' && decision.kind === 'do' && decision.intent.kind === 'spend';
  if (pays && said.marks.has('same') && paying !== undefined && payer === undefined)
    return { kind: 'do', intent: { ...base, company: nameOf(given.portfolio, paying) } };
  if (decision.kind === 'do' && !leansOn(given, base, decision.intent)) return null;
  const asFile = said.marks.has('csv') && given.nameless;
  const ordered = orderVerbs.some((cue) => said.cues.includes(cue)) || said.cues.includes('asks-whether');
  // "no, the hotel" refuses nothing.
  const refuses = said.marks.has('no') && said.companies.length === 1;
  const says = decision.kind === 'say' && !refuses;
  if (!asFile && (decision.kind === 'confirm' || says || ordered)) return null;
  const found = narrowed(given, base);
  if (found === null) return null;
  const before = filtersOf(last);
  const filters = { ...before, ...found.filters };
  if (isSame([found.intent, filters, found.left], [base, before, []])) return null;
  return {
    kind: 'do',
    intent: found.intent,
    filters,
    ...(found.left.length === 0 ? {} : { left: found.left }),
  };
};

/** The last subject, in words; for a subscription its id or, when asked about, its names. */
export const thingOf = (
  intent: Intent,
  company: string | null,
  asked: Follow['portfolio'] | null = null,
): string | null => {
  if ('target' in intent && intent.target.reference !== null) {
    const name = asked?.subscriptions.get(intent.target.reference)?.productName ?? null;
    if (name === null) return shortId(intent.target.reference);
    return company === null ? name : `${name} for ${company}`;
  }
  if ('target' in intent && intent.target.product !== null && company !== null)
    return `${intent.target.product} for ${company}`;
  if (intent.kind === 'invoice' || intent.kind === 'invoices') return 'the invoice';
  if (intent.kind === 'portfolio')
    return intent.question.has.length === 1 ? `of ${intent.question.has.join()}` : null;
  return company;
};

const ofEverybody = /\b(?:who|which|compan(?:y|ies)|clients?|customers?|anyone|everyone|others)\b/i;

const determiners =
  /\b(?:that|this|these|those)\s+(?!(?:and|or|please|now|again)\b)\p{L}|\b(?:is|are|was|were) there\b/iu;
/** "free trials that end in December", "is there a product for archiving": these words stand for nothing. */
const isDeterminer = ({ alone: { decision }, message }: Follow): boolean =>
  decision.kind === 'do' &&
  leftOf(decision).length === 0 &&
  determiners.test(message) &&
  !pronouns.test(message);

/** "when do they renew", "add 1 premium there", "assign it to me": read with the name that the word stands for. */
const withNames = (given: Follow): Decision | null => {
  const { said, last, portfolio, here, alone, words } = given;
  const base = subjectOf(last);
  if (base === null) return null;
  const company = exactCompany(portfolio, companyIn(base));
  const stands = said.marks.has('company') || said.marks.has('thing');
  const isSilent = said.companies.length === 0 && said.references.length === 0;
  if (!stands || !isSilent || given.pure || isDeterminer(given)) return null;
  const orders = orderVerbs.some((cue) => said.cues.includes(cue));
  // "who else has it" is of the product alone.
  const place = ofEverybody.test(given.message) ? null : company;
  const text = said.put({ company, thing: thingOf(base, place, orders ? null : portfolio) });
  const { decision } = read(text.replace(/^(?:(?:and|but|so|oh|ok)\b[,\s]+)+/i, ''), portfolio, here);
  // With words that nothing explains, the subscriptions of a company are not what was asked.
  const guessed =
    decision.kind === 'do' && decision.intent.kind === 'subscriptions' && words.unknown.length > 0;
  if (decision.kind === 'unknown' || guessed || isSame(decision, alone.decision)) return null;
  return decision.kind === 'do' ? { ...decision, intent: sameProduct(base, decision.intent) } : decision;
};

/** "who changed them last" is of the product that was spoken of. */
const sameProduct = (base: Intent, intent: Intent): Intent => {
  if (intent.kind !== 'history' || !('target' in base)) return intent;
  const { company, product } = intent.target;
  return product === null && company === base.target.company ? { ...intent, target: base.target } : intent;
};

/** "should be 28" after the seats of a subscription: a change that nobody has ordered yet. */
const stated = ({ said, last, portfolio, here }: Follow): Decision | null => {
  const base = subjectOf(last);
  const [number, other] = said.numbers;
  if (base?.kind !== 'subscription' || number?.n == null || other !== undefined || !said.marks.has('correct'))
    return null;
  const subject = thingOf(base, exactCompany(portfolio, companyIn(base)));
  const alone =
    said.companies.length + said.products.length === 0 && said.words.every(({ neutral }) => neutral);
  if (subject === null || !alone) return null;
  return weakened(read(`set ${subject} to ${number.n} seats`, portfolio, here).decision);
};

/** "split by product" after what one company spends: its spend, and that it cannot be split is said. */
const split = ({ last, alone, nameless }: Follow): Decision | null => {
  const base = subjectOf(last);
  const asked = alone.decision.kind === 'do' ? alone.decision.intent : null;
  const by = asked?.kind === 'portfolio' ? asked.question.by : null;
  return base?.kind === 'spend' && base.of !== null && nameless && by !== null
    ? { kind: 'do', intent: base, filters: { by } }
    : null;
};

/** "their E3?" after a history: of that one, and no other question. */
const namesOnly = ({ said, message }: Follow): boolean =>
  said.products.length === 1 &&
  said.companies.length === 0 &&
  /^(?:and |what about |how about |and what about )?(?:their|its|his|her)\b/i.test(message) &&
  said.words.every(({ neutral }) => neutral);

/** "only those above a thousand" after a list narrows it. */
const ofThose = ({ last, message }: Follow): boolean =>
  /^(?:invoices|renewals|orders|trials)$/.test(subjectOf(last)?.kind ?? '') &&
  /\b(?:those|these)\b/i.test(message);

const explained = (decision: Decision | null): Decision | null =>
  decision?.kind === 'do' && leftOf(decision).length > 0 ? null : decision;

/** A look-up that leans on what was said before. */
export const followedRead = (given: Follow): Decision | null =>
  stated(given) ??
  split(given) ??
  otherwise(given) ??
  ofSpoken(given) ??
  (given.said.marks.has('csv')
    ? (sameLookUp(given) ?? withNames(given))
    : (narrowedQuestion(given) ??
      (namesOnly(given) || ofThose(given) ? explained(sameLookUp(given)) : null) ??
      withNames(given) ??
      sameLookUp(given)));
