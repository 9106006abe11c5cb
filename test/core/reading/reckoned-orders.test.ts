import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

/** Orders that reckon, explain or conclude, and what only looks like one. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, shown: string])[]>> = {
  'so many people with one of each get so many': [
    [
      'two new tellers at Woodgrove Bank, one E3 and one Entra P2 for each of them',
      'confirm add 2 Microsoft 365 E3 @ Woodgrove Bank; add 2 Microsoft Entra ID P2 @ Woodgrove Bank',
    ],
    [
      'four new nurses at Greenfield Primary Care need one Basic and one Teams Phone each',
      'confirm order 4 Basic @ Greenfield Primary Care; add 4 Microsoft Teams Phone Standard @ Greenfield Primary Care',
    ],
    [
      "Give Alpine's ski instructors, eight of them, a Basic each until further notice",
      'confirm add 8 Microsoft 365 Business Basic @ Alpine Ski House left instructors',
    ],
    [
      'three new drivers at Litware, give them each a Basic',
      'confirm add 3 Microsoft 365 Business Basic @ Litware',
    ],
    [
      'two tellers have left Woodgrove Bank, remove one E3 and one Entra P2 for each',
      'confirm remove 2 Microsoft 365 E3 @ Woodgrove Bank; remove 2 Microsoft Entra ID P2 @ Woodgrove Bank',
    ],
    [
      '3 users at Litware each have a Basic',
      'ask direction,reading (add 3 Microsoft 365 Business Basic @ Litware; remove 3 Microsoft 365 Business Basic @ Litware; set 3 Microsoft 365 Business Basic @ Litware)',
    ],
    ['the 2 new tellers at Woodgrove each have an E3 already', 'say past'],
    ['two new tellers at Woodgrove Bank, one E3 and 5 Entra P2 for each', 'ask reading,product'],
    ['if two new tellers come to Woodgrove Bank, one E3 for each', 'say conditional'],
    ['do the 2 new tellers at Woodgrove each have an E3?', 'say question-about-change'],
  ],
  'people in several places are added up': [
    [
      "we've hired 2 in sales and 1 in accounts at greenfield dairy, all on basic",
      'confirm add 3 Microsoft 365 Business Basic @ Greenfield Dairy',
    ],
    [
      "they've hired 3 in the kitchen and 2 in the bar at Litware, all need Basic",
      'confirm add 5 Microsoft 365 Business Basic @ Litware',
    ],
    ['hired 2 in sales at greenfield dairy and 1 in accounts left, all on basic', 'ask reading'],
    ['hired 2 in sales and 1 in accounts at greenfield dairy', 'unknown'],
  ],
  'what is split evenly goes in equal parts': [
    [
      "Ten more at St. Mary's, split evenly between faculty and students",
      "confirm add 5 Microsoft 365 A3 for Faculty @ St. Mary's Primary School; add 5 Microsoft 365 A3 for Students @ St. Mary's Primary School",
    ],
    ["nine more at St. Mary's, split evenly between faculty and students", 'ask reading'],
    ["don't split ten more at St. Mary's evenly between faculty and students", 'say negated'],
  ],
  'the same is the number before': [
    [
      'set the Huntress EDR of kowalski to 13 and their ITDR to the same',
      'do set 13 Huntress Managed EDR @ Kowalski Elektro; set 13 Huntress Managed ITDR @ Kowalski Elektro',
    ],
    ['set the EDR of kowalski to 13 and leave ITDR the same', 'say negated'],
    ['set E3 at Contoso Legal to 40 and E5 to the same number as Woodgrove', 'say compared'],
  ],
  'as many as the company has of another product': [
    [
      'bring standard at Premium Meats level with their basic',
      'confirm set 12 Microsoft 365 Business Standard @ Premium Meats',
    ],
    [
      'lower sentinelone at add value so it matches their premium count',
      'confirm set 14 SentinelOne Singularity Control @ Add Value',
    ],
    ['raise sentinelone at add value so it matches their premium count', 'ask direction'],
    ['bring standard level with basic at Premium Meats if they agree', 'say conditional'],
    ['does sentinelone at add value match their premium count', 'do subscription premium @ Add Value'],
    ['bring standard at Premium Meats level with their E5', 'ask number'],
  ],
  'whom one of the seats is for changes nothing, a time does': [
    [
      'add 4 Basics to Five Guys, one per shop ha',
      'confirm add 4 Microsoft 365 Business Basic @ Five Guys left one per shop ha',
    ],
    [
      "Bring Status Quo's Dropsuite to six, one spare for the boss's archive box",
      "confirm set 6 Dropsuite Email Backup @ Status Quo Records left one spare for the boss's archive box",
    ],
    ['add 4 Basics to Five Guys, one per shop, later', 'say another-day'],
    ["Bring Status Quo's Dropsuite to six, one for now", 'ask reading,product'],
    ['add 3 Basic to Litware, one for the owner if he signs', 'say conditional'],
    [
      'add 3 Basic to Litware, one for Fabrikam',
      'confirm add 3 Microsoft 365 Business Basic @ Litware; order 1 Basic @ Fabrikam Inc',
    ],
  ],
  'what is short gives the reason of an order of more': [
    [
      'set the Windows 365 at Tailspin Toys to 5 please, they are two short in the workshop',
      'confirm set 5 Windows 365 Business 2 vCPU 4 GB 128 GB @ Tailspin Toys',
    ],
    ['remove 2 Windows 365 from Tailspin Toys, they are two short in the workshop', 'ask reading,product'],
  ],
  'what a message comes to stands in its last words': [
    [
      'Set Design: five of the nine standard users go to premium. So minus 5 standard and plus 5 premium.',
      'confirm remove 5 Microsoft 365 Business Standard @ Set Design; order 5 premium @ Set Design left Set Design,five of the nine standard users go to premium.',
    ],
    [
      'Woodgrove want the Entra ID P2 and the E5 to match, so bring P2 to 25 and E5 to 25 as well, would you',
      'confirm set 25 Microsoft Entra ID P2 @ Woodgrove Bank; set 25 Microsoft 365 E5 @ Woodgrove Bank left Woodgrove want the Entra ID P2 and the E5 to match',
    ],
    [
      "Litware wants Basic for two more. So that's plus 2 Basic",
      'confirm add 2 Microsoft 365 Business Basic @ Litware left Litware wants Basic for two more.',
    ],
    ['Litware might want 3 Basic. So plus 3 Basic', 'say uncertain'],
    ['Fabrikam and Litware both need Basic. So plus 3 Basic', 'ask reading'],
    ["Litware wants 3 Basic if the quote is right. So that's plus 3 Basic", 'say conditional'],
  ],
  'whom it was discussed with gets nothing': [
    ['as discussed with Fabrikam, add 3 E3 to Contoso Legal', 'do add 3 Microsoft 365 E3 @ Contoso Legal'],
    ['as discussed with Fabrikam, add 3 E3', 'do add 3 Microsoft 365 E3 @ Fabrikam Inc'],
  ],
  'what becomes another product goes, and the other comes': [
    [
      'Premium Meats: two of their Basics should become Standards',
      'confirm remove 2 Microsoft 365 Business Basic @ Premium Meats; add 2 Microsoft 365 Business Standard @ Premium Meats',
    ],
    [
      'two Basics at Premium Meats should become Standards',
      'confirm remove 2 Microsoft 365 Business Basic @ Premium Meats; add 2 Microsoft 365 Business Standard @ Premium Meats',
    ],
    ['Premium Meats: two of their Basics should not become Standards', 'say negated'],
    ['should two of the Basics at Premium Meats become Standards?', 'say question-about-change'],
    ['two Basics of Premium Meats should become Standards if they pay', 'say conditional'],
    [
      'can 4 users at blue yonder be on e3 rather than e5?',
      'confirm remove 4 Microsoft 365 E5 @ Blue Yonder Airlines; add 4 Microsoft 365 E3 @ Blue Yonder Airlines',
    ],
    ['Would it be cheaper to swap 5 E5 for E3 at Contoso Legal?', 'say question-about-change'],
  ],
  'what is planned, agreed on or hedged': [
    [
      'plan ten Premium less for One Order come renewal time',
      'do remove 10 Microsoft 365 Business Premium @ One Order Logistics at term-end',
    ],
    [
      'Plan 15 basic for Next Level Fitness at renewal',
      'do set 15 Microsoft 365 Business Basic @ Next Level Fitness at term-end',
    ],
    [
      'VanArsdel shook hands on 30 Premium from the renewal on',
      'confirm set 30 Microsoft 365 Business Premium @ VanArsdel at term-end',
    ],
    [
      'VanArsdel shook hands on 30 Premium',
      'ask direction,reading (add 30 Microsoft 365 Business Premium @ VanArsdel; set 30 Microsoft 365 Business Premium @ VanArsdel)',
    ],
    ['agreed on 5 more Basic with Litware', 'confirm add 5 Microsoft 365 Business Basic @ Litware'],
    [
      'Could you please order one Keeper licence for Will & May? Monthly I think',
      'confirm order 1 Keeper @ Will & May Estate Agents',
    ],
    [
      "if I read the mail of Fabrikam right they have 2 starters with standard and one with E3 so we'd need those",
      'confirm add 2 Microsoft 365 Business Standard @ Fabrikam Inc; add 1 Microsoft 365 E3 @ Fabrikam Inc',
    ],
    ['if I read it right they want no Basic at Litware', 'say negated'],
  ],
  'a day without a year ends a subscription': [
    [
      'cancel acronis at quarter horse ranch by 31.12.',
      'do cancel Acronis Cyber Protect Cloud @ Quarter Horse Ranch',
    ],
    [
      'cancel Acronis at Quarter Horse Ranch by the end of the year',
      'do cancel Acronis Cyber Protect Cloud @ Quarter Horse Ranch',
    ],
    ['Kowalski: ITDR kündigen zum 31.12.', 'confirm cancel Huntress Managed ITDR @ Kowalski Elektro'],
    [
      'cancel 2 Basic at Litware by 31.12.',
      'say another-day plan remove 2 Microsoft 365 Business Basic @ Litware at term-end',
    ],
    ['raise the price of E3 at Contoso Legal to 12.10', 'do set-price E3 @ Contoso Legal'],
  ],
  'tables, lists and the lines of tickets': [
    [
      'Standup notes:\n- Team Spirit: +1 Standard\n- Half Moon Yoga: +2 Basic\n- Premium Meats: nothing to do',
      'confirm add 1 Microsoft 365 Business Standard @ Team Spirit Events; add 2 Microsoft 365 Business Basic @ Half Moon Yoga left Standup notes',
    ],
    [
      'Client\tProduct\tNew total\nVanArsdel\tBusiness Premium\t30\nLitware\tBusiness Basic\t33',
      'confirm set 30 Microsoft 365 Business Premium @ VanArsdel; set 33 Microsoft 365 Business Basic @ Litware',
    ],
    [
      '| Customer | Product | Add |\n|---|---|---|\n| Litware | Basic | 2 |\n| Team Spirit | Standard | 1 |',
      'confirm add 2 Microsoft 365 Business Basic @ Litware; add 1 Microsoft 365 Business Standard @ Team Spirit Events',
    ],
    ['Client\tProduct\tRemove\nLitware\tBasic\t3', 'confirm remove 3 Microsoft 365 Business Basic @ Litware'],
    ['Client\tProduct\tChange\nLitware\tBasic\t+3', 'confirm add 3 Microsoft 365 Business Basic @ Litware'],
    [
      'Client\tProduct\tQuantity\nLitware\tBasic\t3',
      'ask direction,reading (add 3 Microsoft 365 Business Basic @ Litware; remove 3 Microsoft 365 Business Basic @ Litware; set 3 Microsoft 365 Business Basic @ Litware)',
    ],
    ['Standup:\n- Litware: +1 Basic\n- Contoso Legal: no E3', 'say negated'],
    [
      'Pasted from ConnectWise: [#77120] New user request - Name: J. Harris - Company: Bright Smiles Dental - License: M365 Business Premium - Start: 30/11. Please process',
      'confirm add 1 Microsoft 365 Business Premium @ Bright Smiles Dental',
    ],
    [
      'T-8812 | Contoso Legal | two partners get the big package | +2 E5, -2 E3',
      'confirm add 2 Microsoft 365 E5 @ Contoso Legal; remove 2 Microsoft 365 E3 @ Contoso Legal',
    ],
    ['#4711 | Litware | they want 3 Basic | not approved yet', 'say negated'],
  ],
  'names, numbers and words with slips': [
    [
      'ad tow standrd to pendng fashion house',
      'confirm add 2 Microsoft 365 Business Standard @ Pending Fashion House',
    ],
    [
      'drop 1 f1 at removeit when it renews',
      'do remove 1 Microsoft 365 F1 @ Remove-It Waste Services at term-end',
    ],
    [
      'ad 1 busines standrd seet 2 status quo recrods plz',
      'confirm add 1 Microsoft 365 Business Standard @ Status Quo Records',
    ],
    ['gdairy +1 basic', 'confirm add 1 Microsoft 365 Business Basic @ Greenfield Dairy'],
    [
      'add 1 Basic, 2 Standard to Litware',
      'confirm add 1 Microsoft 365 Business Basic @ Litware; order 2 Standard @ Litware',
    ],
  ],
  'a verb that nothing explains, beside an order of its own': [
    [
      'All In Poker Club folds one Standard, hand it back',
      'confirm remove 1 Microsoft 365 Business Standard @ All In Poker Club left folds',
    ],
    ['All In Poker Club folds one Standard', 'ask direction'],
    ['Contoso Legal keeps one E3, hand it back', 'ask reading'],
    ['Contoso Legal refuses one E3, hand it back', 'ask reading'],
  ],
  'several customers are given to one person': [
    ['give Add Value and Set Design to Kim', 'do assign @ Add Value; assign @ Set Design'],
    [
      'Put @Tom down as the one who looks after Status Quo Records and Team Spirit, as of today',
      'do assign @ Status Quo Records; assign @ Team Spirit Events',
    ],
    ['give Litware and Fabrikam 3 Basic', 'ask reading'],
    ['give Litware and Fabrikam to us', 'ask reading'],
    ['Harry left the firm on friday, take everything away from @Harry', 'do revoke'],
    ['take everything away from @Harry if he leaves', 'unknown'],
  ],
  'remarks, headers and closings beside an order': [
    [
      '2 more E5 for Lindqvist. They pay on time, unlike some others.',
      'confirm add 2 Microsoft 365 E5 @ Lindqvist & Öberg Advokatbyrå left They pay on time,unlike some others.',
    ],
    ['2 more E5 for Lindqvist, unlike last time not monthly', 'say negated'],
    [
      'As per mail of the customer from today: Wide World, Office 365 E3 to be 25 from the renewal',
      'confirm set 25 Office 365 E3 @ Wide World Importers at term-end left As per mail of the customer from today',
    ],
    ['As per mail of the customer from today: Wide World, no change to Office 365 E3', 'say negated'],
    [
      "add 10 seats to Zero Waste, I don't know which product but in the portal I only see one",
      "confirm add 10 Microsoft 365 Business Basic @ Zero Waste Co-op left I don't know which product,but in the portal I only see one",
    ],
    [
      'set Power BI at Litware to seven and then I need coffee',
      'confirm set 7 Power BI Pro @ Litware left coffee',
    ],
    [
      'Coffee, check. Headset, check. Remove one Acrobat Pro seat from Jones Smith Accountants. Next!',
      'confirm remove 1 Adobe Acrobat Pro for Teams @ Jones Smith Accountants left Coffee, check.,Headset, check.,Next!',
    ],
    ["they're leaving us: cancel everything for status quo records at term end", 'ask product'],
    [
      'From: office@smith-jones.example\nKindly reduce our Project Plan 3 by one.',
      'confirm remove 1 Planner and Project Plan 3 @ Smith-Jones Architects',
    ],
    [
      "customer waiting on line 2, it's Will & May, they want premium, three more of them",
      'confirm add 3 Microsoft 365 Business Premium @ Will & May Estate Agents',
    ],
    [
      'St. Mary\'s write: "Dear support, kindly add twenty licences for students, with many thanks and best wishes from the school office."',
      "confirm add 20 Microsoft 365 A3 for Students @ St. Mary's Primary School",
    ],
    [
      'Müller Maschinenbau bekommt 2 neue Kollegen, bitte 2x Microsoft 365 E3 dazu. Danke, Jens',
      'confirm add 2 Microsoft 365 E3 @ Müller Maschinenbau GmbH',
    ],
    ['Bob sagt Litware bekommt 2 Basic', 'say reported'],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toBe(meant));
  });
