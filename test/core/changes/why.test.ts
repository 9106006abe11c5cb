import { describe, expect, test } from '@jest/globals';
import { whyOf } from '../../../src/core/changes/why.ts';
import { type Given, sampleChange } from '../../samples/change.ts';

const failure = { kind: 'unreachable' } as never;

describe('why a change is in its state', () => {
  test.each<[string, Given, unknown]>([
    ['requested: nothing to say', { state: 'pending' }, null],
    ['a plan that nothing keeps waiting', { state: 'planned', waiting: null }, null],
    [
      'a plan while Pax8 could not be read',
      { state: 'planned', waiting: { kind: 'not-read', failure } },
      { state: 'planned', waiting: { kind: 'not-read', failure } },
    ],
    [
      'nobody knows the outcome',
      { state: 'needs-check', unclear: { kind: 'unseen' } },
      { state: 'needs-check', unclear: { kind: 'unseen' } },
    ],
    [
      'applied, with the seats that were wanted',
      { state: 'applied', to: 15, found: { kind: 'seats', quantity: 15, provisioning: false } },
      { state: 'applied', found: { kind: 'seats', quantity: 15, provisioning: false }, to: 15 },
    ],
    [
      'failed',
      { state: 'failed', reason: { kind: 'price-not-shown' } },
      { state: 'failed', reason: { kind: 'price-not-shown' } },
    ],
    [
      'stale, with the moment',
      { state: 'stale', reason: { kind: 'gone' } as never, settledAt: 7 },
      { state: 'stale', reason: { kind: 'gone' }, settledAt: 7 },
    ],
    ['withdrawn by a person', { state: 'cancelled', reason: null }, null],
    [
      'withdrawn, since another plan replaced it',
      { state: 'cancelled', reason: 'replaced' },
      { state: 'cancelled', reason: 'replaced' },
    ],
  ])('%s', (_, given, why) => expect(whyOf(sampleChange(given))).toEqual(why));
});
