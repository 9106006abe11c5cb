import type { Target } from './intent.ts';
import { type Token, textOf, wordAt, wordsIn } from './sentence.ts';

/**
 * A run of words, and the word before it. Besides prepositions: `subject` (who needs or gets), `colon` (before a
 * colon); null for none.
 */
export type Segment = Readonly<{ lead: string | null; tokens: readonly Token[] }>;

/** How strongly a lead points to a company; negative points to a product. */
const companyness: Readonly<Record<string, number>> = {
  of: -3,
  for: 2,
  at: 3,
  subject: 3,
  colon: 1.5,
  to: 1,
  from: 1,
  in: 1,
  on: 1,
  with: 1,
  under: 1,
};
const noTarget: Target = { company: null, product: null, words: null, reference: null };

/** Product names with "for": "Apps for business", "Defender for Office 365", "Backup for Microsoft 365". */
const beforeFor = wordsIn(
  'apps defender backup protection security archiving archiver copilot teams essentials cloud',
);
const afterFor = wordsIn(
  'business enterprise endpoint office microsoft identity servers cloud m365 o365 365 google',
);
const leads = new Set(Object.keys(companyness).filter((lead) => lead !== 'subject' && lead !== 'colon'));

const articles = wordsIn('the a an our my their this that');
const noise = wordsIn(
  'account tenant subscription subscriptions license licenses licence licences seat seats company customer client',
);

const isLead = (tokens: readonly Token[], at: number): boolean => {
  const word = wordAt(tokens, at);
  if (!leads.has(word)) return false;
  const inProduct = beforeFor.has(wordAt(tokens, at - 1)) && afterFor.has(wordAt(tokens, at + 1));
  return !(word === 'for' && inProduct);
};

/** Splits words at prepositions and colons. */
export const segmentsOf = (tokens: readonly Token[], first: string | null = null): Segment[] => {
  const segments: Segment[] = [];
  let lead = first;
  let start = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    const colon = at > start && tokens[at - 1]?.colon === true && at < tokens.length;
    if (at < tokens.length && !isLead(tokens, at) && !colon) continue;
    const part = tokens.slice(start, at);
    if (part.length > 0) segments.push({ lead: lead ?? (colon ? 'colon' : null), tokens: part });
    lead = colon && !isLead(tokens, at) ? null : (tokens[at]?.word ?? null);
    start = colon && !isLead(tokens, at) ? at : at + 1;
  }
  return segments;
};

/** Removes leading articles and trailing words such as "account" and "licences". */
export const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  let start = 0;
  let end = tokens.length;
  while (start < end - 1 && articles.has(wordAt(tokens, start))) start += 1;
  while (start < end - 1 && /^(?:company|customer|client|tenant)$/.test(wordAt(tokens, start))) start += 1;
  while (end > start + 1 && noise.has(wordAt(tokens, end - 1))) end -= 1;
  if (end === start + 1 && (articles.has(wordAt(tokens, start)) || noise.has(wordAt(tokens, start))))
    return [];
  return tokens.slice(start, end);
};

/** A company's name as written, without "the customer", "account" or a final possessive; null when nothing is left. */
export const companyText = (tokens: readonly Token[]): string | null => {
  const name = trimmed(tokens);
  const last = name.at(-1);
  if (last === undefined) return null;
  return [...name.slice(0, -1).map(({ text }) => text), last.owner ?? last.text].join(' ');
};

const productText = (tokens: readonly Token[]): string | null => {
  const name = trimmed(tokens);
  return name.length === 0 ? null : textOf(name);
};

/**
 * Splits "Contoso's Business Premium" into owner and thing. The last possessive counts: "Margie's Travel's Business
 * Basic".
 */
const byOwner = (tokens: readonly Token[]): Segment[] | null => {
  const at = tokens.findLastIndex((token, n) => token.owner !== null && n < tokens.length - 1);
  if (at < 0 || trimmed(tokens.slice(at + 1)).length === 0) return null;
  return [
    { lead: 'subject', tokens: tokens.slice(0, at + 1) },
    { lead: null, tokens: tokens.slice(at + 1) },
  ];
};

const isReference = ({ word }: Token): boolean => /^#[0-9a-f][0-9a-f-]{5,35}$/.test(word);

/** Takes a short id ("#1a2b3c4d") out of a sentence. Several different ones stay, since none is clearly meant. */
export const takeReference = (
  tokens: readonly Token[],
): { reference: string | null; rest: readonly Token[] } => {
  const [reference, ...others] = new Set(tokens.filter(isReference).map(({ word }) => word.slice(1)));
  return reference === undefined || others.length > 0
    ? { reference: null, rest: tokens }
    : { reference, rest: tokens.filter((token) => !isReference(token)) };
};

const asWords = (segments: readonly Segment[]): string =>
  segments
    .map(({ lead, tokens }, n) => {
      const joined = n > 0 && lead !== null && leads.has(lead) ? `${lead} ` : '';
      return joined + (lead === 'subject' ? (companyText(tokens) ?? '') : textOf(trimmed(tokens)));
    })
    .join(' ')
    .trim();

/** The target the parts mean: separated by the words between them, or together in `words`. */
export const targetOf = (parts: readonly Segment[], reference: string | null): Target => {
  const segments = parts.filter(({ tokens }) => trimmed(tokens).length > 0);
  const [first, second] = segments;
  if (first === undefined) return { ...noTarget, reference };
  if (second === undefined) {
    const owned = first.lead === 'subject' ? null : byOwner(first.tokens);
    if (owned !== null) return targetOf(owned, reference);
    if (first.lead === 'of') return { ...noTarget, product: productText(first.tokens), reference };
    if (first.lead === 'subject' || first.lead === 'at') {
      return { ...noTarget, company: companyText(first.tokens), reference };
    }
    return { ...noTarget, words: asWords(segments), reference };
  }
  const rankOf = ({ lead }: Segment) => (lead === null ? -1 : (companyness[lead] ?? 0));
  const difference = rankOf(second) - rankOf(first);
  if (segments.length > 2 || difference === 0) return { ...noTarget, words: asWords(segments), reference };
  const [company, product] = difference > 0 ? [second, first] : [first, second];
  return {
    ...noTarget,
    company: companyText(company.tokens),
    product: productText(product.tokens),
    reference,
  };
};
