import type { Subscription, WithSeats } from '../../src/core/marketplace/records.ts';
import type { Person } from '../../src/core/words/people.ts';
import { sampleChange } from '../samples/change.ts';

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;
export const now = Date.UTC(2026, 10, 23, 14, 5);

export const ann: Person = { tenantId: 't1', objectId: 'ann', name: 'Ann' };
export const bo: Person = { tenantId: 't1', objectId: 'bo', name: 'Bo' };

/** Business Premium for a year, bought long ago, ending in 200 days: outside every window. */
/** The type says that the seats are known, as they are in nearly every test; override them with null where not. */
export const subscription = (overrides: Partial<Subscription> = {}): WithSeats =>
  ({
    id: 's1',
    companyId: 'c1',
    productId: 'p1',
    productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
    quantity: 12,
    status: 'Active',
    billingTerm: 'Monthly',
    commitment: { id: 'm1', term: '1-Year', endsAt: now + 200 * day },
    startAt: now - 900 * day,
    endAt: null,
    createdAt: null,
    billingStartAt: null,
    price: 23.1,
    partnerCost: 19.4,
    currency: 'USD',
    ...overrides,
  }) as WithSeats;

export const change = sampleChange;
