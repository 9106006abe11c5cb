import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';
const ordered = `add 4 ${basic} @ Litware`;

/** A word that turns a meaning turns that of its own clause. The order is always the same. */
const stands: Readonly<Record<string, readonly string[]>> = {
  'of a sentence before it, with its own subject and verb': [
    'Their manager told me the new office is freezing. Add 4 basic to litware please',
    'The finance people never answered my mail. Please add 4 basic to litware',
    'I had a chat with the boss of Litware yesterday. They need 4 more basic',
    "It didn't snow after all, so Litware opens its terrace: 4 more basic for them",
    'the customer asked nicely and I forgot twice, so: 4 more basic for litware',
    'I might be late for standup today, please add 4 basic to litware',
    'nobody told me until now but litware needs 4 more basic',
    "they've sold two trucks, which is sad. Add 4 basic to litware",
    'When I was there on Friday they gave me a free drink :) add 4 basic to litware please',
    'That guy never learns. Litware: 4 more basic please',
    'No one came to the party. Please add 4 basic to litware',
    'Karen runs the shop now. Please add 4 basic to litware',
    'He or she will call back. Please add 4 basic to litware',
    'they told Maria hi. Please add 4 basic to litware',
  ],
  'of a sentence behind it': [
    'Please add 4 basic to litware. They moved into the new tower last week.',
    'add 4 basic to litware, Jenny said hi by the way',
    'add 4 basic to litware, so nobody waits for it when the course begins',
    'add 4 basic to litware, their insurer demands it',
    'litware wants 4 more basic, they had a record summer',
    "4 more basic for litware please, her name is Olga and she didn't get a laptop yet",
    'add 4 basic to litware, they bought two vans that come with tablets',
    'add 4 basic to litware - their last dentist was on paper only lol',
    'add 4 basic to litware, the van guys keep clicking on stuff lol',
    'add 4 basic to litware, I would have phoned but the line is dead',
    'add 4 basic to litware, this is for the fair',
    "add 4 basic to litware, it's urgent",
    'add 4 basic to litware, they went on holiday in the new bus',
    'add 4 basic to litware, they like to keep growing',
  ],
};

const bears: readonly string[] = [
  ...[
    'Add 4 basic to litware. Bob said no.',
    'add 4 basic to litware, or better not',
    "Remove 4 basic at litware. Don't do it before they have signed.",
    'add 4 basic to litware, that was the plan at least',
    "add 4 basic to litware, but they haven't signed",
    'add 4 basic to litware, they did that themselves',
    "add 4 basic to litware. That's what Bob wrote.",
    'add 4 basic to litware, the guy before me did it',
    'Bob asked me: add 4 basic to litware',
    'she wrote last week, add 4 basic to litware',
    'the docs say: add 4 basic to litware',
    'Suppose the client calls tomorrow. Add 4 basic to litware.',
    "they didn't like the look of it: add 4 basic to litware",
    "add 4 basic to litware, they can't afford it",
    'add 4 basic to litware, they have no cash',
    'add 4 basic to litware when they move in',
    "add 4 basic to litware. I hear they don't exist any more",
    "add 4 basic to litware and they'll kill us",
    'add 4 basic to litware. Their CEO hates it.',
    'add 4 basic to litware, as they did last year',
    'add 4 basic to litware, they may leave us',
    'add 4 basic to litware, they keep the old ones',
    'add 4 basic to litware, it failed again',
    'add 4 basic to litware, unless they call',
    'If I were you I would call. Add 4 basic to litware.',
    'Great, they left. Add 4 basic to litware',
    'My colleague handles this one. Add 4 basic to litware',
    'please add two. Bob did. Add 4 basic to litware',
    'add 4 basic to litware, she ordered yesterday',
    'add 4 basic to litware, we need one for the fair',
    'add 4 basic to litware, you could ask them',
  ],
  // The same in other languages.
  ...[
    'add 4 basic to litware, no, nicht machen',
    '4 basic mehr für litware, ach nein, lass es',
    'remove 4 basic from litware, laat maar',
    'add 4 basic to litware, non, ne fais rien',
    'add 4 basic to litware. Mejor no.',
    'add 4 basic to litware, ast jo',
  ],
];

const opens = (said: string): boolean => /^(?:do|confirm) (?:add|remove|set)/.test(shown(readIn(said)));

describe('an order stands, whatever turns the meaning', () => {
  for (const [where, sentences] of Object.entries(stands))
    test.each(sentences)(`${where}: %s`, (said) => expect(shown(readIn(said))).toContain(ordered));
});

test.each(bears)('what points at the order, decides or doubts it is read with it: %s', (said) =>
  expect([said, opens(said)]).toEqual([said, false]),
);
