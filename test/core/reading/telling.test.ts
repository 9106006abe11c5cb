import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const offers = (order: string): RegExp =>
  new RegExp(`^(?:do|confirm) ${order} ${basic} @ Litware(?: at term-end)?(?: left|$)`);

type Kind = Readonly<{ order?: string; tells: readonly string[]; turns: readonly string[] }>;

/**
 * A clause that only tells why, who asked or how it came about turns nothing: the order beside it is offered. Beside
 * each what looks like it, and turns the order.
 */
const kinds: Readonly<Record<string, Kind>> = {
  'the own promise': {
    tells: [
      "add 2 basic to litware - I told Karen I'd do it before lunch",
      'add 2 basic to litware, I promised it to Nick over a beer',
      'add 2 basic to litware, we have already promised them that on the phone',
      'I promised it to the chef, add 2 basic to litware',
    ],
    turns: [
      "add 2 basic to litware - I told Karen I'd do it tomorrow",
      "add 2 basic to litware - I told Karen I wouldn't do it",
      "add 2 basic to litware - I told Karen I'd do it if she pays",
      "add 2 basic to litware - Karen told me she'd do it",
      'add 2 basic to litware, I promised it to Nick for January',
      'add 2 basic to litware, he promised it to Nick',
      'I promised to add 2 basic to litware',
      'the sales guy promised litware 2 more basic',
    ],
  },
  "somebody's leave": {
    tells: [
      "add 2 basic to litware, my mentor said it's fine",
      'add 2 basic to litware please, Ann says that I can do it like this',
      'add 2 basic to litware, their chef told me this is ok',
      'add 2 basic to litware, and yes I double-checked with Maria',
    ],
    turns: [
      "add 2 basic to litware, my mentor said it's not fine",
      "add 2 basic to litware, my mentor said it's fine next week",
      "add 2 basic to litware, nobody said it's fine",
      'add 2 basic to litware, he said that it is fine in March',
      "add 2 basic to litware, my mentor said it's fine if they sign",
      "add 2 basic to litware, my mentor said it's fine but later",
      "add 2 basic to litware, my mentor asked if it's fine",
      'add 2 basic to litware, Ann says that I can do it tomorrow',
      "add 2 basic to litware, Ann says that I can't do it",
      'add 2 basic to litware, Ann says that they might do it',
    ],
  },
  'what the order is for': {
    tells: [
      'the accountant asked me to tidy up: add 2 basic to litware',
      "I'm told one has to ask nicely, so: add 2 basic to litware",
      'but the winery says the cellar PC needs its own account: add 2 basic to litware',
    ],
    turns: [
      'the accountant asked me to wait: add 2 basic to litware',
      'the accountant asked me: add 2 basic to litware',
      'the accountant asked me not to tidy up: add 2 basic to litware',
      'the winery says the cellar needs its own account next month: add 2 basic to litware',
      'the boss says they need more: add 2 basic to litware',
    ],
  },
  'a paper or a talk that is named': {
    tells: [
      'Ref our call at 9:15, extension 402: add 2 basic to litware',
      'as per the signed order form of 20 November (attached), add 2 basic to litware',
      'further to our chat this morning: add 2 basic to litware',
    ],
    turns: [
      'before our call at 9:15: add 2 basic to litware',
      'following our call on Monday we may add 2 basic to litware',
      'as per the contract we wait, add 2 basic to litware',
    ],
  },
  'how small or odd the order is, and what it stands out from': {
    tells: [
      'add 2 basic to litware please. Not a big one today!',
      'Odd one I know: add 2 basic to litware',
      'add 2 basic to litware. Nothing fancy today',
      'add 2 basic to litware, if only every customer was that friendly',
      'add 2 basic to litware. They pay on time, unlike some others',
      'Tell you what, add 2 basic to litware',
      'the first one is just me saying thanks for yesterday. add 2 basic to litware',
      'whoever said litware was shrinking was wrong. add 2 basic there',
    ],
    turns: [
      'add 2 basic to litware. Not today!',
      'add 2 basic to litware. Not a good one',
      'add 2 basic to litware, nothing to do today',
      'add 2 basic to litware, if only they had signed',
      'add 2 basic to litware, if only Tom agrees',
      'add 2 basic to litware, if only all of them agree',
      'add 2 basic to litware, they never pay on time',
      'whoever said litware was shrinking was right. add 2 basic there',
      'whoever said litware was growing was wrong. add 2 basic there',
    ],
  },
  'that the writer keeps out of it': {
    tells: ["add 2 basic to litware, and I won't argue any more", "add 2 basic to litware, I don't ask why"],
    turns: [
      "add 2 basic to litware, I won't pay for it",
      "add 2 basic to litware, I don't agree",
      "add 2 basic to litware, and I won't do it",
    ],
  },
  'who begins, and what befell them': {
    tells: [
      'add 2 basic to litware, the colleagues begin at the first December',
      'add 2 basic to litware, two new nurses arrive on Monday',
      "add 2 basic to litware, after Friday's scare they finally see the light",
    ],
    turns: [
      'add 2 basic to litware, the colleagues begin when they sign',
      'add 2 basic to litware, beginning in December',
      'add 2 basic to litware, it begins on 1 December',
      'add 2 basic to litware, after the next incident',
      'add 2 basic to litware, after the next incident they wake up',
      'add 2 basic to litware after the outage',
    ],
  },
  'why seats may go': {
    order: 'remove 2',
    tells: [
      'remove 2 basic at litware, their budget was cut',
      'remove 2 basic at litware, two of the mailboxes have been archived',
      'remove 2 basic at litware, they closed a depot in spring and never told us',
      "when litware's basic renews, shave two off, they never asked for it",
      'por favor quita 2 licencias de Business Basic en Litware, esa gente ya no trabaja allí. Gracias',
      'remove 2 basic at litware, die arbeiten nicht mehr dort',
    ],
    turns: [
      'add 2 basic to litware, their budget was cut',
      'add 2 basic to litware, esa gente ya no trabaja allí',
      'remove 2 basic at litware, their budget will be cut',
      'remove 2 basic at litware, two of the seats were removed yesterday',
      'remove 2 basic at litware, two of them were removed',
      "when litware's basic renews, add two, they never asked for it",
    ],
  },
};

describe.each(Object.entries(kinds))('%s', (_, { order = 'add 2', tells, turns }) => {
  test.each(tells)('turns nothing: %s', (said) => expect(shown(readIn(said))).toMatch(offers(order)));
  test.each(turns)('but this turns it: %s', (said) =>
    expect([said, /^(?:do|confirm) (?:add|remove|set|order|cancel)/.test(shown(readIn(said)))]).toEqual([
      said,
      false,
    ]),
  );
});

test.each([
  'add 2 basic to litware, only when Tom agrees',
  'add 2 basic to litware, if they sign',
  'add 2 basic to litware, maybe',
  'add 2 basic to litware, was added yesterday',
  'they said we might add 2 basic to litware',
  'my mentor said it’s fine, they said we might add 2 basic to litware',
])('what turns the order in its own clause holds it up beside whatever is told: %s', (said) =>
  expect(shown(readIn(said))).toMatch(/^say/),
);

const at = (how: string, n: string): RegExp => new RegExp(`^(?:do|confirm) ${how} ${n} ${basic} @ Litware`);
const never = /^(?!(?:do|confirm) (?:add|remove|set))/;

/** Numbers and words beside an order that say how it is, was or came about; beside each what looks like it. */
const beside: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'not before the renewal is at the renewal': [
    ['Litware basic goes to 18 when it renews, not before', at('set', '18')],
    ['remove 2 basic from litware at renewal, not sooner', at('remove', '2')],
    ['remove 2 basic from litware, not before they sign', never],
    ['remove 2 basic from litware at renewal, not before March', never],
    ['remove 2 basic from litware, not earlier than Monday', never],
    ['remove 2 basic from litware at renewal, not now', never],
  ],
  'to plan is a verb at the head of a plan for the renewal': [
    ["plan litware's basic down to 18 at renewal", at('set', '18')],
    ["we plan litware's basic down to 18 at renewal", never],
    ["plan litware's basic down to 18", never],
    ['plan 2 more for litware', never],
  ],
  'what it was is no other number': [
    ['Litware basic to 30 in total, up from 25', at('set', '30')],
    ['Litware basic goes to 18, down from 25', at('set', '18')],
    ['set litware basic to 20, up from 25', never],
    ['add 5 basic to litware, up from 28', never],
    ['litware has 25 basic and uses 20. Take it down to 20', at('set', '20')],
    ['litware has 25 basic and uses 20. Take it down to 22', never],
    ["litware doesn't need 25 basic any longer, twenty is enough for them says Bea", at('set', '20')],
    ["litware doesn't need 25 basic any longer, twenty is not enough for them", never],
  ],
  'who came says why': [
    ['litware took on two designers this summer: two more basic', at('add', '2')],
    ['litware took on two planners this summer: two more basic', at('add', '2')],
    ['add 2 basic to litware, they have two new planners', at('add', '2')],
    ['add 2 basic to litware, they have two new planners and need planner too', never],
    ['litware bought two planners this summer: two more basic', never],
    ['litware have got a new cook, he needs basic', at('add', '1')],
    ['litware got 1 new basic', never],
    ['litware got 1 new cook', never],
    ['just had the litware guy on the phone, they need 2 more basic', at('add', '2')],
    ['just had the litware guy on the phone, they may need 2 more basic', never],
    ['what they need is 2 more basic at litware', at('add', '2')],
    ['what do they need at litware, 2 more basic?', never],
    ['2 basic more @ litware // TKT 90021 // year end rush', at('add', '2')],
    ['2 basic more @ litware // after the year end rush', never],
    ['Ext. 402, room 3: add 2 basic to litware', at('add', '2')],
  ],
  'what is announced is ordered behind': [
    [
      'We will stop with Basic at Litware, they took another mailer. Cancel it please',
      /^confirm cancel .* @ Litware/,
    ],
    ['We will stop with Basic at Litware', /^say uncertain/],
    ["We will stop with Basic at Litware. Don't cancel it yet", /^say negated/],
    ['We will stop with Basic at Litware if you cancel it', /^say conditional/],
  ],
  'of two numbers none is taken': [
    ['take basic at litware down either by 5 or by 15', /^ask number/],
    ['set litware basic to 20 or to 25', /^ask number/],
    ['either add 5 basic to litware or remove 5', never],
    ['add 5 basic to litware or to fabrikam', never],
  ],
  'a ticket in which somebody writes is a request': [
    [
      'Ticket 4711 / Litware / Jo Bell writes: our shop is growing, we would need two more Basic, thanks',
      at('add', '2'),
    ],
    ['#4711 | Litware | Jo Bell writes: please add 2 basic', /^confirm add 2/],
    ['#4711 | Litware | Jo Bell writes: please add 2 basic once Bob agrees', never],
    ['#4711 | Litware | Jo Bell writes: please do not add 2 basic', never],
    ['#4711 | Litware | Jo Bell wrote: please add 2 basic', never],
    ['Litware / Jo Bell writes: please add 2 basic', never],
  ],
  'what somebody has not by the way': [
    [
      'She has no time, no money, and two questions about her wifi. What she needs is two more basic at litware',
      at('add', '2'),
    ],
    ['no licence, add 2 basic to litware', never],
  ],
  'who bids to make it so orders what was told': [
    ['Bob says litware wants 2 more basic, make it happen please', at('add', '2')],
    ["Bob says litware doesn't want 2 more basic, make it so", never],
    ["Bob promised litware that they'd have 30 basic", never],
    ["Bob promised litware that they'd have 30 basic, make it so tomorrow", never],
  ],
};

describe.each(Object.entries(beside))('%s', (_, sentences) => {
  test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toMatch(meant));
});
