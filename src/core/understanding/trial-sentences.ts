import type { Intent } from './intent.ts';
import { type Here, readPeriod } from './periods.ts';
import { askingLead } from './read-words.ts';
import { type Token, withoutLead, wordAt, wordsIn } from './sentence.ts';
import { companyText, segmentsOf } from './targets.ts';

const trialWords = wordsIn('trial trials');
/** Words beside a name in a question about trials. */
const around = wordsIn(
  'trial trials end ends ending ended expire expires expiring run runs running out soon next when which what are is do does did we ' +
    'have has had got become becomes turn turns convert converts converting paid into up still active open current list show for of at ' +
    'our all any the a an subscriptions subscription there now today will go over customers companies by with from to in on free be it ' +
    'them that how many much days day week weeks month months first last coming upcoming',
);
/** Sentences that begin with these ask for something to be done. */
const doing = wordsIn(
  'add remove set cancel end stop order buy start create make renew assign decide notify remind change extend increase reduce put give',
);
const otherwise = wordsIn('alert alerts order orders buy price prices invoice invoices usage history');

/** Reads "trials", "which trials end soon", "trials of contoso", "does contoso have a trial"; null for other sentences. */
export const readTrials = (said: readonly Token[], here: Here): Intent | null => {
  if (!said.some(({ word }) => trialWords.has(word))) return null;
  if (doing.has(wordAt(said, 0)) || said.some(({ word }) => otherwise.has(word))) return null;
  // The list is by date, so a period leaves nobody in doubt.
  const tokens = readPeriod(withoutLead(said, askingLead), here).rest;
  const led = segmentsOf(tokens).findLast(
    ({ lead, tokens: part }) => lead !== null && lead !== 'in' && trimmed(part).length > 0,
  );
  return { kind: 'trials', company: companyText(trimmed(led?.tokens ?? tokens)) };
};

/** Without such words at both ends: inside a name they stay. */
const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  const isName = ({ word, owner }: Token) => owner !== null || !around.has(word);
  const [start, end] = [tokens.findIndex(isName), tokens.findLastIndex(isName)];
  return start < 0 ? [] : tokens.slice(start, end + 1);
};
