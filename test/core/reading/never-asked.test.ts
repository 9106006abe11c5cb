import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { memoryAfter, worldOf } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';

/* What a message does not say is neither filed nor offered, nor does what it says fall away. */

const world = worldOf(JSON.parse(readFileSync('test/corpus/world.json', 'utf8')));
const decided = (say: string, ...before: string[]) =>
  readBeside(say, world.portfolio, memoryAfter(world, before), world).decision;

test.each([
  ['set price of Power BI Pro for Trey Research to 12 a month', '12', 'month'],
  ['set price of Power BI Pro for Trey Research to 144 a year', '144', 'year'],
  ['set price of Power BI Pro for Trey Research to 144 USD for the year', '144', 'year'],
  ['set price of #a0001202 for Trey Research to 12 USD a month', '12', 'month'],
  ['charge Trey Research 12 for Power BI Pro a month', '12', 'month'],
])('a price keeps the time that it is for: %s', (say, amount, per) =>
  expect(decided(say)).toMatchObject({ kind: 'do', intent: { kind: 'set-price', price: { amount, per } } }),
);

test('“plan it” of a request that waits names no product', () =>
  expect(decided('plan it', 'remove 3 E3 from Woodgrove')).toMatchObject({
    kind: 'ask',
    missing: ['reading'],
  }));

test.each([
  ['12?? I meant 2', 'do'],
  ['Woodgrove? I meant Fabrikam', 'do'],
  ['Contoso? I meant Fabrikam', 'ask'],
])('“%s” is an echo where it names what was said', (say, kind) =>
  expect(decided(say, 'add 3 E3 for Woodgrove')).toMatchObject({ kind }),
);

test('a currency beside an amount without one stays', () =>
  expect(decided('who pays in euro over 500')).toMatchObject({
    intent: { question: { currency: 'EUR', amount: { least: 500 } } },
  }));

test.each([
  ['what was rejected last week', 'rejected'],
  ['what was approved last week', 'approved'],
  ['what was rejected and approved last week', 'decided'],
])('%s', (say, deed) => expect(decided(say)).toMatchObject({ filters: { deed } }));
