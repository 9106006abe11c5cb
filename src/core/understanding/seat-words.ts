import { wordsIn } from './sentence.ts';

/**
 * A word that changes seats. `scale`: with "to N" it sets ("increase to 15"). `weak`: it says so only beside a number
 * ("give", "make"). `recipient`: who gets them may stand right after it ("give Contoso two more"). `whole`: without
 * a number it speaks of the whole subscription ("cancel Business Premium").
 */
export type SeatVerb = Readonly<{
  direction: 'add' | 'remove' | 'set';
  scale: boolean;
  weak: boolean;
  recipient: boolean;
  whole: boolean;
}>;

const verb = (direction: SeatVerb['direction'], traits = ''): SeatVerb => ({
  direction,
  scale: traits.includes('scale'),
  weak: traits.includes('weak'),
  recipient: traits.includes('recipient'),
  whole: traits.includes('whole'),
});

const rows: readonly (readonly [string, SeatVerb])[] = [
  ['add adding', verb('add', 'recipient')],
  ['buy purchase', verb('add', 'recipient')],
  ['increase bump raise grow boost', verb('add', 'scale')],
  ['extend expand up scale', verb('add', 'scale weak')],
  [
    'give gives get gets need needs want wants require requires assign allocate',
    verb('add', 'weak recipient'),
  ],
  ['remove subtract deduct', verb('remove', '')],
  ['reduce decrease lower drop cut trim shrink', verb('remove', 'scale')],
  ['take lose down', verb('remove', 'weak scale')],
  ['cancel delete', verb('remove', 'weak whole')],
  ['set', verb('set', '')],
  ['change make bring put adjust update modify have move go', verb('set', 'weak')],
];

export const seatVerbs: ReadonlyMap<string, SeatVerb> = new Map(
  rows.flatMap(([words, meaning]) => words.split(' ').map((word): [string, SeatVerb] => [word, meaning])),
);

export const seatNouns = wordsIn(
  'seat seats license licenses licence licences user users subs sub subscription subscriptions lic lics quantity qty',
);
export const moreWords = wordsIn('more extra additional another further');
export const fewerWords = wordsIn('fewer less');
