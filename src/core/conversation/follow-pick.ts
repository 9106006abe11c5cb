import { tradeWords } from '../atoms/described.ts';
import { matchHeld } from '../finding/held-products.ts';
import { resolveCompany } from '../finding/resolve.ts';
import { wordsOf } from '../names/name-words.ts';
import { matchProduct } from '../names/product-names.ts';
import { headOf } from '../questions/heads.ts';
import type { Decision } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import { type Follow, isWhole, isWholeChange, settled, subjectOf, weakened, withCompany } from './follow.ts';
import { changedTo } from './follow-change.ts';
import { notChosen } from './held-back.ts';
import { type Candidate, companyIn, type Remembered } from './remembered.ts';
import { isChange } from './whole-sentence.ts';

type Alike = (word: string, own: readonly string[]) => boolean;
const asWritten: Alike = () => false;
/** "the lawyers" of two Contosos is Contoso Legal. */
const asTrade: Alike = (word, own) => tradeWords(word).some((each) => own.includes(each));

const hasName = (candidate: Candidate, words: readonly string[], alike: Alike): boolean => {
  const own = candidate.kind === 'intent' ? [] : wordsOf(candidate.name);
  // "ltd" is no word of a name elsewhere.
  const whole = candidate.kind === 'intent' ? [] : candidate.name.toLowerCase().split(/[\s,.]+/);
  return words.every(
    (word) =>
      whole.includes(word) ||
      own.some((each) => each === word || (word.length > 3 && each.startsWith(word))) ||
      alike(word, own),
  );
};

/** Whether a candidate is the subscription that the product's name fits best. */
const isProduct = ({ portfolio }: Follow, candidates: readonly Candidate[], text: string) => {
  const held = candidates.flatMap((each) =>
    each.kind === 'subscription' ? (portfolio.subscriptions.get(each.id) ?? []) : [],
  );
  const match = matchProduct(held, text);
  return (each: Candidate): each is Extract<Candidate, { kind: 'subscription' }> =>
    each.kind === 'subscription' && match.kind === 'one' && each.id === match.subscription.id;
};

const chosen = (given: Follow, candidate: Candidate): Decision => {
  const { last, portfolio } = given;
  const subject = subjectOf(last) as Intent;
  if (candidate.kind === 'intent') return settled(given, candidate.intent);
  if (candidate.kind === 'company') return settled(given, withCompany(portfolio, subject, candidate.name));
  const before = (subject as Extract<Intent, { target: Target }>).target;
  const target = {
    ...{ company: candidate.company, words: null, reference: candidate.id },
    product: before.product ?? candidate.name,
  };
  return settled(given, { ...subject, target } as Intent);
};

/** What the words fit: each is a word of its name, or a product is named among them. Null when several fit, or none. */
const named = (given: Follow, candidates: readonly Candidate[]): Decision | null => {
  const { said } = given;
  const neutral = new Set(said.words.filter((word) => word.neutral).flatMap(({ text }) => wordsOf(text)));
  const rest = wordsOf(said.rest);
  const words = (rest.length > 0 ? rest : said.rest.toLowerCase().split(' ')).filter(
    (word) => word !== '' && !neutral.has(word),
  );
  if (words.length === 0 || isWholeChange(given)) return null;
  const fitting = [asWritten, asTrade].map((alike) =>
    candidates.filter((each) => hasName(each, words, alike)),
  );
  const [first, second] = fitting.find(({ length }) => length > 0) ?? [];
  if (first !== undefined && second === undefined) return chosen(given, first);
  const [product, other] = said.products;
  if (product === undefined || other !== undefined) return null;
  const candidate = candidates.find(isProduct(given, candidates, product.text));
  if (candidate === undefined) return null;
  const last = given.last as Remembered;
  return notChosen(given, last, subjectOf(last) as Intent, candidate) ?? chosen(given, candidate);
};

/** The same for another company: corrects a waiting request. */
const ofOther = (given: Follow, subject: Intent, name: string): Decision => {
  const moved = withCompany(given.portfolio, subject, name);
  return isChange(subject) && isChange(moved)
    ? changedTo(given, subject, { intent: moved, more: '', names: true, fix: 'sure' })
    : settled(given, moved);
};

/** "no, the other Contoso": the one company that the name also fits. */
const otherCompany = (given: Follow): Decision | null => {
  const { said, last, portfolio } = given;
  const subject = subjectOf(last);
  if (!said.marks.has('other') || subject === null || last === null) return null;
  if (last.open) return last.decision;
  const text = companyIn(subject);
  const named = text === null ? null : resolveCompany(portfolio, text);
  const current = named?.kind === 'one' ? named.company.name : null;
  const ids = said.companies[0]?.ids ?? [];
  const names = ids.flatMap((id) => portfolio.companies.get(id)?.name ?? []);
  const [other, more] = names.filter((name) => name !== current);
  return current === null || other === undefined || more !== undefined || !names.includes(current)
    ? null
    : ofOther(given, subject, other);
};

const sibling =
  /^\W*(?:(?:no|sorry|oh|oops|argh)[,\s]+)*(?:(?<wrong>(?:the )?wrong) [^,;:]{2,30}[,;:–-]+\s*)?(?:i (?:mean|meant|need|want) |it(?:['’]s| is| was) )?the (?<own>\p{L}+(?: \p{L}+)?)(?: i (?:mean|meant))?\W*$/iu;

/** "no, the lawyers", "wrong Contoso, I need the lawyers" after a look-up of another one: of that first word the one whose name says so. */
const siblingNamed = (given: Follow): Decision | null => {
  const { said, last, portfolio, message } = given;
  const subject = subjectOf(last);
  const before = subject === null || isChange(subject) ? null : companyIn(subject);
  const { wrong, own = '' } = sibling.exec(message)?.groups ?? {};
  const words = wordsOf(own.replace(/ (?:one|people|guys|folks|lot)$/i, ''));
  if (subject === null || before === null || words.length === 0) return null;
  if (said.companies.length > 0 && wrong === undefined) return null;
  const [family] = wordsOf(before);
  const [found, other] = [...portfolio.companies.values()].filter(
    ({ name }) =>
      name !== before && wordsOf(name)[0] === family && hasName({ kind: 'company', name }, words, asTrade),
  );
  return found === undefined || other !== undefined ? null : ofOther(given, subject, found.name);
};

/** "ltd" after "contoso": with the words before them, the words are one company's name. */
const longerName = (given: Follow): Decision | null => {
  const { said, last, portfolio, words } = given;
  const subject = subjectOf(last);
  const before = subject === null ? null : companyIn(subject);
  const rest = said.rest.trim();
  const names = said.products.length + said.numbers.length + said.references.length + said.reasons.length;
  const isShort = words.unknown.length > 0 && words.unknown.length === rest.split(/\s+/).length;
  if (subject === null || before === null || names > 0 || !isShort) return null;
  const found = resolveCompany(portfolio, `${before} ${rest}`);
  return found.kind === 'one' && found.company.name.toLowerCase().startsWith(before.toLowerCase())
    ? ofOther(given, subject, found.company.name)
    : null;
};

/** "option 2", "#2", "2": a position in what was offered, unless a number was asked for. */
const placeIn = ({ message, last }: Follow): Readonly<{ at: number; bare: boolean }> | null => {
  const found =
    /^\s*(?:the\s+)?(option|number|no\.?|nr\.?|choice|#)?\s*([1-8])(?:\s*(?:please|pls|thanks))?[\s.!)]*$/i.exec(
      message,
    );
  const asksNumber = last?.decision.kind === 'ask' && last.decision.missing.includes('number');
  return found === null || (asksNumber && found[1] === undefined)
    ? null
    : { at: Number(found[2]) - 1, bare: found[1] === undefined };
};

const all =
  /^\s*(?:both|all|all of them|both of them|each of them|either|all (?:two|three|four))(?:\s*(?:please|pls))?[\s.!]*$/i;

/** "both": the same look-up for each company offered. Several changes are asked about one by one. */
const everyOne = (
  { message, last, portfolio }: Follow,
  candidates: readonly Candidate[],
): Decision | null => {
  const subject = subjectOf(last);
  if (subject === null || isChange(subject) || !all.test(message) || candidates.length > 4) return null;
  const names = candidates.flatMap((each) => (each.kind === 'company' ? [each.name] : []));
  const [first, ...more] = names.map((name) => withCompany(portfolio, subject, name));
  if (first === undefined || names.length !== candidates.length) return null;
  return { kind: 'do', intent: first, more, sentences: names.map((name) => `${headOf(subject)} ${name}`) };
};

/** "2", "option 2" of what was shown. */
const byPlace = (given: Follow, candidates: readonly Candidate[]): Decision | null => {
  const place = candidates.length === 0 ? null : placeIn(given);
  if (place === null) return null;
  const candidate = candidates[place.at];
  if (candidate === undefined) return (given.last as Remembered).decision;
  const decision = chosen(given, candidate);
  // A number alone might be a number of seats.
  return place.bare ? weakened(decision) : decision;
};

const sizes =
  /^\s*(?:no,? )?(?:the )?(bigg?er|larger|biggest|largest|bigger|smaller|smallest|littler)(?: (?:one|subscription|of the two|of them|company|customer))?(?:,? (?:please|pls|thanks))?[\s.!]*$/i;

const seatsOf = ({ portfolio }: Follow, candidate: Candidate): number => {
  if (candidate.kind === 'intent') return Number.NaN;
  if (candidate.kind === 'subscription')
    return portfolio.subscriptions.get(candidate.id)?.quantity ?? Number.NaN;
  const company = [...portfolio.companies.values()].find(({ name }) => name === candidate.name);
  const held = portfolio.byCompany.get(company?.id ?? '') ?? [];
  return held.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
};

/** "the bigger one": by seats, for a company by all it has. Nothing is chosen when two are equal. */
const bySize = (given: Follow, candidates: readonly Candidate[]): Decision | null => {
  const size = sizes.exec(given.message)?.[1]?.toLowerCase();
  if (size === undefined || candidates.length < 2) return null;
  const seats = candidates.map((each) => seatsOf(given, each));
  const wanted = /^(?:small|litt)/.test(size) ? Math.min(...seats) : Math.max(...seats);
  const [candidate, other] = candidates.filter((_, n) => seats[n] === wanted);
  return candidate === undefined || other !== undefined ? null : weakened(chosen(given, candidate));
};

const mostWords = 3;
const polite = /[\s,]*\b(?:please|pls|plz|thanks|thx)\b|[.!?]+$/gi;

/** "email", "phone" after "which product?": a product that the company has, whatever else the word may ask. */
const productAsked = (given: Follow): Decision | null => {
  const { last, portfolio, message } = given;
  const subject = subjectOf(last);
  const asked =
    last?.open === true && last.decision.kind === 'ask' && last.decision.missing.includes('product');
  if (!asked || subject === null || !('target' in subject) || subject.target.product !== null) return null;
  const text = message.replace(polite, '').trim();
  if (text === '' || text.split(/\s+/).length > mostWords) return null;
  const company = [...portfolio.companies.values()].find(({ name }) => name === subject.target.company);
  const found = company === undefined ? null : matchHeld(portfolio, company, text);
  if (company === undefined || found?.kind !== 'one') return null;
  const target = { company: company.name, product: text, words: null, reference: found.subscription.id };
  return settled(given, { ...subject, target } as Intent);
};

/** What was offered to choose from, by position or name. */
export const picked = (given: Follow): Decision | null => {
  const { said, last } = given;
  const answered = productAsked(given) ?? (last?.open === true ? bySize(given, last.candidates) : null);
  if (answered !== null) return answered;
  const candidates = last?.open === true && !isWhole(given) ? last.candidates : [];
  const placed = everyOne(given, candidates) ?? byPlace(given, candidates);
  if (placed !== null) return placed;
  if (said.numbers.length > 0 || said.reasons.length > 0) return null;
  if (last === null || candidates.length === 0 || said.marks.has('other'))
    return otherCompany(given) ?? longerName(given) ?? siblingNamed(given);
  if (said.ordinal !== null && said.words.every(({ neutral }) => neutral)) {
    const at = said.ordinal === 'last' ? candidates.length - 1 : said.ordinal;
    const candidate = candidates[at];
    return candidate === undefined ? last.decision : chosen(given, candidate);
  }
  return named(given, candidates);
};
