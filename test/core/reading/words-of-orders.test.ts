import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const e3 = 'Microsoft 365 E3';

describe('a price for a time', () => {
  test.each([
    ['change price for e3 at woodgrove 45 per month', '45', 'month'],
    // What it comes to in the billing term is for the fresh read to say.
    ['change price for e3 at woodgrove 450 per year', '450', 'year'],
    ['change the price of visio plan 2 at contoso ltd to 180 a year', '180', 'year'],
    ['change price for e3 at woodgrove 45', '45', undefined],
    ['change price for e3 45 per month', undefined, undefined],
  ])('keeps the time: %s', (say, amount, per) => {
    const { decision } = readIn(say);
    const intent = decision.kind === 'do' && decision.intent.kind === 'set-price' ? decision.intent : null;
    expect(intent?.price?.amount).toBe(amount);
    expect(intent?.price?.per).toBe(per);
  });
});

describe('what is done one by one', () => {
  const look = (say: string) => {
    const { decision } = readIn(say);
    return decision.kind === 'say' ? `${decision.about}: ${decision.look}` : shown(readIn(say));
  };
  test.each([
    ['add just as many E5 to Trey as Woodgrove has', 'compared: subscription E5 Woodgrove Bank'],
    ['buy trey as many as woodgrove has', 'compared: subscriptions Woodgrove Bank'],
    ['one more for each company with copilot', 'for-each: who has copilot'],
    ['one more for every customer', 'for-each: companies'],
    [
      'Woodgrove should have just as many E3 as Blue Yonder',
      'compared: subscription E3 Blue Yonder Airlines',
    ],
    ['everyone with E3 gets one more', 'for-each: who has E3'],
    ['each Business Premium customer needs one more', 'for-each: who has Business Premium'],
    ['bump everyone on E3 by one', 'for-each: who has E3'],
    ['all customers on E3: +1', 'for-each: who has E3'],
    ['anyone with fewer than 5 seats of basic?', 'do portfolio'],
    ['charge Woodgrove 60 per quarter for E5', 'price-time: price list Woodgrove Bank'],
    ['set the price of E3 for Woodgrove to 20 weekly', 'price-time: price list Woodgrove Bank'],
    ['what does woodgrove pay for E3 per quarter', 'do price @ Woodgrove Bank'],
    ['raise all prices at contoso ltd by 5%', 'all-prices: price list Contoso Ltd'],
    ['raise all the prices by 5%', 'all-prices: margins'],
    ['raise the price of basic at five guys by 10%', 'do set-price basic @ Five Guys'],
    ['could you add one more for each company with copilot?', 'for-each: who has copilot'],
    // What only asks or tells.
    ['who wants one more for each company with copilot', 'do portfolio'],
    ['cancel everything at Kowalski', 'ask product'],
  ])('is said with a question that shows what there is: %s', (say, meant) => expect(look(say)).toBe(meant));
});

describe('a remark against an order', () => {
  test.each([
    [
      'Remove 3 E3 from Woodgrove. They use them all.',
      `confirm remove 3 ${e3} @ Woodgrove Bank left They use them all`,
    ],
    ['remove 3 E3 from Woodgrove', `do remove 3 ${e3} @ Woodgrove Bank`],
    ['add 3 E3 for Woodgrove. They use them all.', `do add 3 ${e3} @ Woodgrove Bank`],
  ])('is asked about: %s', (say, meant) => expect(shown(readIn(say))).toBe(meant));
});

describe('until when something may be done', () => {
  test.each([
    ['can we still drop seats at trey?', 'do subscriptions @ Trey Research'],
    ['can we still remove 2 E5 at trey?', 'say question-about-change'],
    ['what happens if we do nothing at trey', 'do renewals @ Trey Research'],
    ['until when can I return visio or e5 at trey', 'say conditional'],
    ['is it too late to reduce', 'unknown'],
  ])('is answered from what there is: %s', (say, meant) => expect(shown(readIn(say))).toBe(meant));
});

describe('a day ends a subscription in other words', () => {
  test.each([
    ['kill the power bi at litware on 31 december', 'do cancel Power BI Pro @ Litware'],
    ['drop the power bi at litware on the last day', 'say another-day'],
    ['get rid of the trial on 31 december', 'say another-day'],
    [
      'move him from E3 to E5 at Blue Yonder',
      `confirm remove 1 ${e3} @ Blue Yonder Airlines; add 1 Microsoft 365 E5 @ Blue Yonder Airlines left him`,
    ],
    [
      'move Ann Berg from E3 to E5 at Blue Yonder',
      `confirm remove 1 ${e3} @ Blue Yonder Airlines; add 1 Microsoft 365 E5 @ Blue Yonder Airlines left Ann,Berg`,
    ],
    ['move Blue Yonder from E3 to E5', 'do portal-only E3 @ Blue Yonder Airlines'],
  ])('%s', (say, meant) => expect(shown(readIn(say))).toBe(meant));
});
