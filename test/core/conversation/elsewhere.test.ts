import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { here, shown, world } from '../reading/world.ts';

const bp = 'Microsoft 365 Business Premium';
const bs = 'Microsoft 365 Business Standard';
const e3 = 'Microsoft 365 E3';
const e5 = 'Microsoft 365 E5';

type Row = readonly [after: string, say: string, meant: string];

/** `filed`: the request of the last sentence waits; otherwise it was refused. */
const meant = ([after, say]: readonly string[], filed: boolean): string => {
  const memory = memoryAfter(world, String(after).split(' // '));
  return shown(
    readBeside(String(say), world.portfolio, filed ? memory : { ...memory, request: null }, here),
  ).trim();
};

const filed: Readonly<Record<string, readonly Row[]>> = {
  'an order with its own verb, number and names takes no direction from what was said before': [
    ['remove 5 standard from northwind', 'order 3 premium for litware', 'do order 3 premium @ Litware'],
    [
      'remove 2 e3 from woodgrove',
      'order 2 e5 for trey',
      `ask reading (add 2 ${e5} @ Trey Research; order 2 e5 @ Trey Research)`,
    ],
    [
      'set e3 at woodgrove to 70',
      'order 3 premium for tailspin',
      `ask reading (add 3 ${bp} @ Tailspin Toys; order 3 premium @ Tailspin Toys)`,
    ],
    [
      'cancel visio at contoso ltd',
      'order 2 visio plan 2 for contoso ltd',
      'ask reading (add 2 Visio Plan 2 @ Contoso Ltd; order 2 visio plan 2 @ Contoso Ltd)',
    ],
    ['remove 2 e3 from woodgrove', 'please add 1 e5 for trey', `do add 1 ${e5} @ Trey Research`],
  ],
  'a total goes to another company as a button': [
    ['set e3 at woodgrove to 70', 'same for blue yonder', `confirm set 70 ${e3} @ Blue Yonder Airlines`],
    ['set e3 at woodgrove to 10', 'same for fabrikam', `confirm set 10 ${e3} @ Fabrikam Inc`],
    ['set e3 at woodgrove to 70', 'same for fabrikam', `confirm set 70 ${e3} @ Fabrikam Inc`],
    ['set e3 at woodgrove to 70', 'fabrikam e3', 'do subscription e3 @ Fabrikam Inc'],
  ],
  'a share stays a share': [
    ['double e3 at woodgrove', 'same for fabrikam', `confirm set 30 ${e3} @ Fabrikam Inc`],
    ['halve e5 at woodgrove', 'same for blue yonder', `confirm set 6 ${e5} @ Blue Yonder Airlines`],
    ['halve e5 at woodgrove', 'same for trey', 'ask number'],
  ],
  'what takes seats away never becomes an order': [
    ['remove 3 e5 at woodgrove', 'same for fabrikam', 'ask product'],
    ['cut e5 by a quarter at woodgrove', 'same for fabrikam', 'ask product'],
    ['add 3 e5 at woodgrove', 'same for fabrikam', 'confirm order 3 e5 @ Fabrikam Inc'],
  ],
  'another product in its place is offered by its name': [
    [
      'add 2 copilot for 3m',
      'same for last minute',
      'ask which-subscription (add 2 Microsoft 365 Copilot Business @ Last Minute Travel)',
    ],
  ],
};

const refused: Readonly<Record<string, readonly Row[]>> = {
  'after a change that was refused names alone ask for what they name': [
    ['remove 4 premium from vanarsdel', 'northwind standard', `do subscription`],
    ['remove 4 premium from vanarsdel', 'litware', `do company @ Litware`],
    ['add 5 visio for litware', 'woodgrove e5', `do subscription`],
    ['onboard 2 users at vanarsdel with bp', 'woodgrove e5', `do subscription`],
    ['set price of bp for vanarsdel to 24.50', 'woodgrove e5', `do subscription`],
  ],
  'what else was said is still of it, and offered': [
    ['remove 4 premium from vanarsdel', 'same for tailspin', `confirm remove 4 ${bp} @ Tailspin Toys`],
    ['add 3 standard', 'northwind', `do add 3 ${bs} @ Northwind Traders`],
    ['what if remove 4 premium from vanarsdel', 'tailspin', 'do what-if'],
    ['remove 4 premium from vanarsdel', 'never mind', 'say dropped'],
  ],
};

describe('what was said of one, for another', () => {
  for (const [rule, rows] of Object.entries(filed))
    test.each(rows)(`${rule}: “%s”, then “%s”`, (...row) => expect(meant(row, true)).toBe(row[2]));
  for (const [rule, rows] of Object.entries(refused))
    test.each(rows)(`${rule}: “%s”, then “%s”`, (...row) =>
      expect(meant(row, false).startsWith(row[2]) ? row[2] : meant(row, false)).toBe(row[2]),
    );
});

test.each([
  ['any customer without dropsuite?', 'who is on monthly terms', { term: 'monthly', lacks: [] }],
  ['margins below 10%', 'top 5 products by seats', { what: 'products', amount: null }],
  ['who has huntress', 'monthly subscriptions', { has: [], of: [] }],
] as const)('a question that is whole narrows nothing: “%s”, then “%s”', (after, say, slots) => {
  const { decision } = readBeside(say, world.portfolio, memoryAfter(world, [after]), here);
  expect(decision).toMatchObject({ kind: 'do', intent: { kind: 'portfolio', question: slots } });
});
