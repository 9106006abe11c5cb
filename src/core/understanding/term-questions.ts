import type { TermTopic } from '../words/portal-job.ts';
import { cuesOf, phraseAt, phrases, readTokens, type Token, wordAt, wordsIn } from './sentence.ts';

/**
 * Names of the topics that views/terms/term-help.ts answers, one of which is in each question about terms. The surest
 * come first.
 */
const names: readonly (readonly [TermTopic, readonly (readonly string[])[]])[] = [
  ['service-term', phrases('est|extended service term|extended service terms|extended term|service term')],
  [
    'co-term',
    phrases(
      'co-term|coterm|co term|co-terming|coterming|co-terminate|co-termination|cotermination|coterminosity|co-terminosity|co-termed',
    ),
  ],
  [
    'last-day',
    phrases(
      'last 24 hours|last 24h|final 24 hours|last day|final day|last twenty four hours|24 hour lock|24h lock|24-hour lock|day before renewal',
    ),
  ],
  [
    'window',
    phrases(
      '7 day window|7-day window|seven day window|seven-day window|7 day windows|7-day windows|seven day windows|seven-day windows|7 days window|7d window|168 hour window|168-hour window|168 hours|168h window|' +
        'cancellation window|cancel window|refund window|return window|reduction window|grace period|cooling off period|7 day rule|7-day rule|seven day rule',
    ),
  ],
  ['new-commerce', phrases('nce|new commerce|new commerce experience|microsoft new commerce')],
  ['proration', phrases('proration|prorating|prorated|pro-rated|pro-rata|pro rata|prorata|pro-ration')],
  [
    'cost',
    phrases('partner cost|partner costs|partner price|list price|retail price|msrp|buy price|sell price'),
  ],
  [
    'commitment',
    phrases(
      'commitment|commitments|commitment term|commitment terms|billing term|billing terms|commitment term end date|annual and monthly|monthly and annual|' +
        'annual vs monthly|monthly vs annual|annual or monthly|p1y|p1m|p3y|term length|triennial',
    ),
  ],
  [
    'renewal',
    phrases(
      'do not renew|dont renew|does not renew|doesnt renew|not renewed|term ends|term end|end of term|end of the term|end of a term|term is over|term expires|term runs out|subscription ends|subscription expires|subscription renews|' +
        'commitment ends|renewal|renewals|auto-renewal|renewal day|auto-renew',
    ),
  ],
  ['trial', phrases('trial|trials|trial period')],
];

const seatVerbs = wordsIn(
  'go given reduce reduced reducing remove removed decrease decreased lower lowered drop dropped return returned cancel cancelled canceled',
);
const seatNouns = wordsIn(
  'seat seats license licenses licence licences users quantity subscription subscriptions count',
);
const midTerm = phrases(
  'mid-term|midterm|mid term|during the term|during a term|during the commitment|during a commitment|in the middle of the term|before the term ends|' +
    'before renewal|before the renewal|in general|generally|at any time|any time|anytime|on annual|on nce|under nce|mid-contract|mid contract|during the contract|within the term|in the term|after 7 days|after seven days|after the window|whenever',
);

/** Words that ask what something is, at the beginning. */
const asksWhat = phrases(
  'what is|what are|what does|what do|what was|whats|what happens|how does|how do|how is|how are|how long is|how long does|how long do|explain|define|describe|' +
    'meaning of|definition of|tell me about|tell me more about|tell me what|tell me how|tell me why|what is meant by|whats meant by|what do you mean by|difference between|the difference between|can you explain|could you explain|please explain|' +
    'remind me what|remind me how|i do not understand|i dont understand|why is there|is there|about|do you know what|can someone explain',
);
/** Words that ask whether and when seats may go down. */
const asksWhether = phrases(
  'can|could|may|is it possible|is it ok|is it okay|is it fine|what happens if|what happens when|what happens with|am i allowed|are we allowed|why cant|why can not|why cannot|why could i not|why is it not|when can|how can|how long can|when am i|when are we|am i able to|are we able to|are you able to|what are the rules|whats the rule|what is the rule|is it allowed',
);
/** A question with one of these is about the portfolio, not about terms. */
const ofPortfolio = wordsIn(
  'which who whose open closes close list show find our export csv many much companies customers clients next due coming upcoming unpaid top',
);
const lead = wordsIn(
  'hi hello hey please so and ok okay can you could quick question sorry bot the a an again me to us remind exactly actually',
);

/** A word as it is compared; what stands in quotation marks is asked about too. */
const inWords = (token: Token): Token[] =>
  token.word === ''
    ? readTokens(token.text.toLowerCase())
    : [{ ...token, word: token.word.replaceAll("'", '') }];

const has = (tokens: readonly Token[], all: readonly (readonly string[])[]): boolean =>
  tokens.some((_, at) => all.some((phrase) => phraseAt(tokens, at, phrase)));

const ownWords: ReadonlySet<string> = new Set([
  ...names.flatMap(([, own]) => own.flat()),
  ...[
    'work',
    'works',
    'mean',
    'means',
    'explain',
    'difference',
    'general',
    'help',
    'glossary',
    'plan',
    'plans',
  ],
]);

/** Whether words belong to a topic's name or to the question, whatever else they may name ("window", "work"). */
export const areTermWords = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => ownWords.has(word));

/** The topic that the words name; null when they name none. */
const topicNamed = (tokens: readonly Token[]): TermTopic | null =>
  names.find(([, own]) => has(tokens, own))?.[0] ?? null;

const begins = (tokens: readonly Token[], all: readonly (readonly string[])[]): boolean => {
  const at = tokens.findIndex((_, n) => all.some((phrase) => phraseAt(tokens, n, phrase)));
  return at >= 0 && tokens.slice(0, at).every(({ word }) => lead.has(word));
};

/**
 * Topics whose names also occur in questions about the portfolio: they need a question that can only be about terms.
 */
const everyday: ReadonlySet<TermTopic> = new Set(['renewal', 'trial', 'commitment']);
const asksMeaning = phrases(
  'explain|define|describe|meaning of|definition of|what is meant by|whats meant by|what do you mean by|what happens|difference between|the difference between|what is the difference|what are the differences|what is a|what is an|whats a|whats an|why is there',
);

const isAsked = (tokens: readonly Token[], topic: TermTopic, asks: boolean): boolean => {
  const asked = begins(tokens, asksWhat) || begins(tokens, asksWhether);
  if (everyday.has(topic))
    return (
      asked &&
      (begins(tokens, asksMeaning) || /^(?:mean|means|work|works)$/.test(wordAt(tokens, tokens.length - 1)))
    );
  // "NCE?" alone asks what it is.
  return asked || (asks && tokens.length <= 4);
};

const asksFewer = (tokens: readonly Token[]): boolean =>
  begins(tokens, asksWhether) &&
  tokens.some(({ word }) => seatVerbs.has(word)) &&
  tokens.some(({ word }) => seatNouns.has(word)) &&
  (has(tokens, midTerm) ||
    begins(tokens, questionStarts) ||
    topicNamed(tokens) !== null ||
    (begins(tokens, supposing) && !tokens.some(({ word }) => /^\d+$/.test(word))));
const supposing = phrases('what happens if|what happens when|what happens with');
const questionStarts = phrases(
  'why cant|why can not|why cannot|why could i not|why is it not|when can|when am i|when are we|how long can|what are the rules|whats the rule|what is the rule',
);

/** "is there any way out of an annual contract?", "how long have I got to undo a new licence?": without a name, it is asked in general. */
const outOfTerm =
  /^(?:(?:is there (?:any|a|some|no) way|(?:can|could|may) (?:you|we|i|one|they|somebody|anybody|a (?:customer|client)|customers|clients)|how (?:can|do) (?:you|we|i|one)|how (?:long|many days) (?:(?:have|do|can) (?:you|we|i|one))|(?:until|till) when (?:can|may) (?:you|we|i|one)|what if (?:you|we|a (?:customer|client)))\b.*)\b(?:cancel|undo|leave|get out|wants? out|out of|(?:take|drop|remove|reduce|return|give back) (?:new )?(?:seats|licen[cs]es)|(?:seats|licen[cs]es) off|money back)\b.*\b(?:annual|yearly|years?|terms?|contract|commitment|mid|halfway|early|generally|general|buying|purchase|new (?:sub|subscription|licen[cs]e|seats?))\b/;
const ofThese =
  /\b(?:their|our|my|that|this|these|those|its|it|them)\b|\bthe (?:annual|yearly|monthly|contract|subscription|new|last|other)\b/;
/** "do annual terms get cheaper?", "why is monthly dearer than annual?" */
const priceOfTerm =
  /^(?:do|does|are|is|why (?:do|does|are|is)) (?:an? |the )?(?:annual|yearly|monthly|longer|three-year)(?: terms?| plans?| commitments?| licen[cs]es| ones)?(?: get| be| always)*(?: any| much)? (?:cheaper|dearer|more expensive)\b/;

export const termQuestionCues = [
  'annual yearly monthly year term contract way early halfway buying new',
  cuesOf(names.flatMap(([, own]) => own)),
  ...seatVerbs,
  'terms glossary help',
].join(' ');

/**
 * The topic of a question about terms in general, or `all` for *help terms*; null for every other sentence. Names must
 * have been removed: a question about one of them is not a general one.
 */
export const termQuestionIn = (given: readonly Token[], asks: boolean): TermTopic | 'all' | null => {
  const tokens = given.flatMap(inWords);
  const first = wordAt(tokens, 0);
  if (first === 'help' || first === '/help') {
    if (tokens.length === 2 && /^(?:terms?|glossary|licensing)$/.test(wordAt(tokens, 1))) return 'all';
    const topic = topicNamed(tokens.slice(1));
    // "help renewals" and "help trials" are about the commands.
    return topic === null || everyday.has(topic) ? null : topic;
  }
  if (tokens.length === 1 && /^(?:terms|glossary)$/.test(first)) return 'all';
  if (tokens.length > 16) return null;
  const said = tokens.map(({ word }) => word).join(' ');
  if (outOfTerm.test(said) && !ofThese.test(said)) return 'fewer-seats';
  if (priceOfTerm.test(said)) return 'commitment';
  if (tokens.some(({ word }) => ofPortfolio.has(word))) return null;
  const topic = topicNamed(tokens);
  if (asksFewer(tokens)) return topic === 'last-day' ? topic : 'fewer-seats';
  return topic !== null && isAsked(tokens, topic, asks) ? topic : null;
};
