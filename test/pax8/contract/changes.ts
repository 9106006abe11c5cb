import { openapi } from '../openapi/documents.ts';

/** Just as much of a document as is changed or counted here. */
export type OpenApi = {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema>; examples: Record<string, unknown> };
};
type Schema = { type?: string; required?: string[]; properties?: Record<string, Schema> } & Record<
  string,
  unknown
>;

/** A defect of Pax8's documents: what is set right before anything is held against them, and why. */
type Change = Readonly<{ reason: string; change: (document: OpenApi) => void }>;

/** What the client asks for although the document does not name it, and why. */
export const unnamedParameters: readonly Readonly<{ operation: string; name: string; reason: string }>[] = [
  ...['page', 'size'].map((name) => ({
    operation: 'get /usage-summaries/{usageSummaryId}/usage-lines',
    name,
    reason: 'The document names no pages here, and shows an answer with pages.',
  })),
  {
    operation: 'get /orders',
    name: 'sort',
    reason: 'Newest first works although the document names no sort (pax8labs/pax8-cli issue 478).',
  },
];

const schemaOf = (schemas: Record<string, Schema>, name: string): Schema => {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`Pax8's documents have no ${name}`);
  return schema;
};

const logsPath = '/api/v2/webhooks/{webhookId}/logs';

export const changes: readonly Change[] = [
  {
    reason:
      'CreateLineItem requires companyId in every line of an order. It stands at the order; Pax8 took an order without it in its lines (pax8labs/pax8-cli issue 75).',
    change: ({ components }) => {
      const line = schemaOf(components.schemas, 'CreateLineItem');
      if (line.required?.includes('companyId') !== true)
        throw new Error('CreateLineItem no longer requires companyId');
      line.required = line.required.filter((name) => name !== 'companyId');
    },
  },
  {
    reason:
      'TokenResponse lets a token be any text. It goes into a header: visible ASCII without spaces (RFC 6750, 2.1).',
    change: ({ components }) => {
      const token = schemaOf(components.schemas, 'TokenResponse').properties?.access_token;
      if (token === undefined) throw new Error('TokenResponse has no access_token');
      token.pattern = '^[A-Za-z0-9._~+/-]{20,60}$';
    },
  },
  {
    reason:
      'The logs of a webhook require a parameter `query`, an object in form style. Its fields are the parameters beside it, and its own name is never sent (OpenAPI, style form, exploded).',
    change: ({ paths }) => {
      const { get } = paths[logsPath] as { get: { parameters: { name: string; required: boolean }[] } };
      const left = get.parameters.filter(({ name, required }) => name !== 'query' || !required);
      if (left.length === get.parameters.length) throw new Error('The logs no longer require query');
      get.parameters = left;
    },
  },
];

/** The webhooks API stands below a base of its own, and has another `Page`. */
const webhooksDocument = (): OpenApi => {
  const text = JSON.stringify(openapi('webhooks-api')).replaceAll('schemas/Page"', 'schemas/WebhookPage"');
  const { paths, components }: OpenApi = JSON.parse(text);
  const { Page, ...schemas } = components.schemas;
  return {
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [`/api/v2${path}`, item])),
    components: { schemas: { ...schemas, WebhookPage: Page as Schema }, examples: {} },
  };
};

/** Pax8's documents as one, since the bot has one address for them. */
export const pax8Document = (): OpenApi => {
  const document: OpenApi = openapi('partner-endpoints');
  for (const { paths, components } of [openapi('authentication') as OpenApi, webhooksDocument()]) {
    Object.assign(document.paths, paths);
    for (const kind of ['schemas', 'examples'] as const)
      Object.assign(document.components[kind], components[kind]);
  }
  for (const { change } of changes) change(document);
  return document;
};

/** What a row means nothing without. The documents require hardly any field of an answer, so any other may be missing. */
const identity: Readonly<Record<string, readonly string[]>> = {
  Company: ['id', 'name'],
  Contact: ['id'],
  Product: ['id', 'name'],
  ProductDetail: ['id', 'name'],
  Pricing: ['billingTerm', 'rates'],
  Rate: ['partnerBuyRate'],
  Commitment: ['id', 'term'],
  ProductDependency: ['products'],
  ProvisioningDetail: ['key'],
  Order: ['id', 'companyId', 'lineItems'],
  LineItem: ['productId'],
  Subscription: ['id', 'companyId', 'productId'],
  // A record of a history is a number of seats at a time.
  SubscriptionRecord: ['id', 'companyId', 'productId', 'quantity', 'createdDate'],
  Invoice: ['id'],
  InvoiceItem: ['id'],
  UsageSummary: ['id'],
  UsageLine: ['productId'],
  Webhook: ['id'],
  WebhookLog: ['id'],
  WebhookTopic: ['topic'],
  TopicDefinition: ['topic'],
  WebhookFilterDefinition: ['action'],
};

const historyPath = '/subscriptions/{subscriptionId}/history';

/** Pax8's document describes a record of the history as a subscription: here it has a schema of its own. */
const withOwnHistory = (document: OpenApi): OpenApi => {
  const { paths, components } = document;
  components.schemas.SubscriptionRecord = structuredClone(schemaOf(components.schemas, 'Subscription'));
  const own = JSON.stringify(paths[historyPath]).replaceAll(
    'schemas/Subscription"',
    'schemas/SubscriptionRecord"',
  );
  if (!own.includes('SubscriptionRecord')) throw new Error('The history has no records of subscriptions');
  paths[historyPath] = JSON.parse(own);
  return document;
};

/** The same document with schemas that have nothing but what a row means nothing without. */
export const bareDocument = (): OpenApi => {
  const document = withOwnHistory(pax8Document());
  for (const [name, fields] of Object.entries(identity)) {
    const schema = schemaOf(document.components.schemas, name);
    const left = Object.entries(schema.properties ?? {}).filter(([field]) => fields.includes(field));
    schema.properties = Object.fromEntries(left);
    schema.required = [...fields];
  }
  return document;
};
