import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { closeAll, marketplaceAt, startPax8 } from './loopback.ts';
import { openapi } from './openapi/documents.ts';

const id = '00000000-0000-4000-8000-000000000001';

const person = {
  firstName: 'Megan',
  lastName: 'Bowen',
  email: 'megan@example.com',
  phone: '555-555-0150',
  roles: [{ type: 'Admin', primary: true }],
};
const company = {
  name: 'Relecloud',
  address: {
    street: '1 Way',
    street2: null,
    city: 'Reno',
    stateOrProvince: 'NV',
    postalCode: '89501',
    country: 'US',
  },
  phone: '555-555-0151',
  website: 'https://relecloud.example.com',
  externalId: 'PSA-1',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: true,
  contacts: [person],
};
const order = {
  companyId: id,
  orderedByEmail: 'dana@example.com',
  lines: [
    {
      productId: id,
      quantity: 2,
      billingTerm: 'Monthly',
      commitmentTermId: id,
      parent: { subscriptionId: id },
      provisioning: [{ key: 'msDomain', values: ['relecloud'] }],
    },
  ],
};

/** Every write that has a body. */
const sendAll = async (url: string): Promise<void> => {
  const { marketplace } = marketplaceAt(url);
  await marketplace.createCompany(company);
  await marketplace.changeCompany(id, { address: company.address, externalId: null });
  await marketplace.createContact(id, person);
  await marketplace.replaceContact(id, id, person);
  await marketplace.checkOrder(order);
  await marketplace.placeOrder(order);
  await marketplace.setQuantity(id, 3);
  await marketplace.setPrice(id, 3.5);
};

const topic = { topic: 'INVOICE', filters: [{ action: 'CREATED', conditions: [] }] };
const configuration = {
  displayName: 'Bot',
  url: 'https://bot.example.com/api/pax8/events/path',
  authorization: 'a secret value',
  contactEmail: 'ops@example.com',
  errorThreshold: 3,
};

/** Every write of the webhooks API that has a body. */
const sendAllOfWebhooks = async (url: string): Promise<void> => {
  const { marketplace } = marketplaceAt(url);
  await marketplace.createWebhook({ ...configuration, integrationId: id, topics: [topic] });
  await marketplace.createWebhook({
    ...{ ...configuration, contactEmail: null, errorThreshold: null },
    ...{ integrationId: null, topics: [topic] },
  });
  await marketplace.configureWebhook(id, configuration);
  await marketplace.setWebhookActive(id, false);
  await marketplace.addWebhookTopic(id, topic);
  await marketplace.replaceWebhookTopics(id, [topic]);
  await marketplace.configureWebhookTopic(id, id, topic.filters);
};

describe('what is sent, against Pax8’s published documents', () => {
  test('every body is as documented', async () => {
    const document = openapi('partner-endpoints');
    // The document asks for the company in each line as well; it stands at the order.
    const { CreateLineItem } = document.components.schemas;
    CreateLineItem.required = CreateLineItem.required.filter((name: string) => name !== 'companyId');
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('phone', true);
    ajv.addFormat('yyyy-MM-dd', true);
    ajv.addSchema(document, 'pax8');
    const pax8 = await startPax8(() => ({ json: {} }));
    await sendAll(pax8.url);
    const problems = pax8.calls.map(({ method, url, body }) => {
      const path = new URL(url, 'http://pax8').pathname;
      const template = Object.keys(document.paths).find((one) =>
        new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      );
      const pointer = `/paths/${template?.replaceAll('/', '~1')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
      const validate = ajv.getSchema(`pax8#${pointer}`);
      if (validate === undefined) return `no ${pointer}`;
      return validate(JSON.parse(body)) === true ? null : validate.errors;
    });
    await closeAll();
    expect(problems).toEqual(Array.from({ length: 8 }, () => null));
  });

  test('every body of the webhooks API is as documented, at its own base', async () => {
    const document = openapi('webhooks-api');
    const base = new URL(document.servers[0].url).pathname;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('int32', true);
    ajv.addFormat('int64', true);
    ajv.addSchema(document, 'pax8');
    const pax8 = await startPax8(() => ({ json: {} }));
    await sendAllOfWebhooks(pax8.url);
    const problems = pax8.calls.map(({ method, url, body }) => {
      const path = new URL(url, 'http://pax8').pathname.replace(base, '');
      const template = Object.keys(document.paths).find((known) =>
        new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      );
      const pointer = `/paths/${template?.replaceAll('/', '~1')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
      const validate = ajv.getSchema(`pax8#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`);
      if (validate === undefined) return `no ${pointer}`;
      return validate(JSON.parse(body)) === true ? null : validate.errors;
    });
    await closeAll();
    expect(problems).toEqual(Array.from({ length: 7 }, () => null));
  });
});
