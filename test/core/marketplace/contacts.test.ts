import { expect, test } from '@jest/globals';
import { type ContactRole, missingPrimaries } from '../../../src/core/marketplace/contacts.ts';

const having = (...roles: ContactRole[]) => ({ roles });

test('a company lacks the types for which nobody is primary', () => {
  expect(missingPrimaries([])).toEqual(['Admin', 'Billing', 'Technical']);
  expect(
    missingPrimaries([
      having({ type: 'Admin', primary: true }, { type: 'Technical', primary: false }),
      having({ type: 'Billing', primary: true }, { type: 'Legal', primary: true }),
    ]),
  ).toEqual(['Technical']);
});
