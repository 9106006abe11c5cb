import { expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';

test.each([
  // Until when it must be done is no other day; it is offered.
  ['by tomorrow: 2 more basic for litware', `confirm add 2 ${basic} @ Litware`],
  ['litware needs 2 more basic by friday', `confirm add 2 ${basic} @ Litware`],
  ['before the weekend please add 2 basic for litware', `confirm add 2 ${basic} @ Litware`],
  ['add 2 basic for litware before the renewal', 'say another-day'],
  ['by friday or by monday add 2 basic for litware', 'say'],
  // Who has to allow it has done so.
  ['litware finally signed the quote, bump their basic to 36 pls', `confirm set 36 ${basic} @ Litware`],
  ['litware never signed the quote. Bump their basic to 36', 'say'],
  ['Bob has to be asked. Add 2 basic for litware', 'say'],
  // Brackets, begging, and how the day of who writes went.
  ['litware called (only took them a month lol), 2 more basic please', `confirm add 2 ${basic} @ Litware`],
  ['litware (not Fabrikam I said): 2 more basic please', 'say'],
  ['Can you do me a favour before the meeting? Add 2 basic to litware.', `confirm add 2 ${basic} @ Litware`],
  [
    "Swapped desks today so I'm on the shared machine. Add 2 basic to litware",
    `confirm add 2 ${basic} @ Litware`,
  ],
  ['Add 2 basic to litware, would you?', `confirm add 2 ${basic} @ Litware`],
  ['Ann is back from parental leave, so 1 more basic for litware', `confirm add 1 ${basic} @ Litware`],
  // What there is already, and how people write on phones.
  ["litware want 4 more basic on top of the 30 they've got", `confirm add 4 ${basic} @ Litware`],
  ['2x basic 4 litware plz', 'confirm add 2 Microsoft 365 Business Basic @ Litware'],
  ['increase basic @litware 2 55', `do set 55 ${basic} @ Litware`],
  ['litware should end up with 35 basic', `confirm set 35 ${basic} @ Litware`],
  ['litware: 2 basic weg bitte', `confirm remove 2 ${basic} @ Litware`],
] as const)('%s', (said, meant) => {
  const got = shown(readIn(said));
  expect(got.startsWith(meant) ? meant : got).toBe(meant);
});

test.each([
  ["litware don't have enough basic. Please add 5.", `confirm add 5 ${basic} @ Litware`],
  ["We didn't order enough basic for litware: add 2", `confirm add 2 ${basic} @ Litware`],
  ['litware ran out of basic. Just add 3, ok?', `confirm add 3 ${basic} @ Litware`],
  ["litware don't have enough basic. Add nothing yet.", 'say'],
  ["litware don't have enough basic. Don't add 5.", 'say'],
  ["litware don't have enough basic. Bob could add 5.", 'say'],
] as const)('what there is too little of lends its name to the order behind it: %s', (said, meant) => {
  const got = shown(readIn(said));
  expect(got.startsWith(meant) ? meant : got).toBe(meant);
});
