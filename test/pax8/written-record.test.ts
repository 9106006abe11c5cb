import { afterEach, describe, expect, test } from '@jest/globals';
import type { Marketplace } from '../../src/core/marketplace/marketplace.ts';
import { closeAll, marketplaceAt, type Scripted, startPax8, subscriptionRow } from './loopback.ts';

/*
 * Pax8 answers an update and a creation with the record, and a removal with 204 and no body; so its OpenAPI document of
 * July 2026 has it (devx.pax8.com, Partner Endpoints).
 */

afterEach(closeAll);

const address = { street: '1 Way', street2: null, city: 'Reno', stateOrProvince: 'NV', postalCode: '89501' };
const company = {
  name: 'Relecloud',
  address: { ...address, country: 'US' },
  phone: '555-555-0151',
  website: 'https://relecloud.example.com',
  externalId: null,
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: true,
  contacts: [],
};
const person = {
  firstName: 'Megan',
  lastName: 'Bowen',
  email: 'megan@example.com',
  phone: '555-555-0150',
  roles: [{ type: 'Admin', primary: true }],
};
const { roles: types, ...named } = person;
const contact = { ...named, types, id: 'k1', createdDate: '2026-11-20' };
const line = {
  productId: 'p1',
  quantity: 2,
  billingTerm: 'Monthly',
  commitmentTermId: null,
  parent: null,
  provisioning: [],
};
const order = (over: object = {}, lineOver: object = {}) => ({
  id: 'o1',
  companyId: 'c1',
  lineItems: [{ id: 'l1', productId: 'p1', quantity: 2, billingTerm: 'Monthly', ...lineOver }],
  ...over,
});

type Write = Readonly<{
  send: (marketplace: Marketplace) => Promise<Readonly<{ kind: string }>>;
  /** The written record, and records that are not it. */
  written: unknown;
  others: Readonly<Record<string, unknown>>;
}>;

const writes: Readonly<Record<string, Write>> = {
  seats: {
    send: (marketplace) => marketplace.setQuantity('s1', 5),
    written: subscriptionRow('s1', { quantity: 5 }),
    others: {
      'the old number': subscriptionRow('s1', { quantity: 4 }),
      'another one': subscriptionRow('s2', { quantity: 5 }),
    },
  },
  'a price': {
    send: (marketplace) => marketplace.setPrice('s1', 9.5),
    written: subscriptionRow('s1', { price: 9.5 }),
    others: {
      'the old price': subscriptionRow('s1', { price: 9 }),
      'another one': subscriptionRow('s2', { price: 9.5 }),
      'no price': subscriptionRow('s1', { price: null }),
    },
  },
  'an order': {
    send: (marketplace) => marketplace.placeOrder({ companyId: 'c1', orderedByEmail: null, lines: [line] }),
    written: order(),
    others: {
      'another company’s': order({ companyId: 'c2' }),
      'another product': order({}, { productId: 'p2' }),
      'another number': order({}, { quantity: 3 }),
      'no line': order({ lineItems: [] }),
    },
  },
  'a new company': {
    send: (marketplace) => marketplace.createCompany(company),
    written: { ...company, id: 'c9', status: 'Inactive' },
    others: { 'another one': { ...company, id: 'c1', name: 'Contoso' }, 'no id': company },
  },
  'a changed company': {
    send: (marketplace) => marketplace.changeCompany('c1', { phone: '555-555-0199' }),
    written: { ...company, id: 'c1', phone: '555-555-0199' },
    others: {
      'the old phone': { ...company, id: 'c1' },
      'another one': { ...company, id: 'c2', phone: '555-555-0199' },
    },
  },
  'a new contact': {
    send: (marketplace) => marketplace.createContact('c1', person),
    written: contact,
    others: { 'another one': { ...contact, lastName: 'Lee' }, 'no role': { ...contact, types: [] } },
  },
  'a changed contact': {
    send: (marketplace) => marketplace.replaceContact('c1', 'k1', person),
    written: contact,
    others: { 'the old name': { ...contact, lastName: 'Lee' }, 'another one': { ...contact, id: 'k2' } },
  },
};

/** What becomes of a write that is answered so; whatever the answer, it goes out once. */
const outcomeOf = async (send: Write['send'], scripted: Scripted): Promise<string> => {
  const pax8 = await startPax8(() => scripted);
  const { kind } = await send(marketplaceAt(pax8.url).marketplace);
  expect(pax8.calls).toHaveLength(1);
  return kind;
};

describe.each(Object.entries(writes))('%s', (_name, { send, written, others }) => {
  test.each([200, 201, 202])('is written by %d with the record', async (status) =>
    expect(await outcomeOf(send, { status, json: written })).toBe('accepted'),
  );

  const text = JSON.stringify(written);
  const answers: [string, Scripted][] = [
    ['a page', { text: '<h1>Please wait</h1>' }],
    ['half of the record', { text: text.slice(0, text.length / 2) }],
    ['nothing', { text: '' }],
    ['204', { status: 204 }],
    ['the record in a list', { json: { content: [written] } }],
    ...Object.entries(others).map(([name, json]): [string, Scripted] => [name, { json }]),
  ];
  test.each(answers)('is of unknown outcome when 2xx brings %s', async (_answer, scripted) =>
    expect(await outcomeOf(send, scripted)).toBe('unknown'),
  );
});

describe.each<[string, Write['send']]>([
  ['a cancellation', (marketplace) => marketplace.cancel('s1', null)],
  ['a removed contact', (marketplace) => marketplace.removeContact('c1', 'k1')],
])('%s', (_name, send) => {
  test.each([204, 200])('was taken by %d without a body', async (status) =>
    expect(await outcomeOf(send, { status, text: '' })).toBe('accepted'),
  );
  test.each([
    ['a page', { text: '<h1>Please wait</h1>' }],
    ['a record', { json: contact }],
  ])('is of unknown outcome when 2xx brings %s', async (_answer, scripted) =>
    expect(await outcomeOf(send, scripted)).toBe('unknown'),
  );
});

describe('the check of an order', () => {
  const check: Write['send'] = (marketplace) =>
    marketplace.checkOrder({ companyId: 'c1', orderedByEmail: null, lines: [line] });
  test.each([
    ['a record', { json: order() }],
    ['nothing', { text: '' }],
  ])('is passed by 2xx with %s: what Pax8 answers to it is not published', async (_answer, scripted) =>
    expect(await outcomeOf(check, scripted)).toBe('accepted'),
  );
  test.each([
    ['a page', { text: '<h1>Please wait</h1>' }],
    ['half a record', { text: '{"id":' }],
  ])('is not passed by 2xx with %s', async (_answer, scripted) =>
    expect(await outcomeOf(check, scripted)).toBe('unknown'),
  );
});
