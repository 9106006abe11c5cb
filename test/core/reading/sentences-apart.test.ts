import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const e3 = 'Microsoft 365 E3';
const e5 = 'Microsoft 365 E5';
const premium = 'Microsoft 365 Business Premium';

/** What is said in one sentence or clause, and what of it holds for the next. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  'a removal is not carried into the next sentence': [
    ['Contoso Ltd: remove 3 Premium. Fabrikam: 2 E3', 'ask reading,direction'],
    ['Remove 3 Premium from Contoso Ltd. 2 E3 at Woodgrove.', 'ask reading,direction'],
    ['reduce Litware basic by 2. Alpine 3 basic', 'ask reading,direction'],
    ['set Litware basic to 20. Alpine basic 10', 'ask reading,direction'],
  ],
  'but within a sentence, by "and", and as an addition it is': [
    [
      'remove 2 E3 from Fabrikam Inc. and 1 E5 from Woodgrove',
      `do remove 2 ${e3} @ Fabrikam Inc; remove 1 ${e5} @ Woodgrove Bank`,
    ],
    [
      'remove 3 Premium from Contoso Ltd; Fabrikam 2 E3',
      `do remove 3 ${premium} @ Contoso Ltd; remove 2 ${e3} @ Fabrikam Inc`,
    ],
    [
      'Contoso Ltd: add 3 Premium. Fabrikam: 2 E3',
      `do add 3 ${premium} @ Contoso Ltd; add 2 ${e3} @ Fabrikam Inc`,
    ],
  ],
  'a part of a number that goes elsewhere is asked': [
    ['add 2 E3 for Woodgrove, two of them for Blue Yonder', 'ask reading'],
    ['add 5 E3 for Woodgrove, of which 2 for Blue Yonder', 'ask reading'],
    ['add 4 Premium for Contoso Ltd, one of which goes to VanArsdel', 'ask reading'],
  ],
  'each clause that asks is a question of its own, with the name that it lacks': [
    [
      'visit at Woodgrove at 2: who are the contacts, what renews there, and what do they cost us a month',
      'do contacts @ Woodgrove Bank; renewals @ Woodgrove Bank; spend',
    ],
    [
      'Will & May: contacts and renewals',
      'do contacts @ Will & May Estate Agents; renewals @ Will & May Estate Agents',
    ],
    ['price of keeper? and who at whitfield do i talk to', 'do price; contacts @ J.P. Whitfield & Co.'],
  ],
  'what goes on with a question is no other one': [
    ['what needs approval and what does not', 'do policy'],
    ["show me Litware's subscriptions and when they expire", 'do subscriptions @ Litware'],
    ['how many licences do we pay for that nobody uses, over all customers', 'do unused'],
    [
      "VanArsdel's Premium – on what term are we there, monthly or annual?",
      'do subscription Premium @ VanArsdel',
    ],
    [
      'E5 at Woodgrove, how many seats is that, and who do I call there',
      'do subscription E5 @ Woodgrove Bank; contacts @ Woodgrove Bank',
    ],
  ],
  'and what orders or denies beside a question is not read as one': [
    ['what does Litware have, and add 2 basic there', 'say question-about-change'],
    ['add 2 E5 for Woodgrove and tell me what they pay', 'confirm add 2 Microsoft 365 E5 @ Woodgrove Bank'],
    ["don't tell me what Litware has, tell me what they pay", 'do spend'],
  ],
  'of one question beside sentences that only tell, what they tell is no part, but for the name that it points at':
    [
      ['what did we spend on Adobe last month? The boss thinks E5 would be cheaper for all.', 'do spend'],
      ['renewals in January for Litware? they asked about Copilot on the phone.', 'do renewals @ Litware'],
      ['Midtown Vets called about their bill. What do they pay a month?', 'do spend'],
      ['which companies have Visio? I mean those with more than 5 seats', 'do portfolio'],
    ],
  'what somebody has is no order, whatever was ordered before it': [
    ['add 2 Premium to VanArsdel. Apex Engines has 16.', 'ask reading,direction'],
    ['add 2 E3 for Fabrikam Inc\nWoodgrove Bank has 75', 'ask reading,direction'],
    ['remove 3 Visio at Contoso Ltd\n\nVanArsdel has 28 Premium', 'ask reading,direction'],
    ['Contoso Ltd: remove 3 Visio\nVanArsdel: 2 Premium', 'ask reading,direction'],
  ],
  'a denial in another language, or a word of another script, is never offered beside': [
    ['add 3 E3 for Woodgrove ikke', 'ask reading'],
    ['remove 3 E3 from Woodgrove. Nie!', 'ask reading'],
    ['remove 3 E3 from Woodgrove. ні', 'ask reading'],
    ['remove 3 E3 from Woodgrove, nee', 'say negated'],
  ],
  '"as many" is no reason': [
    ['add 3 E3 for Woodgrove, as many E5', `do add 3 ${e3} @ Woodgrove Bank; add 3 ${e5} @ Woodgrove Bank`],
  ],
  'what is supposed in the past has its own direction': [
    ['what would it save if Litware returned 5 basic', 'do what-if remove 5'],
    ['what if 3 of the E3 at Woodgrove went', 'do what-if remove 3'],
    ["What would we save if 10 of Wide World's Office 365 E3 went?", 'do what-if remove 10'],
    ['what would happen to the bill if Contoso Legal lost 5 E3', 'do what-if remove 5'],
    ['what if we took 10 e5 away from woodgrove', 'do what-if remove 10'],
    ['what does it cost if Woodgrove got 3 more E3', 'do what-if add 3'],
  ],
  'a question is found beside what is said with it': [
    ['Kim and I disagree: what needs approval here, by the way? He shouts.', 'do pending'],
    ['Looking for the full list of our clients, board meeting in ten', 'do companies'],
    // A change beside it is no remark.
    ['If there are unused seats at Woodgrove, please remove them', 'say conditional'],
  ],
};

const meantIn = (said: string): string => {
  const reading = readIn(said);
  const { decision } = reading;
  if (decision.kind === 'do' && decision.intent.kind === 'what-if') {
    const { direction, count } = decision.intent;
    return `do what-if ${direction} ${count.kind === 'seats' ? count.n : '?'}`;
  }
  return shown(reading).replace(/ left .*/, '');
};

describe.each(Object.entries(kinds))('%s', (_, cases) => {
  test.each(cases)('%s', (said, meant) => expect(meantIn(said)).toBe(meant));
});

describe('of several changes', () => {
  const whenOf = (said: string): readonly string[] => {
    const { decision } = readIn(said);
    const all = decision.kind === 'confirm' ? decision.intents : [];
    return all.map((intent) =>
      intent.kind === 'seats' ? `${intent.target.product}: ${intent.at ?? 'now'}` : intent.kind,
    );
  };
  test.each([
    ['Bright Smiles: set premium to 14 at renewal, and remove 7 SentinelOne now', ['term-end', 'now']],
    ['Trey Research: at renewal drop 2 E5, add 3 Power BI Pro now', ['term-end', 'now']],
    [
      'add one Teams Rooms Pro at Team Spirit and remove one creative cloud at Set Design when it renews',
      ['now', 'term-end'],
    ],
    ['remove 2 Premium and 1 Basic at Double Down Brewing at renewal', ['term-end', 'term-end']],
    ['swap 2 Basic for Premium at Double Down Brewing at renewal', ['term-end', 'term-end']],
  ])('those wait for the renewal beside which it is said: %s', (said, when) =>
    expect(whenOf(said).map((each) => each.replace(/.*: /, ''))).toEqual(when),
  );
});
