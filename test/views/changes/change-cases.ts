import type { Answer } from '../../../src/core/words/chat.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { pendingCard } from '../../../src/views/changes/pending.ts';
import { reminderCard } from '../../../src/views/changes/reminder.ts';
import { againstPolicyCard } from '../../../src/views/changes/seat-words.ts';
import { chooseUnclearCard, settleHowCard } from '../../../src/views/changes/settle.ts';
import { ana, bo, change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const hour = 60 * 60 * 1000;
const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Moreau' };
const by = (...people: (typeof bo)[]) => people.map((person, i) => ({ person, at: now - (2 - i) * hour }));
const usd = (amount: string) => ({ amount, currency: 'USD' });
const reasons = [
  { kind: 'above-amount', amount: usd('69.30'), limit: usd('50.00') },
  { kind: 'two-above', amount: usd('69.30'), limit: usd('60.00') },
] as const;
const seen = (quantity: number) => ({ kind: 'seats', quantity, provisioning: false }) as const;
const two = { approversNeeded: 2, reasons } as const;
const applied = { found: seen(15), sentAt: now - hour };
const decidedBy = (person: typeof bo | null) => ({ decided: { by: person, at: now - hour } });
const long = { seen: { ...change().seen, commitmentEndsAt: Date.UTC(2027, 5, 12) } };
/** Two E3 billed yearly with about 60 days left. */
const yearly = {
  ...change().seen,
  ...{ billingTerm: 'Annual', price: 432, partnerCost: 380, commitmentEndsAt: Date.UTC(2027, 0, 22) },
};
const other = 'a1b2c3d4-3d1f-4f43-9f0a-5f6d3a9f2c11';

/** The card of a change along its life, for each kind of viewer. */
export const changeCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown = (one: ReturnType<typeof change>, options: Parameters<typeof changeCard>[1]) => (): Answer =>
    answer(changeCard(one, options, show));
  return {
    'change-pending-approver': shown(change('pending', { reasons: [{ kind: 'always' }] }), {
      buttons: 'approver',
    }),
    'beside-plan': shown(
      change('pending', {
        notes: [
          { kind: 'plan-waits', to: 10, at: manyDays(19), from: 15, stays: true },
          { kind: 'locks-now', at: manyDays(1) },
        ],
      }),
      { buttons: 'all' },
    ),
    'beside-plan-that-ends': shown(
      change('pending', {
        notes: [{ kind: 'plan-waits', to: 10, at: manyDays(19), from: 8, stays: false }],
      }),
      { buttons: 'all' },
    ),
    'service-term-change': shown(
      change('pending', {
        notes: [
          { kind: 'service-term', sure: 'likely', since: manyDays(-20) },
          { kind: 'monthly-not-shown' },
        ],
      }),
      { buttons: 'all' },
    ),
    'service-term-change-possible': shown(
      change('pending', { notes: [{ kind: 'service-term', sure: 'possible', since: manyDays(-20) }] }),
      { buttons: 'all' },
    ),
    'change-pending-term-ends': shown(
      change('pending', {
        notes: [{ kind: 'returnable-until', at: manyDays(2) }, { kind: 'portal-changes-lost' }],
        seen: { ...change().seen, commitmentEndsAt: manyDays(3) },
      }),
      { buttons: 'all' },
    ),
    'change-pending-other': shown(change('pending', { reasons: [{ kind: 'always' }] }), {
      buttons: 'none',
    }),
    'confirm-asked': shown(change('pending', { approversNeeded: 0 }), { buttons: 'all' }),
    'confirm-approver': shown(change('pending', { approversNeeded: 0 }), { buttons: 'approver' }),
    'confirm-done': shown(change('applied', { ...applied, approversNeeded: 0, ...decidedBy(ana) }), {
      buttons: 'all',
    }),
    'confirm-expired': shown(change('expired', { approversNeeded: 0 }), { buttons: 'all' }),
    'money-beyond-sums': shown(
      change('pending', {
        reasons: [
          {
            ...{ kind: 'above-sum', of: 'person', measure: 'month' },
            ...{ amount: usd('184.80'), limit: usd('100.00') },
          },
        ],
      }),
      { buttons: 'approver' },
    ),
    'money-yearly': shown(change('pending', { from: 10, to: 12, seen: yearly }), {
      buttons: 'approver',
    }),
    'money-below-cost': shown(
      change('pending', { seen: { ...long.seen, price: 18, partnerCost: 18.4825 } }),
      { buttons: 'approver' },
    ),
    'change-two-none-yet': shown(change('pending', two), { buttons: 'all', refreshFor: ['29:ana', '29:bo'] }),
    'change-two-one': shown(change('pending', { ...two, approvals: by(bo) }), { buttons: 'approver' }),
    'change-two-one-again': shown(change('pending', { ...two, approvals: by(bo) }), {
      buttons: 'approver',
      reason: 'You already approved this. Another person must approve it too.',
    }),
    'change-two-lowered': shown(change('pending', { ...two, to: 14, askedTo: 15, approvals: by(cy) }), {
      buttons: 'approver',
    }),
    'change-two-both': shown(
      change('applied', { ...two, ...applied, ...decidedBy(cy), approvals: by(bo, cy) }),
      { buttons: 'all' },
    ),
    'change-two-rejected': shown(
      change('rejected', { ...two, ...decidedBy(cy), approvals: by(bo), reason: 'Use the spare seats.' }),
      { buttons: 'all' },
    ),
    'change-lowered': shown(
      change('applied', {
        ...{ to: 13, askedTo: 15, approvals: by(bo), sentAt: now, found: seen(13) },
      }),
      { buttons: 'all' },
    ),
    'change-allowed': shown(
      change('applied', { ...applied, ...long, approversNeeded: 0, ...decidedBy(null) }),
      {
        buttons: 'all',
      },
    ),
    'change-allowed-approved': shown(change('approved', { approversNeeded: 0, ...decidedBy(null) }), {
      buttons: 'all',
    }),
    'change-undo-offered': shown(change('applied', { ...applied, ...long }), { buttons: 'all' }),
    'change-undo-not-mine': shown(change('applied', { ...applied, ...long }), {
      buttons: 'none',
      mayUndo: false,
    }),
    'change-undo-asked': shown(
      change('applied', { ...applied, ...long, undoneBy: { id: other, person: ana, at: now } }),
      { buttons: 'all' },
    ),
    'change-undo-request': shown(
      change('pending', {
        ...{ id: other, from: 15, to: 12, undoes: change().id, ...long },
        notes: [
          {
            ...{ kind: 'window-closes', at: Date.UTC(2026, 10, 30, 13, 5), seats: 3 },
            ...{ from: 'added', confidence: 'explicit', rule: 'new-commerce' },
          },
        ],
        reasons: [{ kind: 'always' }],
      }),
      { buttons: 'all' },
    ),
    'change-settled-applied': shown(
      change('applied', {
        sentAt: now - hour,
        found: { kind: 'by-hand', by: cy, note: 'Seen in the portal: 15 seats since noon.' },
      }),
      { buttons: 'all' },
    ),
    'change-settled-failed': shown(
      change('failed', {
        sentAt: now - hour,
        reason: { kind: 'by-hand', by: cy, note: names.hostile },
      }),
      { buttons: 'all' },
    ),
    'change-copy': shown(change(), {
      buttons: 'none',
      reason: 'This is only a copy of the card. Say “pending” to see open requests.',
    }),
    'pending-two': () =>
      answer(
        pendingCard(
          {
            changes: [
              change('pending', { ...two, approvals: by(bo) }),
              change('pending', { ...two, id: 'second', to: 14, askedTo: 15, approvals: by(cy) }),
            ],
            page: 0,
            say: 'pending',
          },
          show,
        ),
      ),
    reminder: () => answer(reminderCard(change('pending', { expiresAt: now + 17.5 * hour }), show)),
    'reminder-last-hour': () =>
      answer(
        reminderCard(change('pending', { companyName: names.hostile, expiresAt: now + hour / 2 }), show),
      ),
    'against-policy': () =>
      answer(
        againstPolicyCard({
          request: 'seats',
          company: company(),
          subscription: subscription(),
          to: 120,
          because: { kind: 'ceiling-seats', seats: 120, limit: 100 },
        }),
      ),
    'settle-how': () => answer(settleHowCard({ problem: 'how', change: change('needs-check') })),
    'settle-none': () => answer(settleHowCard({ problem: 'none', change: null })),
    'settle-which': () =>
      answer(
        chooseUnclearCard(
          {
            changes: [
              change('needs-check'),
              change('needs-check', { id: other, companyName: names.hostile }),
            ],
            as: 'applied',
            note: 'seen in the portal',
          },
          show,
        ),
      ),
  };
};
