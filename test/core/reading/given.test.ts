import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { givenIn, givenTyped } from '../../../src/core/atoms/given.ts';
import { givenReason, givenText } from '../../../src/core/words/given-reason.ts';
import { withReason } from '../../../src/views/kit/with-reason.ts';
import { readIn, shown, world } from './world.ts';

const order = 'add 3 business premium for vanarsdel';
const meant = 'do add 3 Microsoft 365 Business Premium @ VanArsdel';
const given = (said: string) => givenIn(readIn(said).spans);

describe('why a change is wanted', () => {
  test.each([
    ['because of new hires', 'new hires'],
    ['because two people start, all of them in sales', 'two people start, all of them in sales'],
    ['due to the new branch, please', 'the new branch'],
    ['(new warehouse staff)', 'new warehouse staff'],
    ['as Janine has left the company', 'Janine has left the company'],
    ['reason: new hires and add 2 of them later', 'new hires and add 2 of them later'],
    ['because of a customer called 3M', 'a customer called 3M'],
  ])('“%s” is its reason, and no part of the order', (tail, purpose) => {
    expect(given(`${order}, ${tail}`)).toEqual({ purpose, ticket: null });
    expect(shown(readIn(`${order}, ${tail}`))).toBe(meant);
  });
  test.each([
    ['ticket 4711', '4711'],
    ['per ticket T20261126.0012', 'T20261126.0012'],
    ['INC0012345', 'INC0012345'],
    ['ref #123', '123'],
    ['#48213', '48213'],
    ['cw#771002', '771002'],
    ['ref: INC-2207', 'INC-2207'],
    ['case number 00123', '00123'],
    ['SR 55120', '55120'],
  ])('“%s” is its ticket, and no number of seats', (words, ticket) => {
    for (const said of [`${order}, ${words}`, `${words}: ${order}`, `${words} - ${order}`]) {
      expect([said, given(said)]).toEqual([said, { purpose: null, ticket }]);
      expect([said, shown(readIn(said))]).toEqual([said, meant]);
    }
  });
  test('may lead, up to the order', () => {
    const said = `For the merger project, please ${order}`;
    expect(given(said)).toEqual({ purpose: 'the merger project', ticket: null });
    expect(shown(readIn(said))).toBe(meant);
  });
  test('with a label ends at the next label, or at the line’s end', () => {
    const said = 'Reason: new hires and more Ticket: 4711\nAction: add 3 business premium for vanarsdel';
    expect(given(said)).toEqual({ purpose: 'new hires and more', ticket: '4711' });
    const labels = 'Reason: new hires Company: VanArsdel Product: business premium Qty: 3 Action: add';
    expect(given(labels)).toEqual({ purpose: 'new hires', ticket: null });
    expect(shown(readIn(labels))).toBe('confirm add 3 Microsoft 365 Business Premium @ VanArsdel');
  });
  test('and its ticket are both kept', () => {
    expect(given(`${order} because of new hires, ticket 4711`)).toEqual({
      purpose: 'new hires',
      ticket: '4711',
    });
    expect(given(`${order}, ticket 4711, because of new hires`)).toEqual({
      purpose: 'new hires',
      ticket: '4711',
    });
  });
  test('leaves the company in the order when it stands nowhere else', () => {
    const said = 'add 3 business premium because of new hires at vanarsdel';
    expect(given(said)).toEqual({ purpose: 'new hires', ticket: null });
    expect(shown(readIn(said))).toBe(meant);
  });
  test.each([
    ['because of new hires once bob confirms', 'say conditional'],
    ['because of new hires, but only if bob agrees', 'say conditional'],
    ['because of new hires, not today', 'say negated'],
    ['because of new hires, tomorrow', 'say another-day'],
    ['because of new hires unless bob objects', 'say conditional'],
  ])('ends where a condition begins: “%s”', (tail, decision) => {
    expect(shown(readIn(`${order} ${tail}`)).replace(/ plan .*/, '')).toBe(decision);
  });
  test.each(['sr 12', 'ticket', 'for the', 're'])('is not read from “%s”', (words) => {
    expect(given(`${words}, ${order}`)).toEqual({ purpose: null, ticket: null });
  });
  test('of a button’s sentence is read back as it was, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.option(fc.stringMatching(/^[A-Z]{0,3}\d{3,6}$/)),
        (text, ticket) => {
          const reason = givenTyped(`${text.replace(/["'#]/g, '')}`);
          const sentence = withReason(order, { ...reason, ticket });
          const back = readIn(sentence);
          expect(shown(back)).toBe(meant);
          expect(givenIn(back.spans).ticket).toBe(ticket);
        },
      ),
      { numRuns: 300 },
    );
    expect(withReason('', { purpose: 'a', ticket: null })).toBe('');
    expect(world.portfolio).not.toBeNull();
  });
});

test.each(['DAP', 'GDAP clean-up', 'assign licences to new users', 'auto-renew is off'])(
  'a reason that speaks of the portal leaves the order an order: %s',
  (reason) => {
    const back = readIn(withReason(order, { purpose: reason, ticket: null }));
    expect(shown(back)).toBe(meant);
  },
);

describe('what is typed for a reason', () => {
  test.each([
    ['new hires', { purpose: 'new hires', ticket: null }],
    ['ticket 4711', { purpose: null, ticket: '4711' }],
    ['new hires (ticket INC-2207)', { purpose: 'new hires', ticket: 'INC-2207' }],
    ['  ', { purpose: null, ticket: null }],
  ])('“%s” may hold a ticket', (typed, expected) => {
    expect(givenTyped(typed)).toEqual(expected);
    expect(givenTyped(givenText(givenTyped(typed)))).toEqual(expected);
  });
  test('is kept on one line and no longer than a card shows', () => {
    expect(givenReason(`a\n\tb\u0000 ${'x'.repeat(400)}`, 'y'.repeat(60))).toEqual({
      purpose: `a b ${'x'.repeat(296)}`,
      ticket: 'y'.repeat(40),
    });
  });
});

/** What a reading gives as its reason, with the change. */
const why = (said: string): string => {
  const reading = readIn(said);
  return `${shown(reading)} why ${(reading.given ?? givenIn(reading.spans)).purpose}`;
};
const basic = 'Microsoft 365 Business Basic';

describe('a clause of its own that tells what befell the customer', () => {
  test.each([
    ['litware need 2 basic, new starters in on monday apparently', 'add 2', 'new starters in on monday'],
    ['Litware are closing their old depot. Remove 2 basic', 'remove 2', 'closing their old depot'],
    ["there's a leaver at litware so take 2 basic off", 'remove 2', 'leaver'],
    ['litware hired two clerks, add 2 basic', 'add 2', 'litware hired two clerks'],
    ['They moved to Foxit. remove 2 basic at litware', 'remove 2', 'They moved to Foxit'],
    ['litware would like 2 more basic for the second counter', 'add 2', 'the second counter'],
  ])('is its reason, and no word is left: %s', (said, does, purpose) =>
    expect(why(said)).toBe(`confirm ${does} ${basic} @ Litware why ${purpose}`),
  );
  test.each([
    // Gossip, a doubt, a condition, the writer's own day, another customer.
    'litware need 2 basic, nobody told us of course',
    'Litware may be closing. Add 2 basic for litware',
    'litware need 2 basic, new starters in on monday if all goes well',
    'My cat left. litware need 2 basic',
    'Tailspin Toys are closing. litware need 2 basic',
    'litware need 2 basic. Sorry for the typos',
  ])('is no reason when it is something else: %s', (said) => expect(why(said)).toMatch(/ why null$/));
});

describe('a reason', () => {
  test.each([
    ['remove 2 basic at litware, they do not use them any more', 'they do not use them any more'],
    [
      'Litware have asked for 2 more basic as they’ve got two temps in over Christmas',
      "they've got two temps in over Christmas",
    ],
    ['Bei Litware bitte 1 basic weniger, Mitarbeiter ist ausgeschieden', 'Mitarbeiter ist ausgeschieden'],
    ['remove 1 basic at litware, nobody opened it since May', 'nobody opened it'],
    ['remove 1 basic at litware, nobody needs to approve it', null],
    ['remove 1 basic at litware - weg since friday', null],
    ['add 3 basic to litware for the agency upstairs please', 'the agency upstairs'],
    ['add 3 basic to litware for the agency 2 floors up', null],
    ['litware need 3 more basic for both of the agencies', null],
    ['Client - Litware\nRequest - add 2 x Business Basic\nReason - new depot', 'new depot'],
    ['litware: 6 basic -> 4 and 1 power bi', null],
    ['litware: 2 temps in from Monday, add 2 basic', '2 temps in from Monday'],
    ['add 3 basic to litware for the repair shop, it opens soon', 'the repair shop'],
    ['add 2 basic to litware, as discussed we want more', null],
  ])('is told in many words: %s', (said, purpose) => {
    const reading = readIn(said);
    expect((reading.given ?? givenIn(reading.spans)).purpose).toBe(purpose);
  });
});
