import type { Intent, PortalJob } from './intent.ts';
import { phraseAt, phrases, type Token, wordAt, wordsIn } from './sentence.ts';
import { segmentsOf, targetOf } from './targets.ts';

/** Jobs that Pax8's API cannot do: https://github.com/pax8labs/pax8-cli/issues/35 and 293. */

const term = wordsIn('monthly annual yearly annually month year 1-year 3-year one-year three-year triennial');
const verbs = wordsIn('switch change move convert flip migrate go turn put');

const autoRenew = phrases(
  'auto renew|auto-renew|autorenew|auto renewal|auto-renewal|autorenewal|automatic renewal|automatically renew|auto renewing|recurring billing',
);
const coTerm = phrases(
  'co-term|coterm|co term|co-terminate|coterminate|co-terming|coterming|align end dates|align the end dates|align renewal dates|' +
    'align the renewal dates|align terms|align renewals|same end date|same renewal date',
);
const upgrading = phrases('upgrade|downgrade|upsell|step up');
const merging = phrases('merge|consolidate|combine');
const termWords = phrases('commitment term|billing term|term length|contract term|the term|its term');

const hasAny = (tokens: readonly Token[], all: readonly (readonly string[])[]): boolean =>
  tokens.some((_, at) => all.some((words) => phraseAt(tokens, at, words)));

/** "from monthly to annual", "to annual billing", "change the commitment term". */
const switchesTerm = (tokens: readonly Token[]): boolean => {
  if (!tokens.slice(0, 8).some(({ word }) => verbs.has(word))) return false;
  if (hasAny(tokens, termWords)) return true;
  const to = tokens.findIndex(({ word }, at) => /^(?:to|into)$/.test(word) && isTerm(tokens, at + 1));
  return to >= 0;
};
const isTerm = (tokens: readonly Token[], at: number): boolean => {
  const first = /^(?:a|an|the)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  return (
    term.has(wordAt(tokens, first)) ||
    (/^(?:1|3|one|three)$/.test(wordAt(tokens, first)) && /^years?$/.test(wordAt(tokens, first + 1)))
  );
};

const assignsLicence = (tokens: readonly Token[]): boolean =>
  /^(?:assign|unassign|reassign)$/.test(wordAt(tokens, 0)) &&
  tokens.slice(1, 6).some(({ word }) => /^(?:licen[cs]es?|seats?)$/.test(word)) &&
  !tokens.some(({ word }) => /^renewals?$/.test(word));

/** Each with the test for it, the surest first. */
const jobs: readonly (readonly [PortalJob, (tokens: readonly Token[]) => boolean])[] = [
  ['auto-renew', (tokens) => hasAny(tokens, autoRenew)],
  ['co-term', (tokens) => hasAny(tokens, coTerm)],
  ['assign-licence', assignsLicence],
  ['upgrade', (tokens) => hasAny(tokens.slice(0, 3), upgrading)],
  ['merge', (tokens) => hasAny(tokens.slice(0, 2), merging)],
  ['switch-term', switchesTerm],
];

const around = wordsIn(
  'switch change move convert flip migrate go turn put off on disable enable stop cancel upgrade downgrade merge consolidate combine auto renew auto-renew autorenew ' +
    'renewal auto-renewal automatic automatically renewing recurring billing co-term coterm co term co-terminate coterminate align end dates date same the its my our a an ' +
    'commitment length contract monthly annual yearly annually month year years 1-year 3-year one three 1 3 terms subscription subscriptions licence licences license licenses',
);

/** Reads a wish that only the portal can fulfil; null for every other sentence. */
export const readPortalJob = (tokens: readonly Token[]): Intent | null => {
  const job = jobs.find(([, isIt]) => isIt(tokens))?.[0];
  if (job === undefined) return null;
  const named = tokens.filter(({ word }) => !around.has(word));
  return { kind: 'portal-only', job, target: targetOf(segmentsOf(named), null) };
};
