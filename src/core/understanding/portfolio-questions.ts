import type { Intent, PortfolioQuestion } from './intent.ts';
import { askingLead } from './read-words.ts';
import { phraseAt, phrases, type Token, textOf, withoutLead, wordAt, wordsIn } from './sentence.ts';

/**
 * Questions over the whole portfolio: "who has Copilot", "which clients don't have SentinelOne", "clients on monthly terms",
 * "show cancelled subscriptions", "top 10 customers by spend". Every word must be a cue, filler, or part of a product's name.
 */

const companies = wordsIn(
  'clients client customers customer companies company tenants tenant accounts organisations organizations orgs who',
);
const subscriptions = wordsIn('subscriptions subscription subs licences licenses');
const ranking = wordsIn('rank ranked ranking top biggest largest best');
const filler = wordsIn(
  'that who are is currently still now any all the a an our my of with on in have has got their for me us to by and seat seats month monthly term terms commitment',
);

const having = phrases(
  'have|has|have got|has got|use|uses|using|are using|is using|own|owns|bought|with|on|are on|is on|that have|that has|who have|who has|' +
    'that use|who use|who uses|that are on|who are on|who is on|that are using|still on|are still on|is still on|subscribed to|running',
);
const lacking = phrases(
  "don't have|dont have|do not have|doesn't have|does not have|don't use|do not use|does not use|without|lack|lacks|lacking|missing|" +
    "have no|has no|are missing|is missing|are not on|is not on|not on|not using|don't have any|who don't have|that don't have|" +
    "that do not have|who do not have|haven't got|hasn't got|who lack|that lack",
);
const butNot = phrases(
  "but not|but don't have|but no|and not|without|but do not have|but without|and don't have",
);

const terms: readonly (readonly [NonNullable<PortfolioQuestion['term']>, readonly (readonly string[])[]])[] =
  [
    [
      'monthly',
      phrases(
        'monthly terms|monthly term|monthly commitment|monthly commitments|monthly subscriptions|month to month|on monthly|monthly contracts|billed on a monthly term',
      ),
    ],
    [
      'annual',
      phrases(
        'annual terms|annual term|annual commitment|annual commitments|annual subscriptions|yearly terms|yearly term|yearly commitment|one year terms|1 year terms|1-year terms|annual contracts',
      ),
    ],
    [
      'three-year',
      phrases(
        'three year terms|three year term|3 year terms|3-year terms|3 year term|three-year terms|three-year term|3-year commitment',
      ),
    ],
    [
      'cancelled',
      phrases(
        'cancelled subscriptions|canceled subscriptions|cancelled|canceled|cancelled licences|cancelled licenses',
      ),
    ],
  ];
const bySpend = phrases(
  'by spend|by spending|by cost|by costs|by price|by amount|by revenue|by monthly spend|by mrr|by value',
);
const bySeats = phrases('by seats|by seat|by seat count|by size|by licences|by licenses|by number of seats');
const moreThan = phrases('with more than|more than|with over|over|with at least|at least');
const countWords = wordsIn('more over at less under than');

type Parts = { -readonly [K in keyof PortfolioQuestion]: PortfolioQuestion[K] };

/** Takes the first of the phrases out of the words; null when none is there. */
const cut = (tokens: readonly Token[], all: readonly (readonly string[])[]): readonly Token[] | null => {
  for (const at of tokens.keys()) {
    const phrase = all.find((words) => phraseAt(tokens, at, words));
    if (phrase !== undefined) return [...tokens.slice(0, at), ...tokens.slice(at + phrase.length)];
  }
  return null;
};

const countAt = (tokens: readonly Token[], at: number): number | null =>
  /^\d{1,6}$/.test(wordAt(tokens, at)) ? Number(wordAt(tokens, at)) : null;

/** "top 10", "top ten" is left to the reader of numbers in figures. */
const takeRanking = (tokens: readonly Token[], parts: Parts): readonly Token[] => {
  const spend = cut(tokens, bySpend);
  const seats = spend === null ? cut(tokens, bySeats) : null;
  if (spend !== null) parts.by = 'spend';
  if (seats !== null) parts.by = 'seats';
  const rest = spend ?? seats ?? tokens;
  const at = rest.findIndex(({ word }) => ranking.has(word));
  if (at < 0) return rest;
  parts.by ??= 'spend';
  parts.top = countAt(rest, at + 1) ?? parts.top;
  return [...rest.slice(0, at), ...rest.slice(at + (parts.top === null ? 1 : 2))];
};

const takeSeats = (tokens: readonly Token[], parts: Parts): readonly Token[] => {
  for (const at of tokens.keys()) {
    const phrase = moreThan.find((words) => phraseAt(tokens, at, words));
    const least = phrase === undefined ? null : countAt(tokens, at + phrase.length);
    if (phrase === undefined || least === null) continue;
    const after = at + phrase.length + 1;
    if (!/^(?:seats?|users?|licen[cs]es?)$/.test(wordAt(tokens, after))) continue;
    parts.moreSeats = phrase.includes('least') ? least - 1 : least;
    return [...tokens.slice(0, at), ...tokens.slice(after + 1)];
  }
  return tokens;
};

const takeTerm = (tokens: readonly Token[], parts: Parts): readonly Token[] => {
  for (const [term, all] of terms) {
    const rest = cut(tokens, all);
    if (rest === null) continue;
    parts.term = term;
    return rest;
  }
  return tokens;
};

/** Splits "E3 but not E5" and takes the product that is had, or not had. */
const takeProducts = (tokens: readonly Token[], parts: Parts): readonly Token[] => {
  const lack = leadOf(tokens, lacking);
  if (lack !== null) {
    parts.lacks = nameOf(lack);
    return parts.lacks === null ? tokens : [];
  }
  const have = leadOf(tokens, having);
  if (have === null || countWords.has(wordAt(have, 0))) return tokens;
  const not = have.findIndex((_, at) => butNot.some((words) => phraseAt(have, at, words)));
  const but = not < 0 ? null : leadOf(have.slice(not), butNot);
  parts.has = nameOf(not < 0 ? have : have.slice(0, not));
  parts.lacks = but === null ? null : nameOf(but);
  return parts.has === null ? tokens : [];
};

const leadOf = (tokens: readonly Token[], all: readonly (readonly string[])[]): readonly Token[] | null => {
  const rest = withoutLead(tokens, all);
  return rest.length < tokens.length ? rest : null;
};

const around = wordsIn(
  'the a an any some licences licenses license licence seats seat subscription subscriptions product',
);
const nameOf = (tokens: readonly Token[]): string | null => {
  let [start, end] = [0, tokens.length];
  while (start < end && around.has(wordAt(tokens, start))) start += 1;
  while (end > start && around.has(wordAt(tokens, end - 1))) end -= 1;
  return start === end ? null : textOf(tokens.slice(start, end));
};

const nothing: PortfolioQuestion = {
  has: null,
  lacks: null,
  term: null,
  moreSeats: null,
  by: null,
  top: null,
};

export const readPortfolioQuestion = (tokens: readonly Token[]): Intent | null => {
  if (tokens.some(({ word }) => /^renew/.test(word))) return null;
  const parts: Parts = { ...nothing };
  const ranked = takeRanking(tokens, parts);
  const asked = withoutLead(ranked, askingLead);
  const subject = asked.findIndex(({ word }) => companies.has(word) || subscriptions.has(word));
  const isOfAll = subject >= 0 && subject <= 2;
  const before = takeTerm(asked, parts);
  if (!isOfAll && parts.term === null) return null;
  const at = before.findIndex(({ word }) => companies.has(word) || subscriptions.has(word));
  const words = at < 0 ? before : [...before.slice(0, at), ...before.slice(at + 1)];
  if (at > 0 && !before.slice(0, at).every(({ word }) => filler.has(word))) return null;
  const after = takeSeats(at < 0 ? words : words.slice(at), parts);
  const rest = companies.has(wordAt(before, at)) ? takeProducts(after, parts) : after;
  const asksNothing = Object.values(parts).every((part) => part === null);
  if (asksNothing || !rest.every(({ word }) => filler.has(word))) return null;
  return { kind: 'portfolio', question: parts };
};
