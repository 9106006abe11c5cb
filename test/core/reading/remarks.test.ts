import { describe, expect, test } from '@jest/globals';
import { partsOf } from '../../../src/core/understanding/message-parts.ts';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const bp = 'Microsoft 365 Business Premium';

/** What is said beside an order, and how the whole is taken. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'a remark that names nothing is left aside, and the change is offered': [
    [
      'shave two basic off litware ... their dog ate the savings',
      `confirm remove 2 ${basic} @ Litware left dog,ate,savings`,
    ],
    [
      'hope your weekend was good. litware could do with two more basic',
      `confirm add 2 ${basic} @ Litware left hope your weekend was good.`,
    ],
    [
      'whenever suits: add 2 basic to litware (the cows are hungry)',
      `confirm add 2 ${basic} @ Litware left whenever suits,the cows are hungry`,
    ],
  ],
  'a remark that says all it means holds no order up': [
    [
      'Level up basic at Litware by 3 – I’m on the train so forgive the typing',
      `do add 3 ${basic} @ Litware`,
    ],
    ['set litware basic to 25, which should have been done last week tbh', `do set 25 ${basic} @ Litware`],
    ['not urgent, whenever you have a sec: add 2 basic to litware', `do add 2 ${basic} @ Litware`],
    ['remove 2 basic at litware, okayed by their CFO on the phone', `do remove 2 ${basic} @ Litware`],
    ['add 2 basic to litware, so nobody waits for it', `do add 2 ${basic} @ Litware`],
    [
      'add 2 basic to litware, so that they start tomorrow',
      `confirm add 2 ${basic} @ Litware left so that they start tomorrow`,
    ],
    ['add 2 basic to litware, okayed by nobody', 'ask reading'],
  ],
  'a change that is only spoken of is named by the plainest sign of how': [
    ['I suppose one could remove 2 basic at litware', 'say uncertain'],
    ['if only we could drop ten basic at litware', 'say uncertain'],
    ['we should have added two basic at litware last month', 'say past'],
    ['before Christmas we should add two basic at litware', 'say another-day'],
    ['Should Litware call, please add two basic.', 'say conditional'],
    ['remove 2 basic from litware or not?', 'say question-about-change'],
    ['Please proofread: "Add three Basic for Litware."', 'say quoted'],
    ["Don't you dare add another basic for litware lol", 'say negated'],
    ['the rep says we should add 10 basic at litware lol', 'say reported'],
  ],
  'what turns the meaning is never left aside': [
    ['eod friday: add 1 basic to litware', 'say another-day'],
    ['q1: litware +10 basic', 'say another-day'],
    ['as soon as the po is in: 5 basic for litware', 'say conditional'],
    ['great, remove 5 basic at litware and see who calls', 'say uncertain'],
    ['add 3 basic to litware, Bob did that yesterday evening already', 'say uncertain'],
    ['add 3 basic to litware, once the boss nods', 'say conditional'],
    ['my dentist told me: add 3 basic to litware', 'say reported'],
    ['add 3 basic to litware, tomorrow if the cows agree', 'say conditional'],
  ],
  'brackets at the end say why, unless what they hold turns the order': [
    ['remove 2 basic from litware (they are not used)', `do remove 2 ${basic} @ Litware`],
    ['add 2 basic to litware (new starters on Monday)', `do add 2 ${basic} @ Litware`],
    ['add 2 basic to litware (kidding of course)', 'say uncertain'],
    ['add 2 basic to litware (not really)', 'say negated'],
    ['add 2 basic to litware (once Bob is back)', 'say conditional'],
    ['add 2 basic to litware (already done)', 'say uncertain'],
    [
      'remove 2 basic from litware (next Monday)',
      `say another-day plan remove 2 ${basic} @ Litware at term-end`,
    ],
  ],
  'what comes first, what follows and irony turn it where no other word does': [
    ['remove 2 basic from litware, somebody has to sign that first', 'say conditional'],
    ['add 2 basic to litware, the day after tomorrow', 'say another-day'],
    ['oh how lovely, remove 2 basic at litware', 'say uncertain'],
    ['add 2 basic to litware, the customer refuses', 'ask reading'],
    [
      'From the list Dan left me: two more basic at Litware',
      `confirm add 2 ${basic} @ Litware left From the list Dan left me`,
    ],
  ],
  'words of a time, a condition or a doubt in passing say nothing of the change': [
    ['could you maybe add 2 basic to litware', `confirm add 2 ${basic} @ Litware`],
    ['add 2 basic to litware on the 5th', 'say another-day'],
  ],
  'what is denied beside what is meant does not count': [
    ['remove, not add, 2 basic at litware', `confirm remove 2 ${basic} @ Litware`],
    ['eight instead of seven basic for litware', `confirm set 8 ${basic} @ Litware`],
    ['add 3, not 4, basic to litware', `confirm add 3 ${basic} @ Litware`],
    ['9 seats of basic in total for litware (not 9 more!)', `confirm set 9 ${basic} @ Litware`],
  ],
  'unknown words are shown beside the offer, where none of them can turn it': [
    [
      'as confirmed by Sally just now, one basic less, litware',
      `confirm remove 1 ${basic} @ Litware left Sally`,
    ],
    ['add 2 basic to litware yeah', 'ask reading'],
    ['add 2 basic to litware, psych', 'say negated'],
    ['add 25 bucks to litware basic', 'ask reading'],
  ],
  'more or fewer without a number is asked, and is no question': [
    ['more basic for litware please', 'ask number'],
    ['fewer basic at litware', 'ask number'],
    ['does litware have more basic', 'say question-about-change'],
  ],
  'the rest that stays is no number': [
    [
      'Cancel Culture Cafe, lose one Standard, keep the rest',
      'do remove 1 Microsoft 365 Business Standard @ Cancel Culture Cafe',
    ],
  ],
  'what somebody gets is told, and is offered': [
    ['Litware get 2 more basic', `confirm add 2 ${basic} @ Litware`],
  ],
  'initials with points count whole': [
    ['bump up Keeper for JPW to twenty', 'confirm set 20 Keeper Business @ J.P. Whitfield & Co.'],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toBe(meant));
  });

test('a question is read without what is said beside it', () => {
  const plain = readIn('what renews at litware in december');
  const beside = readIn('what renews at litware in december – zebra quokka lunch');
  expect(beside.decision).toEqual(plain.decision);
});

test.each([
  ['tell me about Northwind Traders before I call them', 'do company @ Northwind Traders'],
  ['price of Acrobat Pro, anybody?', 'do price'],
  ['what’s in the Visio Plan 2 exactly', 'do product'],
  ['is 25 basic for litware ok?, just curious', 'say question-about-change'],
])('is asked beside it, and nothing else: %s', (said, meant) => expect(shown(readIn(said))).toBe(meant));

test('a form has no clauses, and neither has what is too long to look through', () => {
  expect(partsOf('Client: zebra\nNote: hold it, quokka pie')).toEqual([]);
  expect(partsOf('a, '.repeat(30))).toEqual([]);
  expect(partsOf('zebra, so quokka is hungry; lunch!').map(({ text }) => text)).toEqual([
    'zebra,',
    'so quokka is hungry;',
    'lunch!',
  ]);
});

test('a quoted or very long message is left as it is', () => {
  expect(shown(readIn(`add 2 ${bp} to litware, ${'zebra '.repeat(300)}`))).toBe('unknown');
});
