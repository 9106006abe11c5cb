import { describe, expect, test } from '@jest/globals';
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
const added = new RegExp(`^(?:do|confirm) add 2 ${basic} @ Litware`);
const held = /^(?:say|ask|unknown|do (?:portal-only|subscription))/;

/** What people say beside an order that is whole, and what sounds like it and holds it. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'who has agreed holds nothing; who is still to agree does': [
    ['add 2 basic to litware, agreed with their office manager by phone today', added],
    ['add 2 basic to litware, confirmed by their IT lead yesterday', added],
    ['add 2 basic to litware, agreed with nobody', held],
    ['add 2 basic to litware, approved by Friday', held],
    ['add 2 basic to litware, approved by mistake', held],
    ['add 2 basic to litware, agreed with Tom that we wait', held],
    ['add 2 basic to litware, not agreed with Tom', held],
  ],
  'where a paper is holds nothing; what it waits for does': [
    ['litware basic, 2 more, PO is in the quote folder', added],
    ['add 2 basic to litware, signed order form is attached to the ticket', added],
    ['add 2 basic to litware, PO is on hold', held],
    ['add 2 basic to litware, PO is not in the folder', held],
    ['add 2 basic to litware, PO is in the folder tomorrow', held],
  ],
  'what somebody lacks is why; what they have no need, leave or money for is not': [
    ['add 2 basic to litware, new joiner sits there without mail', added],
    ['add 2 basic to litware, driver has no mailbox yet', added],
    ['add 2 basic to litware, they have laptops but no licence yet', added],
    ['add 2 basic to litware, they have no need', held],
    ['add 2 basic to litware, there is no new driver', held],
    ['add 2 basic to litware, the boss is without budget', held],
    ['add 2 basic to litware without approval', held],
    ['remove 2 basic from litware, the nurse is without mail', /^confirm remove 2/],
  ],
  'who begins with it orders nothing else': [
    ['add 2 basic to litware, their sales team is starting with it', added],
    ['add 2 basic to litware, their design team is starting with it', added],
  ],
  'a time by which people need seats is no condition; the end of a term is': [
    ['litware need 2 more basic before their temps start on Tuesday', /^confirm add 2/],
    ['could you put 2 more basic on litware before the course on Thursday', /^confirm add 2/],
    ['could you put 2 more basic on litware before the week is out', /^confirm add 2/],
    ['add 2 basic to litware before the term starts', held],
    ['add 2 basic to litware before they start to pay', held],
    ['add 2 basic to litware, but not before their temps start', held],
    ['remove 2 basic from litware before the trial ends', held],
  ],
  'what they take instead is why something ends': [
    ['cancel Dropsuite for Five Guys, they go to Veeam instead', /^confirm cancel/],
    ['cancel Dropsuite for Five Guys, they might go to Veeam instead', held],
  ],
  'a number that was not said is asked': [
    [
      "could you remove some basic at litware, my colleague wrote it down but I can't read the number",
      /^ask number/,
    ],
    ["add a few basic to litware, they didn't say how many", /^ask number/],
    ['litware just rang, they want 2 more of the same, nothing else was said', /^ask product/],
    ["add 2 basic to litware, they didn't say they want it", held],
  ],
  'what a caller needs is asked for; what a caller might need is told': [
    ['INC-20881 / Litware / caller says they need 2 more basic', /^confirm add 2/],
    ['user on the phone says they need 2 more basic at litware', /^confirm add 2/],
    ['caller says they might need 2 more basic at litware', /^say/],
    ['customer says they need no more basic at litware', /^say/],
    ['bob says they need 2 more basic at litware', /^say reported/],
  ],
  'a term that is wished for if there is one is offered; one that somebody decides on is not': [
    ["can we get 2 acrobat pro for Set Design, monthly if they'll let us", /^confirm order/],
    ['can we get 2 acrobat pro for Set Design, monthly if Tom agrees', /^say conditional/],
  ],
  'another term is asked for whatever is told of the old one': [
    ["put litware's basic on a yearly term instead of monthly", /^do switch-annual/],
    ['switch litware basic to annual, they have been on monthly for three years', /^confirm switch-annual/],
    ["Just off the phone with Litware, they'd like to go annual with their Basic", /^confirm switch-annual/],
    ['switch litware basic to annual, not yet', /^say negated/],
    ['switch litware basic to annual, if they agree', /^do portal-only/],
    ['switch litware basic to annual, and premium at VanArsdel too', /^do portal-only/],
    ['switch litware basic to monthly, they grow', /^do portal-only/],
  ],
  'a supposed change is reckoned, whatever is not ordered': [
    ['what would 2 more basic run litware? not ordering yet', /^do what-if/],
    ["what would 2 more basic come to for litware? don't add them", /^do what-if/],
    ['if litware had 30 basic instead of 22, what would that be a month?', /^do what-if/],
    ['suppose litware had 20 basic, what would they pay', /^do what-if/],
    [
      "what's the difference a month for litware with 35 instead of 34 basic? they haven't decided",
      /^do what-if/,
    ],
    ['can you calculate 2 extra basic for litware, they want to know before they sign', /^do what-if/],
    ['what would 2 more basic cost litware? if it is less than 50 add them', /^say/],
  ],
  'how urgent a ticket is names no product': [
    ['Ticket 881 | Litware | P2 | needs 2 basic', /^confirm add 2/],
    ['prio P1, add 2 basic to litware', /^do add 2/],
  ],
  'a difference is no total': [['change basic at litware by 2', /^ask direction,reading(?!.*set)/]],
  'a thing that nobody sells here is no product': [
    ['order 2 docking stations for Litware', /^unknown/],
    ['could you order two toner cartridges for the printer in the Utrecht office', /^unknown/],
    ['add 2 laptops to litware', /^unknown/],
    ['add 2 server licences for litware', /^ask product/],
    ['add 2 basic to litware, they also get 2 headsets', /^confirm add 2/],
  ],
  'who leaves had what they had': [
    ['offboard two people at litware, both had basic', /^do offboard 2|^do staff/],
  ],
  'what would befall people without it is why; what else is to happen is not': [
    ["add 2 basic to litware, otherwise the new guy can't work tomorrow", added],
    ['add 2 basic to litware, otherwise ask Tom', held],
    ["add 2 basic to litware or they can't pay", held],
    ['add 2 basic to litware today, next week would be too late', added],
    ['add 2 basic to litware, tomorrow is fine', held],
  ],
  'what need not be minded is not the order': [
    ["don't worry about the price, just add 2 basic to litware", added],
    ['no need to ask them again, add 2 basic to litware', added],
    ['no need to ask them again about adding 2 basic to litware', held],
    ['no need for 2 more basic at litware', held],
    ["add 2 basic to litware, don't bother", held],
  ],
  'what the writer cannot do, forgot or knows is their own; what they cannot approve is not': [
    ["I can't do it myself from here, add 2 basic to litware please", added],
    ['could you please add 2 basic to litware, I forgot to do it last week', added],
    ["if I'm not mistaken litware needs 2 more basic", /^confirm add 2/],
    ["if I'm wrong, add 2 basic to litware", held],
    ["add 2 basic to litware, I can't approve it myself", held],
    ['add 2 basic to litware, I forgot it was for Fabrikam', held],
  ],
  'whom somebody keeps waiting on the phone is no condition; what they wait for is': [
    ["can you add 2 basic to litware while she's waiting?", added],
    ["when you're back from lunch, add 2 basic to litware", added],
    ["add 2 basic to litware while she's waiting for approval", held],
    ["when you're back from holiday, add 2 basic to litware", held],
  ],
  'that all are taken calls for more': [
    ['add 2 basic to litware, all 34 are taken', added],
    ['remove 2 basic from litware, all of them are taken', /^confirm remove 2/],
  ],
  'that somebody complains of what they cannot do is why': [
    ["add 2 basic to litware, controller complained that she can't open her mail", added],
    ["add 2 basic to litware, the boss says that she can't", held],
  ],
  'a customer who writes asks for it': [
    ['Litware just emailed: 2 more basic please', /^confirm add 2/],
    ['Got a text from the Litware owner, wants 2 more basic', /^confirm add 2/],
    ["Litware emailed: don't add 2 basic", held],
    ['Litware just emailed, add 2 basic when they have paid', held],
    ['T-20991: Litware, user Paul Meier needs basic from today', /^confirm add 1/],
  ],
  'a ticket is known by its board': [
    ['HALO-4471 Litware need 2 additional Basic', /^confirm add 2/],
    ['INV-4471 Litware add 2 basic', /^ask reading/],
  ],
  'what is only supposed stays so beside a remark that decides nothing': [
    ['Litware: what would 4 more Basic cost? Nobody decided anything.', /^do what-if add 4/],
  ],
  'people are no product of an order': [
    ['please order 2 more basic for litware, they have 30 now and 32 people', /^ask reading/],
  ],
  'a wish orders nothing': [['wish we could just put everybody on E5 and be done', /^say uncertain/]],
  'a mail between quotation marks is of who sent it': [
    ['From Janet @ Litware: "Hi team, two new clerks, please add 2 basic for us. Thanks!"', /^confirm add 2/],
    ['From Janet @ Litware: "please don\'t add 2 basic for us"', /^say negated/],
    ['From Janet @ Litware: "we added 2 basic yesterday"', /^say/],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toMatch(meant));
  });
