import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import {
  businessFamily,
  ruleBusinessSeats,
  type WantedSeats,
} from '../../../src/core/rules/business-seats.ts';
import { subscription } from '../samples.ts';

const ruled = (wanted: readonly WantedSeats[], held: readonly Subscription[], complete?: boolean) =>
  ruleBusinessSeats(wanted, held, Date.parse('2026-03-01T00:00:00Z'), complete);

const plan = (name: string, quantity: number, id = name) =>
  subscription({ id, productName: `Microsoft 365 ${name} [New Commerce Experience]`, quantity });
const more = (name: string, to: number, subscriptionId: string | null = null) => ({
  ...{ subscriptionId, productName: `Microsoft 365 ${name}`, to },
});

test.each([
  ['Microsoft 365 Business Basic [New Commerce Experience]', 'plans'],
  ['Microsoft 365 Business Standard (no Teams)', 'plans'],
  ['Microsoft 365 Business Premium', 'plans'],
  ['Office 365 Business Premium', 'plans'],
  ['Microsoft 365 Apps for business', 'apps'],
  ['Microsoft 365 Apps for enterprise', null],
  ['Microsoft 365 Business Voice', null],
  ['Microsoft Defender for Business', null],
  ['Business Premium by another vendor', null],
  [null, null],
])('%s is of the family %s', (name, family) => expect(businessFamily(name)).toBe(family));

// https://learn.microsoft.com/microsoft-365/business-premium/microsoft-365-business-faqs
describe('Microsoft’s 300 seats', () => {
  test('count all Business plans of a customer: with 250 of Premium, only 50 more of any plan', () => {
    const held = [plan('Business Premium', 250)];
    expect(ruled([more('Business Basic', 50)], held)).toEqual({ kind: 'within' });
    expect(ruled([more('Business Basic', 51)], held)).toEqual({
      ...{ kind: 'over', limit: 300, others: 250 },
    });
    expect(ruled([more('Business Premium', 301, 'Business Premium')], held)).toMatchObject({
      ...{ kind: 'over', others: 0 },
    });
    expect(ruled([more('Business Premium', 300, 'Business Premium')], held)).toEqual({
      kind: 'within',
    });
  });

  test('count what runs only, and other products not at all', () => {
    const ended = { ...plan('Business Premium', 250), status: 'Cancelled' };
    const held = [ended, plan('E3', 900)];
    expect(ruled([more('Business Basic', 300)], held)).toEqual({ kind: 'within' });
    expect(ruled([more('E3', 5000)], held)).toEqual({ kind: 'within' });
  });

  test('hold for Apps for business by itself; together with the others it is told, not refused', () => {
    const held = [plan('Business Premium', 250)];
    expect(ruled([more('Apps for business', 51)], held)).toEqual({
      ...{ kind: 'near', limit: 300, others: 250 },
    });
    expect(ruled([more('Apps for business', 301)], [])).toMatchObject({ kind: 'over' });
    expect(ruled([more('Apps for business', 50)], held)).toEqual({ kind: 'within' });
  });

  test('do not count a subscription that has ended by its date', () => {
    const ended = { ...plan('Business Premium', 250), endAt: Date.parse('2026-02-01T00:00:00Z') };
    expect(ruled([more('Business Basic', 300)], [ended])).toEqual({ kind: 'within' });
  });

  test('are unknown when Pax8 does not say what the others are', () => {
    const nameless = [subscription({ id: 's2', productName: null })];
    expect(ruled([more('Business Basic', 5)], nameless)).toEqual({ kind: 'unknown' });
    expect(ruled([more('Business Basic', 5)], [], false)).toEqual({ kind: 'unknown' });
    expect(ruled([more('Business Basic', 301)], nameless)).toMatchObject({ kind: 'over' });
    const unsaid = [{ ...plan('Business Premium', 0), quantity: null }];
    expect(ruled([more('Business Basic', 5)], unsaid)).toEqual({ kind: 'unknown' });
    expect(ruled([more('Business Basic', 301)], unsaid)).toMatchObject({ kind: 'over', others: 0 });
  });
});
