import { readWords } from './read-words.ts';
import { seatVerbs } from './seat-words.ts';
import { phraseAt, phrases, type Token, withoutTail, wordsIn } from './sentence.ts';

const greetings = 'hi hello hey hiya yo howdy hallo moin dear thanks'.split(' ');
const greeted = 'there bot all team folks everyone'.split(' ');
const leading = phrases(
  [
    ...greetings,
    ...greetings.flatMap((greeting) => greeted.map((who) => `${greeting} ${who}`)),
    'good morning|good afternoon|good evening|good morning all|good morning team|good morning bot|thank you|pax8 bot|quick question',
    'please|pls|plz|kindly|ok|okay|can you|could you|would you|will you|can i|can we|could i|could we|may i|can u|could u',
    'i want you to|i need you to|i would like you to|would you mind|i would like to|we would like to|would like to|i want to|we want to|i would like|we would like',
    'i need to|we need to|want to|need to|i have to|we have to|i wanna|wanna|lets|let us|let me|go ahead and|help me|help us',
    'i am going to|do you mind|are you able to|is it possible to|sorry|excuse me|asap',
  ].join('|'),
);
/** Companies begin with these words too ("All Star Dental"): dropped only where the bot's own words follow. */
const maybeLeading = wordsIn(
  'so well and also then now just quickly morning afternoon evening there bot pax8 team all folks you urgent',
);
const asking = wordsIn('show list display find search what which who how when does');
const trailing = phrases(
  'please|pls|plz|thanks|thank you|thank you very much|thanks a lot|thanks a million|many thanks|thx|ty|cheers|asap|thanks bot|' +
    'thank you bot|thanks mate|cheers mate|for me|for us|when you can|when you get a chance|if you can|if possible|right now|now|' +
    'immediately|urgently|in advance|so much|will you|would you|can you|could you|in pax8|on pax8|from pax8|right away',
);

const withoutGreeting = (tokens: readonly Token[]): readonly Token[] => {
  const [first, second] = tokens;
  if (first === undefined) return tokens;
  const phrase = leading.find((each) => phraseAt(tokens, 0, each));
  if (phrase !== undefined) return withoutGreeting(tokens.slice(phrase.length));
  const next = second?.word ?? '';
  const own =
    next === '' || seatVerbs.has(next) || readWords.has(next) || asking.has(next) || maybeLeading.has(next);
  const polite = own || leading.some((each) => phraseAt(tokens, 1, each));
  return maybeLeading.has(first.word) && polite ? withoutGreeting(tokens.slice(1)) : tokens;
};

/** The sentence without what is only said to be polite, at both ends. */
export const withoutPoliteness = (tokens: readonly Token[]): readonly Token[] =>
  withoutTail(withoutGreeting(tokens), trailing);
