import { describe, expect, test } from '@jest/globals';
import { understand } from '../../../src/core/understanding/understand.ts';

const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'Europe/Berlin' };

describe('what only the portal can do', () => {
  const job = (text: string) => {
    const intent = understand(text, here);
    return intent.kind === 'portal-only' ? intent.job : intent.kind;
  };
  // https://github.com/pax8labs/pax8-cli/issues/35 and 293
  test.each([
    ['switch Alpine Business Premium from monthly to annual', 'switch-term'],
    ['can you move contoso to annual billing?', 'switch-term'],
    ['change the commitment term of E3 for Contoso', 'switch-term'],
    ['convert fabrikam business premium to a 1-year', 'switch-term'],
    ['move Contoso Business Premium to 3 years', 'switch-term'],
    ['switch Contoso Business Premium to one year', 'switch-term'],
    ['upgrade Alpine from Business Standard to Business Premium', 'upgrade'],
    ['downgrade E5 to E3 at Contoso', 'upgrade'],
    ['co-term Business Standard with Business Premium at Alpine', 'co-term'],
    ['align the renewal dates of contoso', 'co-term'],
    ['turn off auto renew for Northwind Business Premium', 'auto-renew'],
    ['disable auto-renewal for contoso', 'auto-renew'],
    ['assign a licence to kim at contoso', 'assign-licence'],
    ['merge the two business premium subscriptions of contoso', 'merge'],
  ])('%s: %s', (text, found) => expect(job(text)).toBe(found));

  test.each([
    ['add 3 seats of Business Premium for Contoso', 'seats'],
    ['set Contoso Business Premium to 12', 'seats'],
    ['cancel Business Premium for Contoso', 'cancel'],
    ['renewals this month', 'renewals'],
    ['assign the renewal of contoso to @kim', 'assign'],
    ['monthly terms of service', 'unknown'],
  ])('is not %s', (text, kind) => expect(job(text)).toBe(kind));
});
