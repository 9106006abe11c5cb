import { orderVerbs } from '../atoms/verbs.ts';
import { read } from '../reading/read.ts';
import type { Decision } from '../reading/reading.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { withoutEnd } from '../understanding/message-parts.ts';
import { exactCompany, type Follow, nameOf, subjectOf, weakened } from './follow.ts';
import { thingOf } from './follow-read.ts';
import { filtersOf } from './narrowed.ts';
import { companyIn } from './remembered.ts';
import { isChange } from './whole-sentence.ts';

/** Look-ups that may be of one subscription. */
const ofOneProduct: ReadonlySet<IntentKind> = new Set(['history', 'price-history']);

/** Look-ups of one company; without its name they ask for it. */
const ofOne: ReadonlySet<IntentKind> = new Set(['contacts', 'company', 'decide', 'assign']);

/** Words for the last subject at the end of an order: "add 2 there". */
const pointing =
  /\s+(?:there|of (?:them|those|these|it|that)|for them|to it|to that|from it|from that|from there|on there|off there)$/i;

/** "to the dentist": may be another customer, by what they do. */
const trades =
  /\b(?:for|to|at) (?:the |our |that )?(?:dentist|doctor|lawyer|vet|accountant|notary|architect|engineer|plumber|baker|butcher)\b/i;

/** "decide december", "decide my renewals" are of everybody's. */
const isOfOne = (intent: Intent): boolean =>
  ofOne.has(intent.kind) &&
  !(intent.kind === 'decide' && (intent.period !== null || (intent.who ?? null) !== null));

/** By a verb, or by a sign: "+2 on the Visio". */
const isOrdered = ({ numbers, cues }: Follow['said']): boolean =>
  numbers.some(({ sign, apart }) => sign !== null && !apart) || orderVerbs.some((cue) => cues.includes(cue));
/** "that's six too many". */
const isTold = ({ asking, said }: Follow): boolean =>
  asking !== 'asks' && !isOrdered(said) && said.cues.some((cue) => cue === 'spare' || cue === 'short');

/** "and the invoices": a look-up without a company. What "that" stands for is for another rule. */
const isAlso = ({ said, alone }: Follow, base: Intent): boolean => {
  const [own] = alone.frames;
  const pointsAt = said.marks.has('thing') && 'target' in base;
  return (
    said.marks.has('same') && !pointsAt && own !== undefined && !isChange(own) && companyIn(own) === null
  );
};

/** "and the history" after one subscription: of that one. */
export const ofItsProduct = (given: Follow): Decision | null => {
  const { last, alone, message, portfolio, here, said } = given;
  const base = subjectOf(last);
  const company = base === null ? null : exactCompany(portfolio, companyIn(base));
  const [own] = alone.frames;
  if (base === null || company === null || own === undefined || !ofOneProduct.has(own.kind)) return null;
  const named = thingOf(base, company, portfolio);
  if (said.companies.length > 0 || named === null || named === company || !isAlso(given, base)) return null;
  const asked = withoutEnd(message).replace(/^and\s+(?:the |its |their )?/i, '');
  return read(`${asked} ${named}`, portfolio, here).decision;
};

const howMany =
  /^\W*(?:(?:and|so|ok|but) )*(?:(?:at|for|with) .+ how many|how many (?:at|for|with) .+)\W*$/iu;

/** "and at 3M how many?" after an order: it asks how many of the product another company has. */
export const countedAt = ({ said, last, portfolio, here, message }: Follow): Decision | null => {
  const base = subjectOf(last);
  const [company, other] = said.companies;
  if (base === null || !isChange(base) || !('target' in base) || base.target.product === null) return null;
  if (company === undefined || other !== undefined || !howMany.test(message)) return null;
  if (said.numbers.length + said.products.length + said.references.length > 0) return null;
  const { decision } = read(
    `how many ${base.target.product} at ${nameOf(portfolio, company)}`,
    portfolio,
    here,
  );
  return decision.kind === 'do' ? decision : null;
};

/** "take those three off" after the seats that nobody uses: of that product, offered. */
export const ofUnused = ({ said, last, portfolio, here, message }: Follow): Decision | null => {
  const base = subjectOf(last);
  const { product } = filtersOf(last);
  if (base?.kind !== 'unused' || base.company === null || product === undefined) return null;
  // "take those off the list": of what is shown.
  if (/\b(?:list|view|table|report|overview)\b/i.test(message)) return null;
  const counted =
    said.numbers.length === 1 && said.companies.length + said.products.length + said.references.length === 0;
  if (
    !counted ||
    !orderVerbs.some((cue) => said.cues.includes(cue)) ||
    said.words.some(({ known }) => !known)
  )
    return null;
  const text = message
    .replace(/\b(?:of )?(?:those|these|them)\b/gi, ' ')
    .replace(/[\s?!.]*(?:\bthen\b)?[\s?!.]*$/i, '');
  const { decision } = read(`${text} ${product} for ${base.company}`, portfolio, here);
  return decision.kind === 'do' || decision.kind === 'confirm' ? weakened(decision) : null;
};

/** An order, or a look-up after "and", without a company: it is about the last one mentioned. */
export const completed = (given: Follow): Decision | null => {
  const { said, last, portfolio, here, alone, message } = given;
  const base = subjectOf(last);
  const company = base === null ? null : exactCompany(portfolio, companyIn(base));
  if (base === null || company === null || said.companies.length > 0 || said.references.length > 0)
    return null;
  const { decision } = alone;
  const [own] = alone.frames;
  const verb = isOrdered(said);
  const told = isTold(given);
  const order =
    decision.kind === 'ask' && decision.missing.includes('company') && verb && said.products.length === 1;
  const also = decision.kind === 'do' && isAlso(given, base);
  // "who is the admin contact?", but not "who is our contact at Pax8".
  const lacks = !/\bpax8\b/i.test(message) && own !== undefined && isOfOne(own) && companyIn(own) === null;
  const subject =
    (verb || told) && !isChange(base) && said.products.length === 0 ? thingOf(base, company) : null;
  const ofThat =
    subject !== null &&
    subject !== company &&
    decision.kind === 'ask' &&
    decision.missing.includes('product');
  if (!order && !also && !lacks && !ofThat) return null;
  const rest = withoutEnd(message);
  const text = ofThat ? `${rest.replace(pointing, '')} ${subject}` : `${rest} for ${company}`;
  const whole = read(text, portfolio, here).decision;
  const sure =
    !told &&
    (!isChange(base) || said.marks.has('same') || said.marks.has('company')) &&
    !trades.test(message);
  return whole.kind === 'unknown' || whole.kind === 'say' ? null : sure ? whole : weakened(whole);
};
