import { describe, expect, test } from '@jest/globals';
import { perPhrase } from '../../../src/core/words/price-units.ts';
import { readIn, shown } from './world.ts';

const bp = 'Microsoft 365 Business Premium';

describe('a number that there is and one that there should be', () => {
  test.each([
    ['vanarsdel has 28 premium, should be 31', `confirm set 31 ${bp} @ VanArsdel`],
    ['vanarsdel has 28 premium and should have 31', `confirm set 31 ${bp} @ VanArsdel`],
    ['e3 at woodgrove: 75, needs to be 80', 'confirm set 80 Microsoft 365 E3 @ Woodgrove Bank'],
    ['Business Premium VanArsdel 31 statt 28', `confirm set 31 ${bp} @ VanArsdel`],
    ['vanarsdel got 3 new starters, premium should be 31', `confirm set 31 ${bp} @ VanArsdel`],
    // What else is counted, or is to change, leaves it open.
    ['vanarsdel has 28 premium and 3 e5, should be 31', 'ask reading,direction'],
    ['vanarsdel add 3 premium should be 31', 'ask reading'],
    ['vanarsdel has 28 premium, trey should be 31', 'ask reading'],
    ['vanarsdel has +28 premium, should be 31', 'ask reading'],
    ['should be 31 premium for vanarsdel, has 28', 'ask reading,direction'],
  ])('%s', (say, meant) => {
    expect(shown(readIn(say)).split(' (')[0]).toBe(meant);
  });
});

describe('a ticket with its fields', () => {
  const ticket = (summary: string, qty: string) =>
    `Ticket: 48213\nCompany: VanArsdel\nSummary: ${summary}\nQty: ${qty}`;

  test.each([
    [ticket('New starter - needs Business Premium', '1'), `confirm add 1 ${bp} @ VanArsdel`],
    [ticket('needs Business Premium', '2'), `confirm add 2 ${bp} @ VanArsdel`],
    // One new starter and two of it: which is right is not said.
    [ticket('New starter - needs Business Premium', '2'), 'ask reading'],
    [ticket('New starter - needs Business Premium', '+1'), 'ask reading'],
    ['New starter at VanArsdel - needs Business Premium, qty 1', `confirm add 1 ${bp} @ VanArsdel`],
    [
      'New starter at VanArsdel - needs Business Premium, 1 visio',
      'confirm staff on 1 Business Premium + visio @ VanArsdel',
    ],
  ])('%s', (say, meant) => {
    expect(shown(readIn(say)).split(' (')[0]).toBe(meant);
  });
});

test.each([
  ['change visio price at apex engineering to 190 per year', '190', 'year'],
  ['change visio price for apex engineering to 190 a year', '190', 'year'],
  ['raise the price of e3 at apex engineering to 40', '40', undefined],
])('%s is a price and no number of seats', (say, amount, per) => {
  const { decision } = readIn(say);
  expect(decision).toMatchObject({ kind: 'do', intent: { kind: 'set-price', price: { amount } } });
  expect(decision.kind === 'do' && decision.intent.kind === 'set-price' && decision.intent.price?.per).toBe(
    per,
  );
});

test('a price without a unit is said again without one', () => {
  expect([perPhrase(undefined), perPhrase('year')]).toEqual(['', ' a year']);
});
