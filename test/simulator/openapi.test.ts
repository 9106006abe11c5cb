import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { commitmentId } from '../../src/simulator/catalogue/dependencies.ts';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openapi } from '../pax8/openapi/documents.ts';
import { callerOf, credentials, type Json } from './caller.ts';

/** Where Pax8's wire is known to differ from its document, and what the document is read as instead. */
const deviations = [
  {
    at: ['Subscription', 'productName'],
    reads: { type: 'string', nullable: true },
    why: 'Many rows of the list have a null name; the name stands at the product.',
  },
  {
    at: ['Subscription', 'createdDate'],
    reads: {
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    },
    why: 'The document’s own examples of the list have a day.',
  },
  {
    at: ['Subscription', 'endDate'],
    reads: {
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    },
    why: 'The document’s own examples have days and times side by side.',
  },
  {
    at: ['SubscriptionCommitment', 'endDate'],
    reads: {
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    },
    why: 'Both were seen on the wire.',
  },
  {
    at: ['LineItem', 'required'],
    reads: ['productId', 'quantity'],
    why: 'The document asks for the company, which stands at the order, and for a number that is only written.',
  },
  {
    at: ['LineItem', 'subscriptionId'],
    reads: { type: 'string', format: 'uuid', nullable: true },
    why: 'Whether it is always known at once is not confirmed: null for a while.',
  },
];

/** The wire says `commitment` where the document says `commitmentTerm`: it is held to the same schema. */
const alsoSent = { commitment: { $ref: '#/components/schemas/SubscriptionCommitment' } };

const documentWithout = (left: (typeof deviations)[number] | null): Json => {
  const document = openapi('partner-endpoints');
  const { schemas } = document.components;
  // The same mistake in what is sent: no line of an order has a company.
  schemas.CreateLineItem.required = ['productId', 'lineItemNumber', 'quantity', 'billingTerm'];
  Object.assign(schemas.Subscription.properties, alsoSent);
  for (const deviation of deviations) {
    const [schema = '', property = ''] = deviation.at;
    const at = property === 'required' ? schemas[schema] : schemas[schema].properties;
    if (deviation !== left) at[property] = deviation.reads;
  }
  return document;
};

const validatorsOf = (document: Json) => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('yyyy-MM-dd', /^\d{4}-\d\d-\d\d$/);
  ajv.addFormat('phone', true);
  ajv.addSchema(document, 'pax8');
  return ({ method, template, status }: Call): ValidateFunction => {
    const pointer = `/paths/${template.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
    const validate = ajv.getSchema(`pax8#${pointer}`);
    if (validate === undefined) throw new Error(`The document has no ${pointer}`);
    return validate;
  };
};

type Call = Readonly<{
  method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  template: string;
  /** Below `/v1`; `{name}` stands for an id that an earlier call brought. */
  path: string;
  status: number;
  /** Keeps the id of the answer, or of its first row, under this name. */
  keeps?: string;
  body?: unknown;
}>;

const subscription = (id: string, rest: Partial<Call> = {}): Call => ({
  method: 'get',
  template: '/subscriptions/{subscriptionId}',
  path: `/subscriptions/${id}`,
  status: 200,
  ...rest,
});

const get = (template: string, path = template, status = 200, rest: Partial<Call> = {}): Call => ({
  method: 'get',
  template,
  path,
  status,
  ...rest,
});

const company = '/companies/{companyId}';
const contoso = `/companies/${demoIds.contoso}`;
const contacts = '/companies/{companyId}/contacts';
const contact = `${contacts}/{contactId}`;
const product = '/products/{productId}';
const premium = `/products/${demoIds.businessPremium}`;
const usageOfSubscription = '/subscriptions/{subscriptionId}/usage-summaries';
const usage = '/usage-summaries/{usageSummaryId}';
const usageDate = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const person = {
  firstName: 'Isaiah',
  lastName: 'Langer',
  email: 'isaiah@example.com',
  phone: '555-555-0111',
  types: [{ type: 'Technical', primary: false }],
};
const newCompany = {
  name: 'Relecloud',
  address: { street: '1 Cloud Way', city: 'Reno', stateOrProvince: 'NV', postalCode: '89501', country: 'US' },
  phone: '555-555-0112',
  website: 'https://relecloud.example.com',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: true,
};
const orderOf = (over: Record<string, unknown> = {}) => ({
  companyId: demoIds.contoso,
  orderedBy: 'Pax8 Partner',
  lineItems: [
    {
      productId: demoIds.businessPremium,
      lineItemNumber: 1,
      quantity: 2,
      billingTerm: 'Monthly',
      commitmentTermId: commitmentId(demoIds.businessPremium, '1-Year'),
      ...over,
    },
  ],
});

const calls: readonly Call[] = [
  get('/companies', '/companies?size=200'),
  get(company, contoso),
  get(company, '/companies/none', 404),
  { method: 'post', template: '/companies', path: '/companies', status: 200, body: newCompany },
  { method: 'post', template: '/companies', path: '/companies', status: 422, body: { name: 'Nobody' } },
  { method: 'patch', template: company, path: contoso, status: 200, body: { phone: '555-555-0199' } },
  { method: 'patch', template: company, path: contoso, status: 422, body: {} },
  get(contacts, `${contoso}/contacts?size=200`),
  get(contacts, '/companies/none/contacts', 404),
  {
    method: 'post',
    template: contacts,
    path: `${contoso}/contacts`,
    status: 200,
    body: person,
    keeps: 'contact',
  },
  { method: 'post', template: contacts, path: `${contoso}/contacts`, status: 422, body: { firstName: 'X' } },
  { method: 'post', template: contacts, path: '/companies/none/contacts', status: 404, body: person },
  get(contact, `${contoso}/contacts/{contact}`),
  get(contact, `${contoso}/contacts/none`, 404),
  { method: 'put', template: contact, path: `${contoso}/contacts/{contact}`, status: 200, body: person },
  { method: 'put', template: contact, path: `${contoso}/contacts/{contact}`, status: 422, body: {} },
  { method: 'put', template: contact, path: `${contoso}/contacts/none`, status: 404, body: person },
  { method: 'delete', template: contact, path: `${contoso}/contacts/{contact}`, status: 204 },
  { method: 'delete', template: contact, path: `${contoso}/contacts/{contact}`, status: 404 },
  get('/products', '/products?size=200'),
  get('/products', '/products?search=business%20premium&vendorName=Microsoft&sort=vendor'),
  ...['', '/pricing', '/dependencies', '/provision-details'].flatMap((tail) => [
    ...Object.values(catalog).map(({ id }) => get(`${product}${tail}`, `/products/${id}${tail}`)),
    get(`${product}${tail}`, `/products/none${tail}`, 404),
  ]),
  get(`${product}/pricing`, `${premium}/pricing?companyId=${demoIds.proseware}`),
  get('/orders', `/orders?companyId=${demoIds.contoso}&size=200`),
  get('/orders', '/orders?companyId=none', 404),
  { method: 'post', template: '/orders', path: '/orders?isMock=true', status: 200, body: orderOf() },
  { method: 'post', template: '/orders', path: '/orders', status: 200, body: orderOf(), keeps: 'order' },
  {
    method: 'post',
    template: '/orders',
    path: '/orders',
    status: 422,
    body: orderOf({ commitmentTermId: undefined }),
  },
  {
    method: 'post',
    template: '/orders',
    path: '/orders',
    status: 200,
    body: orderOf({ productId: catalog.inky.id, commitmentTermId: undefined }),
  },
  get('/orders/{orderId}', '/orders/{order}'),
  get('/orders/{orderId}', '/orders/none', 404),
  get('/subscriptions', '/subscriptions?size=200'),
  get('/subscriptions', '/subscriptions?companyId=none', 403),
  subscription(demoIds.contosoBusinessPremium),
  subscription(demoIds.fourthCoffeeTrial),
  subscription(demoIds.litwareCancelled),
  subscription('none', { status: 404 }),
  subscription(demoIds.contosoBusinessPremium, { method: 'put', body: { quantity: 15 } }),
  subscription(demoIds.contosoBusinessPremium, { method: 'put', body: { price: 23.5 } }),
  subscription(demoIds.contosoBusinessPremium, { method: 'put', body: { quantity: 3 }, status: 422 }),
  subscription(demoIds.wideWorldLocked, { method: 'put', body: { quantity: 9 }, status: 422 }),
  subscription('none', { method: 'put', body: { quantity: 15 }, status: 404 }),
  subscription(demoIds.contosoBackup, { method: 'delete', status: 204 }),
  subscription('none', { method: 'delete', status: 404 }),
  ...[demoIds.contosoBusinessPremium, demoIds.tailwindBusinessPremium, demoIds.contosoBackup].map((id) =>
    subscription(id, {
      template: '/subscriptions/{subscriptionId}/history',
      path: `/subscriptions/${id}/history`,
    }),
  ),
  subscription('none', {
    template: '/subscriptions/{subscriptionId}/history',
    path: '/subscriptions/none/history',
    status: 404,
  }),
  get('/invoices', '/invoices?size=200', 200, { keeps: 'invoice' }),
  get('/invoices', '/invoices?status=Nothing%20Due&sort=total'),
  get('/invoices', '/invoices?companyId=none', 404),
  get('/invoices/{invoiceId}', '/invoices/{invoice}'),
  get('/invoices/{invoiceId}/items', '/invoices/{invoice}/items?size=200'),
  get('/invoices/{invoiceId}/items', '/invoices/none/items', 404),
  get('/invoices/draftItems', '/invoices/draftItems?size=200'),
  get('/invoices/draftItems', `/invoices/draftItems?size=200&monthOffset=0&companyId=${demoIds.proseware}`),
  get('/invoices/draftItems', '/invoices/draftItems?companyId=none', 403),
  get(usageOfSubscription, `/subscriptions/${demoIds.contosoAzure}/usage-summaries`, 200, { keeps: 'usage' }),
  get(usageOfSubscription, '/subscriptions/none/usage-summaries', 404),
  get(usage, '/usage-summaries/{usage}'),
  get(`${usage}/usage-lines`, `/usage-summaries/{usage}/usage-lines?usageDate=${usageDate}`),
  get(`${usage}/usage-lines`, `/usage-summaries/none/usage-lines?usageDate=${usageDate}`, 404),
];

describe('against Pax8’s published documents', () => {
  let simulator: Simulator;
  let answers: { call: Call; status: number; body: Json }[];
  beforeAll(async () => {
    simulator = await startSimulator();
    const caller = await callerOf(simulator);
    const ids = new Map<string, string>();
    answers = [];
    for (const call of calls) {
      const path = call.path.replace(/\{(\w+)\}/, (_all, name: string) => ids.get(name) ?? 'not-kept');
      const { status, body } = await caller[call.method](path, call.body);
      if (call.keeps !== undefined) ids.set(call.keeps, (body as Json).id ?? (body as Json).content[0].id);
      answers.push({ call, status, body: body as Json });
    }
  });
  afterAll(() => simulator.stop());

  const validatorOf = validatorsOf(documentWithout(null));

  test('every operation of the document is called', () => {
    const { paths } = openapi('partner-endpoints');
    const operations = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ['get', 'put', 'post', 'patch', 'delete'].includes(method))
        .map((method) => `${method} ${path}`),
    );
    const called = new Set(calls.map(({ method, template }) => `${method} ${template}`));
    expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
    expect(operations).toHaveLength(29);
  });

  test.each(calls.map((call, n) => ({ ...call, n, name: `${call.method} ${call.template}` })))(
    '$name answers $status as documented (call $n)',
    ({ n }) => {
      const answer = answers[n];
      if (answer === undefined) throw new Error('Not called');
      expect(answer.status).toBe(answer.call.status);
      if (answer.call.status === 204) {
        expect(answer.body).toBeNull();
        return;
      }
      const validate = validatorOf(answer.call);
      validate(answer.body);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  test.each(deviations)('the deviation at $at is really sent: $why', (deviation) => {
    const validatorOf = validatorsOf(documentWithout(deviation));
    expect(answers.some(({ call, body }) => call.status !== 204 && !validatorOf(call)(body))).toBe(true);
  });

  test('the token answers as documented', async () => {
    const document = openapi('authentication');
    const validate = new Ajv({ strict: false }).compile(document.components.schemas.TokenResponse);
    const { send } = await callerOf(simulator);
    expect(validate((await send('POST', '/v1/token', credentials)).body)).toBe(true);
    const { body } = await send('POST', '/v1/token', { ...credentials, client_id: 'other' });
    expect(body).toEqual(document.components.examples['token-error-auth-example'].value);
  });
});
