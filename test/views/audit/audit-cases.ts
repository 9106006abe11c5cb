import type { AuditRecord } from '../../../src/core/audit/audit-memory.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { auditAnchorCard, withAnchorCheck } from '../../../src/views/audit/anchor.ts';
import {
  auditCard,
  auditCheckCard,
  auditOfAllRefusedCard,
  auditOfNobodyCard,
} from '../../../src/views/audit/audit.ts';
import { subscriptionCard } from '../../../src/views/companies/subscription.ts';
import { windowsIn as windowsOf } from '../../samples/terms.ts';
import { ana, bo, change, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const hour = 60 * 60 * 1000;
const { seen, id } = change();

const auditRecord = (seq: number, rest: Partial<AuditRecord> = {}): AuditRecord => ({
  seq,
  previous: 'a'.repeat(64),
  hash: 'b'.repeat(64),
  at: now - (40 - seq) * hour,
  tenantId: 'tenant-1',
  person: ana,
  event: 'change.requested',
  changeId: id,
  companyId: 'c0ffee00-0000-4000-8000-000000000001',
  ...rest,
  facts: {
    company: 'Contoso',
    product: 'Microsoft 365 Business Premium [New Commerce Experience]',
    subscriptionId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    from: 12,
    to: 15,
    state: 'pending',
    seen,
    reasons: [
      { kind: 'many-seats', seats: 3, limit: 2 },
      { kind: 'company', name: 'Contoso' },
    ],
    reason: null,
    outcome: null,
    pax8: null,
    ...rest.facts,
  },
});

const bare = (
  seq: number,
  event: AuditRecord['event'],
  facts: AuditRecord['facts'],
  rest: Partial<AuditRecord> = {},
) => ({
  ...auditRecord(seq, { person: bo, event, changeId: null, companyId: null, ...rest }),
  facts,
});

const unsealed = { kind: 'intact', sealed: null, otherKey: 0, noted: null } as const;

const records = [
  auditRecord(34, {
    person: null,
    event: 'change.failed',
    facts: {
      state: 'failed',
      outcome: {
        state: 'failed',
        reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
      },
      pax8: 'Quantity *decrease* is not permitted',
    },
  }),
  auditRecord(33, { person: bo, event: 'change.approved', facts: { state: 'approved' } }),
  auditRecord(32, { event: 'change.approve-denied.own-request' }),
  auditRecord(31),
  bare(30, 'role.granted', { role: 'approver', who: ana, companies: ['Contoso', 'Fabrikam'] }),
  bare(29, 'audit.exported', { about: 'everything' }),
  auditRecord(28, { person: bo, event: 'change.rejected', facts: { reason: 'Use the **spare** seats' } }),
];

/** One entry of each kind, with the facts that are recorded with it. */
const eachKind: readonly (readonly [AuditRecord['event'], AuditRecord['facts']])[] = [
  ['renewal.due', { company: 'Contoso', days: 30 }],
  ['renewal.decided', { company: 'Contoso', product: 'Visio Plan 2', decision: 'renew' }],
  ['renewal.snoozed', { company: 'Contoso', until: now + 3 * day }],
  ['renewal.assigned', { company: 'Contoso', owner: ana }],
  ['renewal.window_opened', { company: 'Contoso', product: 'Visio Plan 2', closesAt: now + 7 * day }],
  ['renewal.cancel-denied', { company: 'Contoso', cause: 'not-approver' }],
  ['alerts.here', { scope: 'channel', company: 'Contoso', minMonthly: 500 }],
  ['alerts.place-lost', { cause: 'The channel is gone.', setBy: 'Bo Lind' }],
  ['audit.sealed', {}],
  ['audit.anchored', { entries: 412, hash: '9f86d081884c7d65'.repeat(4) }],
  ['approvals.here', { scope: 'channel', before: null }],
  ['command.refused', { command: 'add', role: 'viewer' }],
  [
    'company.change-sent',
    { company: 'Contoso', changed: ['phone'], old: { phone: '1' }, new: { phone: '2' } },
  ],
  ['company.changed', { company: 'Contoso', changed: ['phone', 'website'] }],
  [
    'contact.add-refused',
    {
      company: 'Contoso',
      contact: 'Kim Ng',
      outcome: { state: 'not-written', failure: { kind: 'pax8', trouble: 'refused' } },
    },
  ],
  ['contact.added', { company: 'Contoso', contact: 'Kim Ng', email: 'kim@contoso.example' }],
  [
    'contact.changed',
    { company: 'Contoso', contact: 'Kim Ng', old: { contact: 'Kim Oh', roles: ['Admin'] } },
  ],
  ['webhook.create-unclear', { webhook: 'Pax8 bot', topics: ['INVOICE', 'SUBSCRIPTION'] }],
  ['webhook.changed', { webhook: 'Pax8 bot', changed: ['address'] }],
  ['events.resent', { events: 3, receivers: ['tickets'] }],
  ['file.refused.expired', {}],
  ['role.revoked', { who: ana, role: 'none', before: 'approver', companies: 'all' }],
  ['role.refused', { who: 'Ana Silva', role: 'admin', before: 'none', cause: 'own-role' }],
  ['mapping.set', { name: 'Contoso', kind: 'psa-company', to: 'Contoso Ltd.', before: 'CTSO' }],
  ['mapping.removed', { name: 'Contoso', kind: 'tenant', before: 'contoso.com' }],
  ['name.taught', { name: 'the dentist', kind: 'company', means: 'Contoso' }],
  ['policy.saved', { version: 4, old: {}, new: {} }],
  ['policy.saved', { version: 5, proposedBy: 'Bo Lind' }],
  ['policy.refused', { cause: ['own change'] }],
  ['press.not-allowed', { button: 'approve', role: 'viewer' }],
  ['press.forged', { button: 'page', given: 'audit' }],
  ['press.repeated', {}],
];

/** A subscription whose windows are as the history says. */
const withWindows = (
  answer: Lay,
  rest: Parameters<typeof subscription>[0],
  history: Parameters<typeof windowsOf>[1] = [],
  historyRead = true,
): Answer => {
  const one = subscription(rest);
  const known = { windows: windowsOf(one, history, now), historyRead };
  return answer(
    subscriptionCard(
      { company: company(), subscription: one, asOf: now, changes: [], known, product: null, renewal: null },
      show,
    ),
  );
};
const renewedLately = { id: null, term: '1-Year', endsAt: Date.UTC(2027, 10, 20) };

/** Cards of the audit and of the windows in which seats go back. */
export const auditCases = (answer: Lay): Record<string, () => Answer> => ({
  audit: () =>
    answer(auditCard({ records, about: null, period: null, say: 'audit', older: true, newer: false }, show)),
  'audit-older': () =>
    answer(
      auditCard(
        {
          records: Array.from({ length: 10 }, (_, i) => auditRecord(20 - i)),
          about: 'Contoso',
          period: 'last week',
          say: 'audit Contoso',
          older: true,
          newer: true,
        },
        show,
      ),
    ),
  'audit-of-a-deed': () =>
    answer(
      auditCard(
        {
          records: [auditRecord(3)],
          ...{ about: 'Contoso', also: 'Bo Berg', deed: 'approved', period: 'last week' },
          ...{ say: 'what did Bo approve at Contoso last week', older: false, newer: false },
        },
        show,
      ),
    ),
  'audit-of-a-deed-none': () =>
    answer(
      auditCard(
        { records: [], about: null, deed: 'rejected', period: null, say: 'x', older: false, newer: false },
        show,
      ),
    ),
  'audit-each-kind': () =>
    answer(
      auditCard(
        {
          records: eachKind.map(([event, facts], n) => bare(40 - n, event, facts)),
          ...{ about: null, period: null, say: 'audit', older: false, newer: false },
        },
        show,
      ),
    ),
  'audit-changes': () =>
    answer(
      auditCard(
        {
          records: [
            auditRecord(9, { event: 'change.requested', facts: { what: 'cancel', from: 12, to: 0 } }),
            auditRecord(8, { event: 'change.applied', facts: { what: 'price' } }),
            auditRecord(7, { event: 'change.stale', facts: { what: 'order', from: 0, to: 5 } }),
            auditRecord(6, { event: 'change.planned', facts: { afterTermEnd: now + 20 * day } }),
            auditRecord(5, { event: 'change.undo-denied', facts: { from: null, to: null, undoes: 'ab12' } }),
            auditRecord(4, {
              event: 'change.settle-denied.no-note',
              facts: { company: null, product: null },
            }),
            auditRecord(3, {
              event: 'change.settled-by-hand',
              facts: { settledBy: bo, note: 'seen in the portal', amounts: '$36.00 a month' },
            }),
          ],
          ...{ about: null, period: null, say: 'audit', older: false, newer: false },
        },
        show,
      ),
    ),
  'audit-worst-names': () =>
    answer(
      auditCard(
        {
          records: Array.from({ length: 10 }, (_, i) =>
            auditRecord(20 - i, {
              person: { ...ana, name: names.hostile },
              event: `press.${names.hostile}` as AuditRecord['event'],
              facts: {
                company: names.long,
                product: names.hostile,
                reasons: [
                  { kind: 'company', name: names.long },
                  { kind: 'vendor', name: names.hostile },
                ],
                reason: names.hostile,
                outcome: {
                  state: 'not-written',
                  failure: { kind: 'answered', system: names.hostile, status: 500, said: names.long },
                },
                pax8: names.long,
                who: names.hostile,
                [names.hostile]: names.long,
              },
            }),
          ),
          about: names.hostile,
          period: null,
          say: `audit ${names.hostile}`,
          older: false,
          newer: false,
        },
        show,
      ),
    ),
  'audit-none': () =>
    answer(
      auditCard(
        {
          records: [],
          about: names.rightToLeft,
          period: 'yesterday',
          say: 'audit',
          older: false,
          newer: false,
        },
        show,
      ),
    ),
  'audit-intact': () =>
    answer(
      auditCheckCard(
        {
          ...{ kind: 'intact', entries: 1234, lastHash: '9f86d081884c7d65'.repeat(4) },
          sealed: { from: 12, since: now - 40 * day },
          otherKey: 11,
          noted: { seq: 1230, since: now - 30 * day },
        },
        show,
      ),
    ),
  'audit-intact-unsealed': () =>
    answer(auditCheckCard({ ...unsealed, entries: 3, lastHash: 'b'.repeat(64) }, show)),
  'audit-intact-empty': () => answer(auditCheckCard({ ...unsealed, entries: 0, lastHash: null }, show)),
  'audit-broken': () => answer(auditCheckCard({ kind: 'broken', seq: 17, reason: 'changed' }, show)),
  'audit-broken-unsealed': () =>
    answer(auditCheckCard({ kind: 'broken', seq: 17, reason: 'unsealed' }, show)),
  'audit-broken-noted': () =>
    answer(auditCheckCard({ kind: 'broken', seq: 17, reason: 'not-as-noted' }, show)),
  'audit-anchor': () => {
    const anchor = { entries: 1234, hash: '9f86d081884c7d65'.repeat(4) };
    return withAnchorCheck(answer(auditAnchorCard(anchor)), anchor);
  },
  'audit-of-all-refused': () => answer(auditOfAllRefusedCard()),
  'audit-of-several': () =>
    answer(auditOfNobodyCard({ kind: 'several', text: 'fab', names: ['Fabrikam', 'Fabrikam Residences'] })),
  'audit-of-nobody': () =>
    answer(auditOfNobodyCard({ kind: 'none', text: names.hostile, nearest: [company('Contoso')] })),
  'window-renewal': () => withWindows(answer, { commitment: renewedLately }),
  'window-added': () =>
    withWindows(answer, { commitment: { id: null, term: '1-Year', endsAt: manyDays(200) } }, [
      { at: now - 300 * day, quantity: 7, status: 'Active' },
      { at: now - 5 * day, quantity: 9, status: 'Active' },
      { at: now - 2 * day, quantity: 12, status: 'Active' },
    ]),
  'window-history-unread': () => withWindows(answer, {}, [], false),
});
