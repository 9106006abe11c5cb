import { firstPolicy, type Policy, type PolicyRefusal, type Reason } from '../../../src/core/rules/policy.ts';
import { formOf } from '../../../src/core/rules/policy-form.ts';
import type { RoleRefusal } from '../../../src/core/rules/role-changes.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { whoamiCard } from '../../../src/views/bot/whoami.ts';
import { whatIfCard } from '../../../src/views/changes/what-if.ts';
import { policyCard } from '../../../src/views/people/policy.ts';
import { policyFormCard } from '../../../src/views/people/policy-form.ts';
import { waitingPolicyCard } from '../../../src/views/people/policy-waiting.ts';
import {
  approvalsCard,
  grantedCard,
  revokedCard,
  roleRefusedCard,
  unclearGrantCard,
  unclearGrantCompanyCard,
  unclearPersonCard,
} from '../../../src/views/people/role-answers.ts';
import { roleEndsCard } from '../../../src/views/people/role-ends.ts';
import { rolesCard } from '../../../src/views/people/roles.ts';
import { windowsIn as windowsOf } from '../../samples/terms.ts';
import { ana, bo, change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

export const strict: Policy = {
  approval: 'above',
  amount: usd('250.00'),
  commitment: null,
  atOnce: usd('2500.00'),
  day: null,
  share: 25,
  confirm: true,
  secondAdmin: false,
  rejectReason: true,
  alwaysFor: { companies: ['Contoso', 'Fabrikam'], products: ['E5', 'Copilot'], vendors: ['Acronis'] },
  twoAbove: usd('2000.00'),
  reasonAbove: usd('1000.00'),
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
  {
    person: cy,
    role: 'viewer',
    companies: null,
    granted: { by: 'Bo Lind', at: manyDays(-9), until: manyDays(9) },
    deputy: { name: 'Ana Silva', until: manyDays(2) },
  },
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
  details: null,
  say: 'add 20 seats of #1a2b3c4d for Contoso',
} as const;

const refused = (because: PolicyRefusal) => ({ kind: 'refused', because }) as const;
const needs = (approvers: 1 | 2, ...reasons: Reason[]) =>
  ({ kind: 'needs-approval', approvers, reasons }) as const;

/** Roles, policy and what-if: every card that looks different. */
export const policyCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'policy-form': () => answer(policyFormCard({ ...held, form: null, problems: [] }, show)),
  'policy-form-first': () => answer(policyFormCard({ ...fresh, form: null, problems: [] }, show)),
  'policy-form-problems': () =>
    answer(
      policyFormCard(
        {
          ...held,
          form: {
            ...formOf(strict),
            amount: '3000',
            share: 'many',
            currency: 'XAU',
            companies: names.hostile,
          },
          problems: [
            'The percentage must be a whole number.',
            'The amount for two approvers is below the amount for one. Raise it, or lower the other.',
          ],
        },
        show,
      ),
    ),
  policy: () => answer(policyCard(held, show)),
  'policy-first': () => answer(policyCard({ ...fresh, approvalSelf: true }, show)),
  'policy-change-waiting': () =>
    answer(
      waitingPolicyCard(
        {
          waiting: {
            ...{ id: 'w1', basedOn: 2, by: bo, at: now },
            policy: {
              ...strict,
              amount: usd('5000.00'),
              confirm: false,
              ceiling: { seats: null, amount: null },
            },
          },
          ...{ current: strict, approvalSelf: false, expiresAt: now + 3 * 86_400_000 },
        },
        show,
      ),
    ),
  'policy-saved': () => answer(policyCard({ ...held, saved: true }, show)),
  'policy-worst-names': () => answer(policyCard({ ...held, policy: worst }, show)),
  roles: () => answer(rolesCard({ rows, defaultRole: 'requester', page: 0, say: 'roles' }, show)),
  'roles-none': () => answer(rolesCard({ rows: [], defaultRole: 'none', page: 0, say: 'roles' }, show)),
  'roles-worst-names': () =>
    answer(
      rolesCard(
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
        show,
      ),
    ),
  'roles-page-2': () =>
    answer(
      rolesCard(
        {
          rows: Array.from({ length: 24 }, () => rows[2]),
          defaultRole: 'requester',
          page: 10,
          say: 'roles',
        },
        show,
      ),
    ),
  granted: () =>
    answer(
      grantedCard(
        { who: cy, role: 'approver', companies: null, before: null, end: null, limitedLookups: true },
        show,
      ),
    ),
  'granted-until': () =>
    answer(
      grantedCard(
        {
          ...{ who: cy, role: 'approver', companies: ['Contoso'], before: 'requester' },
          end: { until: manyDays(9), roleAfter: 'requester' },
          limitedLookups: true,
        },
        show,
      ),
    ),
  'role-ends': () =>
    answer(
      roleEndsCard(
        { who: cy, role: 'approver', companies: ['Contoso'], until: manyDays(1), roleAfter: 'requester' },
        show,
      ),
    ),
  'grant-until-when': () =>
    answer(unclearGrantCard({ kind: 'unknown-end', written: 'until the cows come home' })),
  'granted-companies': () =>
    answer(
      grantedCard(
        {
          who: { ...cy, name: names.hostile },
          role: 'approver',
          companies: ['Contoso', names.hostile, 'Northwind Traders'],
          before: 'viewer',
          end: null,
          limitedLookups: true,
        },
        show,
      ),
    ),
  'granted-companies-look': () =>
    answer(
      grantedCard(
        { who: cy, role: 'approver', companies: ['Contoso'], before: null, end: null, limitedLookups: false },
        show,
      ),
    ),
  'whoami-companies': () =>
    answer(
      whoamiCard(
        {
          person: cy,
          role: 'approver',
          from: 'grant',
          companies: ['Contoso', names.hostile],
          otherwise: 'requester',
          until: manyDays(9),
          standsInFor: [ana],
        },
        show,
      ),
    ),
  revoked: () => answer(revokedCard({ who: cy, before: 'approver', now: 'requester' })),
  'revoked-none': () => answer(revokedCard({ who: cy, before: 'approver', now: 'none' })),
  ...Object.fromEntries(
    (
      [
        'foreign-tenant',
        'configuration',
        'admin-of-companies',
        'nothing-granted',
        'over',
        'last-admin',
      ] satisfies RoleRefusal[]
    ).map((why) => [`role-refused-${why}`, () => answer(roleRefusedCard({ reason: why, who: cy, by: bo }))]),
  ),
  'role-refused-last-admin-self': () => answer(roleRefusedCard({ reason: 'last-admin', who: bo, by: bo })),
  'which-role': () => answer(unclearGrantCard({ kind: 'unknown-role', written: names.hostile })),
  'which-role-none': () => answer(unclearGrantCard({ kind: 'no-role' })),
  'who-is-meant': () => answer(unclearPersonCard({ kind: 'unknown', written: '@Bo' })),
  'who-is-meant-several': () =>
    answer(unclearPersonCard({ kind: 'several', written: 'Bo', people: [bo, cy] })),
  'who-is-meant-nobody': () => answer(unclearPersonCard({ kind: 'nobody', written: '' })),
  'who-is-meant-bot': () => answer(unclearPersonCard({ kind: 'bot', written: 'Pax8 Ops' })),
  'grant-which-company': () =>
    answer(
      unclearGrantCompanyCard({
        kind: 'which-company',
        text: 'con',
        candidates: [company(), company('Contoso North')],
      }),
    ),
  'grant-no-company': () => answer(unclearGrantCompanyCard({ kind: 'no-company', text: 'xyz', nearest: [] })),
  'approvals-here': () => answer(approvalsCard({ where: 'here', was: 'elsewhere', scope: 'channel' })),
  'approvals-off': () => answer(approvalsCard({ where: 'nowhere', was: 'here', scope: 'channel' })),
  'approvals-off-already': () =>
    answer(approvalsCard({ where: 'nowhere', was: 'nowhere', scope: 'personal' })),
  'what-if': () => answer(whatIfCard(supposed, show)),
  'what-if-allowed': () => answer(whatIfCard({ ...supposed, to: 13, verdict: { kind: 'allowed' } }, show)),
  'what-if-two': () =>
    answer(
      whatIfCard(
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
        show,
      ),
    ),
  'what-if-refused': () =>
    answer(
      whatIfCard(
        { ...supposed, verdict: refused({ kind: 'ceiling-seats', seats: 532, limit: 500 }), to: 532 },
        show,
      ),
    ),
  'what-if-not-possible': () =>
    answer(
      whatIfCard(
        {
          ...supposed,
          to: 8,
          ruling: {
            kind: 'refused',
            because: {
              kind: 'committed',
              until: Date.UTC(2026, 11, 12),
              returnable: 0,
              closesAt: null,
              rule: { kind: 'new-commerce' },
            },
          },
        },
        show,
      ),
    ),
  'what-if-unknowns': () =>
    answer(
      whatIfCard(
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
          windows: { kind: 'unknown', rule: { kind: 'new-commerce' } },
          approvers: [],
          policyVersion: 0,
        },
        show,
      ),
    ),
});
