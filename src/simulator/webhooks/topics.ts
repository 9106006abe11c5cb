import type { SimEvent, SimSubscription } from '../model.ts';

type Action = Readonly<{ action: string; name: string; about: string }>;
type SimTopicDefinition = Readonly<{
  topic: string;
  name: string;
  description: string;
  actions: readonly Action[];
  /** Fields that conditions may name, with an example. */
  fields: Readonly<Record<string, string>>;
  sample: Readonly<Record<string, unknown>>;
}>;

const words = (text: string): string =>
  text.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const actions = (text: string): Action[] =>
  text.split(' ').map((action) => ({ action, name: words(action), about: `Sent for ${words(action)}` }));

const ids = {
  company: '00000000-0000-4000-8000-00000000c001',
  subscription: '00000000-0000-4000-8000-00000000c002',
  other: '00000000-0000-4000-8000-00000000c003',
};

/*
 * INVOICE with CREATED, and PRODUCT, stand on devx.pax8.com; so do the families (clients, billing subscriptions, products,
 * invoices, quotes, provisioning) and the actions of subscriptions, which are the types of completed line items
 * (https://devx.pax8.com/docs/subscription-events-completed-line-items). The other names, all fields and all examples are
 * made up: only `topic-definitions` itself, with a token, has them.
 */
export const topicDefinitions: readonly SimTopicDefinition[] = [
  {
    topic: 'SUBSCRIPTION',
    name: 'Billing subscription',
    description: 'Completed line items of subscriptions',
    actions: actions(
      'New Change ChangePartial ChangeProduct UpdateRatePlan SpiffPriceAdjustment Renewal Cancel Resurrect Migration ' +
        'ParentReassignment TrialCreate TrialConvert TrialCancel ArrearsUpload RevertToCurrent',
    ),
    fields: { companyId: ids.company, quantity: '5' },
    sample: { subscriptionId: ids.subscription, companyId: ids.company, action: 'Change', quantity: 5 },
  },
  {
    topic: 'PROVISIONING',
    name: 'Provisioning',
    description: 'Provisioning of subscriptions',
    actions: actions('COMPLETED FAILED'),
    fields: { companyId: ids.company },
    sample: { subscriptionId: ids.subscription, companyId: ids.company },
  },
  {
    topic: 'CLIENT',
    name: 'Client',
    description: 'Clients of the partner',
    actions: actions('CREATED UPDATED'),
    fields: { companyId: ids.company },
    sample: { companyId: ids.company },
  },
  {
    topic: 'INVOICE',
    name: 'Invoice',
    description: 'Invoices of the partner',
    actions: actions('CREATED'),
    fields: { total: '100' },
    sample: { invoiceId: ids.other, total: 100 },
  },
  {
    topic: 'PRODUCT',
    name: 'Product',
    description: 'Products of the catalogue',
    actions: actions('CREATED UPDATED'),
    fields: { vendorName: 'Microsoft' },
    sample: { productId: ids.other },
  },
  {
    topic: 'QUOTE',
    name: 'Quote',
    description: 'Quotes of the partner',
    actions: actions('Accepted'),
    fields: { quoteId: ids.other },
    sample: { quoteId: ids.other },
  },
];

export const topicOf = (topic: string): SimTopicDefinition | undefined =>
  topicDefinitions.find((definition) => definition.topic === topic);

export const operators = [
  ...['EQUALS', 'NOT_EQUALS', 'GREATER_THAN', 'LESS_THAN', 'IN', 'NOT_IN', 'CONTAINS'],
] as const;

export const wireDefinition = (definition: SimTopicDefinition, envelope: unknown) => ({
  topic: definition.topic,
  name: definition.name,
  description: definition.description,
  availableFilters: definition.actions.map(({ action, name, about }) => ({
    action,
    actionDisplayName: name,
    description: about,
    conditions: Object.entries(definition.fields).map(([field, value]) => ({
      field,
      operator: operators,
      dataType: /^\d+$/.test(value) ? 'number' : 'string',
      description: words(field),
      value,
    })),
  })),
  samplePayload: envelope,
});

/** What webhooks hear of a new or changed subscription; `changes` are its changed fields. */
export const eventOf = (
  { id, companyId, productId, quantity }: SimSubscription,
  changes: 'New' | Partial<SimSubscription>,
): SimEvent => ({
  topic: 'SUBSCRIPTION',
  action: changes === 'New' ? changes : actionOf(changes),
  data: { subscriptionId: id, companyId, productId, quantity },
});

const actionOf = ({ commitment, endDate, status }: Partial<SimSubscription>): string => {
  if (commitment !== undefined && commitment !== null) return 'Renewal';
  if (status === 'Converted') return 'TrialConvert';
  return endDate !== undefined || status === 'Cancelled' ? 'Cancel' : 'Change';
};
