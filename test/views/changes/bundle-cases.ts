import type { Change, ChangeState } from '../../../src/core/changes/change.ts';
import type { NotAsked } from '../../../src/core/changes/not-asked.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { staffFormCard } from '../../../src/views/changes/staff-form.ts';
import type { Given } from '../../samples/change.ts';
import { bo, change, company, type Lay, names, now, show, subscription } from '../samples.ts';

const bundleId = '5b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c11';
const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Moreau' };
const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';
const defender = 'Microsoft Defender for Office 365 (Plan 1) [New Commerce Experience]';
const termEnd = Date.UTC(2026, 11, 12);
const hour = 60 * 60 * 1000;

type With = Given & Readonly<{ told?: readonly NotAsked[] }>;
const line = (n: number, state: ChangeState, { told = [], ...rest }: With = {}): Change =>
  change(state, {
    ...{ id: `5b7e6c${(159 + n).toString(16)}${bundleId.slice(8)}`, from: 12 + n, to: 14 + n },
    bundle: { id: bundleId, line: n, told, kind: 'staff' },
    productName: n % 2 === 0 ? premium : defender,
    reasons: [{ kind: 'always' }],
    ...rest,
  });
const planned = (n: number, state: ChangeState, rest: With = {}): Change =>
  line(n, state, {
    ...{ from: 12, to: 11, afterTermEnd: termEnd, purpose: 'Offboarding' },
    notes: [{ kind: 'after-renewal', at: termEnd }],
    ...rest,
  });
const applied = (n: number) =>
  line(n, 'applied', {
    found: { kind: 'seats', quantity: 14 + n, provisioning: false },
    sentAt: now,
    approvals: [{ person: bo, at: now }],
  });
const failed = (n: number) =>
  line(n, 'failed', {
    reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
    pax8Text: 'Quantity must be between 1 and 300',
    sentAt: now,
  });
const notHeld = (name: string): NotAsked => ({ kind: 'not-held', companyName: name, product: name });
const told: readonly NotAsked[] = [
  { kind: 'not-held', companyName: 'Contoso', product: 'Power BI Pro' },
  { kind: 'no-line', productName: 'Visio Plan 2', reason: { kind: 'open-already' } },
];

/** Several changes that were asked for together. */
export const bundleCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown =
    (lines: readonly [Change, ...Change[]], options: Parameters<typeof bundleCard>[1]) => (): Answer =>
      answer(bundleCard(lines, options, show));
  const two = { approversNeeded: 2, approvals: [{ person: bo, at: now - hour }] } as const;
  const byCy = { decided: { by: cy, at: now - hour } };
  const ten = Array.from({ length: 9 }, (_, n) =>
    line(n + 1, 'needs-check', {
      ...{ productName: names.long, companyName: names.hostile, pax8Text: names.long, sentAt: now },
      notes: Array(6).fill({ kind: 'order-committed', term: names.long }),
    }),
  );
  return {
    'bundle-pending': shown([line(0, 'pending'), line(1, 'pending')], {
      buttons: 'all',
      refreshFor: ['29:ana', '29:bo'],
    }),
    'bundle-pending-told': shown([line(0, 'pending', { told }), line(1, 'pending')], {
      buttons: 'approver',
      suggestions: [{ title: 'Order Power BI Pro', say: 'order 2 Power BI Pro for Contoso' }],
    }),
    'bundle-one-of-two': shown([line(0, 'pending', two), line(1, 'pending', two)], { buttons: 'approver' }),
    'bundle-in-progress': shown([applied(0), line(1, 'executing')], { buttons: 'all' }),
    'bundle-applied': shown([applied(0), applied(1)], { buttons: 'all' }),
    'bundle-partly-applied': shown([applied(0), failed(1)], { buttons: 'all' }),
    'bundle-offboarding': shown(
      [line(0, 'pending', { from: 12, to: 11 }), planned(1, 'pending', { told: told.slice(1) })],
      { buttons: 'all' },
    ),
    'bundle-applied-and-planned': shown(
      [
        line(0, 'applied', {
          ...{ from: 12, to: 11, sentAt: now },
          found: { kind: 'seats', quantity: 11, provisioning: false },
        }),
        planned(1, 'planned'),
      ],
      { buttons: 'all' },
    ),
    'bundle-planned-and-failed': shown([failed(0), planned(1, 'planned')], { buttons: 'none' }),
    'bundle-rejected': shown([line(0, 'rejected', byCy), line(1, 'rejected', byCy)], {
      buttons: 'all',
      reason: 'Someone already decided this. Here is where it stands.',
    }),
    'bundle-hostile': shown(
      [
        line(0, 'pending', {
          ...{
            companyName: names.hostile,
            productName: names.hostile,
            told: [names.hostile, names.long].map(notHeld),
          },
          requestedBy: { ...bo, name: names.hostile },
        }),
        line(1, 'pending', { productName: names.rightToLeft, companyName: names.hostile }),
        line(2, 'pending', { productName: names.empty, companyName: names.hostile }),
      ],
      { buttons: 'all' },
    ),
    'bundle-largest': shown(
      [
        line(0, 'needs-check', {
          ...{
            productName: names.long,
            companyName: names.long,
            pax8Text: names.long,
            told: Array(10).fill(notHeld(names.long)),
          },
        }),
        ...ten,
      ],
      { buttons: 'all' },
    ),
    ...staffForms(answer),
  };
};

const staffForms = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const form = {
    company: company(),
    direction: 'on',
    users: 2,
    given: { purpose: null, ticket: null },
    form: bundleId,
  } as const;
  const held = [
    subscription(),
    subscription({ id: 'held-2', productName: defender, quantity: 7, commitment: null }),
  ];
  const many = Array.from({ length: 60 }, (_, n) =>
    subscription({ id: `1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4${n}`, productName: names.long }),
  );
  return {
    'staff-form': () => answer(staffFormCard({ ...form, held })),
    'staff-form-again': () =>
      answer(
        staffFormCard({
          ...{ ...form, held, direction: 'off', users: 1, marked: ['held-2'] },
          given: { purpose: 'two left', ticket: '4711' },
          problems: ['Mark at least one product.', names.hostile],
        }),
      ),
    'staff-form-hostile': () =>
      answer(
        staffFormCard({
          ...form,
          company: company(names.hostile),
          given: { purpose: names.hostile, ticket: names.hostile },
          held: Object.values(names).map((productName, n) => subscription({ id: `held-${n}`, productName })),
        }),
      ),
    'staff-form-largest': () => answer(staffFormCard({ ...form, company: company(names.long), held: many })),
  };
};
