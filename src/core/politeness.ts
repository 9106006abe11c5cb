import { phrases, type Token, withoutLead, withoutTail } from './sentence.ts';

const leading = phrases(
  'hi|hello|hey|hiya|yo|howdy|hallo|moin|dear|good morning|good afternoon|good evening|morning|afternoon|evening|there|bot|' +
    'pax8|pax8 bot|hi there|team|all|folks|please|pls|plz|kindly|ok|okay|so|well|and|also|then|now|just|quickly|quick question|' +
    'can you|could you|would you|will you|can i|can we|could i|could we|may i|can u|could u|you|i want you to|i need you to|' +
    'i would like you to|would you mind|i would like to|we would like to|would like to|i want to|we want to|i need to|we need to|' +
    'want to|need to|i have to|we have to|i wanna|wanna|lets|let us|let me|go ahead and|help me|help us|im|i am going to|' +
    'do you mind|are you able to|is it possible to|sorry|excuse me|thanks|thank you|urgent|asap',
);
const trailing = phrases(
  'please|pls|plz|thanks|thank you|thank you very much|thanks a lot|thanks a million|many thanks|thx|ty|cheers|asap|' +
    'for me|for us|when you can|when you get a chance|if you can|if possible|ok|okay|right now|now|immediately|urgently|bot|' +
    'in advance|so much|mate|will you|would you|can you|could you|kindly|in pax8|on pax8|from pax8|quickly|right away',
);
const greeting = new Set([
  'hi',
  'hello',
  'hey',
  'hiya',
  'yo',
  'howdy',
  'hallo',
  'moin',
  'morning',
  'afternoon',
  'evening',
]);

/** The sentence without what is only said to be polite, at both ends. */
export const withoutPoliteness = (tokens: readonly Token[]): readonly Token[] =>
  withoutTail(withoutLead(tokens, leading), trailing);

export const isGreeting = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }) => greeting.has(word));
