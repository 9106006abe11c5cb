import { resolveCompany } from '../finding/resolve.ts';
import { wordsOf } from '../names/name-words.ts';
import { matchProduct } from '../names/product-names.ts';
import { type Follow, settled, subjectOf, withCompany } from './follow.ts';
import type { Decision } from './reading.ts';
import { type Candidate, companyIn } from './remembered.ts';

const nameOf = (candidate: Candidate): string => (candidate.kind === 'intent' ? '' : candidate.name);

/** The candidate that the words fit: each word is one of its name. Null when several do, or none. */
const named = ({ portfolio, last, said }: Follow): Candidate | null => {
  const candidates = last?.candidates ?? [];
  const neutral = new Set(said.words.filter((word) => word.neutral).flatMap(({ text }) => wordsOf(text)));
  const words = wordsOf(said.rest).filter((word) => !neutral.has(word));
  if (words.length === 0) return null;
  const fitting = candidates.filter((candidate) => {
    const own = wordsOf(nameOf(candidate));
    return words.every((word) =>
      own.some((each) => each === word || (word.length > 3 && each.startsWith(word))),
    );
  });
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  const held = candidates.flatMap((candidate) =>
    candidate.kind === 'subscription' ? (portfolio.subscriptions.get(candidate.id) ?? []) : [],
  );
  const match = matchProduct(held, said.products.length === 1 ? (said.products[0]?.text ?? '') : '');
  const found = match.kind === 'one' ? match.subscription.id : null;
  return candidates.find((each) => each.kind === 'subscription' && each.id === found) ?? null;
};

const chosen = (given: Follow, candidate: Candidate): Decision | null => {
  const { last, portfolio } = given;
  const subject = subjectOf(last);
  if (candidate.kind === 'intent') return settled(given, candidate.intent, '');
  if (subject === null) return null;
  if (candidate.kind === 'company')
    return settled(given, withCompany(portfolio, subject, candidate.name), '');
  if (!('target' in subject)) return null;
  const target = {
    ...subject.target,
    ...{ company: candidate.company, words: null, reference: candidate.id },
    product: subject.target.product ?? candidate.name,
  };
  return settled(given, { ...subject, target }, '');
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
  return other === undefined || more !== undefined || !names.includes(current ?? '')
    ? null
    : settled(given, withCompany(portfolio, subject, other), '');
};

/** What was shown to choose from, by its place or its name. */
export const picked = (given: Follow): Decision | null => {
  const { said, last } = given;
  if (said.numbers.length > 0 || said.reasons.length > 0) return null;
  const candidates = last?.open === true ? last.candidates : [];
  if (last === null || candidates.length === 0 || said.marks.has('other')) return otherCompany(given);
  if (said.ordinal !== null && said.words.every(({ neutral }) => neutral)) {
    const at = said.ordinal === 'last' ? candidates.length - 1 : said.ordinal;
    const candidate = candidates[at];
    return candidate === undefined ? last.decision : chosen(given, candidate);
  }
  // A question with words of its own is no choice: "usage Azure".
  if (given.alone.decision.kind === 'do' && !given.named) return null;
  const candidate = named(given);
  return candidate === null ? null : chosen(given, candidate);
};
