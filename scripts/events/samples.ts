import type { AuditRecord } from '../../src/core/audit/audit-memory.ts';
import type { PublicEvent } from '../../src/core/audit/events.ts';
import type { PublicEventType } from '../../src/core/audit/outgoing.ts';
import { publicEvent } from '../../src/core/audit/public-event.ts';
import type { Why } from '../../src/core/changes/why.ts';
import type { WhereItShows } from '../../src/core/words/failure.ts';

/*
 * An entry of the audit for each event that goes out, with the facts that the bot records. The examples in docs/events/ are
 * what becomes of them.
 */

type Sample = Partial<Pick<AuditRecord, 'person' | 'changeId' | 'companyId'>> & Readonly<{ facts?: object }>;

const at = Date.parse('2026-11-12T08:00:00.000Z');
const termEndsAt = Date.parse('2026-12-12T00:00:00.000Z');
const ids = {
  tenant: 'b7a1c2d3-0000-4000-8000-00000000ace0',
  company: '6b2f4c1e-8a57-4d0b-9f3e-2c61d7a5b810',
  renewal: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  subscription: '9c8d7e6f-5a4b-4c3d-8e2f-1a0b9c8d7e6f',
  change: '77aa88bb-99cc-4ddd-8eee-ff0011223344',
};
const person = (name: string, objectId: string) => ({ tenantId: ids.tenant, objectId, name });
const ann = person('Ann Archer', '5e1f0a9c-2b3d-4c5e-8f70-a1b2c3d4e5f6');
const bo = person('Bo Berg', '0d9c8b7a-6f5e-4d3c-8b2a-190f8e7d6c5b');
const product = 'Microsoft 365 Business Premium';

const ofRenewal = {
  ...{ renewalId: ids.renewal, company: 'Contoso', companyId: ids.company, day: '2026-12-12' },
  lines: [{ subscriptionId: ids.subscription, product, quantity: 12, termEndsAt }],
};
const ofLine = { ...ofRenewal, subscriptionId: ids.subscription, product };
const renewal = (facts: object, by: AuditRecord['person'] = null): Sample => ({
  person: by,
  facts: { ...ofRenewal, ...facts },
});
const change = (state: string, facts: object = {}, by: AuditRecord['person'] = null): Sample => ({
  ...{ person: by, changeId: ids.change },
  facts: {
    ...{ company: 'Contoso', product, subscriptionId: ids.subscription, what: 'seats', from: 12, to: 9 },
    ...{ state, purpose: 'two people left', ticket: '4711', approversNeeded: 1, reason: null, outcome: null },
    ...{ afterTermEnd: null, cancelAt: null, endsAt: null, undoes: null },
    ...facts,
  },
});
const act = (facts: object, companyId: string | null = null, by = bo): Sample => ({
  person: by,
  companyId,
  facts,
});
const ofCompany = (facts: object) => act({ company: 'Contoso', ...facts }, ids.company);
const unclear = (shows: WhereItShows): Why => ({
  state: 'unknown',
  failure: { kind: 'pax8-unknown', answered: false, shows },
});
const applied: Why = { state: 'applied', found: { kind: 'seats', quantity: 9, provisioning: false }, to: 9 };
const webhook = { webhook: 'Pax8 Teams bot' };
const deputy = {
  ...{ principal: bo.name, principalId: bo.objectId, deputy: ann.name, deputyId: ann.objectId },
};
const role = { who: ann.name, whoId: ann.objectId, role: 'approver', before: 'requester' };

const samples: Readonly<Record<PublicEventType, Sample>> = {
  'renewal.due': renewal({ days: 30 }),
  'renewal.decided': renewal(
    { decision: 'change', subscriptionId: ids.subscription, product, from: 12, to: 9 },
    ann,
  ),
  'renewal.snoozed': renewal({ until: Date.parse('2026-11-15T08:00:00.000Z') }, ann),
  'renewal.assigned': renewal({ to: bo }, ann),
  'renewal.reopened': renewal({ ...ofLine, because: 'rejected', changeId: ids.change }, bo),
  'renewal.window_opened': renewal({
    ...{ ...ofLine, opensAt: termEndsAt, closesAt: termEndsAt + 604_800_000 },
    ...{ nextEndsAt: Date.parse('2027-12-12T00:00:00.000Z'), readFrom: 'history' },
  }),
  'renewal.ended': renewal(ofLine),
  'renewal.returned': renewal(ofLine),
  'renewal.moved': renewal({ ...ofLine, nextEndsAt: Date.parse('2027-01-31T00:00:00.000Z') }),
  'renewal.unclear': renewal({ product }),
  'renewal.closed': renewal({}),
  'change.requested': change('pending', {}, ann),
  'change.approved-in-part': change('pending', { approversNeeded: 2 }, bo),
  'change.approved': change('approved', { actsFor: 'Cy Carter' }, bo),
  'change.confirmed': change('approved', { approversNeeded: 0 }, ann),
  'change.needs-approval': change('pending', {}, ann),
  'change.rejected': change('rejected', { reason: 'They come back in January.' }, bo),
  'change.cancelled': change('cancelled', {}, ann),
  'change.expired': change('expired'),
  'change.planned': change('planned', { afterTermEnd: termEndsAt }, bo),
  'change.plan-begun': change('approved', { afterTermEnd: termEndsAt }),
  'change.details-given': change('pending', { to: 15 }, ann),
  'change.applied': change('applied', { outcome: applied }),
  'change.failed': change('failed', {
    outcome: {
      state: 'failed',
      reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
    } satisfies Why,
  }),
  'change.stale': change('stale', {
    outcome: {
      state: 'stale',
      reason: { kind: 'seats-moved', seats: 14, from: 12, planned: false },
      settledAt: at,
    } satisfies Why,
  }),
  'change.needs-check': change('needs-check', {
    outcome: { state: 'needs-check', unclear: { kind: 'unseen' } } satisfies Why,
  }),
  'change.settled-by-hand': change(
    'applied',
    { outcome: { state: 'applied', found: { kind: 'by-hand', by: bo, note: 'Seen.' }, to: 9 } satisfies Why },
    bo,
  ),
  'change.provisioned': change('applied', { what: 'order', from: 0, to: 5 }),
  'change.seats-shown': change('applied', { to: 15 }),
  'change.seats-not-shown': change('applied', { to: 15 }),
  'change.consent-asked': change('pending', { approversNeeded: 1 }, ann),
  'change.consent-agreed': change('pending', { approversNeeded: 1 }),
  'change.consent-declined': change('pending', { approversNeeded: 1 }),
  'change.urgent': change('pending', { approversNeeded: 2 }, ann),
  'change.reviewed': change('applied', { approversNeeded: 2 }, bo),
  'change.review-not-right': change('applied', { approversNeeded: 2 }, bo),
  'today.listed': act({
    things: 2,
    lines: [
      {
        ...{ kind: 'lock', companyId: ids.company, company: 'Contoso', subscriptionIds: [ids.subscription] },
        ...{ product, changeId: null, seats: null, until: termEndsAt - 86_400_000 },
        amounts: [{ amount: '3326.40', currency: 'USD' }],
      },
      {
        ...{
          kind: 'waiting',
          companyId: ids.company,
          company: 'Contoso',
          subscriptionIds: [ids.subscription],
        },
        ...{ product, changeId: ids.change, seats: null, until: at + 259_200_000 },
        amounts: [{ amount: '69.30', currency: 'USD' }],
      },
    ],
  }),
  'owner.set': ofCompany({ to: ann.name, before: bo.name }),
  'owner.removed': ofCompany({ to: null, before: ann.name }),
  'company.created': ofCompany({}),
  'company.changed': ofCompany({ changed: ['phone', 'address'] }),
  'contact.added': ofCompany({ contact: 'Kim Lee' }),
  'contact.changed': ofCompany({ contact: 'Kim Lee' }),
  'contact.removed': ofCompany({ contact: 'Kim Lee' }),
  'company.create-unclear': act({ company: 'Contoso', outcome: unclear('company') }),
  'company.change-unclear': ofCompany({ outcome: unclear('company') }),
  'contact.add-unclear': ofCompany({ contact: 'Kim Lee', outcome: unclear('contacts') }),
  'contact.change-unclear': ofCompany({ contact: 'Kim Lee', outcome: unclear('contacts') }),
  'contact.remove-unclear': ofCompany({ contact: 'Kim Lee', outcome: unclear('contacts') }),
  'licence.ignored': ofCompany({ product: 'Exchange Online Kiosk' }),
  'licence.counted': act({ product: 'Exchange Online Kiosk', company: null }),
  'mapping.set': ofCompany({ name: 'Contoso', kind: 'company', to: 'Contoso Ltd.', targetId: '19297' }),
  'mapping.removed': ofCompany({
    name: 'Contoso',
    kind: 'company',
    before: 'Contoso Ltd.',
    targetId: '19297',
  }),
  'role.granted': act(
    { ...role, companies: ['Contoso'], until: termEndsAt, after: 'requester' },
    ids.company,
  ),
  'role.revoked': act({ ...role, role: 'none', before: 'approver', companies: 'all' }),
  'role.ended': { facts: { ...role, until: at, after: 'requester' } },
  'deputy.set': act({ ...deputy, until: termEndsAt }),
  'deputy.removed': act(deputy),
  'deputy.ended': { facts: deputy },
  'policy.proposed': act({ basedOn: 3 }),
  'policy.saved': act({ version: 4, proposedBy: ann.name }),
  'policy.discarded': act({ proposedBy: ann.name }),
  'organisation.allowed': act({ organisation: '0b7c2d1e-3f4a-4b5c-8d6e-7f8091a2b3c4' }),
  'organisation.revoked': act({ organisation: '0b7c2d1e-3f4a-4b5c-8d6e-7f8091a2b3c4' }),
  'webhook.created': act({ ...webhook, topics: ['SUBSCRIPTION', 'ORDER'] }),
  'webhook.changed': act({ ...webhook, active: false }),
  'webhook.removed': act(webhook),
  'webhook.create-unclear': act({ ...webhook, topics: ['SUBSCRIPTION'], outcome: unclear('webhook') }),
  'webhook.change-unclear': act({
    ...webhook,
    changed: ['address', 'authorization'],
    outcome: unclear('webhook'),
  }),
  'webhook.remove-unclear': act({ ...webhook, outcome: unclear('webhook') }),
  'portfolio.confirmed': act({ taken: true }),
  'audit.exported': act({ about: 'everything' }),
  'audit.sealed': {},
  'audit.anchored': { facts: { entries: 412, hash: '9f86d081884c7d659a2feaa0c55ad015' } },
  'alerts.place-lost': { facts: { where: '19:9f1c@thread.tacv2', cause: 'removed' } },
};

/** The company of an entry whose facts name one. */
const companyIn = ({ companyId, facts }: Sample): string | null =>
  companyId !== undefined ? companyId : facts !== undefined && 'company' in facts ? ids.company : null;

/** What goes out of a sample: the example of its type. */
export const exampleOf = (type: PublicEventType): PublicEvent => {
  const sample = samples[type];
  const record: AuditRecord = {
    ...{ at, tenantId: ids.tenant, person: sample.person ?? null, event: type },
    ...{ changeId: sample.changeId ?? null, companyId: companyIn(sample), facts: { ...sample.facts } },
    ...{ seq: 1, previous: '0'.repeat(64), hash: 'ab'.repeat(32) },
  };
  const known = { companyName: 'Contoso', externalId: 'PSA-1001', renewalId: null };
  const event = publicEvent(record, known);
  if (event === null) throw new Error(`${type} does not go out`);
  return event;
};
