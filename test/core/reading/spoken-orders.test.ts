import { describe, expect, test } from '@jest/globals';
import { unknownProductIn } from '../../../src/core/reading/left.ts';
import { readIn, shown } from './world.ts';

/** Kinds of orders as people say them, with examples and what is near and means something else. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  "a name of the bot's own words is one where the line ends with it": [
    [
      '+1 bp apex engines, +1 bp no limits',
      'do add 1 Microsoft 365 Business Premium @ Apex Engines; add 1 Microsoft 365 Business Premium @ No Limits Climbing',
    ],
    ['+4 basic next level', 'do add 4 Microsoft 365 Business Basic @ Next Level Fitness'],
    [
      '2 bp for will n may, joiners standing at the door',
      'ask direction,reading (add 2 Microsoft 365 Business Premium @ Will & May Estate Agents; remove 2 Microsoft 365 Business Premium @ Will & May Estate Agents; set 2 Microsoft 365 Business Premium @ Will & May Estate Agents)',
    ],
    ['what did Pax8 bill us in October, all in?', 'do invoice'],
    ['please put 2 more adobe on set design and 3 more on monday morning', 'say another-day'],
  ],
  'a list within one line is one change each': [
    [
      'Both for J.P. Whitfield: 1) add 2 Business Premium 2) add 2 Exchange Online Archiving',
      'do add 2 Microsoft 365 Business Premium @ J.P. Whitfield & Co.; add 2 Exchange Online Archiving @ J.P. Whitfield & Co.',
    ],
    [
      'a) 5 F1 more for Nord-Ost b) 5 Basic less for Nord-Ost',
      'do add 5 Microsoft 365 F1 @ Nord-Ost Spedition; remove 5 Microsoft 365 Business Basic @ Nord-Ost Spedition',
    ],
    ["a) add 2 E5 for Trey b) don't", 'say negated'],
  ],
  'a total is one in more words': [
    ['woodgrove entra p2 += 5', 'do add 5 Microsoft Entra ID P2 @ Woodgrove Bank'],
    ['trey e5 -= 2', 'do remove 2 Microsoft 365 E5 @ Trey Research'],
    ['fewer keepers at whitfield: 15 in total', 'do set 15 Keeper Business @ J.P. Whitfield & Co.'],
    ['fewer keepers at whitfield: 30 in total', 'ask direction'],
    ["trim Blue Yonder's E5 so that ten remain", 'do set 10 Microsoft 365 E5 @ Blue Yonder Airlines'],
    [
      "top off Zero Waste's Business Basic to an even twenty",
      'ask direction,reading (add 20 Microsoft 365 Business Basic @ Zero Waste Co-op; set 20 Microsoft 365 Business Basic @ Zero Waste Co-op)',
    ],
    [
      'woodgrove: 3 fewer in total of e3',
      'ask direction,reading (add 3 Microsoft 365 E3 @ Woodgrove Bank; remove 3 Microsoft 365 E3 @ Woodgrove Bank; set 3 Microsoft 365 E3 @ Woodgrove Bank)',
    ],
  ],
  'orders in Dutch, French and German are offered': [
    [
      'doe er nog 2 Premium bij voor Will & May',
      'confirm add 2 Microsoft 365 Business Premium @ Will & May Estate Agents',
    ],
    [
      'tu peux rajouter 3 Business Basic chez Litware stp',
      'confirm add 3 Microsoft 365 Business Basic @ Litware',
    ],
    [
      'Bei Müller bitte die Visio Plan 2 von 3 auf 5 erhöhen',
      'confirm set 5 Visio Plan 2 @ Müller Maschinenbau GmbH',
    ],
    [
      'Nord-Ost braucht nur noch 15 F1, bitte zur Verlängerung anpassen',
      'confirm set 15 Microsoft 365 F1 @ Nord-Ost Spedition at term-end',
    ],
    [
      'zet Keeper bij Whitfield stop per eind looptijd',
      'confirm cancel Keeper Business @ J.P. Whitfield & Co.',
    ],
    [
      'Graag Power BI opzeggen bij Twelve Oaks, ze gebruiken het niet',
      'confirm cancel Power BI Pro @ Twelve Oaks Winery',
    ],
    ['doe er niet nog 2 Premium bij voor Will & May', 'ask reading'],
    ['von den F1 bei Nord-Ost bitte nichts ändern', 'unknown'],
  ],
  'what an order leaves alone is no second order': [
    [
      'bring Premium at Midtown Vets from 14 to 7 and leave Bitdefender alone',
      'do set 7 Microsoft 365 Business Premium @ Midtown Vets',
    ],
    ['leave Bitdefender alone at Midtown Vets', 'say negated'],
    ['set premium at midtown vets to 7 and leave Bitdefender', 'say negated'],
  ],
  'a trial is ended, and asked about': [
    [
      'kill the copilot trial at all in poker club',
      'do cancel Microsoft 365 Copilot Business @ All In Poker Club',
    ],
    ['which copilot trial ends soon?', 'do trials'],
    [
      "can we get rid of Premium at Oceanview Realty when it's up?",
      'confirm cancel Microsoft 365 Business Premium @ Oceanview Realty',
    ],
  ],
  'a term is said in short, and in German': [
    [
      'order 12 defender for business for two rivers, 1yr',
      'do order 12 defender for business @ Two Rivers Outfitters',
    ],
    [
      'order 1 Visio Plan 1 for Team Spirit, monatlich kündbar',
      'do order 1 Visio Plan 1 @ Team Spirit Events',
    ],
    ['order 3 visio plan 1 for trey, 3yr', 'do order 3 visio plan 1 @ Trey Research'],
    ['bestell 3 keeper für VanArsdel, jährlich', 'confirm order 3 keeper @ VanArsdel'],
  ],
  'who a change is for is its reason, where the number is the same': [
    [
      'order 2 Visio Plan 2 for Monday Morning Marketing, yearly please, for the two new designers',
      'do order 2 Visio Plan 2 @ Monday Morning Marketing',
    ],
    ['add 2 E3 at woodgrove for the 3 new starters', 'ask reading,product'],
    ['add 2 premium at vanarsdel for the two new companies', 'ask reading'],
  ],
  'a word that only one product of a maker has tells which': [
    [
      'add SentinelOne Complete for Midtown Vets, 14 of them',
      'confirm order 14 SentinelOne Complete @ Midtown Vets',
    ],
    ['add SentinelOne for Midtown Vets, 14 of them', 'ask product'],
  ],
  "a new company's name ends where the story begins": [
    ['create a new company Brandt Orthopädie, sales just signed them', 'do company-form'],
    ['need to put a new customer in, sunny side cafe', 'do company-form'],
    ["We've signed a new customer, Halberd Security. Could you set them up in Pax8?", 'do company-form'],
    ['create new company Smith, Jones & Partner', 'do company-form'],
    ['new customer, Woodgrove Bank needs 3 E3', 'confirm add 3 Microsoft 365 E3 @ Woodgrove Bank'],
    ['new customers, who are they', 'do portfolio'],
  ],
  'a clause beside an order may count things, and people who left': [
    [
      'drop the Fabrikam E3 count to 12, the three who left were Ken, Barb and Joey',
      'confirm set 12 Microsoft 365 E3 @ Fabrikam Inc left the three who left were Ken,Barb and Joey',
    ],
    [
      'Increase SentinelOne at Add Value by 5 for me, would you? They bought laptops.',
      'confirm add 5 SentinelOne Singularity Control @ Add Value left would you?',
    ],
    [
      'Apologies. I went through the list with the practice manager. Set Business Premium at Bright Smiles to 19.',
      'confirm set 19 Microsoft 365 Business Premium @ Bright Smiles Dental left I went through the list with the practice manager.,Apologies',
    ],
  ],
  'what a customer writes, and nothing else, is offered': [
    [
      'Mail von Schäfer: "bitte 5 weitere F3" - ticket 90001',
      'confirm add 5 Microsoft 365 F3 @ Schäfer Logistik AG',
    ],
    ['Litware writes: "please add 3 Basic"', 'confirm add 3 Microsoft 365 Business Basic @ Litware'],
    [
      '#81177 | Bright Smiles Dental | P2 | "please provide 2 further Business Premium"',
      'confirm add 2 Microsoft 365 Business Premium @ Bright Smiles Dental',
    ],
    ['Draft answer to the customer: "We will remove two E5 from Trey Research"', 'say quoted'],
    ['Litware says: "add 3 Basic"', 'say quoted'],
    ['Litware writes: "do not add the 3 Basic"', 'say negated'],
    ['Litware writes: "please add 3 Basic once the quote is signed"', 'say conditional'],
    ['Litware writes: "please add 3 Basic", but I doubt it', 'say quoted'],
    ['Litware writes: "we added 3 Basic yesterday"', 'say past'],
    ['#4410 | Litware | P3 | "where do I find the invoice?"', 'unknown'],
  ],
  'a mail is of the company of its address, and its greeting and names say no more': [
    [
      'From: Jan <jan@tworivers.example>\nSubject: new colleague\n\nHi team,\nSanne joins our shop. Can you arrange one more Business Premium for her?\nThanks, Jan, Two Rivers Outfitters',
      'confirm add 1 Microsoft 365 Business Premium @ Two Rivers Outfitters',
    ],
    [
      'From: karen@midtownvets.example\n\nHi guys, two new vets start Monday (Priya and Tom). Please add 2 Business Premium.\nThanks\nKaren',
      'confirm add 2 Microsoft 365 Business Premium @ Midtown Vets',
    ],
    ['From: karen@unheard.example\n\nPlease add 2 Business Premium.', 'ask company'],
  ],
  'a place in which somebody works is no customer': [
    [
      'two new people in the shop so they need 2 more basic at bakery 24/7',
      'confirm add 2 Microsoft 365 Business Basic @ Bakery 24/7',
    ],
    ['add 2 E5 for the bank', 'do add 2 Microsoft 365 E5 @ Woodgrove Bank'],
    [
      'she has a new waitress and needs one more Basic, Café Zoë',
      'confirm add 1 Microsoft 365 Business Basic @ Café Zoë left waitress',
    ],
    ['he has a new idea: remove 2 E5 at Trey', 'say uncertain'],
    ['add 2 standard in the shop', 'ask company'],
  ],
  'who starts, and when, dates no order': [
    [
      'two hygienists start soon, please provide 2 further Business Premium licences for Bright Smiles',
      'confirm add 2 Microsoft 365 Business Premium @ Bright Smiles Dental',
    ],
    ['three premium seats start Monday at litware, add 2 basic', 'say another-day'],
  ],
};

describe.each(Object.entries(kinds))('%s', (_, sentences) => {
  test.each(sentences)('“%s”', (said, meant) => {
    expect(shown(readIn(said))).toBe(meant);
  });
});

test.each([
  ['add 5 frobnicator gizmo for litware', 'frobnicator gizmo'],
  ['add 5 seats of frobnicator', 'frobnicator'],
  ['add 5 basic for litware', null],
])('what stands in the place of a product is its name: “%s”', (said, name) => {
  expect(unknownProductIn(readIn(said).spans)).toBe(name);
});
