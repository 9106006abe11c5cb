import type { Intent } from './intent.ts';
import { readSeatSentence } from './seat-sentences.ts';
import { cuesOf, phraseAt, phrases, type Token, withoutLead } from './sentence.ts';

/** Sentences that begin like this suppose a change and order nothing. */
const supposing = phrases(
  'what if|whatif|what would happen if|what will happen if|what happens if|what would happen when|what happens when|' +
    'what would it mean if|what would be if|what about if|how about if|how would it be if|what would you say if|' +
    'suppose|supposing|assume|assuming|imagine|simulate|dry run|preview|would it be ok to|would it be okay to|' +
    'would it be allowed to|would it be possible to|is it allowed to|is it ok to|am i allowed to|are we allowed to|' +
    'do i need approval to|do we need approval to|do i need an approval to|would i need approval to|would we need approval to|' +
    'does it need approval to|who must approve if|who would approve if|who would have to approve if|who has to approve if|' +
    'what would it cost to|what does it cost to|how much would it cost to|how much does it cost to|what would it cost if|' +
    'how much would it cost if|what does it cost if',
);
const asking = phrases('tell me|tell us|show me|show|check|and|so|but');
const between = phrases(
  'i|we|you|they|one|somebody|someone|would|should|could|were to|was to|wanted to|want to|had to|have to|decided to|just|that|' +
    'also|then|now|to|a|an',
);

/** Other forms of verbs that change seats: "what if we removed …". */
const verbs: Readonly<Record<string, string>> = {
  added: 'add',
  adds: 'add',
  bought: 'buy',
  buys: 'buy',
  buying: 'buy',
  purchased: 'purchase',
  purchasing: 'purchase',
  increased: 'increase',
  increasing: 'increase',
  bumped: 'bump',
  raised: 'raise',
  raising: 'raise',
  grew: 'grow',
  gave: 'give',
  giving: 'give',
  got: 'get',
  needed: 'needs',
  wanted: 'wants',
  assigned: 'assign',
  removed: 'remove',
  removes: 'remove',
  removing: 'remove',
  reduced: 'reduce',
  reducing: 'reduce',
  decreased: 'decrease',
  decreasing: 'decrease',
  lowered: 'lower',
  lowering: 'lower',
  dropped: 'drop',
  dropping: 'drop',
  cutting: 'cut',
  trimmed: 'trim',
  took: 'take',
  taking: 'take',
  cancelled: 'cancel',
  canceled: 'cancel',
  setting: 'set',
  changed: 'change',
  changing: 'change',
  made: 'make',
  went: 'go',
  had: 'have',
};

const noTarget = { company: null, product: null, words: null, reference: null } as const;

/** Puts the first verb into the form of an order. Other words stay: they may be names. */
const ordered = (tokens: readonly Token[]): Token[] => {
  const at = tokens.findIndex(({ word }) => Object.hasOwn(verbs, word));
  return tokens.map((token, n) => {
    const word = n === at ? verbs[token.word] : undefined;
    return word === undefined ? token : { ...token, text: word, word };
  });
};

const supposes = (tokens: readonly Token[]): boolean =>
  tokens.some((_, at) => phraseAt(tokens, at, ['what', 'if']));

export const whatIfCues = `what ${cuesOf(supposing)}`;

/**
 * Reads a supposed change; null when the sentence supposes nothing. With "what if" anywhere outside quotes it is never
 * an order: what cannot be read is `unknown`.
 */
export const readWhatIf = (tokens: readonly Token[]): Intent | null => {
  const asked = withoutLead(tokens, asking);
  const lead = supposing.find((phrase) => phraseAt(asked, 0, phrase));
  if (lead === undefined) return supposes(tokens) ? { kind: 'unknown' } : null;
  const rest = withoutLead(asked.slice(lead.length), between);
  if (rest.length === 0)
    return {
      kind: 'what-if',
      direction: 'add',
      count: { kind: 'bad', written: '', problem: 'missing' },
      target: noTarget,
    };
  const seats = readSeatSentence(ordered(rest));
  return seats === null ? { kind: 'unknown' } : { ...seats, kind: 'what-if' };
};
