import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { codeOf, inputOf } from '../../../src/core/changes/detail-inputs.ts';
import type { OrderLine, OrderPlaced } from '../../../src/core/changes/wanted.ts';
import type { ProvisioningDetail } from '../../../src/core/marketplace/products.ts';
import type { OrderChoice } from '../../../src/core/ordering/order-choices.ts';
import type { OrderDraft } from '../../../src/core/ordering/order-draft.ts';
import type { FormLine, OrderFormInput } from '../../../src/views/ordering/order-form.ts';
import type { Given } from '../../samples/change.ts';
import { orderWanted } from '../../samples/order.ts';
import { dependencies, product } from '../../samples/product.ts';
import { ana, change, names, now, subscription } from '../samples.ts';

const minute = 60_000;
const exchange = 'Exchange Online (Plan 1) [New Commerce Experience]';
const acknowledged =
  'The customer acknowledges a 7 calendar day window to cancel or make quantity decrements, after which the commitment must be fulfilled.';

const draft = (rest: Partial<OrderDraft> = {}): OrderDraft => ({
  id: '7c1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c77',
  tenantId: 'tenant-1',
  person: ana,
  conversationId: 'conversation',
  companyId: 'c0ffee00-0000-4000-8000-000000000001',
  companyName: names.plain,
  lines: [{ productId: 'product-2', productName: exchange, quantity: 10 }],
  given: { purpose: null, ticket: null },
  at: now,
  ...rest,
});

const choice = (billingTerm: string, term: string | null, price: number): OrderChoice => ({
  key: `${billingTerm} ${term ?? 'none'}`,
  billingTerm,
  commitmentTermId: term,
  commitmentTerm: term,
  price: { price, partnerCost: Math.round(price * 84) / 100 },
});

export const choices = [
  choice('Monthly', 'Monthly', 4.8),
  choice('Monthly', '1-Year', 4.2),
  choice('Annual', '1-Year', 48),
];

export const details: readonly ProvisioningDetail[] = [
  {
    key: 'msCustExists',
    label: 'Microsoft account',
    description: 'Does the customer have a Microsoft account?',
    kind: 'single',
    possibleValues: [
      'Yes, the customer has and can log into their Microsoft account',
      'No, the customer does not have a Microsoft account',
    ],
  },
  {
    key: 'msTenantId',
    label: 'Microsoft tenant id',
    description: 'The id of the tenant, when the customer has one',
    kind: 'text',
    possibleValues: [],
  },
  {
    key: 'region',
    label: 'Region',
    description: null,
    kind: 'single',
    possibleValues: Array.from({ length: 20 }, (_, n) => `Region ${n + 1}`),
  },
  {
    key: 'workloads',
    label: 'Workloads',
    description: 'What it is used for',
    kind: 'multi',
    possibleValues: ['Mail', 'Archive', 'Shared mailboxes'],
  },
  {
    key: 'microsoftCancelPolicyAcknowledgement',
    label: 'Cancellation policy',
    description: 'Microsoft asks for it',
    kind: 'single',
    possibleValues: [acknowledged],
  },
];

/** The product of a form's line. */
export const formLine = (rest: Partial<FormLine> = {}, name = exchange): FormLine => ({
  product: {
    productName: name,
    product: product({ id: 'product-2', name }),
    dependencies: dependencies(),
  },
  quantity: 10,
  choices,
  parents: [],
  details,
  ...rest,
});

export const form = (rest: Partial<OrderFormInput> = {}): OrderFormInput => ({
  draft: draft(),
  now,
  lines: [formLine()],
  held: [subscription()],
  currency: { currency: 'USD', assumed: false },
  typed: new Map(),
  problems: [],
  pax8Text: '',
  unreadable: 0,
  ...rest,
});

export const typed = new Map([
  ['quantity', '10'],
  ['choice', 'Monthly 1-Year'],
  [inputOf({ key: 'msTenantId' }), 'contoso.example'],
  [inputOf({ key: 'workloads' }), ['Mail', 'Archive'].map(codeOf).join(',')],
]);

const filled = {
  ...{ productId: 'product-2', productName: exchange, commitmentTermId: 'term-1' },
  provisioning: [
    { key: 'msTenantId', label: 'Microsoft tenant id', values: ['contoso.example'] },
    { key: 'workloads', label: 'Workloads', values: ['Mail', 'Archive'] },
    { key: 'microsoftCancelPolicyAcknowledgement', label: 'Cancellation policy', values: [acknowledged] },
  ],
};

export const wanted = (
  line: Partial<OrderLine> = {},
  rest: Partial<Omit<Wanted<'order'>, 'kind'>> = {},
): Wanted<'order'> => orderWanted({ ...filled, ...line }, rest);

const id = '7c1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c77';
export const made = '2b2a3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';

export const ordered = (state: ChangeState = 'pending', rest: Given = {}): Change =>
  change(state, {
    id,
    subscriptionId: id,
    productName: exchange,
    wanted: wanted(),
    seen: {
      quantity: 0,
      status: 'not ordered',
      commitmentEndsAt: null,
      commitmentTerm: '1-Year',
      billingTerm: 'Monthly',
      billingStartAt: null,
      price: 4.2,
      partnerCost: 3.53,
      currency: 'USD',
    },
    reasons: state === 'pending' ? [{ kind: 'always' }] : [],
    notes: [{ kind: 'order-committed', term: '1-Year' }, { kind: 'order-window' }],
    ...rest,
  });

/** An order that Pax8 took so many minutes ago, with the status of its subscription. */
export const taken = (
  minutes: number,
  status: string | null = 'PendingAutomated',
  placed: Partial<OrderPlaced> = {},
): Change =>
  ordered('applied', {
    subscriptionId: made,
    sentAt: now - minutes * minute,
    settledAt: now - minutes * minute,
    found: { kind: 'order', quantity: 10 },
    wanted: wanted(
      {},
      {
        placed: {
          orderId: '9d9a3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
          lines: [{ subscriptionId: made, status }],
          readAt: now,
          nextAt: now + minute,
          ...placed,
        },
      },
    ),
  });
