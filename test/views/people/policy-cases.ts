import { windowsOf } from '../../../src/core/rules/nce-windows.ts';
import { firstPolicy, type Policy, type PolicyRefusal, type Reason } from '../../../src/core/rules/policy.ts';
import { formOf } from '../../../src/core/rules/policy-form.ts';
import type { RoleRefusal } from '../../../src/core/rules/role-changes.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { Views } from '../../../src/views/views.ts';
import { ana, bo, change, company, manyDays, names, now, subscription } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

export const strict: Policy = {
  approval: 'above',
  amount: usd('250.00'),
  share: 25,
  alwaysFor: { companies: ['Contoso', 'Fabrikam'], products: ['E5', 'Copilot'], vendors: ['Acronis'] },
  twoAbove: usd('2000.00'),
  quietDays: 7,
  ceiling: { seats: 500, amount: usd('10000.00') },
  limits: { seatsPerRequest: 100, requestsPerHour: 20 },
};
const worst: Policy = {
  ...strict,
  alwaysFor: { companies: Object.values(names), products: [], vendors: [names.hostile] },
};
const versions = [
  { version: 2, policy: strict, by: bo, at: now - 3_600_000 },
  { version: 1, policy: firstPolicy, by: { ...ana, name: names.hostile }, at: manyDays(-20) },
];
const held = { version: 2, policy: strict, history: versions, approvalSelf: false };
const fresh = { version: 0, policy: firstPolicy, history: [], approvalSelf: false };

const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Castle' };
const rows = [
  { person: bo, role: 'admin', companies: null, granted: null },
  { person: ana, role: 'approver', companies: ['Contoso', 'Fabrikam'], granted: { by: 'Bo Lind', at: now } },
  { person: cy, role: 'viewer', companies: null, granted: { by: 'Bo Lind', at: manyDays(-9) } },
] as const;

const supposed = {
  company: company(),
  subscription: subscription(),
  to: 32,
  ruling: {
    kind: 'allowed',
    notes: [
      { kind: 'committed-until', at: Date.UTC(2026, 11, 12), term: '1-Year' },
      { kind: 'returnable-until', at: manyDays(7) },
    ],
  },
  verdict: {
    kind: 'needs-approval',
    approvers: 1,
    reasons: [{ kind: 'above-amount', amount: usd('462.00'), limit: usd('250.00') }],
  },
  policyVersion: 2,
  windows: windowsOf(subscription(), [], now),
  approvers: [bo, cy],
  open: null,
  defaultRole: 'requester',
  say: 'add 20 seats of #1a2b3c4d for Contoso',
} as const;

const refused = (because: PolicyRefusal) => ({ kind: 'refused', because }) as const;
const needs = (approvers: 1 | 2, ...reasons: Reason[]) =>
  ({ kind: 'needs-approval', approvers, reasons }) as const;

/** Roles, policy and what-if: every card that looks different. */
export const policyCases = (views: Views): Readonly<Record<string, () => Answer>> => ({
  'policy-form': () => views.policyForm({ ...held, form: null, problems: [] }, now),
  'policy-form-first': () => views.policyForm({ ...fresh, form: null, problems: [] }, now),
  'policy-form-problems': () =>
    views.policyForm(
      {
        ...held,
        form: { ...formOf(strict), amount: '3000', share: 'many', currency: 'XAU', companies: names.hostile },
        problems: [
          'The share must be a whole number.',
          'Two approvers would be needed below the amount that needs one. Raise the one for two or lower the other.',
        ],
      },
      now,
    ),
  policy: () => views.policy(held, now),
  'policy-first': () => views.policy({ ...fresh, approvalSelf: true }, now),
  'policy-saved': () => views.policy({ ...held, saved: true }, now),
  'policy-worst-names': () => views.policy({ ...held, policy: worst }, now),
  roles: () => views.roles({ rows, defaultRole: 'requester', page: 0, say: 'roles' }, now),
  'roles-none': () => views.roles({ rows: [], defaultRole: 'none', page: 0, say: 'roles' }, now),
  'roles-worst-names': () =>
    views.roles(
      {
        rows: Array.from({ length: 13 }, (_, n) => ({
          person: { ...cy, name: Object.values(names)[n % 6] ?? '' },
          role: 'approver' as const,
          companies: n === 1 ? [...Object.values(names), 'Contoso'] : null,
          granted: { by: names.hostile, at: now },
        })),
        defaultRole: 'viewer',
        page: 0,
        say: 'roles',
      },
      now,
    ),
  'roles-page-2': () =>
    views.roles(
      {
        rows: Array.from({ length: 24 }, () => rows[2]),
        defaultRole: 'requester',
        page: 1,
        say: 'roles',
      },
      now,
    ),
  granted: () => views.granted({ who: cy, role: 'approver', companies: null, before: null }),
  'granted-companies': () =>
    views.granted({
      who: { ...cy, name: names.hostile },
      role: 'approver',
      companies: ['Contoso', names.hostile, 'Northwind Traders'],
      before: 'viewer',
    }),
  'whoami-companies': () =>
    views.whoami({
      person: cy,
      role: 'approver',
      from: 'grant',
      companies: ['Contoso', names.hostile],
      otherwise: 'requester',
    }),
  revoked: () => views.revoked({ who: cy, before: 'approver', now: 'requester' }),
  'revoked-none': () => views.revoked({ who: cy, before: 'approver', now: 'none' }),
  ...Object.fromEntries(
    (
      [
        'foreign-tenant',
        'configuration',
        'admin-of-companies',
        'nothing-granted',
        'last-admin',
      ] satisfies RoleRefusal[]
    ).map((why) => [`role-refused-${why}`, () => views.roleRefused({ why, who: cy, by: bo })]),
  ),
  'role-refused-last-admin-self': () => views.roleRefused({ why: 'last-admin', who: bo, by: bo }),
  'which-role': () => views.unclearGrant({ kind: 'unknown-role', written: names.hostile }),
  'which-role-none': () => views.unclearGrant({ kind: 'no-role' }),
  'who-is-meant': () => views.unclearPerson({ kind: 'unknown', written: '@Bo' }),
  'who-is-meant-several': () => views.unclearPerson({ kind: 'several', written: 'Bo', people: [bo, cy] }),
  'who-is-meant-nobody': () => views.unclearPerson({ kind: 'nobody', written: '' }),
  'who-is-meant-bot': () => views.unclearPerson({ kind: 'bot', written: 'Pax8 Ops' }),
  'grant-which-company': () =>
    views.unclearGrantCompany({
      kind: 'which-company',
      text: 'con',
      candidates: [company(), company('Contoso North')],
    }),
  'grant-no-company': () => views.unclearGrantCompany({ kind: 'no-company', text: 'xyz', nearest: [] }),
  'approvals-here': () => views.approvals({ where: 'here', was: 'elsewhere', scope: 'channel' }),
  'approvals-off': () => views.approvals({ where: 'nowhere', was: 'here', scope: 'channel' }),
  'approvals-off-already': () => views.approvals({ where: 'nowhere', was: 'nowhere', scope: 'personal' }),
  'what-if': () => views.whatIf(supposed, now),
  'what-if-allowed': () => views.whatIf({ ...supposed, to: 13, verdict: { kind: 'allowed' } }, now),
  'what-if-two': () =>
    views.whatIf(
      {
        ...supposed,
        verdict: needs(
          2,
          { kind: 'quiet-days', endsAt: manyDays(5), days: 7 },
          { kind: 'company', name: names.hostile },
          { kind: 'two-above', amount: usd('3000.00'), limit: usd('2000.00') },
        ),
        approvers: [bo],
        open: change(),
      },
      now,
    ),
  'what-if-refused': () =>
    views.whatIf(
      { ...supposed, verdict: refused({ kind: 'ceiling-seats', seats: 532, limit: 500 }), to: 532 },
      now,
    ),
  'what-if-not-possible': () =>
    views.whatIf(
      {
        ...supposed,
        to: 8,
        ruling: {
          kind: 'refused',
          because: { kind: 'committed', until: Date.UTC(2026, 11, 12), returnable: 0, closesAt: null },
        },
      },
      now,
    ),
  'what-if-unknowns': () =>
    views.whatIf(
      {
        ...supposed,
        company: company(names.hostile),
        subscription: subscription({
          productName: null,
          commitment: null,
          price: null,
          partnerCost: null,
          currency: null,
        }),
        ruling: { kind: 'allowed', notes: [{ kind: 'commitment-end-unknown' }] },
        verdict: needs(1, { kind: 'price-unknown' }, { kind: 'vendor-unknown' }),
        windows: { kind: 'unknown' },
        approvers: [],
        policyVersion: 0,
      },
      now,
    ),
});
