import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { here, readIn, shown, world } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const premium = 'Microsoft 365 Business Premium';
const visio = 'Visio Plan 2';

/** Turns of phrase, each with sentences of its kind. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'what was talked about instead is not meant': [
    ['Remove 2 Basic from Litware instead of the E3 we discussed', `do remove 2 ${basic} @ Litware`],
    [
      'Add 3 Premium to Tailspin rather than the Basic they talked about',
      `do add 3 ${premium} @ Tailspin Toys`,
    ],
    ['add 3 premium to tailspin instead of basic', 'say negated'],
    ['add 3 premium to tailspin instead of two of them', 'say negated'],
  ],
  'to be on one product rather than on another is a swap, and is offered': [
    [
      '2 people at Premium Meats go on Standard instead of Basic',
      `confirm remove 2 ${basic} @ Premium Meats; add 2 Microsoft 365 Business Standard @ Premium Meats`,
    ],
  ],
  'who tells of a need is shown beside the offer': [
    [
      'Trey needs 2 more E5, says Marta Klein',
      'confirm add 2 Microsoft 365 E5 @ Trey Research left Marta,Klein',
    ],
    ['Litware is 3 Basic short, said Ken', `confirm add 3 ${basic} @ Litware left Ken`],
    ['remove 2 basic from litware, says Bob', 'say reported'],
    ['Litware needs 2 more Basic, says he', 'say reported'],
  ],
  'every one of them is all of them, and no number': [
    ['cancel each one of the Basic licences at Litware', `confirm cancel ${basic} @ Litware`],
    ['remove every single one of the E5 seats at Trey', 'confirm cancel Microsoft 365 E5 @ Trey Research'],
    ['every last Basic seat at Litware can go', `confirm cancel ${basic} @ Litware`],
  ],
  'to be out of a number of seats is fewer, to be out of a product is too few': [
    ['Litware wants out of 3 Basic seats', `confirm remove 3 ${basic} @ Litware`],
    ['Trey is pulling out of 2 E5', 'confirm remove 2 Microsoft 365 E5 @ Trey Research'],
    ['get Litware out of 2 Basic', `do remove 2 ${basic} @ Litware`],
    ['we are out of E5 at Trey, add 2', 'confirm add 2 Microsoft 365 E5 @ Trey Research'],
  ],
  'none left is too few': [
    ['no E5 left at Trey, add 2', 'confirm add 2 Microsoft 365 E5 @ Trey Research'],
    ['no basic licences free at litware, they need 3', `confirm add 3 ${basic} @ Litware`],
  ],
  'what nobody needs any more may end': [
    ['no visio for contoso ltd anymore please', `confirm cancel ${visio} @ Contoso Ltd`],
    [
      "we won't be needing Power BI at Twelve Oaks any longer, so terminate it",
      'confirm cancel Power BI Pro @ Twelve Oaks Winery',
    ],
    ["we won't be there, add 2 basic to litware", 'say negated'],
  ],
  'from one company to another is a move, and is offered': [
    [
      'take 5 F3 from Five Guys to Schäfer Logistik',
      'confirm remove 5 Microsoft 365 F3 @ Five Guys; add 5 Microsoft 365 F3 @ Schäfer Logistik AG',
    ],
  ],
  'a number may be the plan’s': [
    ['drop project 5 at apex engineering by 1', 'do remove 1 Planner and Project Plan 5 @ Apex Engineering'],
    ['let planner 5 at apex engineering run out', 'do cancel Planner and Project Plan 5 @ Apex Engineering'],
    ['cancel visio 2 at contoso ltd', `do remove 2 ${visio} @ Contoso Ltd`],
  ],
  'Exchange beside mailboxes is the product': [
    [
      'Need 2 extra Exchange seats at One Order',
      'confirm add 2 Exchange Online (Plan 1) @ One Order Logistics',
    ],
    [
      'exchange 2 visio for business premium at contoso ltd',
      `do remove 2 ${visio} @ Contoso Ltd; add 2 ${premium} @ Contoso Ltd together`,
    ],
  ],
  'as somebody does something says why': [
    ['add 2 premium to tailspin as they have hired two people', `do add 2 ${premium} @ Tailspin Toys`],
    ['remove 3 basic from litware as the summer job is done', `do remove 3 ${basic} @ Litware`],
    ['add 2 premium to tailspin as soon as they sign', 'say conditional'],
  ],
  'as many as before': [
    ['add 2 basic and just as many E1 for litware', `confirm add 2 ${basic} @ Litware; order 2 E1 @ Litware`],
    ['add the same number of basic for litware', 'ask number'],
  ],
  'licences given back are seats, whoever has left': [
    [
      'the two temps at VanArsdel are gone, hand the licences back',
      `confirm remove 2 ${premium} @ VanArsdel`,
    ],
  ],
  'who may do it is asked politely, and leave is a request': [
    ['you can now remove 2 E5 from Trey', 'confirm remove 2 Microsoft 365 E5 @ Trey Research'],
    ['you may add 3 E5 to Trey once Bob is back', 'say conditional'],
    ['can tailspin get 2 more premium? pls', `confirm add 2 ${premium} @ Tailspin Toys`],
    [
      'would it be too much trouble to add 2 premium for tailspin',
      `confirm add 2 ${premium} @ Tailspin Toys`,
    ],
  ],
  'a cancellation whose day was not read is for another day': [
    ['tomorrow, kill dropsuite at status quo', 'say another-day'],
    ['next Thursday: kill Dropsuite at Status Quo', 'say another-day'],
    ['in january cancel dropsuite at status quo', 'say another-day'],
    [
      'stop Dropsuite for O’Brien Dental when the term ends',
      'do cancel Dropsuite Email Backup @ O’Brien Dental'.replace('’', "'"),
    ],
  ],
  'to let it end is an order, and who let it end is told': [
    ['let E5 at Trey lapse', 'do cancel Microsoft 365 E5 @ Trey Research'],
    ['Bob let E5 at Trey lapse', 'do renewals @ Trey Research'],
    ['cancel E5 at Trey once the quarter ends', 'say conditional'],
    ['cancel E5 at Trey once its term ends', 'do cancel Microsoft 365 E5 @ Trey Research'],
  ],
  'a word before that of a product may be a part of its name': [
    ['the password manager at whitfield, 2 more', 'ask product'],
  ],
  'where somebody is, what was before, and the labels of a form say nothing of the order': [
    ['bump Litware, the one in Leeds, to 30 basic', `do set 30 ${basic} @ Litware`],
    ['bump Litware, the one in March, to 30 basic', 'say another-day'],
    ['litware basic 33 (was 30)', `confirm set 33 ${basic} @ Litware`],
    ['litware basic 33, was 30 last week', 'say past'],
    ['litware basic 33 was 30 last week', 'say past'],
    ['Who: Litware. What: +2 Basic. Why: new hires', `do add 2 ${basic} @ Litware`],
    ['why: new warehouse. what: +2 basic. who: Litware', `do add 2 ${basic} @ Litware`],
  ],
  'why and when something was done asks for the history': [
    ['why did somebody remove 2 E5 from Trey', 'do history E5 @ Trey Research'],
    ['when did we add 3 basic at litware', 'do history basic @ Litware'],
    ['why did you want to add 4 premium to tailspin?', 'say question-about-change'],
    ['we went from 16 to 18 standard at october films, when was that', 'do history standard @ October Films'],
  ],
  'the money of a change that is only supposed': [
    ['what would five more E5 at Trey cost us', 'do what-if add 5 Microsoft 365 E5 @ Trey Research'],
    [
      'if VanArsdel went down to 20 Premium, what would that mean for the bill',
      `do what-if set 20 ${premium} @ VanArsdel`,
    ],
    ['how much would we save if we dropped 3 basic at litware', `do what-if remove 3 ${basic} @ Litware`],
    ['how much do we save with Litware on 20 basic instead of 30', `do what-if set 20 ${basic} @ Litware`],
    ['how much is the bill if trey takes 2 more E5', 'do what-if add 2 Microsoft 365 E5 @ Trey Research'],
    [
      'what would the bill be if 2 more E5 were ordered at trey',
      'do what-if add 2 Microsoft 365 E5 @ Trey Research',
    ],
  ],
  'orders about the bot itself': [
    ["i'd like @Tom to be admin", 'confirm grant'],
    ['@Sam should be able to ask for changes', 'confirm grant'],
    ["bob moser shouldn't be approver any more", 'confirm revoke'],
    ['take away whatever rights @Lena Vogt had', 'do revoke'],
    ['From today Marta looks after Trey Research', 'do assign @ Trey Research'],
    ['put @Tom down as account manager for tailspin', 'do assign @ Tailspin Toys'],
    ['Post approvals in this channel', 'do approvals'],
    ['which channels get renewal alerts', 'do alerts'],
  ],
};

test.each([
  [
    'spend contoso ltd',
    'split by product',
    { kind: 'do', intent: { kind: 'spend', of: 'Contoso Ltd' }, filters: { by: 'product' } },
  ],
  [
    'grant approver to @Priya',
    'requester is enough, actually',
    { kind: 'do', intent: { kind: 'grant', role: 'requester', who: '@Priya' } },
  ],
  [
    'what would 5 more e3 at apex engineering cost',
    'ok go for 3 then',
    { kind: 'confirm', intents: [{ kind: 'seats', count: { n: 3 } }] },
  ],
])('after “%s”: %s', (before, said, decision) => {
  const memory = memoryAfter(world, [before]);
  expect(readBeside(said, world.portfolio, memory, here).decision).toMatchObject(decision);
});

test.each([
  ['who has got both huntress products', { has: ['Huntress Managed EDR', 'Huntress Managed ITDR'] }],
  ['who has both e3 and e5', { has: ['e3', 'e5'] }],
  ['who has both microsoft products', { has: ['Microsoft'] }],
])('both products of a name are each of the two that there are: %s', (said, question) => {
  expect(readIn(said).decision).toMatchObject({ intent: { kind: 'portfolio', question } });
});

test.each([
  ['any invoices over two grand', 2000],
  ['invoices above a thousand', 1000],
])('thousands in words: %s', (said, least) => {
  expect(readIn(said).decision).toMatchObject({ kind: 'do', filters: { amount: { least } } });
});

test('a cancellation at once says so', () => {
  expect(readIn('pull the plug on Acronis at Quarter Horse Ranch, right now please').decision).toMatchObject({
    intent: { kind: 'cancel', at: 'now' },
  });
});

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toBe(meant));
  });

test.each([
  ['alerts here but only for adobe', { company: null, vendor: 'Adobe' }],
  ['renewal alerts into this channel, please, Microsoft ones only', { company: null, vendor: 'Microsoft' }],
  ['alerts here for litware', { company: 'Litware', vendor: null }],
])('alerts are for a vendor where no company is called so: %s', (said, filter) => {
  expect(readIn(said).decision).toMatchObject({ kind: 'do', intent: { kind: 'alerts', filter } });
});

test('a person without @ is named as written', () => {
  expect(readIn('From today Marta looks after Trey Research').decision).toMatchObject({
    intent: { kind: 'assign', who: 'Marta' },
  });
});
