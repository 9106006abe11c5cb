import { describe, expect, test } from '@jest/globals';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { noMemory } from '../../../src/core/conversation/remembered.ts';
import type { Reading } from '../../../src/core/reading/reading.ts';
import { here, shown, world } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const e5 = 'Microsoft 365 E5';
const readIn = (say: string): Reading => readBeside(say, world.portfolio, noMemory, here);

/** Look-ups in the words of a story, and what looks like one and is not. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'what is only supposed is what-if, whatever else is said around it': [
    [
      'hypothetically, and please touch nothing: 3 more basic for Litware, what would it come to',
      /^do what-if add 3/,
    ],
    [
      'on paper: Trey E5 from six to nine, do NOT file anything',
      new RegExp(`^do what-if set 9 ${e5} @ Trey`),
    ],
    ['what would the bill look like if we put 6 more E5 on Trey', /^do what-if add 6/],
    [
      'would it be cheaper for Litware if one would take 2 basic away',
      new RegExp(`^do what-if remove 2 ${basic}`),
    ],
    ['stel dat we bij Trey 2 E5 weghalen, wat betalen we dan', /^do what-if remove 2/],
    ['angenommen wir nehmen bei Litware 3 Basic weg, was kostet das dann', /^do what-if remove 3/],
  ],
  'an order under a condition is no what-if, and nothing is done': [
    ['add 3 E5 for Trey if it costs less than 100, what do we pay now', /^say conditional/],
    ['add 3 E5 for Trey if it is cheaper than 100 euros, show me the price', /^say conditional/],
    ['if Tom agrees add 3 E5 for Trey. How much is it?', /^(?!do add|confirm)/],
    ['please add 3 E5 to Trey, on paper they already have them', /^say/],
    ['if the customer signs, add 3 E5 to Trey', /^say conditional/],
  ],
  'what may be lowered is looked up': [
    ["customer shrinks: which of Trey's E5 can I lower first", /^do sooner/],
    ['where can we still give seats back', /^do portfolio/],
    ['give 2 basic back at Litware', /^do remove 2/],
  ],
  'a question beside a story has the names of the story': [
    ['does Litware still have its 8 basic? I am with them and forgot the list', /^do subscription/],
    [
      'I hear that E5 sits on the shelf at Trey Research. Do we have numbers on which of it nobody uses?',
      /^do unused/,
    ],
  ],
  'of several names none is left out': [
    [
      'two customers on hold at once: Litware and Trey Research, what do they both have?',
      /^do subscriptions/,
    ],
  ],
  'an order beside a question stays what it is': [
    ['add 3 E5 for Trey once Tom is back. how many do they have?', /^(?!do (?:add|set)|confirm)/],
    ["when Trey's E5 renews, shave two off, they never told us", /^(?!do)/],
  ],
  'the portal does what people have, in whatever number': [
    ['create a shared mailbox for Litware and let the two at reception see it', /^do portal-only/],
    ['reset MFA for the caretaker at Litware before eight', /^do portal-only/],
    [
      'make me please a list of what is still on monthly terms, I will convince them for the year',
      /^do portfolio/,
    ],
    ['2 new mailboxes with Exchange Online Plan 1 for Litware', /^(?!do)/],
  ],
  'who looks after whom': [
    ['who looks after whom here', /^do owners/],
    ['who has which customers', /^do owners/],
    ['who of us takes care of the coffee people, Litware?', /^do owners/],
    ['who takes care of ordering 3 E5 for Trey?', /^(?!do owners)/],
  ],
  'rules about terms and approving': [
    ['what needs approval and what does not', /^do policy/],
    ['what needs no approval again', /^do policy/],
    ['what needs approval', /^do pending/],
    ['what happens if i cancel a subscription?', /^do terms/],
    ['what happens when i cancel 3 seats', /^do what-if/],
    ['is it ok to remove seats mid term', /^do terms/],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => {
      expect(shown(readIn(said))).toMatch(meant);
    });
  });
