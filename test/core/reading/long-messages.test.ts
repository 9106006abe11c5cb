import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const bp = 'Microsoft 365 Business Premium';
const standard = 'Microsoft 365 Business Standard';

/** Much around an order, and how the whole is taken. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'an order after talk of who writes is done': [
    ['Hi, I am only the temp here. Add 2 basic to litware', `do add 2 ${basic} @ Litware`],
    [
      'I asked you something earlier, sorry about that. Remove 2 basic at litware',
      `do remove 2 ${basic} @ Litware`,
    ],
    [
      'Please do these two for me:\nlitware basic +2\nvanarsdel premium +1',
      `do add 2 ${basic} @ Litware; add 1 ${bp} @ VanArsdel`,
    ],
  ],
  'an order after anything else that leaves it as it is is offered': [
    ['Coffee, check. Phones, check. Remove 2 basic at litware', 'ask reading'],
    [
      'I am in the car park at litware with one bar of signal so short: add 2 basic. Driving now, bye',
      `confirm add 2 ${basic} @ Litware left I am in the car park at litware with one bar of signal so short,Driving now`,
    ],
    [
      'could somebody (bot or human, whoever) please give litware 2 more basic',
      `confirm add 2 ${basic} @ Litware left could somebody,bot or human`,
    ],
    [
      'The owner of litware called and was in a good mood! That makes it 2 more basic',
      `confirm add 2 ${basic} @ Litware left The owner of litware called and was in a good mood!`,
    ],
    [
      'My name is Olu and I began here today: I would like to add 2 basic to litware. Is that ok?',
      `confirm add 2 ${basic} @ Litware left name,Olu,began`,
    ],
  ],
  'what another says is not the word of who writes': [
    [
      'I know I asked about that before, this is something else: add 2 basic to litware',
      `do add 2 ${basic} @ Litware`,
    ],
    [
      'The lady from litware rang, she was very nice! Add 2 basic',
      `confirm add 2 ${basic} @ Litware left she was very nice!`,
    ],
    [
      'I want to start with thanks. The second: add 2 basic to litware',
      `confirm add 2 ${basic} @ Litware left second`,
    ],
    [
      'I hope you had a rest. Add 2 basic to litware. End of novel.',
      `confirm add 2 ${basic} @ Litware left I hope you had a rest.,End of novel.`,
    ],
    ['My boss told me this: add 2 basic to litware', 'say reported'],
  ],
  'a place, people and forms are what they are': [
    ['We checked it with their office. Set litware basic to 32', `do set 32 ${basic} @ Litware`],
    ['remove 2 basic at litware, two agents moved to another branch', `do remove 2 ${basic} @ Litware`],
    [
      'New request\nCustomer: litware\nProduct: basic\nCurrent: 30\nNew: 32',
      `confirm set 32 ${basic} @ Litware`,
    ],
    [
      'Midtown Vets is leaving Bitdefender, end that subscription please',
      'confirm cancel Bitdefender GravityZone Business Security @ Midtown Vets',
    ],
    ['everything on a three-year commitment', 'do portfolio'],
    ['four customers with the fewest seats', 'do portfolio'],
  ],
  'what comes first and bears on the order is not left aside': [
    ['oh how lovely, remove 2 basic at litware', 'say uncertain'],
    ["we won't be there, add 2 basic to litware", 'say negated'],
    ['should the customer call back, put litware basic on 13', 'say uncertain'],
    ['RESOLVED: add 3 basic to litware', 'say past'],
    ["Yesterday's change: litware basic 18 -> 20", 'say past'],
    ['Please do not touch anything yet. Add 3 basic to litware', 'say negated'],
    ['Here is an example of a sentence. Add 3 basic to litware', 'say uncertain'],
    ['Dana wrote this. Add 3 basic to litware', 'say reported'],
    ['Draft for my colleague. Set litware basic to 32.', 'say uncertain'],
    ['Wrong chat, sorry. Add 2 basic to litware', 'say uncertain'],
    ['Read this back to me please. Add 2 basic to litware', 'say uncertain'],
    ['My colleague handles this one. Add 2 basic to litware', 'unknown'],
    ['I am not asking you to do this. Add 2 basic to litware', 'say negated'],
    ['He has not signed. Add 2 basic to litware', 'say negated'],
    ['litware has 30 basic and needs them all', 'say negated'],
    ['Tomorrow then. Add 3 basic to litware', 'say another-day'],
    ['If they agree. Add 3 basic to litware', 'say conditional'],
    ['zork blah blub at woodgrove: remove 2 e5', 'ask reading'],
    ['Are you there? Can it wait? Add 3 basic to litware', 'say question-about-change'],
    ['I cancelled one yesterday evening. Please stop. Add 3 basic to litware', 'say past'],
    ['Northwind called. Litware called as well. Please add 3 basic', 'ask reading'],
  ],
  'news of people dates and counts nothing of the order beside it': [
    [
      'Sarah and Tom are starting at litware on Monday, two more basic for them',
      `confirm add 2 ${basic} @ Litware`,
    ],
    ['litware let six people go, so minus six basic', `confirm remove 6 ${basic} @ Litware`],
    ['litware lost two staff, adjust the basic accordingly', `confirm remove 2 ${basic} @ Litware`],
    ['Litware found two people last week, two basic please', `confirm add 2 ${basic} @ Litware`],
    [
      "Two people left Litware last week and they won't be back, so please remove two basic",
      `confirm remove 2 ${basic} @ Litware left and they won't be back`,
    ],
    [
      'Dana is leaving litware on Friday, drop one basic',
      `say another-day plan remove 1 ${basic} @ Litware at term-end`,
    ],
    ['Please add one basic for litware, starting Wednesday', 'say another-day'],
    ['litware has two people in the office, add 1 basic', `confirm add 1 ${basic} @ Litware`],
  ],
  'nobody uses it is why it may go': [
    ['please cancel power bi at litware, nobody opens it', 'do cancel Power BI Pro @ Litware'],
    [
      'please cancel power bi at litware, nobody needs to approve it',
      'confirm cancel Power BI Pro @ Litware left nobody needs to approve it',
    ],
  ],
  'what goes from one number to another is the new one': [
    ['litware goes from 30 basic to 34', `confirm set 34 ${basic} @ Litware`],
    ['litware wants to go from 30 basic to 34', `confirm set 34 ${basic} @ Litware`],
    ['litware has 30 basic and needs 34', `confirm set 34 ${basic} @ Litware`],
    ['litware has 30 basic and needs 2 more', `confirm add 2 ${basic} @ Litware`],
    ['litware basic: thirty becomes forty', `confirm set 40 ${basic} @ Litware`],
    ['litware basic 30 ➜ 34', `do set 34 ${basic} @ Litware`],
  ],
  'the passive begs': [
    ["could litware's power bi be terminated please?", 'confirm cancel Power BI Pro @ Litware'],
    ["can litware's basic be reduced by 2?", `confirm remove 2 ${basic} @ Litware`],
    ['litware basic is to be increased by 2', `confirm add 2 ${basic} @ Litware`],
  ],
  'out of, any more and let it expire say how it ends': [
    ['strip four basic out of litware', `do remove 4 ${basic} @ Litware`],
    ['I want out of power bi for litware', 'confirm cancel Power BI Pro @ Litware'],
    ['litware has no use for power bi any more, terminate it', 'confirm cancel Power BI Pro @ Litware'],
    ['let the Power BI at Litware expire when its term is up', 'do cancel Power BI Pro @ Litware'],
    ["litware's basic should go up to 34", `confirm set 34 ${basic} @ Litware`],
    ['when you get a sec add 2 basic to litware', `do add 2 ${basic} @ Litware`],
    [
      "swap 3 of Müller's Office 365 E3 for Microsoft 365 E3",
      'do remove 3 Office 365 E3 @ Müller Maschinenbau GmbH; add 3 Microsoft 365 E3 @ Müller Maschinenbau GmbH together',
    ],
    ['set design: 2 standard up by 2', 'ask reading,product'],
    ['fabrikam standard up by 2 pls', `do add 2 ${standard} @ Fabrikam Inc`],
  ],
};

describe.each(Object.entries(kinds))('%s', (_, cases) => {
  test.each(cases)('%s', (said, meant) => {
    expect(shown(readIn(said))).toBe(meant);
  });
});
