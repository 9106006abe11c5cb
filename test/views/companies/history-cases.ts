import type { HistoryEntry } from '../../../src/core/marketplace/records.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { historyCard } from '../../../src/views/companies/history.ts';
import { ana, bo, change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const other = '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';
const asOf = now - 2 * 60_000;

/** A record of the history, with what Pax8 told at that time. */
export const entry = (
  at: number | null,
  quantity: number,
  rest: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  at,
  quantity,
  status: 'Active',
  billingTerm: 'Monthly',
  commitment: { id: 'commitment-1', term: '1-Year', endsAt: Date.UTC(2026, 11, 12) },
  endAt: null,
  price: 23.1,
  partnerCost: 18.48,
  currency: 'USD',
  ...rest,
});

export const historyCases = (answer: Lay) => {
  const shown = (rest: Partial<Parameters<typeof historyCard>[0]>) => (): Answer =>
    answer(
      historyCard(
        {
          ...{ company: company(), subscription: subscription(), records: [], changes: [], asOf },
          ...{ unreadable: 0, olderChanges: false, page: 0 },
          ...rest,
        },
        show,
      ),
    );
  const long = {
    company: company(names.long),
    subscription: subscription({ productName: names.hostile }),
    records: Array.from({ length: 24 }, (_, i) => entry(manyDays(-i), i + 1)),
    changes: [
      change('applied', {
        ...{ requestedBy: { ...ana, name: names.hostile }, purpose: names.hostile, from: 2, to: 1 },
      }),
    ],
    unreadable: 2,
    olderChanges: true,
  };
  const first = { id: 'commitment-0', term: '1-Year', endsAt: Date.UTC(2025, 11, 12) };
  return {
    history: shown({
      subscription: subscription({ quantity: 15 }),
      records: [
        entry(manyDays(-400), 10, { status: 'PendingAutomated', commitment: first }),
        entry(manyDays(-399), 10, { commitment: first }),
        entry(Date.UTC(2025, 11, 12, 3), 10),
        entry(manyDays(-30), 12),
        entry(now, 15, { status: 'PendingAutomated' }),
        entry(null, 9),
      ],
      changes: [
        change('applied', { purpose: 'ticket 4711', sentAt: now }),
        change('rejected', { to: 30, settledAt: manyDays(-31), reason: 'Too many' }),
      ],
    }),
    'history-kinds': shown({
      records: [
        entry(manyDays(-60), 10, { status: 'PendingAutomated' }),
        entry(manyDays(-50), 10, { price: 24.5, partnerCost: 19 }),
        entry(manyDays(-40), 10, { price: 24.5, partnerCost: 19, billingTerm: 'Annual' }),
        entry(manyDays(-4), 10, {
          ...{ price: 24.5, partnerCost: 19, billingTerm: 'Annual', status: 'PendingCancel' },
          endAt: Date.UTC(2026, 11, 12),
        }),
        entry(manyDays(-3), 10, { price: 24.5, partnerCost: 19, billingTerm: 'Annual' }),
      ],
      changes: [
        change('cancelled', { wanted: { kind: 'cancel', seats: 12, at: Date.UTC(2026, 11, 12) } }),
        change('planned', { id: other, to: 10, afterTermEnd: Date.UTC(2026, 11, 12) }),
        change('applied', {
          wanted: { kind: 'cancel', seats: 10, at: Date.UTC(2026, 11, 12) },
          id: other,
          ...{ approversNeeded: 2, sentAt: manyDays(-4), settledAt: manyDays(-4) },
          approvals: [
            { person: bo, at: manyDays(-4) },
            { person: { ...bo, name: 'Cy Young' }, at: manyDays(-4) },
          ],
          undoneBy: { id: other, person: bo, at: manyDays(-3) },
        }),
        change('applied', {
          wanted: { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' },
          bundle: { id: other, line: 0, told: [], kind: 'staff' },
          ...{ sentAt: manyDays(-50), settledAt: manyDays(-50), approversNeeded: 0 },
          decided: { by: null, at: manyDays(-50) },
        }),
        change('applied', {
          ...{ undoes: other, found: { kind: 'by-hand', by: bo, note: 'Seen' } },
          ...{ sentAt: now - 2 * day, settledAt: now - 2 * day },
        }),
      ],
    }),
    'history-long': shown(long),
    'history-long-last': shown({ ...long, page: 20 }),
    'history-none': shown({}),
  };
};
