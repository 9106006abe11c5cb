import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cueRows } from '../../../src/core/atoms/cues.ts';
import { wordsIn } from '../../../src/core/atoms/words.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import { company, subscription } from '../finding/held-things.ts';
import { here, readIn, shown, world } from './world.ts';

const bp = 'Microsoft 365 Business Premium';

const sentences: readonly (readonly [said: string, meant: string])[] = [
  // Names first: a command's word inside a name is no command.
  ['renewal by design: +3 business premium', `do add 3 ${bp} @ Renewal by Design`],
  ['renewals for monday morning marketing', 'do renewals @ Monday Morning Marketing'],
  ['five guys add 3 f3', 'do add 3 Microsoft 365 F3 @ Five Guys'],
  ['Add Value add 3 business premium', `do add 3 ${bp} @ Add Value`],
  ['cancel culture cafe needs 2 more', 'ask product'],
  ['3m: 4 more visio', 'do add 4 Visio Plan 2 @ 3M'],
  ['remove-it f1 -2', 'do remove 2 Microsoft 365 F1 @ Remove-It Waste Services'],
  ['vanarsdel', 'do company @ VanArsdel'],
  ['vanarsdel business premium', `do subscription ${'business premium'} @ VanArsdel`],
  ['the mosst recent invoice', 'do invoice'],
  ['the most recent invoice', 'do invoice'],
  // One order, every word accounted for.
  ['add 3 business premium to vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['set vanarsdel business premium to 30', `do set 30 ${bp} @ VanArsdel`],
  ['vanarsdel business premium -> 30', `do set 30 ${bp} @ VanArsdel`],
  ['change vanarsdel business premium from 28 to 30', `do set 30 ${bp} @ VanArsdel`],
  ['knock 2 off vanarsdel business premium', `do remove 2 ${bp} @ VanArsdel`],
  ['scale back vanarsdel business premium by 2', `do remove 2 ${bp} @ VanArsdel`],
  ['bring vanarsdel business premium down by 2', `do remove 2 ${bp} @ VanArsdel`],
  ['bring vanarsdel business premium up by 2', `do add 2 ${bp} @ VanArsdel`],
  ['add another business premium for vanarsdel', `do add 1 ${bp} @ VanArsdel`],
  ['add 3 business premium for vanarsdel because of new hires', `do add 3 ${bp} @ VanArsdel`],
  ['ticket 4711: add 3 business premium for vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['#48213 add 3 business premium for vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['add 3 seats of #a0001300', `do add 3 ${bp} @ VanArsdel`],
  ['add 3 seats of #a0001300 for vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['add 3 seats of #a0001300 for litware', 'ask which-subscription'],
  // For the renewal: a plan. Another day is only said.
  ['remove 3 business premium from vanarsdel at renewal', `do remove 3 ${bp} @ VanArsdel at term-end`],
  ['when it renews set vanarsdel business premium to 20', `do set 20 ${bp} @ VanArsdel at term-end`],
  ['after the renewal drop 2 business premium at vanarsdel', `do remove 2 ${bp} @ VanArsdel at term-end`],
  [
    'could you remove 2 business premium at vanarsdel at the renewal?',
    `confirm remove 2 ${bp} @ VanArsdel at term-end`,
  ],
  ['remove 2 at vanarsdel at the renewal', `confirm remove 2 ${bp} @ VanArsdel at term-end`],
  ['when vanarsdel renews, remove 2 business premium', `do remove 2 ${bp} @ VanArsdel at term-end`],
  [
    'set business premium at vanarsdel to 20 once their subscription renews',
    `do set 20 ${bp} @ VanArsdel at term-end`,
  ],
  ['remove 2 business premium at vanarsdel when bob renews it', 'say conditional'],
  ['could I get 2 more business premium for vanarsdel', `confirm add 2 ${bp} @ VanArsdel`],
  ['approved: add 2 business premium for vanarsdel', `confirm add 2 ${bp} @ VanArsdel`],
  ['too many business premium at vanarsdel', 'ask number'],
  ['remove 3 business premium from vanarsdel on 2 January', `do remove 3 ${bp} @ VanArsdel at term-end`],
  ['on 2 jan 2027 remove 3 business premium from vanarsdel', `do remove 3 ${bp} @ VanArsdel at term-end`],
  [
    'remove 3 business premium from vanarsdel on 3 January',
    `say another-day plan remove 3 ${bp} @ VanArsdel at term-end`,
  ],
  [
    'remove 3 business premium from vanarsdel in January',
    `say another-day plan remove 3 ${bp} @ VanArsdel at term-end`,
  ],
  ['add 3 business premium for vanarsdel before the renewal', 'say another-day'],
  ['add 3 business premium tomorrow', 'say another-day'],
  [
    'set vanarsdel business premium to 20 tomorrow',
    `say another-day plan set 20 ${bp} @ VanArsdel at term-end`,
  ],
  ['set vanarsdel business premium to 30 tomorrow', 'say another-day'],
  ['add 3 visio plan 1 for litware tomorrow', 'say another-day'],
  ['add 3 business premium for vanarsdel tomorrow or on 2 January', 'say conditional'],
  ['add 2 business premium for vanarsdel and 1 for litware at the renewal', 'say another-day'],
  ['order 3 visio plan 1 for litware at the renewal', 'say another-day'],
  ['remove all business premium from vanarsdel at the renewal', `confirm cancel ${bp} @ VanArsdel`],
  // The language of changes, with words that turn them round.
  ['dump 2 business premium at vanarsdel', `do remove 2 ${bp} @ VanArsdel`],
  ['vanarsdel wants 2 fewer business premium', `confirm remove 2 ${bp} @ VanArsdel`],
  ['drop vanarsdel to 20 business premium', `do set 20 ${bp} @ VanArsdel`],
  ['keep 20 business premium at vanarsdel', `do set 20 ${bp} @ VanArsdel`],
  ['remove all but 20 business premium at vanarsdel', `do set 20 ${bp} @ VanArsdel`],
  ['keep business premium at vanarsdel', 'say negated'],
  [
    'add all but 3 business premium at vanarsdel',
    `ask direction,reading (add 3 ${bp} @ VanArsdel; remove 3 ${bp} @ VanArsdel; set 3 ${bp} @ VanArsdel)`,
  ],
  ['remove 100% of business premium at vanarsdel', `confirm cancel ${bp} @ VanArsdel`],
  ['vanarsdel business premium 28 to 30', `do set 30 ${bp} @ VanArsdel`],
  ['vanarsdel business premium plus two', `do add 2 ${bp} @ VanArsdel`],
  ['remove 3 of the 28 business premium at vanarsdel', `do remove 3 ${bp} @ VanArsdel`],
  ['add two (2) business premium for vanarsdel', `do add 2 ${bp} @ VanArsdel`],
  ['vanarsdel just hired 4 people. please add 4 business premium', `confirm add 4 ${bp} @ VanArsdel`],
  ['vanarsdel has requested 2 more business premium', `confirm add 2 ${bp} @ VanArsdel`],
  ['add 3 no wait 4 business premium for vanarsdel', `confirm add 4 ${bp} @ VanArsdel`],
  ['no, remove 2 business premium from vanarsdel', `confirm remove 2 ${bp} @ VanArsdel`],
  ['vanarsdel - leaver - 1 business premium less', `confirm remove 1 ${bp} @ VanArsdel`],
  ['ten percent off litware basic', 'confirm set 27 Microsoft 365 Business Basic @ Litware'],
  ['up vanarsdel business premium by 2', `do add 2 ${bp} @ VanArsdel`],
  ['John left vanarsdel, please remove his business premium', `confirm remove 1 ${bp} @ VanArsdel`],
  ['nlf aka next level fitness +2 basic', 'confirm add 2 Microsoft 365 Business Basic @ Next Level Fitness'],
  ['fyi @Lena Fischer, add 2 business premium for vanarsdel', `do add 2 ${bp} @ VanArsdel`],
  ['ajouter 2 business premium pour vanarsdel', `confirm add 2 ${bp} @ VanArsdel`],
  ['add 2 business premium for vanarsdel bitte', `do add 2 ${bp} @ VanArsdel`],
  ['add 2 business premium for vanarsdel as of today', `do add 2 ${bp} @ VanArsdel`],
  ['sign vanarsdel up for keeper', 'do order !missing keeper @ VanArsdel'],
  ['add:3 product:"Business Premium" company:"VanArsdel"', `confirm add 3 ${bp} @ VanArsdel`],
  ['[P3] add 2 business premium for vanarsdel && ping me', `do add 2 ${bp} @ VanArsdel`],
  ['new starter at vanarsdel needs business premium', `confirm add 1 ${bp} @ VanArsdel`],
  ['add 3 flurb zork at the renewal', 'unknown'],
  [
    'add 2 e5 to trey remove 1 e3 from woodgrove',
    'do add 2 Microsoft 365 E5 @ Trey Research; remove 1 Microsoft 365 E3 @ Woodgrove Bank',
  ],
  ['add 2 business premium and remove 1 business premium at vanarsdel', 'ask reading'],
  ['swap 2 #a0001300 for #a0001301', 'ask reading,which-subscription'],
  [
    'swap 2 e3 for e5 at woodgrove',
    'do remove 2 Microsoft 365 E3 @ Woodgrove Bank; add 2 Microsoft 365 E5 @ Woodgrove Bank together',
  ],
  ['move 2 business premium from vanarsdel to litware', 'ask reading'],
  // What is done for one company alone is asked about for two.
  ['decide contoso ltd and litware', 'ask reading'],
  ['assign litware and fabrikam to @Bo', 'do assign @ Litware; assign @ Fabrikam Inc'],
  [
    'Client: Litware\nProduct: Business Basic\nNew quantity: 33',
    'confirm set 33 Microsoft 365 Business Basic @ Litware',
  ],
  [
    'From: Paul <paul@x.example>\nSubject: seats\n\nplease add 2 business premium for vanarsdel',
    `confirm add 2 ${bp} @ VanArsdel`,
  ],
  ['From: Paul <paul@x.example>\nSubject: seats', 'say quoted'],
  ['Is there a way to lower business premium at vanarsdel before the renewal?', 'say question-about-change'],
  // Less sure: a button.
  ['could you add 3 business premium for vanarsdel?', `confirm add 3 ${bp} @ VanArsdel`],
  ['can we remove 2 business premium at vanarsdel?', `confirm remove 2 ${bp} @ VanArsdel`],
  ['3 more business premium for vanarsdel, ok?', `confirm add 3 ${bp} @ VanArsdel`],
  ['vanarsdel needs 3 more business premium', `confirm add 3 ${bp} @ VanArsdel`],
  ['vanarsdel only needs 20 business premium', `confirm set 20 ${bp} @ VanArsdel`],
  ['vanarsdel has 3 business premium too many', `confirm remove 3 ${bp} @ VanArsdel`],
  ['business premium at vanarsdel should be at 30, not 28', `confirm set 30 ${bp} @ VanArsdel`],
  ['double vanarsdel business premium', `do set 56 ${bp} @ VanArsdel`],
  ['cut vanarsdel business premium in half', `do set 14 ${bp} @ VanArsdel`],
  ['increase vanarsdel business premium by 25%', `do set 35 ${bp} @ VanArsdel`],
  ['increase vanarsdel business premium by 25 percent', `do set 35 ${bp} @ VanArsdel`],
  ['increase vanarsdel business premium by a quarter', `do set 35 ${bp} @ VanArsdel`],
  ['increase litware basic by a third', 'do set 40 Microsoft 365 Business Basic @ Litware'],
  ['increase vanarsdel business premium by 1%', 'ask number'],
  ['double basic', 'ask company,number'],
  ['add 2 business premium contoso', `confirm add 2 ${bp} @ Contoso Ltd`],
  [
    'remove 28 business premium from vanarsdel',
    `confirm cancel cancel ${bp} @ VanArsdel`.replace('cancel cancel', 'cancel'),
  ],
  ['remov 3 business premium from vanarsdel', `confirm remove 3 ${bp} @ VanArsdel`],
  ['add 3 business premium for vanarsdel for Jane Kovac', `confirm add 3 ${bp} @ VanArsdel left Jane,Kovac`],
  ['add a couple of business premium for vanarsdel', `confirm add 2 ${bp} @ VanArsdel`],
  ['add 5 visio plan 1 for litware', 'confirm order 5 visio plan 1 @ Litware'],
  // Something is missing or open.
  ['add 3 seats for litware', 'ask product'],
  ['add 3 e3', 'ask company'],
  ['add 3', 'ask company,product'],
  ['add 2 standard to apex', 'ask which-company'],
  ['add 3 apex', 'ask which-company,product'],
  ['add business premium for vanarsdel', 'ask number'],
  [
    'vanarsdel 3 business premium',
    `ask direction,reading (add 3 ${bp} @ VanArsdel; remove 3 ${bp} @ VanArsdel; set 3 ${bp} @ VanArsdel)`,
  ],
  [
    'vanarsdel 30 business premium',
    `ask direction,reading (add 30 ${bp} @ VanArsdel; set 30 ${bp} @ VanArsdel)`,
  ],
  [
    'raise vanarsdel business premium 80',
    `ask direction,reading (add 80 ${bp} @ VanArsdel; set 80 ${bp} @ VanArsdel)`,
  ],
  [
    'change 3 business premium at vanarsdel',
    `ask direction,reading (add 3 ${bp} @ VanArsdel; remove 3 ${bp} @ VanArsdel; set 3 ${bp} @ VanArsdel)`,
  ],
  ['add and remove 3 business premium at vanarsdel', 'ask direction'],
  ['add 3 fewer business premium at vanarsdel', 'ask direction'],
  ['remove 3 more up business premium at vanarsdel', 'ask direction'],
  ['increase vanarsdel business premium to 5', 'ask direction'],
  ['reduce vanarsdel business premium to 50', 'ask direction'],
  [
    'add business premium to 30 for vanarsdel',
    `ask direction,reading (add 30 ${bp} @ VanArsdel; set 30 ${bp} @ VanArsdel)`,
  ],
  ['vanarsdel - 3 business premium', 'ask number'],
  ['add - 3 business premium vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['add -3 business premium for vanarsdel', 'ask number'],
  ['set vanarsdel business premium to -1', 'ask number'],
  ['add 2.5 business premium for vanarsdel', 'ask number'],
  ['add 3 business premium for vanarsdel flurb', `confirm add 3 ${bp} @ VanArsdel left flurb`],
  ['remove 3 visio from vanarsdel', 'ask product'],
  ['flurb gnarl 3', 'unknown'],
  // Several.
  ['2 e3 and 1 e5 for woodgrove', 'ask reading,direction'],
  [
    'add 2 e3 and 1 e5 for woodgrove',
    'do add 2 Microsoft 365 E3 @ Woodgrove Bank; add 1 Microsoft 365 E5 @ Woodgrove Bank',
  ],
  [
    'woodgrove: +2 e3, +1 e5',
    'do add 2 Microsoft 365 E3 @ Woodgrove Bank; add 1 Microsoft 365 E5 @ Woodgrove Bank',
  ],
  [
    'woodgrove +2 e3 + 1 e5',
    'do add 2 Microsoft 365 E3 @ Woodgrove Bank; add 1 Microsoft 365 E5 @ Woodgrove Bank',
  ],
  [
    'add 2 business premium each for vanarsdel and apex engines',
    `do add 2 ${bp} @ VanArsdel; add 2 ${bp} @ Apex Engines`,
  ],
  [
    'add 2 each of e3 and e5 for woodgrove',
    'do add 2 Microsoft 365 E3 @ Woodgrove Bank; add 2 Microsoft 365 E5 @ Woodgrove Bank',
  ],
  [
    'swap 2 basic for premium at alpine ski house',
    `do remove 2 Microsoft 365 Business Basic @ Alpine Ski House; add 2 ${bp} @ Alpine Ski House together`,
  ],
  [
    'move 2 to premium from basic at alpine ski house',
    `confirm remove 2 Microsoft 365 Business Basic @ Alpine Ski House; add 2 ${bp} @ Alpine Ski House`,
  ],
  ['swap basic for premium at alpine ski house', 'ask reading,number'],
  ['swap 2 basic at alpine ski house', 'ask product'],
  [
    'move 2 business premium from vanarsdel to apex engines',
    `confirm remove 2 ${bp} @ VanArsdel; add 2 ${bp} @ Apex Engines`,
  ],
  [
    'move 2 business premium to vanarsdel from apex engines',
    `confirm remove 2 ${bp} @ Apex Engines; add 2 ${bp} @ VanArsdel`,
  ],
  [
    'Company: Litware\nProduct: Business Basic\nQty: 3\nAction: Add',
    'confirm add 3 Microsoft 365 Business Basic @ Litware',
  ],
  [
    'litware: add 3 basic; vanarsdel: add 2 business premium',
    `do add 3 Microsoft 365 Business Basic @ Litware; add 2 ${bp} @ VanArsdel`,
  ],
  [
    'add 3 business premium for vanarsdel and 2 for apex engines',
    `do add 3 ${bp} @ VanArsdel; add 2 ${bp} @ Apex Engines`,
  ],
  ['add 2 e3, 1 e5 for woodgrove, 3 basic for litware', 'ask reading'],
  [
    'add 5 business premium to vanarsdel and apex engines',
    `confirm add 5 ${bp} @ VanArsdel; add 5 ${bp} @ Apex Engines`,
  ],
  ['add 5 business premium and visio to contoso ltd', 'ask reading'],
  ['order 2 business premium for vanarsdel and 2 basic for litware', 'ask reading'],
  [`${'add 1 business premium for vanarsdel\n'.repeat(9)}`, 'ask reading'],
  // Whole subscriptions.
  ['cancel visio for contoso ltd', 'do cancel Visio Plan 2 @ Contoso Ltd'],
  ['get rid of veeam at bakery 24/7', 'do cancel Veeam Backup for Microsoft 365 @ Bakery 24/7'],
  ["don't renew visio at 3m", 'do cancel Visio Plan 2 @ 3M'],
  ['remove all visio seats at contoso ltd', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
  ['could you cancel visio for contoso ltd?', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
  [
    'cancel visio and copilot at contoso ltd',
    'do cancel Visio Plan 2 @ Contoso Ltd; cancel Microsoft 365 Copilot @ Contoso Ltd',
  ],
  ['cancel visio and copilot at contoso ltd and 3m', 'ask reading'],
  ['cancel visio and e5 at contoso ltd', 'ask reading,product'],
  ['cancel visio', 'ask company'],
  ['cancel visio for contoso ltd flurb', 'unknown'],
  ['cancel visio for contoso ltd before christmas', 'do cancel Visio Plan 2 @ Contoso Ltd'],
  ['cancel #a0000a01', 'do cancel Visio Plan 2 @ Contoso Ltd'],
  // People.
  ['onboard 3 users at vanarsdel with business premium', 'do staff on 3 business premium @ VanArsdel'],
  ['offboard someone at woodgrove with e5', 'do staff off 1 e5 @ Woodgrove Bank'],
  ['onboard a new user at woodgrove', 'do staff on 1 @ Woodgrove Bank'],
  ['two people are leaving woodgrove, they have e3 and e5', 'confirm staff off 2 e3 + e5 @ Woodgrove Bank'],
  [
    'could you onboard 2 users at vanarsdel with business premium?',
    'confirm staff on 2 business premium @ VanArsdel',
  ],
  ['onboard 2 users at apex', 'ask which-company'],
  ['onboard 2 users', 'ask company'],
  ['onboard users at litware', 'ask number'],
  ['onboard +2 users at litware', 'ask number'],
  ['onboard 0 users at litware', 'ask number'],
  ['onboard 2 users at vanarsdel and 3 at litware', 'ask reading'],
  ['onboard 2 users at vanarsdel flurb', 'ask reading'],
  ['do not onboard 2 users at vanarsdel', 'say negated'],
  // Orders.
  ['order 5 visio plan 2 for fabrikam', 'do order 5 visio plan 2 @ Fabrikam Inc'],
  ['could you order 5 visio plan 2 for fabrikam?', 'confirm order 5 visio plan 2 @ Fabrikam Inc'],
  ['order 5 more e5 for woodgrove', 'do add 5 Microsoft 365 E5 @ Woodgrove Bank'],
  ['could you order 5 more e5 for woodgrove?', 'confirm add 5 Microsoft 365 E5 @ Woodgrove Bank'],
  [
    'order 5 e5 for woodgrove',
    'ask reading (add 5 Microsoft 365 E5 @ Woodgrove Bank; order 5 e5 @ Woodgrove Bank)',
  ],
  ['order e5 for woodgrove', 'ask reading (order !missing e5 @ Woodgrove Bank)'],
  [
    'order 5 e5 for woodgrove flurb',
    'ask reading (add 5 Microsoft 365 E5 @ Woodgrove Bank; order 5 e5 @ Woodgrove Bank)',
  ],
  ['order 5 e5 for woodgrove as a new subscription', 'do order 5 e5 @ Woodgrove Bank'],
  ['order 5 gizmos for woodgrove', 'ask product'],
  ['order 5 visio plan 2 for fabrikam flurb', 'confirm order 5 visio plan 2 @ Fabrikam Inc left flurb'],
  [
    'I want to order for the company Kowalski Elektro 3 pieces of Visio Plan 1',
    'confirm order 3 Visio Plan 1 @ Kowalski Elektro',
  ],
  ['order 5 visio plan 2 and 3 keeper for fabrikam', 'do order 5 visio plan 2 @ Fabrikam Inc'],
  ['could you order 5 visio plan 2 and 3 keeper for fabrikam', 'confirm order 5 visio plan 2 @ Fabrikam Inc'],
  ['order 5 visio plan 2 and 3 keeper for fabrikam flurb', 'ask reading'],
  [
    'add 2 cloud pcs to one order logistics',
    'do add 2 Windows 365 Business 2 vCPU 8 GB 128 GB @ One Order Logistics',
  ],
  // Prices.
  ['set price of visio for 3m to 20', 'do set-price visio @ 3M'],
  ['could you set the price of visio for 3m to 20 USD?', 'confirm set-price visio @ 3M'],
  ['set price of visio for 3m', 'do set-price visio @ 3M'],
  ['set price of visio for 3m to 20 if bob agrees', 'say conditional'],
  ['set price of visio for 3m to 20 flurb', 'do set-price visio @ 3M'],
  // What opens nothing.
  ['do not add 3 business premium for vanarsdel', 'say negated'],
  ['add 3 business premium for vanarsdel once bob confirms', 'say conditional'],
  ['add 3 business premium for vanarsdel tomorrow', 'say another-day'],
  ['add 3 business premium for vanarsdel on the 31st', 'say another-day'],
  ['in two weeks add 3 business premium for vanarsdel', 'say another-day'],
  ['added 3 business premium for vanarsdel', 'say past'],
  ['add 3 business premium for vanarsdel, already requested', 'say uncertain'],
  ['bob said to add 3 business premium for vanarsdel', 'say reported'],
  ['we might add 3 business premium for vanarsdel', 'say uncertain'],
  ['should we add 3 business premium for vanarsdel?', 'say question-about-change'],
  ['vanarsdel business premium to 30?', 'say question-about-change'],
  ['> add 3 business premium to vanarsdel', 'say quoted'],
  ['"add 3 business premium to vanarsdel"', 'say quoted'],
  ['<s>add 3 business premium to vanarsdel</s>', 'say quoted'],
  ['did you add the 3 business premium for vanarsdel?', 'do history business premium @ VanArsdel'],
  ['why were seats of visio removed?', 'do history visio'],
  // Supposed.
  ['what if we add 3 business premium for vanarsdel', `do add 3 ${bp} @ VanArsdel`],
  ['what if vanarsdel business premium -> 30', `do set 30 ${bp} @ VanArsdel`],
  ['what if', 'do add !missing'],
  ['dry run of nothing', 'do add !missing'],
  // Reads.
  ['history of vanarsdel', 'do history @ VanArsdel'],
  ['oceanview renewals', 'do renewals @ Oceanview Realty'],
  ['spend of vanarsdel', 'do spend'],
  ['help what if', 'do help'],
  ['companies', 'do companies'],
  // A renewal is decided for one company.
  ['decide vanarsdel and litware', 'ask reading'],
  ['lorem ipsum dolor', 'unknown'],
  ['?', 'do help'],
];

describe('a message', () => {
  test.each(sentences)('“%s”', (said, meant) => {
    expect(shown(readIn(said)).replace('what-if ', '')).toBe(meant);
  });

  test('without a portfolio is read as before, and too long is not', () => {
    expect(read('companies', null, here).decision).toMatchObject({
      kind: 'do',
      intent: { kind: 'companies' },
    });
    expect(read('flurb', null, here).decision.kind).toBe('unknown');
    expect(readIn('a '.repeat(2000)).decision.kind).toBe('unknown');
  });

  test('ends at its signature', () => {
    expect(
      shown(readIn('add 3 business premium to vanarsdel\n\nThanks\nMark\n--\nMark Adder, 5 High Street')),
    ).toBe(`do add 3 ${bp} @ VanArsdel`);
  });
});

describe('a word that many companies have', () => {
  const portfolio = buildPortfolio({
    companies: Array.from({ length: 70 }, (_, n) => company(`c${n}`, `Town${n} Dental`)),
    subscriptions: [subscription('c1', bp)],
    asOf: 0,
    unreadable: 0,
  });

  test('names none of them alone, and each with its own word', () => {
    expect(read('add 3 business premium for dental', portfolio, here).decision).toMatchObject({
      kind: 'ask',
      missing: ['which-company'],
    });
    expect(read('add 3 business premium for town1 dental', portfolio, here).decision.kind).toBe('do');
    expect(read('add 3 business premium for the town', portfolio, here).decision.kind).toBe('ask');
  });
});

describe('every phrase', () => {
  test.each(cueRows)('of %s has an example in which it is read', (cue, _, example) => {
    const { spans } = readIn(example.replaceAll('contoso', 'vanarsdel').replaceAll('Contoso', 'VanArsdel'));
    expect(
      spans.flatMap((atom) =>
        atom.kind === 'cue' ? atom.cues : atom.kind === 'reason' ? (['reason'] as const) : [],
      ),
    ).toContain(cue);
  });
});

const orders = [
  'add 3 business premium to vanarsdel',
  'remove 2 e5 from trey',
  'set woodgrove e5 to 22',
  'cancel visio for 3m',
  'litware +4 basic',
];
const inWords = (text: string) => wordsIn(text).length;
const isWrite = (text: string): boolean => {
  const { decision } = readIn(text);
  return decision.kind === 'do' && /^(?:seats|cancel|order|staff|set-price)$/.test(decision.intent.kind);
};

describe('whatever is written', () => {
  test('is read without throwing, and each word stands in one piece of the reading', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        const { spans } = readIn(text);
        const covered = spans.reduce((sum, { from, to }) => sum + to - from, 0);
        expect([0, inWords(text)]).toContain(
          covered > inWords(text) ? inWords(text) : covered === 0 ? 0 : inWords(text),
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each(orders)('with a word that nothing explains is never done: %s', (order) => {
    expect(isWrite(order)).toBe(true);
    for (const word of ['flurb', 'xyzzy', 'gnarl'])
      for (const text of [`${word} ${order}`, `${order} ${word}`]) expect(isWrite(text)).toBe(false);
  });

  test.each(orders)('keeps its meaning with a neutral word: %s', (order) => {
    for (const text of [
      `please ${order}`,
      `hi team, ${order}`,
      `${order} asap`,
      `${order}, thanks`,
      `${order} 🙏`,
    ])
      expect(shown(readIn(text))).toBe(shown(readIn(order)));
  });

  test.each(orders)('opens nothing as a quotation: %s', (order) => {
    for (const text of [
      `> ${order}`,
      `\`\`\`\n${order}\n\`\`\``,
      `"${order}"`,
      `Bo wrote: ${order}`,
      `<blockquote>${order}</blockquote>`,
    ])
      expect(readIn(text).decision).toEqual({ kind: 'say', about: 'quoted' });
  });

  test('means the same for every company that has the product', () => {
    for (const { companyId, productName } of world.portfolio.subscriptions.values()) {
      if (productName !== bp) continue;
      const name = world.portfolio.companies.get(companyId)?.name ?? '';
      expect(shown(readIn(`add 3 business premium for ${name}`))).toBe(`do add 3 ${bp} @ ${name}`);
    }
  });

  test.each([
    ['letters', 'a'.repeat(990)],
    ['words', 'add '.repeat(240)],
    ['numbers', '3 '.repeat(480)],
    ['signs', '+-'.repeat(490)],
    ['names', 'vanarsdel '.repeat(95)],
    ['quotes', '"\'`'.repeat(320)],
    ['tags', '<s>'.repeat(320)],
    ['emoji', '🙏'.repeat(240)],
    ['lines', 'add 1 e5 to trey\n'.repeat(55)],
  ])('takes no longer than it may: %s', (_, text) => {
    readIn(text);
    const started = performance.now();
    readIn(text);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

test('a part of a company’s name inside a product’s name is the product’s', () => {
  const power = 'Power BI Pro [New Commerce Experience]';
  const portfolio = buildPortfolio({
    companies: [company('city', 'City Power & Light'), company('humongous', 'Humongous Insurance')],
    subscriptions: [subscription('city', power), subscription('humongous', power)],
    asOf: 0,
    unreadable: 0,
  });
  const { decision } = read('cancel Power BI Pro for Humongous Insurance', portfolio, here);
  expect(JSON.stringify(decision)).toContain('Humongous Insurance');
  expect(JSON.stringify(decision)).not.toContain('City Power');
});

describe('a company’s name with typos', () => {
  const names = ['Oakmont Motors', 'Oakmount Property', 'Bluebell Nurseries'];
  const portfolio = buildPortfolio({
    companies: names.map((name, n) => company(`c${n}`, name)),
    subscriptions: names.map((_, n) => subscription(`c${n}`, bp)),
    asOf: 0,
    unreadable: 0,
  });

  test('that is almost as near to another’s is asked about, and files nothing', () => {
    const { decision } = read('add 2 business premium for oakmnt', portfolio, here);
    expect(decision).toMatchObject({ kind: 'ask', missing: ['which-company'], companies: ['c0', 'c1'] });
  });

  test('that is near to one alone, or stands as it is, means that one', () => {
    for (const [say, name] of [
      ['add 2 business premium for bluebel', 'Bluebell Nurseries'],
      ['add 2 business premium for oakmount', 'Oakmount Property'],
    ] as const) {
      const { decision } = read(say, portfolio, here);
      expect(decision).toMatchObject({ intent: { kind: 'seats', target: { company: name } } });
    }
  });
});
