import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../src/core/audit/audit-memory.ts';
import type { Change, ChangeState, Wanted } from '../../src/core/changes/change.ts';
import type { Company, Product, Subscription } from '../../src/core/marketplace/records.ts';
import type { Conversation } from '../../src/core/words/chat.ts';
import type { Person } from '../../src/core/words/people.ts';
import type { Store } from '../../src/store/open.ts';
import { type Given, sampleChange } from '../samples/change.ts';

/** A new database of one kind. */
export type TestDatabase = Readonly<{
  url: string;
  /** Two instances that share the database. SQLite allows only one, so there it is the same one twice. */
  pair(options?: { callsPerMinute?: number; now?: () => number }): Promise<readonly [Store, Store]>;
  /** Runs SQL behind the store's back, while no store has the database open. */
  sql(text: string): Promise<unknown[]>;
}>;
export type NewDatabase = () => Promise<TestDatabase>;

export const hostile = `O'Brien "& Söhne" \${x} \\ 🦄 \u202eright\u0000 <b>--`;

export const aPerson = (given: Partial<Person> = {}): Person => ({
  tenantId: 'tenant',
  objectId: randomUUID(),
  name: 'Ada',
  ...given,
});

export const aChange = (given: Given = {}): Change =>
  sampleChange<ChangeState, Wanted>({
    id: randomUUID(),
    tenantId: 'tenant',
    companyId: 'company',
    subscriptionId: randomUUID(),
    requestedBy: aPerson(),
    requestedAt: 1_750_000_000_000,
    expiresAt: 1_750_259_200_000,
    ...given,
  });

export const aConversation = (given: Partial<Conversation> = {}): Conversation => ({
  tenantId: 'tenant',
  id: randomUUID(),
  scope: 'personal',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  botName: 'Pax8',
  threadId: null,
  teamId: null,
  channelId: null,
  personId: randomUUID(),
  ...given,
});

export const aCompany = (given: Partial<Company> = {}): Company => ({
  id: randomUUID(),
  name: 'Contoso',
  status: 'Active',
  externalId: null,
  city: null,
  country: 'DE',
  ...given,
});

export const aProduct = (given: Partial<Product> = {}): Product => ({
  id: randomUUID(),
  name: 'Exchange Online (Plan 1)',
  vendorName: null,
  sku: null,
  requiresCommitment: null,
  ...given,
});

export const aSubscription = (given: Partial<Subscription> = {}): Subscription => ({
  id: randomUUID(),
  companyId: 'company',
  productId: 'product',
  productName: null,
  quantity: 12,
  status: 'Active',
  billingTerm: 'Monthly',
  commitment: null,
  startAt: 1_700_000_000_000,
  endAt: null,
  createdAt: null,
  billingStartAt: null,
  price: 22.05,
  partnerCost: null,
  currency: 'EUR',
  ...given,
});

type GivenEntry = Partial<Omit<AuditEntry, 'event'>> & Readonly<{ event?: string }>;

/** An entry; the store keeps whatever event it is told. */
export const anEntry = ({ event = 'change.requested', ...given }: GivenEntry = {}): AuditEntry => ({
  at: 1_750_000_000_000,
  tenantId: 'tenant',
  person: aPerson(),
  event: event as AuditEntry['event'],
  changeId: null,
  companyId: null,
  facts: {},
  ...given,
});
