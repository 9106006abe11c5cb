import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const about = (say: string): string => shown(readIn(say));

describe('small talk', () => {
  test.each([
    'thanks',
    'Thanks!',
    'thank you very much',
    'thx a lot',
    'many thanks for the quick help',
    'ty',
    'cheers',
    'perfect, thank you',
    'Great job bot!',
    'ok thanks',
    'ok',
    'got it',
    'all good',
    'that helped',
    'awesome 🎉',
    '👍',
    '👍🏽',
    '🙏🙏',
    '❤️',
    'thnaks',
    'great stuff',
    'you rock',
    "you're the best",
    'danke schön',
    'merci beaucoup',
  ])('thanks are thanks, in many words: %s', (say) => expect(about(say)).toBe('say thanks'));

  test.each([
    'hi',
    'Hello!',
    'hey bot',
    'morning',
    'Good evening team',
    'hallo',
    'moin',
    'bonjour à tous'.slice(0, 7),
    '👋',
    'hello there 🙂',
    'helo',
    "hiya team, hope you're well",
    "what's up",
  ])('a greeting is a greeting: %s', (say) => expect(about(say)).toBe('say greeting'));

  test.each([
    'is everything ok with pax8?',
    'is pax8 down?',
    'pax8 up?',
    'any problems with pax8 today',
    'is the bot working',
    'how old is the data?',
    'is the API slow',
    'how is the connection to Pax8',
    'when did you last read from Pax8?',
    'are you ok?',
  ])('whether all is well with Pax8 is the status: %s', (say) => expect(about(say)).toBe('do status'));

  test.each([
    ['thanks, and renewals of vanarsdel', 'do renewals @ VanArsdel'],
    ['thanks for adding 3 business premium to vanarsdel', 'say past'],
    ['hi, status', 'do status'],
    ['hello, add 3 business premium for vanarsdel', 'do add 3 Microsoft 365 Business Premium @ VanArsdel'],
    [
      'good morning, vanarsdel needs 3 more business premium',
      'confirm add 3 Microsoft 365 Business Premium @ VanArsdel',
    ],
    ['is vanarsdel ok', 'do company @ VanArsdel'],
    ['update the data', 'do refresh'],
    ['refresh the data again', 'do refresh'],
    ['?', 'do help'],
  ])('another word is no small talk: %s', (say, meant) => expect(about(say)).toBe(meant));

  test('a greeting above a signature or a quoted mail is a greeting', () => {
    expect(about('Good evening\n--\nMark Adder | Add Value | We remove the pain')).toBe('say greeting');
    expect(
      about('Thanks, all good now!\n\n-----Original Message-----\nPlease remove 3 Business Basic at Litware'),
    ).toBe('say thanks');
  });

  test('a long message is none, whatever its words', () => {
    expect(about('thanks '.repeat(20))).not.toBe('say thanks');
  });
});
