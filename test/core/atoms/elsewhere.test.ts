import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from '../reading/world.ts';

const basic = 'Microsoft 365 Business Basic';
const offers = (order: string): RegExp =>
  new RegExp(`^(?:do|confirm) ${order} ${basic} @ Litware(?: left|$)`);

type Kind = Readonly<{ order?: string; elsewhere: readonly string[]; ofOrder: readonly string[] }>;

/**
 * A denial, a day or a condition in another clause is of what that clause speaks of: the order beside it is offered,
 * before it or behind. Where it may speak of the order, decide, allow or pay it, nothing is offered.
 */
const kinds: Readonly<Record<string, Kind>> = {
  'what somebody cannot do': {
    elsewhere: [
      "add 2 basic to litware, new partner can't get into her mail and she's not happy",
      "add 2 basic to litware, Sarah can't access her mailbox",
      "add 2 basic to litware, one of the girls can't print",
      "hi, I can't find the button, please add 2 basic to litware",
      "I don't have access today so please add 2 basic to litware",
      "Boss can't log in from home. Please add 2 basic to litware",
    ],
    ofOrder: [
      "add 2 basic to litware, he can't decide",
      "add 2 basic to litware, she can't have them",
      "add 2 basic to litware, they can't afford it",
      "add 2 basic to litware, it can't be",
      "add 2 basic to litware, we can't do that",
      "add 2 basic to litware, they can't sign today",
      "it can't be, add 2 basic to litware",
      "they can't afford it, add 2 basic to litware",
    ],
  },
  'what somebody is not, has not or does not': {
    elsewhere: [
      "add 2 basic to litware, their new hire isn't in the system yet",
      "add 2 basic to litware, I won't be at my desk this afternoon",
      "add 2 basic to litware, the scanner doesn't work",
      "add 2 basic to litware, they haven't got a server",
    ],
    ofOrder: [
      "add 2 basic to litware, the owner isn't convinced",
      "add 2 basic to litware, the customer isn't sure yet",
      "add 2 basic to litware, they aren't ready",
      "add 2 basic to litware, they're not there yet",
      "add 2 basic to litware, she's not paying for them",
      "add 2 basic to litware, she hasn't signed",
      "add 2 basic to litware, they don't want them any more",
      "add 2 basic to litware, he didn't ask for that",
      "add 2 basic to litware, the boss won't allow it",
      "add 2 basic to litware, I don't think so",
      'add 2 basic to litware, not yet',
      "add 2 basic to litware, don't",
      'add 2 basic to litware, nobody agreed',
      'nobody agreed, add 2 basic to litware',
      'not yet, add 2 basic to litware',
      "the customer won't pay, add 2 basic to litware",
      "the customer isn't happy with it, add 2 basic to litware",
      "he doesn't want it, add 2 basic to litware",
    ],
  },
  'when something else happens': {
    elsewhere: [
      "add 2 basic to litware, there's a new laptop going out to them tomorrow",
      'add 2 basic to litware, the owner is going on holiday tomorrow',
      "add 2 basic to litware, they're going live on Monday",
      'going out tomorrow so please add 2 basic to litware today',
    ],
    ofOrder: [
      'add 2 basic to litware, they sign on Monday',
      'add 2 basic to litware, the budget comes tomorrow',
      'add 2 basic to litware, the PO comes on Monday',
      'add 2 basic to litware, she prefers Monday',
      'add 2 basic to litware, for Monday',
      "add 2 basic to litware, it's for next month",
      'add 2 basic to litware, she needs them on Monday',
      'add 2 basic to litware, they move on Monday or on Tuesday',
      'add 2 basic to litware, Kim is back on Monday and says yes or no',
      'tomorrow, add 2 basic to litware',
      'tomorrow they sign, add 2 basic to litware',
    ],
  },
  'a condition of something else': {
    elsewhere: [
      'hi, when you get to it please add 2 basic to litware',
      'add 2 basic to litware when you get round to it',
    ],
    ofOrder: [
      'when they get to it add 2 basic to litware',
      'when you get to it from Kim add 2 basic to litware',
      'when you get the ok please add 2 basic to litware',
      'add 2 basic to litware, but only when Kim is back',
      'add 2 basic to litware, until Kim says stop',
      'add 2 basic to litware, if they sign',
      'add 2 basic to litware, wait',
    ],
  },
  'what the seats are for': {
    elsewhere: [
      'litware needs 2 more basic for the Christmas rush',
      'litware need 2 more basic before their big event, can you sort it for me please?',
      'add 2 basic to litware in time for the summer fair please',
      'before the audit, add 2 basic to litware',
    ],
    ofOrder: [
      'litware needs 2 more basic for the Christmas rush, ask me in November',
      'litware needs 2 more basic before they sign',
      'litware needs 2 more basic before the audit is done',
      'add 2 basic to litware after the Christmas rush',
      'before the audit remove nothing, add 2 basic to litware',
    ],
  },
  'who is gone, beside fewer seats': {
    order: 'remove 2',
    elsewhere: ["remove 2 basic from litware, they aren't there any more"],
    ofOrder: [
      "remove 2 basic from litware, she can't work without it",
      "remove 2 basic from litware, they don't agree",
      'remove 2 basic from litware, they leave next month',
    ],
  },
};

describe.each(Object.entries(kinds))('%s', (_, { order = 'add 2', elsewhere, ofOrder }) => {
  test.each(elsewhere)('is no part of the order: %s', (said) =>
    expect(shown(readIn(said))).toMatch(offers(order)),
  );
  test.each(ofOrder)('but this is: %s', (said) =>
    expect([said, /^(?:do|confirm)/.test(shown(readIn(said)))]).toEqual([said, false]),
  );
});

test.each([
  'is one of the basics at Litware free',
  'hi, are two basics of litware unused',
  'are they adding 2 basic at litware',
  'is anyone removing 2 basic at litware',
  'is 3 basic more for litware ok',
  'has litware 2 basic too many',
])('what begins with its verb is a question, also without its mark: %s', (said) =>
  expect(shown(readIn(said))).toBe('say question-about-change'),
);
test('but whether something is possible asks politely', () =>
  expect(shown(readIn('are 2 more basic for litware possible'))).toMatch(/^confirm add 2/));
