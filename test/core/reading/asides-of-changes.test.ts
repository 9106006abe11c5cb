import { describe, expect, test } from '@jest/globals';
import { givenIn } from '../../../src/core/atoms/given.ts';
import { readIn, shown } from './world.ts';

const bp = 'Microsoft 365 Business Premium';
const basic = 'Microsoft 365 Business Basic';
const standard = 'Microsoft 365 Business Standard';
const e3 = 'Microsoft 365 E3';
const e5 = 'Microsoft 365 E5';

/** What stands beside an order, and what an order is without its usual words. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'who wants to hear of it says nothing of the change': [
    ['add 2 basic for litware, shout once it is in', `do add 2 ${basic} @ Litware`],
    ["take 2 e5 off trey and let jo know when it's sorted", `do remove 2 ${e5} @ Trey Research`],
    ['add 2 basic for litware and drop me a note afterwards', `do add 2 ${basic} @ Litware`],
    ['add 2 basic for litware - keep me posted', `do add 2 ${basic} @ Litware`],
    ['add 2 basic for litware, any questions call me', `do add 2 ${basic} @ Litware`],
    ['add 2 basic for litware, shout if anything is unclear', `do add 2 ${basic} @ Litware`],
    ['add 2 basic for litware, let me know what bob says', 'say reported'],
    ['add 2 basic for litware, let me know when bob says so', 'say conditional'],
  ],
  'news after an order is its reason': [
    [
      'add 2 standard for kowalski, new bookkeepers starting Monday',
      `do add 2 ${standard} @ Kowalski Elektro`,
    ],
    ['add 2 standard for kowalski - new bookkeepers', `do add 2 ${standard} @ Kowalski Elektro`],
    ['remove 3 f3 from five guys, summer staff gone', 'do remove 3 Microsoft 365 F3 @ Five Guys'],
    ['remove 1 bp from vanarsdel - Peter has left', `do remove 1 ${bp} @ VanArsdel`],
    ['Add 2 basic to litware. They hired two people.', `do add 2 ${basic} @ Litware`],
    ['drop 2 e5 at trey, their project is over', `do remove 2 ${e5} @ Trey Research`],
    ['add 2 basic to litware, starting Wednesday', 'say another-day'],
    ['add 2 bp to vanarsdel, they need one for the audit', 'ask reading'],
    ['add 2 bp to vanarsdel, zork', 'ask reading'],
  ],
  'a statement is a need, and is offered': [
    ['Adding 3 standard to Nothing But Nets.', `confirm add 3 ${standard} @ Nothing But Nets`],
    ['everyone but two at Bakery 24/7 loses basic', `confirm set 2 ${basic} @ Bakery 24/7`],
    ["Woodgrove's E5 can shrink by five", `confirm remove 5 ${e5} @ Woodgrove Bank`],
    ['can trey e5 go to 20?', 'say question-about-change'],
    ['it would be good if vanarsdel had 30 bp', `confirm set 30 ${bp} @ VanArsdel`],
    ['Midtown Vets? they want 2 more premium', `confirm add 2 ${bp} @ Midtown Vets`],
    ["I've put 2 more premium on vanarsdel", 'say past'],
    ["They'd put 2 more premium on vanarsdel", 'ask reading'],
  ],
  'what is denied and said again counts as it is said again': [
    ["don't add 3 bp to vanarsdel, add 2", `confirm add 2 ${bp} @ VanArsdel`],
    ["don't add 3 bp to vanarsdel, remove 2", 'say negated'],
    ["don't add 3 bp, add 2 e5 to trey", 'say negated'],
    ['*3 not 2: add 3 basic to litware', `confirm add 3 ${basic} @ Litware`],
    ['leave alpine ski house with just 3 premium', `do set 3 ${bp} @ Alpine Ski House`],
    ['leave alpine ski house with premium', 'say negated'],
  ],
  'no seats are none to add, and none left end the subscription': [
    ['0 seats of basic for half moon yoga', `confirm cancel ${basic} @ Half Moon Yoga`],
    ['add 0 basic to half moon yoga', 'ask number'],
    ['set half moon yoga basic to -1', 'ask number'],
  ],
  'several things are told apart by their articles and particles': [
    [
      'add a basic and a power bi pro for litware',
      `do add 1 ${basic} @ Litware; add 1 Power BI Pro @ Litware`,
    ],
    [
      '2 e5 out, 2 e3 in at woodgrove',
      `confirm remove 2 ${e5} @ Woodgrove Bank; add 2 ${e3} @ Woodgrove Bank`,
    ],
    [
      'Woodgrove: 4 users go E3 → E5',
      `confirm remove 4 ${e3} @ Woodgrove Bank; add 4 ${e5} @ Woodgrove Bank`,
    ],
    [
      'New starter at Kowalski - they need 1 Business Standard and 1 Huntress EDR',
      `confirm add 1 ${standard} @ Kowalski Elektro; add 1 Huntress Managed EDR @ Kowalski Elektro`,
    ],
    ['midtown vets took on a nurse, usual business premium', `confirm add 1 ${bp} @ Midtown Vets`],
    ['pls +1 F3 @Five Guys thx', 'do add 1 Microsoft 365 F3 @ Five Guys'],
    ["remove 2 basic from friday's fish & chips", `do remove 2 ${basic} @ Friday's Fish & Chips`],
    ['add 1 standard to status quo recrods', `confirm add 1 ${standard} @ Status Quo Records`],
    ['increase visio at apex engineering by one (1)', 'do add 1 Visio Plan 2 @ Apex Engineering'],
    ['necesitamos cuatro E3 más para Blue Yonder Airlines', `confirm add 4 ${e3} @ Blue Yonder Airlines`],
    ['vanarsdel premium 28>30', `do set 30 ${bp} @ VanArsdel`],
    ['add a basic for litware at 5pm', 'say another-day'],
  ],
  'a chat and a mail are read as a request, for the company that they are of': [
    [
      '[09:12] Kate (VanArsdel): morning! we need 2 more business premium\n[09:13] me: sure',
      `confirm add 2 ${bp} @ VanArsdel`,
    ],
    ['Kate, 09:12: can you drop 2 e5 at trey?\nMe, 09:14: on it', `confirm remove 2 ${e5} @ Trey Research`],
    ['10:42 Sandra Fabrikam Inc: please remove 2 E3', `confirm remove 2 ${e3} @ Fabrikam Inc`],
    ['from the chat:\n[08:15] Ben: add 2 basic for litware\nplease', `confirm add 2 ${basic} @ Litware`],
    ['[08:15] Ben (Litware): add 2 basic\n[08:16] Jo (Trey): add 2 e5', 'ask reading,company'],
    ['[09:12] Kate: hi\n[09:13] me: hello', 'say quoted'],
    [
      'Fwd: licences\nHi guys,\nplease add one Business Premium.\nKind regards,\nDr. Sheila\nO’Brien Dental',
      `confirm add 1 ${bp} @ O'Brien Dental`,
    ],
    ['please add one Business Premium.\nKind regards,\nSheila', 'ask company'],
    ['{"action":"add","seats":3}', 'say quoted'],
    ['On Fri, Nov 20, 2026 at 4:12 PM Paul wrote:\n> Please add one E5.', 'say quoted'],
  ],
  'what only tells of a change is said as such': [
    ['vanarsdel bp was 25', 'say past'],
    ['Note: 1 x Adobe removed for October Films, invoiced', 'say past'],
  ],
  'roles, prices and outcomes may be said without their verb': [
    ['@Lena Fischer should be approver', 'confirm grant'],
    ['approver rights for @Lena Fischer please', 'do grant'],
    ['@Lena Fischer → requester', 'do grant'],
    ['strip @Lena Fischer of her role', 'do revoke'],
    ['4711 is through, mark it applied', 'do settle'],
    ['settle request 118', 'do settle'],
    ['fabrikam e3 price 34', `confirm set-price e3 @ Fabrikam Inc`],
    ['fabrikam pays 34 per e3 seat from now on', `confirm set-price e3 @ Fabrikam Inc`],
    ['sell e3 to fabrikam at 34', `confirm set-price e3 @ Fabrikam Inc`],
  ],
  'more seats on another term are an order, and a term that there is already is only said again': [
    ['4 premium on a monthly basis for vanarsdel', 'confirm order 4 premium @ VanArsdel'],
    [
      '6 more copilot for northwind, keep them on the annual',
      'confirm add 6 Microsoft 365 Copilot @ Northwind Traders',
    ],
    ['remove 2 e5 on a monthly term from trey', 'ask which-subscription'],
    ['add 2 azure plan on an annual term for trey', 'confirm add 2 Azure Plan @ Trey Research'],
    ['add 2 premium on an annual term', 'ask company'],
    [
      'order 4 visio plan 2 on a 1 year commitment billed monthly for VanArsdel',
      'do order 4 visio plan 2 @ VanArsdel',
    ],
    ['get half moon yoga 2 business standard monthly', 'confirm order 2 business standard @ Half Moon Yoga'],
    ['add 1 basic to litware monthly', 'say another-day'],
    ['order 2 visio plan 2 for 3 years for litware', 'do order 2 visio plan 2 @ Litware'],
  ],
  'words that only add colour do not break a change': [
    ['We hereby order three additional E3 for Fabrikam', `do add 3 ${e3} @ Fabrikam Inc`],
    ["Fabrikam's E3 fleet is 3 short", `confirm add 3 ${e3} @ Fabrikam Inc`],
    ['tidy up at woodgrove: remove 2 e5', `confirm remove 2 ${e5} @ Woodgrove Bank`],
    ['zork blah at woodgrove: remove 2 e5', `confirm remove 2 ${e5} @ Woodgrove Bank`],
    ['zork blah blub at woodgrove: remove 2 e5', 'ask reading'],
    ['zork: if bob agrees remove 2 e5 from woodgrove', 'say conditional'],
    ["can you chuck 3 e3 at fabrikam when you've got a min?", `confirm add 3 ${e3} @ Fabrikam Inc`],
    ['nobody is to add seats at trey e5', 'say negated'],
    ['scratch the 2 basic for litware', 'say negated'],
    ['more premium for vanarsdel please', 'ask number'],
  ],
  'a total is a total, however it is said': [
    [
      'we need northwind on 24 standard',
      'confirm set 24 Microsoft 365 Business Standard @ Northwind Traders',
    ],
    ['sube el E5 de Trey a 27', `confirm set 27 ${e5} @ Trey Research`],
    ['verhoog E3 bij Fabrikam naar 18', `confirm set 18 ${e3} @ Fabrikam Inc`],
    [
      'price & price: 16 archiving instead of 15',
      'confirm set 16 Exchange Online Archiving @ Price & Price Solicitors',
    ],
    ['16 archiving instead of basic at price & price', 'say negated'],
    [
      'new headcount at half moon yoga is 8, they are all on basic',
      `confirm set 8 ${basic} @ Half Moon Yoga`,
    ],
    [
      'October Films - Adobe Creative Cloud - 18 to 16 please',
      'do set 16 Adobe Creative Cloud for Teams @ October Films',
    ],
    ['tailspin office 365 e3 down to nothing', 'confirm cancel Office 365 E3 @ Tailspin Toys'],
    ['of the 30 office e3 at wide world, cancel 5', 'do remove 5 Office 365 E3 @ Wide World Importers'],
    ['20 per cent fewer F1 at nord-ost', 'do set 16 Microsoft 365 F1 @ Nord-Ost Spedition'],
    ['set design adobe: cut one', 'do remove 1 Adobe Creative Cloud for Teams @ Set Design'],
    [
      'nord-ost fired 3 drivers, f1 can shrink by that',
      'confirm remove 3 Microsoft 365 F1 @ Nord-Ost Spedition',
    ],
    ['lindqvist needs... just add 1 e5', `confirm add 1 ${e5} @ Lindqvist & Öberg Advokatbyrå`],
    ['litware bb+4', `do add 4 ${basic} @ Litware`],
    ['+4bb litware', `do add 4 ${basic} @ Litware`],
  ],
  'an order may stand in its participle, and a company behind its verb': [
    ['get the two extra F3s for Ocean View Hotel ordered', 'do add 2 Microsoft 365 F3 @ Ocean View Hotel'],
    ["get trey's e5 reduced by 2", `do remove 2 ${e5} @ Trey Research`],
    ['get 2 more e5 for trey', `do add 2 ${e5} @ Trey Research`],
    ['2 acrobat off jones smith', 'do remove 2 Adobe Acrobat Pro for Teams @ Jones Smith Accountants'],
    [
      'one acrobat pro off the invoice factory, one onto jones smith',
      'do remove 1 Adobe Acrobat Pro for Teams @ The Invoice Factory; add 1 Adobe Acrobat Pro for Teams @ Jones Smith Accountants',
    ],
    ['onboard half moon yoga, 6 users with basic', 'confirm staff on 6 basic @ Half Moon Yoga'],
    [
      'ticket 9912: remove 3 visio plan 1 from blue yonder, offices closed',
      'do remove 3 Visio Plan 1 @ Blue Yonder Airlines',
    ],
    ['3 e3 to be added to fabrikam', `confirm add 3 ${e3} @ Fabrikam Inc`],
    ['RE: RE: Trey licences - please remove 3 power bi pro', 'confirm remove 3 Power BI Pro @ Trey Research'],
    ['order 3 visio plan 2 for litware, one year', 'do order 3 visio plan 2 @ Litware'],
    ['how much is 2 more e3 at fabrikam going to cost', 'do what-if add 2 Microsoft 365 E3 @ Fabrikam Inc'],
  ],
};

describe.each(Object.entries(kinds))('%s', (_, sentences) => {
  test.each(sentences)('“%s”', (said, meant) => {
    expect(shown(readIn(said))).toBe(meant);
  });
});

describe('the reason of a change', () => {
  test.each([
    ['add 2 standard for kowalski, new bookkeepers starting Monday', 'new bookkeepers starting Monday'],
    ['add 2 F3 to ocean view hotel as they’re opening the spa', "they're opening the spa"],
    ['Add 2 basic to litware. They hired two people.', 'They hired two people'],
  ])('“%s”', (said, reason) => {
    expect(givenIn(readIn(said).spans).purpose).toBe(reason);
  });
});

describe('the term of an order', () => {
  test.each([
    ['3 visio plan 2 annual for litware', 'annual'],
    ['order 3 visio plan 2 for litware, month to month', 'monthly'],
    ['order 3 visio plan 2 for litware on a three-year commitment', 'three-year'],
    ['order 3 visio plan 2 for litware on a 12 month commitment', 'annual'],
    ['order 3 visio plan 2 for litware p1y', 'annual'],
    ['order 3 visio plan 2 for litware billed monthly', undefined],
    ['order 3 visio plan 2 for litware', undefined],
  ])('“%s”', (said, term) => {
    expect(readIn(said).frames[0]).toMatchObject({ kind: 'order' });
    expect((readIn(said).frames[0] as { term?: string }).term).toBe(term);
  });
});
