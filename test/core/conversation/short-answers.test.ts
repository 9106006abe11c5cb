import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { here, shown, world } from '../reading/world.ts';

const said = (say: string, ...after: readonly string[]): string =>
  shown(readBeside(say, world.portfolio, memoryAfter(world, after), here));

const asked = 'add 2 microsoft 365 for ocean view hotel';

describe('a short answer takes what it names of what was asked', () => {
  test.each([
    // By its size: none where both are as large, or where nothing is to be chosen.
    [asked, 'the larger one', 'confirm add 2 Microsoft 365 F3 @ Ocean View Hotel'],
    [asked, 'the smallest please', 'confirm add 2 Microsoft 365 Business Basic @ Ocean View Hotel'],
    ['add 2 microsoft 365 for swap shop exchange', 'the bigger one', 'unknown'],
    ['add 2 e5 for trey research', 'the bigger one', 'unknown'],
    ['subscriptions contoso', 'the bigger one', 'do subscriptions @ Contoso Legal'],
    // A product that the company has, whatever else the word asks.
    [
      'add 2 for greenfield primary',
      'phone',
      'do add 2 Microsoft Teams Phone Standard @ Greenfield Primary Care',
    ],
    ['add 2 for greenfield primary', 'visio', 'confirm order 2 visio @ Greenfield Primary Care'],
    ['add 2 for greenfield primary', 'please', 'do help'],
    [
      'add 2 for greenfield primary',
      'what else do they have there',
      'do subscriptions @ Greenfield Primary Care',
    ],
  ])('%s; %s', (before, say, meant) => expect(said(say, before)).toBe(meant));

  test.each([
    [
      'remove 1 basic from litware',
      'undo the litware change',
      'do withdraw Microsoft 365 Business Basic @ Litware',
    ],
    ['remove 1 basic from litware', 'undo the trey change', 'do pending @ Trey Research'],
    ['remove 1 basic from litware', 'take back my request for trey', 'do pending @ Trey Research'],
    ['remove 1 basic from litware', 'undo 2 e5 at trey', 'say negated'],
  ])('what is undone is of the company that is named: %s; %s', (before, say, meant) =>
    expect(said(say, before)).toBe(meant),
  );
});

describe('a request is taken back with its reason beside it', () => {
  const added = 'add 2 e3 for blue yonder';
  test.each([
    ['scratch that, customer changed their mind', true],
    ['the boss says they already have enough, so please cancel that', true],
    ['undo please! I clicked too fast', true],
    ['scratch that, make it 5', false],
    ['scratch that, the boss wants Visio', false],
    ['if they say no, scratch that', false],
    ['the boss is away, and so am I', false],
    ['cancel that please, no hard feelings', false],
  ])('%s', (say, taken) => {
    const { decision } = readBeside(say, world.portfolio, memoryAfter(world, [added]), here);
    expect(decision.kind === 'do' && decision.intent.kind === 'withdraw').toBe(taken);
  });
});
