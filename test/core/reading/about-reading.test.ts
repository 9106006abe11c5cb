import { describe, expect, test } from '@jest/globals';
import { aboutReadingIn } from '../../../src/core/understanding/about-reading.ts';

const kind = (say: string) => aboutReadingIn(say)?.kind ?? null;
const taught = (say: string): string | null => {
  const intent = aboutReadingIn(say);
  return intent?.kind === 'teach'
    ? `${intent.of ?? 'any'}: ${intent.name} = ${intent.means}`
    : (intent?.kind ?? null);
};

describe('a sentence about the reading itself', () => {
  test.each([
    'why?',
    'Why',
    'but why?',
    'why did you say that?',
    'how did you read that',
    'how did you read my message?',
    'what did you understand?',
    'explain yourself',
    'explain your answer',
    'what made you think that?',
    'why this answer?',
  ])('asks for the last reading: %s', (say) => expect(kind(say)).toBe('explain'));
  test.each([
    'not what I meant',
    'No, that’s not what I meant!',
    "that isn't what i meant",
    'that is not what I asked for',
    'you misunderstood me',
    'wrong answer',
    'wrong',
    'I meant something else',
    "didn't mean that",
    'you got that wrong',
  ])('says that it was wrong: %s', (say) => expect(kind(say)).toBe('not-meant'));
  test.each([
    ['misunderstood', 'card'],
    ['show the misunderstood messages', 'card'],
    ['misunderstood csv', 'csv'],
    ['export misunderstood', 'csv'],
    ['what have you misunderstood?', 'card'],
  ])('asks for the misunderstood messages: %s', (say, as) =>
    expect(aboutReadingIn(say)).toEqual({ kind: 'misunderstood', as }),
  );
  test.each(['taught', 'taught names', 'show the nicknames', 'what have you learned?'])(
    'asks for taught names: %s',
    (say) => expect(kind(say)).toBe('taught'),
  );
  test.each([
    ['teach "the dentist" = Bright Smiles Dental', 'any: the dentist = Bright Smiles Dental'],
    ['Teach “the dentist” = Bright Smiles Dental.', 'any: the dentist = Bright Smiles Dental'],
    ["teach 'the dentist' means Bright Smiles", 'any: the dentist = Bright Smiles'],
    ['teach nickname "the dentist" = Bright Smiles', 'any: the dentist = Bright Smiles'],
    ['teach the dentist = bright smiles', 'any: the dentist = bright smiles'],
    ['please teach the dentist as bright smiles', 'any: the dentist = bright smiles'],
    ['teach company "the dentist" = Bright Smiles', 'company: the dentist = Bright Smiles'],
    ['teach the customer "the dentist" = Bright Smiles', 'company: the dentist = Bright Smiles'],
    ['teach product "the suite" = "Microsoft 365 E5"', 'product: the suite = Microsoft 365 E5'],
    ['remember: "the dentist" = Bright Smiles', 'any: the dentist = Bright Smiles'],
    ['learn that the dentist means Bright Smiles', 'any: the dentist = Bright Smiles'],
    ['when I say the dentist, I mean Bright Smiles', 'any: the dentist = Bright Smiles'],
    ['"the dentist" means Bright Smiles', 'any: the dentist = Bright Smiles'],
    ['teach "the dentist" = "', 'any: the dentist = null'],
    ['teach', 'any: null = null'],
    ['how do I teach you a nickname?', 'any: null = null'],
  ])('%s teaches %s', (say, found) => expect(taught(say)).toBe(found));
  test.each([
    ['forget "the dentist"', 'the dentist'],
    ['forget the name the dentist', 'the dentist'],
    ['forget the nickname "the dentist"', 'the dentist'],
    ['unteach the dentist', 'the dentist'],
  ])('%s forgets', (say, name) => expect(aboutReadingIn(say)).toEqual({ kind: 'forget-name', name }));
  test.each([
    'why is the last invoice higher',
    'why did Bo add 3 seats',
    'forget it',
    'forget the 3 seats for litware',
    'remember to add 3 seats of E3 for woodgrove',
    'remember that woodgrove is 2 short',
    'the dentist needs 3 more',
    'explain NCE',
    `teach ${'x'.repeat(400)} = y`,
    '',
    'names',
  ])('is not: %s', (say) => expect(aboutReadingIn(say)).toBeNull());
});
