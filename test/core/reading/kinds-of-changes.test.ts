import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const bp = 'Microsoft 365 Business Premium';
const basic = 'Microsoft 365 Business Basic';
const e3 = 'Microsoft 365 E3';

/** Kinds of sentences by which people ask for changes, with examples of each. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'words of haste and of thanks say nothing of another time': [
    ['effective immediately set litware basic to 33', `do set 33 ${basic} @ Litware`],
    ["add 2 bp to midtown vets asap and ping me when it's done", `do add 2 ${bp} @ Midtown Vets`],
    ['when you get a sec add 2 basic to litware', `do add 2 ${basic} @ Litware`],
    ['morning! chuck another basic on litware, ta', `do add 1 ${basic} @ Litware`],
    ['decrease basic at litware by 3. Best, Anna', `do remove 3 ${basic} @ Litware`],
    ['increase basic at litware by 3. Best Anna Bell', `confirm add 3 ${basic} @ Litware left Anna,Bell`],
  ],
  'what is asked politely is offered': [
    ['would you mind setting litware basic to 33', `confirm set 33 ${basic} @ Litware`],
    ['could someone pull 3 f3 off five guys?', 'confirm remove 3 Microsoft 365 F3 @ Five Guys'],
    ['would you be able to take 2 basic back from litware?', `confirm remove 2 ${basic} @ Litware`],
  ],
  'what was taken back within the sentence does not count': [
    ['add 3 no sorry 4 basic to litware', `confirm add 4 ${basic} @ Litware`],
    ['add 2 basic for fabrikam, sorry, for litware', `confirm add 2 ${basic} @ Litware`],
    ['10 no 12 f1 more for nord-ost', 'confirm add 12 Microsoft 365 F1 @ Nord-Ost Spedition'],
    ['not trey, add 2 e5 to woodgrove', 'confirm add 2 Microsoft 365 E5 @ Woodgrove Bank'],
    ['set trey e5 to 27. edit: 28', 'confirm set 28 Microsoft 365 E5 @ Trey Research'],
    ['remove 2 e3 from fabrikam, sorry, add', `confirm add 2 ${e3} @ Fabrikam Inc`],
    ['add not 3 e5 but 2 e5 to trey', 'say negated'],
    ["8 bp isn't enough for no limits climbing, they need 12", `confirm set 12 ${bp} @ No Limits Climbing`],
    [
      'zero waste only uses 12 of the 16 basic, get it down to 12',
      `confirm set 12 ${basic} @ Zero Waste Co-op`,
    ],
  ],
  'a company is known by its initials; in small letters, or three of them, the change is offered': [
    ['add 2 business premium to WMEA', `do add 2 ${bp} @ Will & May Estate Agents`],
    ["WMEA's business premium to 9", `do set 9 ${bp} @ Will & May Estate Agents`],
    ['add 2 business premium to wmea', `confirm add 2 ${bp} @ Will & May Estate Agents`],
    ['take 1 business basic off CCC', `confirm remove 1 ${basic} @ Cancel Culture Cafe`],
    ['add 2 business premium for NASA', 'ask company'],
    ['add 2 basic to litware for ccc', `confirm add 2 ${basic} @ Litware left ccc`],
  ],
  'no seat left is a cancellation, and it is offered': [
    ['litware power bi to 0', 'confirm cancel Power BI Pro @ Litware'],
    ['get all the visio seats off contoso ltd please', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
    ['get rid of the whole visio subscription at contoso ltd', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
    ['set flurb at litware to 0', 'unknown'],
  ],
  'a product that a remark names is not ended with the one that is': [
    [
      'let the Entra ID P2 at Woodgrove run out at renewal, they get it with E5 anyway',
      'confirm cancel Microsoft Entra ID P2 @ Woodgrove Bank left E5',
    ],
    [
      'cancel Visio Plan 2 at Contoso Ltd, they use the Microsoft 365 E3 instead',
      'confirm cancel Visio Plan 2 @ Contoso Ltd left Microsoft 365 E3',
    ],
    [
      'cancel Entra ID P2 at Woodgrove, E5 has it',
      'confirm cancel Microsoft Entra ID P2 @ Woodgrove Bank left E5',
    ],
    ['Visio Plan 2 at Contoso Ltd they get with E5, please cancel it', 'ask product'],
    [
      'they have E5 now so cancel Entra ID P2 at Woodgrove',
      'confirm cancel Microsoft Entra ID P2 @ Woodgrove Bank left E5',
    ],
    [
      'let the Entra ID P2 at Woodgrove run out at renewal, and E5 as well',
      'do cancel Microsoft Entra ID P2 @ Woodgrove Bank; cancel Microsoft 365 E5 @ Woodgrove Bank',
    ],
  ],
  'the one who has left gives back one seat': [
    [
      "John Harris has left O'Brien Dental, please drop his Business Premium",
      `confirm remove 1 ${bp} @ O'Brien Dental`,
    ],
    ['one of the team let go at nord-ost, had f1', 'confirm remove 1 Microsoft 365 F1 @ Nord-Ost Spedition'],
  ],
  'small words and verbs may have typos': [
    ['remov 2 seets of basic frm litware', `confirm remove 2 ${basic} @ Litware`],
    ['ad 2 basic to litware', `confirm add 2 ${basic} @ Litware`],
    ['mroe basic for litware: 2', `do add 2 ${basic} @ Litware`],
    ['canel power bi at litware', 'confirm cancel Power BI Pro @ Litware'],
  ],
  'a step without a verb is an order': [
    ['litware basic up 3', `do add 3 ${basic} @ Litware`],
    ['litware basic: 2 off please', `do remove 2 ${basic} @ Litware`],
    ['litware basic minus two', `do remove 2 ${basic} @ Litware`],
    ['basic, litware, plus 5', `do add 5 ${basic} @ Litware`],
    ['incraese basic at litware with 2', `confirm add 2 ${basic} @ Litware`],
    [
      'swap shop exchange: one basic out, one standard in',
      `confirm remove 1 ${basic} @ Swap Shop Exchange; add 1 Microsoft 365 Business Standard @ Swap Shop Exchange`,
    ],
  ],
  'shares are reckoned from what there is': [
    ['bring wide world copilot down by a fifth', 'do set 8 Microsoft 365 Copilot @ Wide World Importers'],
    ['reduce schäfer f3 25%', 'do set 60 Microsoft 365 F3 @ Schäfer Logistik AG'],
    ['increase schäfer f3 by 50 %', 'do set 120 Microsoft 365 F3 @ Schäfer Logistik AG'],
  ],
  'what is not needed any more is given back, or ended': [
    ['litware does not need 2 of its basic seats any more', `confirm remove 2 ${basic} @ Litware`],
    ['3m doesnt want visio any more, cancel it', 'confirm cancel Visio Plan 2 @ 3M'],
    ["litware doesn't need 2 basic anymore", `confirm remove 2 ${basic} @ Litware`],
    ['we dont need any more e5 at trey', 'say negated'],
    ["We don't need the two additional E5 at Trey Research any more.", 'say negated'],
    ["trey doesn't need e5", 'say negated'],
  ],
  'news of people says how many': [
    ['we hired someone at contoso legal, e5 please', 'confirm add 1 Microsoft 365 E5 @ Contoso Legal'],
    ['two people left woodgrove, take back 2 e5', 'confirm remove 2 Microsoft 365 E5 @ Woodgrove Bank'],
  ],
  'office words of asking are an order or a request': [
    ['kindly assist with removing 2 basic licences from litware', `do remove 2 ${basic} @ Litware`],
    ['please arrange 2 additional basic licenses for litware', `do add 2 ${basic} @ Litware`],
    ['requesting 2 additional basic for litware', `confirm add 2 ${basic} @ Litware`],
    ['please make sure trey has 22 e5', 'confirm set 22 Microsoft 365 E5 @ Trey Research'],
    [
      'drop the planner plan 5 at apex engineering entirely',
      'confirm cancel Planner and Project Plan 5 @ Apex Engineering',
    ],
    ['basic@litware +2', `do add 2 ${basic} @ Litware`],
  ],
  'a number that is not said is asked': [
    ['add 2 or 3 e5 to blue yonder', 'ask number'],
    [
      'change northwind business standard 30',
      'ask direction,reading (add 30 Microsoft 365 Business Standard @ Northwind Traders; set 30 Microsoft 365 Business Standard @ Northwind Traders)',
    ],
  ],
  'a number before that is another today is offered': [
    ['change alpine basic from 12 to 18', `confirm set 18 ${basic} @ Alpine Ski House`],
    ['change alpine basic from 15 to 18', `do set 18 ${basic} @ Alpine Ski House`],
  ],
  'the only subscription of a company is offered': [
    ['plus 3 for vanarsdel please', `confirm add 3 ${bp} @ VanArsdel`],
    ['plus 3 for litware please', 'ask product'],
    ['cancel vanarsdel', 'ask product,number'],
  ],
  'what was cancelled is ordered anew when it is wanted again': [
    ['aaa locksmiths wants basic again, 4 seats', 'confirm order 4 basic @ AAA Locksmiths'],
    ['add 4 basic for aaa locksmiths', `do add 4 ${basic} @ AAA Locksmiths`],
  ],
  'products by SKU, in short forms, and in kinds': [
    ['add 2 MST-NCE-103-C100 to vanarsdel', `do add 2 ${bp} @ VanArsdel`],
    [
      'müller: w365 4cpu/16gb +1',
      'do add 1 Windows 365 Business 4 vCPU 16 GB 128 GB @ Müller Maschinenbau GmbH',
    ],
    ['cc teams at october films +1', 'confirm add 1 Adobe Creative Cloud for Teams @ October Films'],
    ['one more cloud pc for fabrikam', 'ask product'],
    ['add 3 copilot to vanarsdel', 'ask product'],
    ['add 2 exchange online plan 2 for litware', 'confirm order 2 exchange online plan 2 @ Litware'],
  ],
  'one number for several companies is a line each, and offered': [
    ['add 5 bp to vanarsdel and apex engines', `confirm add 5 ${bp} @ VanArsdel; add 5 ${bp} @ Apex Engines`],
    ['add 3 bp to vanarsdel and litware', 'ask reading'],
    ['vanarsdel +1 bp, contoso +1, litware +1 basic', 'ask reading,which-company,product'],
  ],
  'several changes at their renewals are a plan each': [
    [
      'remove 2 e3 and 1 visio from apex engineering at renewal',
      `confirm remove 2 ${e3} @ Apex Engineering at term-end; remove 1 Visio Plan 2 @ Apex Engineering at term-end`,
    ],
    ['remove 2 e3 and 1 visio from apex engineering tomorrow', 'say another-day'],
    ['remove 2 e3 from apex engineering and order 3 keeper for fabrikam at renewal', 'say another-day'],
    ['remove 2 e3 and flurb from apex engineering and 1 e5 at renewal', 'ask reading,product'],
  ],
  'people who come with a product each are no onboarding of one number': [
    [
      "offboarding for O'Brien Dental: take off 1 premium, 1 dropsuite",
      `do remove 1 ${bp} @ O'Brien Dental; remove 1 Dropsuite Email Backup @ O'Brien Dental`,
    ],
    ['onboarding Maria Lopez at litware, basic', 'confirm staff on 1 basic @ Litware left Maria,Lopez'],
  ],
  'words that are not known are told beside the button, never before the order or apart from it': [
    ['add 2 zork basic to litware', `confirm add 2 ${basic} @ Litware left zork`],
    ['zork add 2 basic to litware', 'ask reading'],
    ['add 2 basic to litware, zork', 'ask reading'],
    ['add 2 basic to litware\nzork', 'ask reading'],
    ['zork', 'unknown'],
    ['litware add 2 "zork" basic', 'ask reading'],
    ['order 5 e5 for woodgrove, zork', 'ask reading'],
    ['order 5 keeper for fabrikam, zork', 'ask reading'],
    ['add 2 basic to litware - zork', 'ask reading'],
    ['make basic 25 bucks for litware', 'ask reading'],
    ['add 2 zork flurb gnarl basic to litware', 'ask reading'],
  ],
  'what is not ordered is told so': [
    ['was going to add 2 basic to litware but they changed their mind', 'say negated'],
    ['remove 2 basic from litware, psych', 'say negated'],
    ['scrap that, litware keeps its basic', 'say negated'],
    ['stop adding seats to greenfield dairy!', 'say negated'],
    ["Yesterday's change: litware basic 28 -> 30", 'say past'],
    ['used to be 40 e3 at contoso legal', 'say past'],
    ['provided the quote is signed: 11 huntress edr to bakery 24/7', 'say conditional'],
    ['are we able to cancel visio plan 2 for 3M before the term ends?', 'say conditional'],
    ['does my role let me order 5 keeper for fabrikam', 'say question-about-change'],
  ],
  'who did it is a question about the past': [
    ['did someone add 2 basic to litware?', 'do history basic @ Litware'],
    ["didn't we just buy 2 basic for litware?", 'do history basic @ Litware'],
    ['how come litware basic went from 28 to 30', 'do history basic @ Litware'],
  ],
  'pasted words are a request': [
    [
      'customer mailed: "could you reduce our Visio to 4 seats? Thanks, Apex Engineering" - pls do',
      'confirm set 4 Visio Plan 2 @ Apex Engineering',
    ],
    ['> add 2 basic for litware\ncan you do this one?', `confirm add 2 ${basic} @ Litware`],
    ['> add 2 basic for litware\ncan you do this one? not yet', 'say quoted'],
    ['> add 2 basic for litware\nhm', 'say quoted'],
    [
      'FW: Licences\n\nBegin forwarded message:\nPlease increase Business Basic for Litware to 34.',
      `confirm set 34 ${basic} @ Litware`,
    ],
    ['FW: x\n\nForwarded message:\nFrom: Bo\n\nadd 2 basic for litware', `confirm add 2 ${basic} @ Litware`],
    [
      'Von: Petra Schulz\nBetreff: Lizenzen\n\nwir brauchen 3 weitere Basic für Litware.\nMit freundlichen Grüßen\nPetra Schulz',
      `confirm add 3 ${basic} @ Litware`,
    ],
    [
      'Priority: Low | Client: Litware | Contact: Jo Weber\nDescription: Remove 1 x Business Basic',
      `confirm remove 1 ${basic} @ Litware`,
    ],
    [
      'Priority: Low | Client: Litware | Contact: hold for now\nDescription: Remove 1 x Business Basic',
      'unknown',
    ],
  ],
};

describe.each(Object.entries(kinds))('%s', (_, sentences) => {
  test.each(sentences)('“%s”', (said, meant) => {
    expect(shown(readIn(said))).toBe(meant);
  });
});
