import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from '../reading/world.ts';

/** What people at a service desk write in several words that mean something else one by one, and what only looks like it. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'who is not there any more has left': [
    ["Peter isn't at October Films any more, please take one Standard off", /^confirm remove 1 .*Standard/],
    ['Anna no longer works at Tailspin, take one Premium away', /^confirm remove 1/],
    ["Anna isn't at Tailspin any more since Friday, remove 1 Premium", /^confirm remove 1/],
    ['Herr Vogel ist nicht mehr bei Tailspin, bitte 1 Premium weg', /^confirm remove 1/],
    ['Jan werkt niet meer bij VanArsdel, haal er 1 Premium af', /^confirm remove 1/],
    ['one of the Tailspin guys is weg since Friday, his Premium may also go', /^confirm remove 1/],
    ["Anna isn't at Tailspin yet, remove 1 Premium", /^(?!do)/],
    ["from January Anna isn't at Tailspin any more, remove 1 Premium", /^say/],
    ['Anna no longer works at Tailspin from January, remove 1 Premium', /^(?!do)/],
    ["Anna isn't at Tailspin any more, don't remove anything", /^(?!do|confirm)/],
  ],
  'who finished, left or had a last day did so': [
    ['Lisa from Bright Smiles finished up on Friday, please take her premium back', /^confirm remove 1/],
    [
      'Lisa from Bright Smiles finished on Friday, please take her premium and her SentinelOne back',
      /^confirm staff off 1/,
    ],
    ['offboard 1 user with premium at tailspin, last day was on friday', /^(?:do|confirm) staff off 1/],
    ['remove 1 premium from tailspin, his last day was moved to Friday', /^(?!do)/],
    ['Will & May: two people leave, take their licences off at renewal', /^confirm remove 2 .* at term-end/],
    [
      "Will & May: two people leave at Christmas, we won't replace them. Take their licences off at renewal",
      /^confirm remove 2 .* at term-end/,
    ],
    ['3 people leave Tailspin next week, remove 3 Premium', /^say another-day/],
    ['The project at Tailspin finished on Friday, add 1 Premium', /^(?!do remove|confirm remove)/],
    ['leave Contoso Ltd with 3 Premium', /^do set 3/],
  ],
  'so many people, and as many seats of the only product': [
    ['VanArsdel lost two people, minus two', /^confirm remove 2/],
    ['VanArsdel hired two people: plus two', /^confirm add 2/],
    ['Tailspin lost two people, minus two', /^ask/],
  ],
  'one of each is of what somebody had': [
    [
      'Tom from Bright Smiles has left, he had a Premium and a SentinelOne. remove one of each',
      /^confirm remove 1 .*Premium.*; remove 1 SentinelOne/,
    ],
    ['Tom is with Bright Smiles now, he had a Premium and a SentinelOne. one of each?', /^(?!do|confirm)/],
  ],
  'what it comes to says it again': [
    ['VanArsdel: add 2 Premium, that makes 30', /^do add 2/],
    ['VanArsdel +2 Premium, so 30 altogether', /^do add 2/],
    ['Vanarsdel remove 3 premium so 25 remain', /^do remove 3/],
    ['jones smith: take one Acrobat Pro off at renewal, nine will do', /^do remove 1 .* at term-end/],
    ['add 2 Premium to VanArsdel for a total of 30', /^do add 2/],
  ],
  'what it does not come to is asked': [
    ['VanArsdel: add 2 Premium, that makes 35', /^ask reading$/],
    ['take two Standard off October Films, 15 will do', /^ask reading$/],
    ['add 2 E5 for Woodgrove, so 3 in total', /^ask reading$/],
    ['add 2 Premium to VanArsdel, 30 is too many', /^(?!do|confirm)/],
  ],
  'what they have says how many or which, and refuses nothing': [
    ['2 more of the Premium they already have for Tailspin', /^confirm add 2/],
    ["Tailspin's Premium: twice what they have now", /^confirm set 52/],
    ['whatever Premium Tailspin has now, double it', /^confirm set 52/],
    ['add 2 Premium for Tailspin, they already have them', /^say/],
    ['tailspin needs no more than 20 premium', /^confirm set 20/],
    ['vanarsdel needs no more than 40 premium', /^ask direction/],
    ['tailspin needs no more premium', /^(?!do|confirm)/],
  ],
  'the other product is denied, or stays': [
    [
      'add 10 Dropsuite Email Backup for History Museum Halden, not the archiving one',
      /^confirm order 10 Dropsuite Email Backup @/,
    ],
    ['St Marys: set A3 students to 312, faculty stays as it is', /^confirm set 312/],
    ['add 2 Premium for Tailspin, not the big one', /^(?!do)/],
  ],
  'wanted gone is to end': [
    ['Team Spirit want the Teams Rooms gone at renewal', /^confirm cancel/],
    ["Team Spirit want the Teams Rooms gone when it's up", /^confirm cancel/],
    ['tailspin wants 3 Premium gone', /^confirm remove 3/],
    ['cancel sentinelone at bright smiles, they went with something else', /^do cancel/],
    ['does tailspin want 2 Premium gone?', /^(?!do|confirm)/],
    ['Tailspin want the Premium gone through with them first', /^(?!do|confirm cancel)/],
  ],
  'nobody knows which: it is asked': [
    ["tailspin wants 3 more licences, he can't tell me which ones", /^ask product/],
    ["tailspin: add 3 please, don't know which product", /^ask product/],
    ["add 3 Premium, he can't tell me which company", /^(?!do|confirm)/],
  ],
  'a question beside an order makes no condition of it': [
    [
      'add 2 premium for tailspin and tell me when they renew',
      /^confirm add 2 .* left tell me when they renew$/,
    ],
    ['add 2 E5 to Woodgrove and tell me what they pay then', /^confirm add 2/],
    ['add 2 E5 to Woodgrove and tell me when Bob agrees', /^say conditional/],
    ['remove 2 Premium from Tailspin and tell me when I should do it', /^say conditional/],
    ["don't add 2 E5 to Woodgrove and tell me when it renews", /^say negated/],
  ],
  'what more would come to is only supposed': [
    ['what would 4 more Premium come to for No Limits?', /^do what-if add 4/],
    ["we aren't ordering yet, what do 2 more Visio at Müller come to", /^do what-if add 2/],
    ['if Blue Yonder went down to 50 E3, what would we be talking about in money', /^do what-if set 50/],
    ['what would 12 Defender for Business come to a month for Bright Smiles', /^(?!do what-if)/],
  ],
  'a mail between marks is of whom it is from, and asked for by whoever pastes it': [
    ['Oceanview Realty wrote: "could you add 3 Premium for us" - can you do that please', /^confirm add 3/],
    ['Customer wrote "we need 2 more Premium for the new starters" - it\'s Tailspin Toys', /^confirm add 2/],
    ['Mail from Tailspin this morning: "kunnen we er 2 Premium bij krijgen?" kan dat?', /^confirm add 2/],
    ['Von VanArsdel kam gerade: "bitte 2 Premium mehr". Machst du das?', /^confirm add 2/],
    ['Ticket from Litware says "add 2 Basic, thanks", please action', /^confirm add 2/],
    ['Bob from Litware said "remove 2 Basic from Woodgrove", can you do that?', /^ask reading/],
    ['Litware wrote "add 2 Basic" but please don\'t do it yet', /^say/],
    ['Litware wrote "add 2 Basic", did someone do this?', /^say/],
    ['Customer wrote "we need 2 more Premium" - it\'s a joke', /^(?!do|confirm)/],
  ],
  'a mail that begs is a request, one that asks is none': [
    ['Mail from Tailspin: "Could we have two more Premium?"', /^confirm add 2/],
    [
      'Mail from Tailspin: "Could you tell us what two more Premium cost?"',
      /^(?!do (?:add|set|remove)|confirm)/,
    ],
    ['Mail from Tailspin: "Did you add the two Premium?"', /^say/],
    ['Mail from Tailspin: "Can you remove 2 Premium or do we have to wait?"', /^say/],
  ],
  'how next year will be is no other day than the renewal that is said': [
    [
      'fewer staff next year at Tailspin, reduce the Premium to 10 when it renews',
      /^confirm set 10 .* at term-end/,
    ],
    ['next year please, Tailspin Premium to 20 at renewal', /^say another-day/],
    ['fewer staff next year at Tailspin, reduce the Premium to 10', /^(?!do)/],
  ],
  'German and Dutch have too many, or want more': [
    ['Litware heeft 3 Basic te veel', /^confirm remove 3/],
    ['Litware heeft te veel Basic', /^ask number/],
    ['Litware: kunnen wij 2 Basic erbij krijgen', /^confirm add 2/],
    ['VanArsdel: können wir 2 Premium dazu bekommen?', /^confirm add 2/],
    ['volgens mij heeft Litware 3 Basic te veel', /^say uncertain/],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toMatch(meant));
  });

describe('a subscription ends now when the order says so, not what is told beside it', () => {
  test.each([
    ['cancel sentinelone at bright smiles, they use something else now', null],
    ["cancel Premium at VanArsdel, we're with Google now", null],
    ['cancel sentinelone at bright smiles, please do it now', 'now'],
    ['cancel sentinelone at bright smiles now', 'now'],
  ])('%s', (said, at) => expect(readIn(said).decision).toMatchObject({ intent: { kind: 'cancel', at } }));
});
