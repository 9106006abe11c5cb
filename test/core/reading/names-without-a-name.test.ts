import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

/** Names that are only described, or are everyday words: what is asked for is looked up, and no change is filed by them. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'a trade names a company where only one has it, and a change for it is offered': [
    ['the ski people, what are they using?', /^do subscriptions @ Alpine Ski House/],
    ['add 2 basic for the brewery people', /^confirm add 2 .* @ Double Down Brewing/],
    ['add 2 premium for the dentist people', /^ask which-company/],
    ['if the brewery people agree, add 2 basic', /^say conditional/],
    ['should we add 2 F3 for the hotel people', /^say question-about-change/],
    ["don't add anything for the ski people", /^say negated/],
    ['the dentist people told me to remove 2 premium', /^say reported/],
    ['the school holidays start on friday, add 2 A3', /^ask company/],
    ['subscriptions of the airport people', /^(?!do subscriptions @)/],
    ['what do the locksmith and the gym have', /^(?!do add)/],
    ['the lawyers asked me for our terms', /^(?:unknown|do terms)/],
  ],
  'a bank or an accountant who only asks is no customer': [
    ["the accountant's at me again, what do we owe pax8", /^do invoices(?! @)/],
    ['the accountants want to know what we still owe pax8', /^do invoices(?! @)/],
    ['the accountants want 2 more basic', /^confirm order 2 basic @ Jones Smith Accountants/],
    ['all unpaid invoices please, the bank wants to see them', /^do invoices(?! @)/],
    ['the bank wants 2 more E5', /^confirm add 2 .* @ Woodgrove Bank/],
  ],
  'a name in figures, in two words or with a typo behind its number is found, and the number counts nothing':
    [
      ['four seasons needs 2 more basic', /^confirm add 2 .* @ 4 Seasons Gardening/],
      ['remove 3 E3 from three m', /^do remove 3 .* @ 3M/],
      ['remove 2 f3 from five gys', /^confirm remove 2 .* @ Five Guys/],
      ['five girls need basic', /^ask company/],
      ['gdairy +1 basic', /^confirm add 1 .* @ Greenfield Dairy/],
      ['gdairy went from 10 to 14 basic', /^say past/],
    ],
  'a size names no product by itself': [
    ['tailspin needs 8 gigs of storage more', /^ask product/],
    ['tailspin needs 16 gb more', /^ask product/],
  ],
  'an everyday word in front of another names no product': [
    ['the office manager at litware needs 2 basic', /^(?!do)/],
    ['for the security mailing: who has premium', /^do portfolio(?!.*Bitdefender)/],
    ['can you phone Microsoft for 2 visio at 3m', /^(?!do add)/],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => {
      expect(shown(readIn(said))).toMatch(meant);
    });
  });
