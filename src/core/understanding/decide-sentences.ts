import type { Intent } from './intent.ts';
import { numberAt } from './numbers.ts';
import { type Here, readPeriod } from './periods.ts';
import { seatNouns } from './seat-words.ts';
import { phrases, type Token, textOf, withoutLead, withoutTail, wordsIn } from './sentence.ts';
import { companyText } from './targets.ts';

type Assign = Extract<Intent, { kind: 'assign' }>;
type Decide = Extract<Intent, { kind: 'decide' }>;

const deciding = phrases(
  'decide|decide on|decide about|decide for|decision|decision for|decision on|decision about|decisions for|make a decision on|make a decision about|' +
    'make a decision for|take a decision on|open the renewal of|open the renewal for|open renewal of|open renewal for|' +
    'show the renewal of|show the renewal card of|show the renewal card for|renewal card of|renewal card for|decide the renewal of|decide the renewal for|decide renewal of',
);
const around = phrases(
  'the|on|of|for|about|with|renewal|renewals|next renewal|company|customer|client|our|my|upcoming|please|what to do with|what to do about',
);
const assigning = phrases('assign|reassign|assign over|hand over|hand|give|pass|pass on|transfer');
const sureAssigning = wordsIn('assign reassign');
const taking = phrases(
  'take over|take|take on|i take|i take over|i will take|i will take over|i will do|i own|i handle|i will handle|make me the owner of|make me owner of|claim|grab',
);
const owning = phrases('make');
const roleWords =
  /^(?:viewers?|readers?|requesters?|requestors?|approvers?|admins?|administrators?|role|roles|rights)$/;
const renewalWords = wordsIn('renewal renewals');
const me = wordsIn('me myself i');

const companyOf = (tokens: readonly Token[], here: Here): Pick<Decide, 'company' | 'period'> => {
  const { period, rest } = readPeriod(tokens, here);
  return { company: companyText(withoutTail(withoutLead(rest, around), around)), period };
};

const whoIn = (tokens: readonly Token[]): string | null => {
  const named = withoutTail(
    tokens,
    phrases('now|please|again|instead|the owner|owner|as owner|as the owner'),
  );
  if (named.length === 0) return null;
  return named.length === 1 && me.has(named[0]?.word ?? '') ? 'me' : textOf(named);
};

/** "decide Contoso", "decide on Contoso's renewal in March". */
export const readDecide = (tokens: readonly Token[], here: Here): Decide | null => {
  const rest = withoutLead(tokens, deciding);
  if (rest.length === tokens.length) return null;
  if (rest.length === 1 && /^(?:ltd|inc|llc|gmbh|limited|corp|plc|ag)$/.test(rest[0]?.word ?? ''))
    return null;
  return { kind: 'decide', ...companyOf(rest, here) };
};

const mentions = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text }) => text.startsWith('@') && text.length > 1);
const isPerson = (tokens: readonly Token[]): boolean =>
  mentions(tokens.slice(0, 1)) || (tokens.length === 1 && me.has(tokens[0]?.word ?? ''));

/** Who looks after a renewal: "assign Contoso's renewal to @Bo", "assign @Bo to Contoso's renewal", "I take Contoso's renewal". */
export const readAssign = (tokens: readonly Token[], here: Here): Assign | null => {
  const renews = tokens.some(({ word }) => renewalWords.has(word));
  const taken = withoutLead(tokens, taking);
  if (renews && taken.length < tokens.length) {
    const away = taken.some(({ word }, at) => /^(?:from|away)$/.test(word) && at > 0);
    return away ? null : { kind: 'assign', who: 'me', ...companyOf(taken, here) };
  }
  const owned = withoutLead(tokens, owning);
  const owner = owned.findIndex(({ word }) => word === 'owner');
  if (renews && owned.length < tokens.length && owner > 0) {
    const who = whoIn(withoutTail(owned.slice(0, owner), phrases('the')));
    return { kind: 'assign', who, ...companyOf(owned.slice(owner + 1), here) };
  }
  const rest = withoutLead(tokens, assigning);
  const sure = sureAssigning.has(tokens[0]?.word ?? '');
  if (rest.length === tokens.length) return null;
  const to = rest.findLastIndex(({ word }) => word === 'to');
  const left = to < 0 ? rest : rest.slice(0, to);
  const right = to < 0 ? [] : rest.slice(to + 1);
  const ofRole = rest.some(({ word }) => roleWords.test(word));
  const ofSeats = rest.some((token, at) => seatNouns.has(token.word) || numberAt(rest, at) !== null);
  if (!renews && (!sure || ofRole || ofSeats || !(isPerson(right) || isPerson(left)))) return null;
  if (!sure && (ofRole || to < 0 || isPerson(rest.slice(0, 1)))) return null;
  return isPerson(left) && !isPerson(right)
    ? { kind: 'assign', who: whoIn(left), ...companyOf(right, here) }
    : { kind: 'assign', who: whoIn(right), ...companyOf(left, here) };
};
