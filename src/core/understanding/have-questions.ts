import type { Intent } from './intent.ts';
import { type Token, wordsIn } from './sentence.ts';
import { companyText, segmentsOf, targetOf, trimmed } from './targets.ts';

const auxiliary = wordsIn('does do has have did is');
const owning = wordsIn('have got own use using owning bought buy pay subscribed hold');
const pronouns = wordsIn('we i they you');
const things = wordsIn(
  'of licenses licences license licence seats seat users subscriptions subscription subs products product plans plan kind kinds ' +
    'sort type types many much',
);
const aroundThings = new Set([...things, ...pronouns, 'the', 'a', 'an', 'any']);
const ends = wordsIn(
  'have got own use using on bought for currently now with today right paying subscribed to hold there',
);

const without = (tokens: readonly Token[], words: ReadonlySet<string>): readonly Token[] => {
  let start = 0;
  let end = tokens.length;
  while (start < end && words.has(tokens[start]?.word ?? '')) start += 1;
  while (end > start && words.has(tokens[end - 1]?.word ?? '')) end -= 1;
  return tokens.slice(start, end);
};

/**
 * "what does Contoso have", "how many Business Premium seats does Contoso have", "how many E3 do we have at Contoso",
 * "has Contoso got E3". Takes the words after "what", "which" or "how many"; null when it is no such question.
 */
export const readHaveQuestion = (tokens: readonly Token[]): Intent | null => {
  const at = tokens.findIndex(({ word }) => auxiliary.has(word));
  if (at < 0 || at > 8) return null;
  const rest = tokens.slice(at + 1);
  const tail = rest.at(-1)?.word ?? '';
  const have = rest.findIndex(({ word }) => owning.has(word));
  const asks =
    have >= 0 ||
    /^(?:has|have)$/.test(tokens[at]?.word ?? '') ||
    (tokens[at]?.word === 'is' && tail === 'on');
  if (!asks) return null;
  const before = tokens[at - 1]?.word ?? '';
  const left = without(tokens.slice(0, at), aroundThings);
  const states = /^(?:has|have)$/.test(tokens[at]?.word ?? '') && left.length > 0 && !pronouns.has(before);
  if (states && tail !== 'got') return null;
  const who = have < 0 ? without(rest, ends) : rest.slice(0, have);
  const what = have < 0 ? [] : without(rest.slice(have + 1), things);
  const impersonal = who.length === 0 || (who.length === 1 && pronouns.has(who[0]?.word ?? ''));
  if (who.length === 1 && /^(?:going|up)$/.test(who[0]?.word ?? '')) return null;
  const subject = impersonal ? [] : segmentsOf(who, 'subject');
  const after = segmentsOf(without(what, wordsIn('currently now today there')));
  const parts = [...subject, ...segmentsOf(left), ...after].filter((part) => trimmed(part.tokens).length > 0);
  const [only, second] = parts;
  if (only === undefined) return null;
  if (second === undefined && (only.lead === 'subject' || only.lead === 'at' || only.lead === 'for')) {
    return { kind: 'subscriptions', company: companyText(only.tokens), as: 'card' };
  }
  return { kind: 'subscription', target: targetOf(parts, null) };
};
