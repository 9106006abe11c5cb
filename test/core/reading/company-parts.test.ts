import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { read } from '../../../src/core/reading/read.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';
import { here, readIn, shown, world } from './world.ts';

const held = [
  ['VanArsdel', 'bp', 'Microsoft 365 Business Premium'],
  ['Tailspin Toys', 'bp', 'Microsoft 365 Business Premium'],
  ['Trey Research', 'e5', 'Microsoft 365 E5'],
  ['Woodgrove Bank', 'e3', 'Microsoft 365 E3'],
] as const;
const separators = [' - ', '\n- ', '\n', '\n\n', ' / ', '; ', ' • ', '\n* ', ', ', ' | ', ' – '] as const;

const intentsOf = (decision: Decision) => {
  if (decision.kind === 'do') return [decision.intent, ...(decision.more ?? [])];
  if (decision.kind === 'confirm') return decision.intents;
  return decision.kind === 'ask' ? decision.choices : [];
};

test('whatever separates the parts of several companies, none gets the number or product of another', () => {
  const parts = fc.uniqueArray(
    fc.record({
      of: fc.constantFrom(...held),
      n: fc.integer({ min: 1, max: 9 }),
      more: fc.constantFrom('', ' +11 visio', '\n+11 visio', ', +11 visio'),
    }),
    { minLength: 2, maxLength: 4, selector: ({ of }) => of[0] },
  );
  const glue = fc.constantFrom(' +', ': +', '\n+', ' - +', ' needs +');
  fc.assert(
    fc.property(parts, fc.constantFrom(...separators), glue, fc.boolean(), (all, between, join, last) => {
      const part = ({ of: [company, product], n, more }: (typeof all)[number]) =>
        last ? `+${n} ${product} ${company}` : `${company}${join}${n} ${product}${more}`;
      const message = all.map(part).join(between);
      for (const intent of intentsOf(read(message, world.portfolio, here).decision)) {
        if (!('target' in intent) || !('count' in intent) || intent.count?.kind !== 'seats') continue;
        const { target, count } = intent;
        const own = all.find(({ of }) => of[0] === target.company);
        const isVisio = /visio/i.test(target.product ?? '');
        expect({ message, n: count.n }).toEqual({ message, n: isVisio ? 11 : own?.n });
        if (isVisio) expect({ message, more: own?.more }).not.toEqual({ message, more: '' });
        else expect({ message, of: own?.of[1] }).toEqual({ message, of: target.product });
      }
    }),
    { numRuns: 300, seed: 21 },
  );
});

test.each([
  [
    '- VanArsdel +2 bp - Trey +1 e5',
    'do add 2 Microsoft 365 Business Premium @ VanArsdel; add 1 Microsoft 365 E5 @ Trey Research',
  ],
  [
    'vanarsdel needs 3 bp and 2 e5 for the Trey Research',
    'confirm add 3 Microsoft 365 Business Premium @ VanArsdel; add 2 Microsoft 365 E5 @ Trey Research',
  ],
  ['vanarsdel 3 bp for trey 2 e5', 'ask reading'],
  ['vanarsdel +2 bp tailspin +3 for trey', 'ask reading'],
])('%s', (message, meant) => {
  expect(shown(readIn(message)).split(' (')[0]).toBe(meant);
});
