import type { Change, ChangeState, Wanted } from '../../src/core/changes/change.ts';
import type { Company, Subscription, WithSeats } from '../../src/core/marketplace/records.ts';
import type { Answer } from '../../src/core/words/chat.ts';
import { day } from '../../src/core/words/durations.ts';
import type { Show } from '../../src/views/kit/format.ts';
import type { Plan } from '../../src/views/kit/plan.ts';
import { type Given, sampleChange } from '../samples/change.ts';

export const now = Date.UTC(2026, 10, 23, 14, 5);
export const zone = 'Europe/London';
const hour = 60 * 60 * 1000;

export const ana = { tenantId: 'tenant-1', objectId: 'ana-1', name: 'Ana Silva' };
export const bo = { tenantId: 'tenant-1', objectId: 'bo-1', name: 'Bo Lind' };

/** What a template would fill, as text that stands in data. */
export const place = (name: string): string => `$\{${name}}`;

/** Names as they come from outside at their worst. */
export const names = {
  plain: 'Contoso',
  long: 'The Very Long Company Name of the United Consolidated Holding '.repeat(5).slice(0, 300),
  hostile: `<at>Everyone</at> [click](https://evil.example) ${place('x')} **b** _i_ \`c\` # > | ~~s~~ <b>\n- \u202egnp\u200b {{DATE(1)}}`,
  empty: ' \u200b\u202e ',
  emoji: '👩‍👩‍👧 Café 🥐🇫🇷 Große 株式会社',
  rightToLeft: 'شركة الأمل للتجارة ואחרים',
} as const;

export const company = (name: string = names.plain, rest: Partial<Company> = {}): Company => ({
  id: 'c0ffee00-0000-4000-8000-000000000001',
  name,
  status: 'Active',
  externalId: null,
  city: 'London',
  country: 'GB',
  ...rest,
});

/** The type says that the seats are known, as they are in nearly every test; override them with null where not. */
export const subscription = (rest: Partial<Subscription> = {}): WithSeats =>
  ({
    id: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    companyId: 'c0ffee00-0000-4000-8000-000000000001',
    productId: 'product-1',
    productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
    quantity: 12,
    status: 'Active',
    billingTerm: 'Monthly',
    commitment: { id: 'commitment-1', term: '1-Year', endsAt: Date.UTC(2026, 11, 12) },
    startAt: Date.UTC(2024, 11, 12),
    endAt: null,
    createdAt: Date.UTC(2024, 11, 12),
    billingStartAt: Date.UTC(2024, 11, 12),
    price: 23.1,
    partnerCost: 18.48,
    currency: 'USD',
    ...rest,
  }) as WithSeats;

/** A change as the cards of these tests show it. Seats that Pax8 reported are on a card when they are given. */
export const change = (state: ChangeState = 'pending', rest: Given = {}): Change =>
  sampleChange<ChangeState, Wanted>({
    id: '0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c11',
    state,
    tenantId: 'tenant-1',
    companyId: 'c0ffee00-0000-4000-8000-000000000001',
    companyName: names.plain,
    subscriptionId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    seen: {
      quantity: 12,
      status: 'Active',
      commitmentEndsAt: Date.UTC(2026, 11, 12),
      commitmentTerm: '1-Year',
      billingTerm: 'Monthly',
      billingStartAt: null,
      price: 23.1,
      partnerCost: 18.48,
      currency: 'USD',
    },
    notes: [
      { kind: 'committed-until', at: Date.UTC(2026, 11, 12), term: '1-Year' },
      { kind: 'returnable-until', at: Date.UTC(2026, 10, 30, 14, 5) },
    ],
    requestedBy: ana,
    requestedAt: now - 2 * hour,
    askedIn: 'conversation-1',
    expiresAt: now + 70 * hour,
    decided: { by: state === 'cancelled' ? ana : bo, at: now - hour },
    found: { kind: 'seats', quantity: null, provisioning: false },
    settledAt: now,
    ...rest,
  });

export const manyDays = (n: number): number => now + n * day;

/** How dates are written in the cases: at `now`, or at another moment. */
export const showAt = (at: number): Show => ({ now: at, zone });
export const show = showAt(now);

/** Lays a card out, as the bot does. */
export type Lay = (plan: Plan) => Answer;
