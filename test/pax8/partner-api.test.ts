import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NewCompany } from '../../src/core/marketplace/company-details.ts';
import type { ContactForm } from '../../src/core/marketplace/contacts.ts';
import { missingPrimaries } from '../../src/core/marketplace/contacts.ts';
import type { Marketplace } from '../../src/core/marketplace/marketplace.ts';
import type { NewOrder } from '../../src/core/marketplace/orders.ts';
import { createMarketplace } from '../../src/pax8/marketplace.ts';
import { commitmentId } from '../../src/simulator/catalogue/dependencies.ts';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { memoryCallBudget } from '../harness/memory-call-budget.ts';

const now = Date.UTC(2026, 10, 23, 12);
let simulator: Simulator;
let pax8: Marketplace & { close(): Promise<void> };

beforeEach(async () => {
  simulator = await startSimulator({ now });
  const credentials = async () => ({ clientId: 'demo', clientSecret: 'demo' });
  pax8 = createMarketplace({
    url: simulator.url,
    credentials: { get: credentials, renew: credentials },
    budget: memoryCallBudget(1000, Date.now),
    now: Date.now,
    pause: async () => {},
  });
});
afterEach(async () => {
  await pax8.close();
  await simulator.stop();
});

/** What arrived last, as the simulator saw it. */
const last = () => {
  const request = simulator.requests().at(-1);
  if (request === undefined) throw new Error('Nothing arrived');
  const { method, path, query, body } = request;
  return { method, path: path.replace('/v1', ''), query, body };
};

const accepted = async <T>(outcome: Promise<{ kind: string; record?: T | null }>): Promise<T> => {
  const { kind, record } = await outcome;
  expect(kind).toBe('accepted');
  if (record === undefined || record === null) throw new Error('No record');
  return record;
};

const megan: ContactForm = {
  firstName: 'Megan',
  lastName: 'Bowen',
  email: 'megan@relecloud.example.com',
  phone: '555-555-0150',
  roles: [
    { type: 'Admin', primary: true },
    { type: 'Billing', primary: true },
    { type: 'Technical', primary: true },
  ],
};
const relecloud: NewCompany = {
  name: 'Relecloud',
  address: {
    street: '1 Cloud Way',
    street2: null,
    city: 'Reno',
    stateOrProvince: 'NV',
    postalCode: '89501',
    country: 'US',
  },
  phone: '555-555-0151',
  website: 'https://relecloud.example.com',
  externalId: null,
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: true,
  contacts: [],
};
const order = (over: Partial<NewOrder['lines'][number]> = {}, companyId = demoIds.contoso): NewOrder => ({
  companyId,
  orderedByEmail: 'dana@msp.example.com',
  lines: [
    {
      productId: catalog.businessPremium.id,
      quantity: 3,
      billingTerm: 'Monthly',
      commitmentTermId: commitmentId(catalog.businessPremium.id, '1-Year'),
      parent: null,
      provisioning: [],
      ...over,
    },
  ],
});

describe('companies', () => {
  test('are found by the filters that Pax8 has', async () => {
    const { rows, unreadable } = await pax8.findCompanies({ status: 'Inactive', sort: 'name' }, 'person');
    expect([rows.map(({ name }) => name), unreadable]).toEqual([['Trey Research'], 0]);
    expect(last()).toMatchObject({
      method: 'GET',
      path: '/companies',
      query: { status: 'Inactive', sort: 'name', page: '0', size: '200' },
    });
  });

  test('one is read with address, flags and the time of its last change', async () => {
    expect(await pax8.companyDetails(demoIds.contoso, 'person')).toMatchObject({
      name: 'Contoso',
      status: 'Active',
      address: { street: '4567 Main St', street2: null, city: 'Buffalo', country: 'US' },
      billOnBehalfOfEnabled: false,
      selfServiceAllowed: true,
      updatedAt: now - 33 * 24 * 60 * 60 * 1000,
    });
    expect(await pax8.companyDetails('none', 'person')).toBeNull();
  });

  test('a new one is Inactive until its contacts are primary for all three types', async () => {
    const made = await accepted(pax8.createCompany(relecloud));
    expect(made.status).toBe('Inactive');
    expect(last()).toMatchObject({ method: 'POST', path: '/companies', query: {} });
    expect(last().body).toEqual({
      name: 'Relecloud',
      address: {
        street: '1 Cloud Way',
        city: 'Reno',
        stateOrProvince: 'NV',
        postalCode: '89501',
        country: 'US',
      },
      phone: '555-555-0151',
      website: 'https://relecloud.example.com',
      billOnBehalfOfEnabled: false,
      selfServiceAllowed: false,
      orderApprovalRequired: true,
      externalId: '',
    });
    await accepted(pax8.createContact(made.id, megan));
    expect(await pax8.companyDetails(made.id, 'person')).toMatchObject({ status: 'Active' });
  });

  test('a new one with its contacts is Active at once', async () => {
    const made = await accepted(pax8.createCompany({ ...relecloud, contacts: [megan] }));
    expect(made.status).toBe('Active');
    expect((await pax8.contacts(made.id, 'person')).rows).toHaveLength(1);
  });

  test('a change sends the changed fields and nothing else', async () => {
    const read = await pax8.companyDetails(demoIds.contoso, 'person');
    const changed = await accepted(pax8.changeCompany(demoIds.contoso, { phone: '555-555-0199' }));
    expect(last()).toMatchObject({ method: 'PATCH', path: `/companies/${demoIds.contoso}` });
    expect(last().body).toEqual({ phone: '555-555-0199' });
    expect(changed).toEqual({ ...read, phone: '555-555-0199', updatedAt: expect.any(Number) });
  });

  test('a change without a field is not sent', async () => {
    expect(await pax8.changeCompany(demoIds.contoso, {})).toMatchObject({ kind: 'not-sent' });
    expect(simulator.requests()).toHaveLength(0);
  });

  test('Pax8’s own words come back when it refuses', async () => {
    const outcome = await pax8.createCompany({ ...relecloud, website: 'nowhere' });
    expect(outcome).toMatchObject({
      kind: 'refused',
      status: 422,
      text: expect.stringContaining('Invalid Company; website'),
    });
  });
});

describe('contacts', () => {
  test('are listed with their types, and one that is missing is known', async () => {
    const { rows } = await pax8.contacts(demoIds.trey, 'person');
    expect(rows).toHaveLength(1);
    expect(missingPrimaries(rows)).toEqual(['Billing']);
    expect(last().query).toEqual({ page: '0', size: '200' });
  });

  test('one is added, read, replaced and removed', async () => {
    const at = `/companies/${demoIds.contoso}/contacts`;
    const made = await accepted(pax8.createContact(demoIds.contoso, { ...megan, roles: [] }));
    expect(last()).toMatchObject({ method: 'POST', path: at, body: { firstName: 'Megan', types: [] } });
    expect(await pax8.contact(demoIds.contoso, made.id, 'person')).toEqual(made);
    const replaced = await accepted(pax8.replaceContact(demoIds.contoso, made.id, megan));
    expect(last()).toMatchObject({ method: 'PUT', path: `${at}/${made.id}` });
    expect(replaced.roles).toEqual(megan.roles);
    expect(await pax8.removeContact(demoIds.contoso, made.id)).toEqual({ kind: 'accepted', record: null });
    expect(last()).toMatchObject({ method: 'DELETE', path: `${at}/${made.id}` });
    expect(await pax8.contact(demoIds.contoso, made.id, 'person')).toBeNull();
    expect(await pax8.removeContact(demoIds.contoso, made.id)).toMatchObject({
      kind: 'refused',
      status: 404,
    });
  });
});

describe('products', () => {
  test('are found by one word and vendor, with how many there are; several words find nothing', async () => {
    const filter = { search: 'premium', vendorName: 'Microsoft', sort: 'name' } as const;
    const found = await pax8.findProducts(filter, 'person');
    expect(found).toMatchObject({ total: 1, unreadable: 0, rows: [{ id: catalog.businessPremium.id }] });
    expect(last().query).toEqual({ ...filter, page: '0', size: '200' });
    expect(await pax8.findProducts({ search: 'business premium' }, 'person')).toMatchObject({ total: 0 });
  });

  test('are read as a whole', async () => {
    const { rows, unreadable } = await pax8.products('background');
    expect(rows.length).toBe((await pax8.findProducts({}, 'person')).total);
    expect(unreadable).toBe(0);
  });

  test('one is read with its long text', async () => {
    expect(await pax8.productDetails(catalog.inky.id, 'person')).toMatchObject({
      vendorName: 'INKY',
      description: expect.stringContaining('Sold per seat'),
    });
    expect(await pax8.productDetails('none', 'person')).toBeNull();
  });

  test('the dependencies name the terms and the products that must be there', async () => {
    const { commitments, products, unreadable } = await pax8.dependencies(catalog.teamsPhone.id, 'person');
    expect(commitments.map(({ term }) => term)).toEqual(['Monthly', '1-Year']);
    expect(commitments[0]).toMatchObject({ renewalWindowAfter: 7, allowForQuantityDecrease: false });
    expect(products[0]?.products.map(({ id }) => id)).toContain(catalog.m365E3.id);
    expect(unreadable).toBe(0);
    await expect(pax8.dependencies('none', 'person')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('the provisioning details say what kind of answer they want', async () => {
    const { rows } = await pax8.provisioningDetails(catalog.businessPremium.id, 'person');
    expect(rows.find(({ key }) => key === 'msCustExists')).toMatchObject({ kind: 'single' });
    expect(rows.find(({ key }) => key === 'msTenantId')).toMatchObject({ kind: 'text', possibleValues: [] });
    expect((await pax8.provisioningDetails(catalog.inky.id, 'person')).rows).toEqual([]);
  });

  test('the prices of a company are asked for with the company', async () => {
    const { rows } = await pax8.pricing(catalog.businessPremium.id, demoIds.proseware, 'person');
    expect(last().query).toEqual({ companyId: demoIds.proseware });
    expect(rows.map(({ billingTerm, commitmentTerm }) => [billingTerm, commitmentTerm])).toEqual([
      ['Monthly', 'Monthly'],
      ['Monthly', '1-Year'],
      ['Annual', '1-Year'],
    ]);
    expect(rows[1]?.rates).toEqual([
      {
        partnerBuyRate: 17.85,
        suggestedRetailPrice: 21.25,
        fromQuantity: 1,
        toQuantity: 300,
        chargeType: 'Per Unit',
      },
    ]);
  });
});

describe('orders', () => {
  test('a check asks Pax8 and changes nothing', async () => {
    const before = simulator.state().subscriptions;
    expect(await pax8.checkOrder(order())).toEqual({ kind: 'accepted', record: null });
    expect(last()).toMatchObject({ method: 'POST', path: '/orders', query: { isMock: 'true' } });
    expect(simulator.state().subscriptions).toBe(before);
  });

  test('one is sent as documented, and its subscription is there', async () => {
    const made = await accepted(pax8.placeOrder(order()));
    expect(last()).toEqual({
      method: 'POST',
      path: '/orders',
      query: {},
      body: {
        companyId: demoIds.contoso,
        orderedBy: 'Pax8 Partner',
        orderedByUserEmail: 'dana@msp.example.com',
        lineItems: [
          {
            productId: catalog.businessPremium.id,
            lineItemNumber: 1,
            quantity: 3,
            billingTerm: 'Monthly',
            commitmentTermId: commitmentId(catalog.businessPremium.id, '1-Year'),
          },
        ],
      },
    });
    const id = made.lines[0]?.subscriptionId ?? 'none';
    expect(await pax8.subscription(id, 'person')).toMatchObject({ quantity: 3, status: 'PendingAutomated' });
    expect(await pax8.order(made.id, 'person')).toEqual(made);
    const { rows } = await pax8.orders(demoIds.contoso, 'person');
    // https://github.com/pax8labs/pax8-cli/issues/478
    const asked = { companyId: demoIds.contoso, sort: 'createdAt,desc', page: '0', size: '200' };
    expect(last().query).toEqual(asked);
    expect(rows.map((one) => one.id)).toContain(made.id);
    expect(await pax8.order('none', 'person')).toBeNull();
  });

  test('a refusal is Pax8’s own text', async () => {
    const outcome = await pax8.checkOrder(order({ commitmentTermId: null }));
    expect(outcome).toMatchObject({
      kind: 'refused',
      status: 422,
      text: expect.stringContaining(`Product ${catalog.businessPremium.id} requires commitment`),
    });
  });

  test('the parent goes along as a subscription or as a line', async () => {
    const line = order().lines[0];
    if (line === undefined) throw new Error('No line');
    const phone = {
      ...line,
      productId: catalog.teamsPhone.id,
      commitmentTermId: commitmentId(catalog.teamsPhone.id, '1-Year'),
      provisioning: [{ key: 'microsoftIncludeOverage', values: ['No, I do not wish to enable overage.'] }],
    };
    const lines = [line, { ...phone, parent: { line: 1 } }];
    expect(await pax8.checkOrder({ ...order(), lines })).toMatchObject({ kind: 'accepted' });
    expect(last().body).toMatchObject({ lineItems: [{ lineItemNumber: 1 }, { parentLineItemNumber: 1 }] });
    const parent = { subscriptionId: demoIds.contosoBusinessPremium };
    const alone = { ...order(), lines: [{ ...phone, parent }] };
    expect(await pax8.checkOrder(alone)).toMatchObject({ kind: 'accepted' });
    expect(last().body).toMatchObject({
      lineItems: [{ parentSubscriptionId: parent.subscriptionId, provisioningDetails: phone.provisioning }],
    });
  });

  test.each([
    ['no lines', { ...order(), lines: [] }],
    ['half a seat', order({ quantity: 0.5 })],
    ['no seats', order({ quantity: 0 })],
  ])('with %s is not sent', async (_name, asked) => {
    expect(await pax8.placeOrder(asked)).toMatchObject({ kind: 'not-sent' });
    expect(await pax8.checkOrder(asked)).toMatchObject({ kind: 'not-sent' });
    expect(simulator.requests()).toHaveLength(0);
  });

  test.each(['reset-after', '500-after'] as const)(
    'whose answer is lost (%s) is made once and never sent again',
    async (fault) => {
      const before = simulator.state().subscriptions;
      simulator.faults([{ match: { method: 'POST', path: '/v1/orders' }, fault }]);
      expect(await pax8.placeOrder(order())).toMatchObject({ kind: 'unknown' });
      expect(simulator.state().subscriptions).toBe(before + 1);
      const { rows } = await pax8.orders(demoIds.contoso, 'person');
      expect(rows[0]).toMatchObject({ createdAt: Date.UTC(2026, 10, 23) });
    },
  );

  test('are read to the end a page at a time, each once', async () => {
    const ids: string[] = [];
    for await (const { rows } of pax8.orderPages(null, 'background')) ids.push(...rows.map(({ id }) => id));
    const pages = simulator.requests().filter(({ path }) => path === '/v1/orders');
    expect(pages.every(({ query }) => query.sort === 'createdAt,desc')).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength((await pax8.orders(null, 'person')).total);
  });

  test('a check without an answer says that nothing was ordered', async () => {
    simulator.faults([{ match: { method: 'POST', path: '/v1/orders' }, fault: '500-after' }]);
    expect(await pax8.checkOrder(order())).toMatchObject({
      kind: 'unknown',
      failure: { kind: 'order-not-checked' },
    });
  });
});

describe('subscriptions', () => {
  test('are found by company, product, status and billing term', async () => {
    const filter = {
      companyId: demoIds.contoso,
      productId: demoIds.businessPremium,
      status: 'Active',
      billingTerm: 'Monthly',
    };
    const { rows } = await pax8.findSubscriptions(filter, 'person');
    expect(rows.map(({ id }) => id)).toEqual([demoIds.contosoBusinessPremium]);
    expect(last().query).toEqual({ ...filter, page: '0', size: '200' });
  });

  test('a price goes alone', async () => {
    const outcome = await pax8.setPrice(demoIds.contosoBusinessPremium, 25.5);
    expect(outcome).toMatchObject({ kind: 'accepted', subscription: { price: 25.5, quantity: 12 } });
    expect(last().method).toBe('PUT');
    expect(last().body).toEqual({ price: 25.5 });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is not a price and is not sent',
    async (price) => {
      expect(await pax8.setPrice(demoIds.contosoBusinessPremium, price)).toMatchObject({ kind: 'not-sent' });
      expect(simulator.requests()).toHaveLength(0);
    },
  );

  test('one is cancelled as of a moment, as a date-time, and shows its end', async () => {
    const at =
      (await pax8.subscription(demoIds.contosoBusinessPremium, 'person'))?.commitment?.endsAt ?? null;
    expect(await pax8.cancel(demoIds.contosoBusinessPremium, at)).toEqual({
      kind: 'accepted',
      record: null,
    });
    expect(last()).toMatchObject({ method: 'DELETE', query: { cancelDate: '2026-12-12T00:00:00.000Z' } });
    expect(await pax8.subscription(demoIds.contosoBusinessPremium, 'person')).toMatchObject({
      status: 'PendingCancel',
      endAt: at,
    });
  });

  test('cancelling without a date sends none', async () => {
    expect(await pax8.cancel(demoIds.contosoBackup, null)).toMatchObject({ kind: 'accepted' });
    expect(last().query).toEqual({});
  });

  test('a cancellation before the end of the term is refused in Pax8’s words', async () => {
    expect(await pax8.cancel(demoIds.contosoBusinessPremium, now + 1000)).toMatchObject({
      kind: 'refused',
      status: 422,
      text: 'Subscription can not be cancelled before its commitment term end date',
    });
  });
});

describe('invoices', () => {
  test('are found by period, status and company', async () => {
    const found = await pax8.invoices({ from: '2026-10-01', to: '2026-11-30', status: 'Unpaid' }, 'person');
    expect(last().query).toMatchObject({
      invoiceDateRangeStart: '2026-10-01',
      invoiceDateRangeEnd: '2026-11-30',
      status: 'Unpaid',
    });
    expect(found.rows.map(({ currency }) => currency).toSorted()).toEqual(['EUR', 'USD']);
    expect(found.rows[0]).toMatchObject({ date: Date.UTC(2026, 10, 4), status: 'Unpaid' });
  });

  test('one is read with its items, in the invoice’s own spelling', async () => {
    const [first] = (await pax8.invoices({ status: 'Unpaid' }, 'person')).rows;
    expect(await pax8.invoice(first?.id ?? '', 'person')).toEqual(first);
    const { rows, unreadable } = await pax8.invoiceItems(first?.id ?? '', 'person');
    expect(unreadable).toBe(0);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.some(({ subscriptionId, total }) => subscriptionId === null && (total ?? 0) < 0)).toBe(true);
    expect(await pax8.invoice('none', 'person')).toBeNull();
  });

  test('the items of the coming one are read for a company and a month', async () => {
    const filter = { monthOffset: 0, companyId: demoIds.proseware } as const;
    const { rows } = await pax8.draftItems(filter, 'person');
    expect(last().query).toMatchObject({ monthOffset: '0', companyId: demoIds.proseware });
    expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
  });
});

describe('usage', () => {
  test('a subscription’s summaries, one of them, and its lines of a day', async () => {
    const filter = { sort: 'currentCharges' } as const;
    const { rows } = await pax8.usageSummaries(demoIds.contosoAzure, filter, 'person');
    expect(rows).toHaveLength(3);
    const [first] = rows;
    expect(await pax8.usageSummary(first?.id ?? '', 'person')).toEqual(first);
    const lines = await pax8.usageLines(first?.id ?? '', '2026-11-20', null, 'person');
    expect(last().query).toMatchObject({ usageDate: '2026-11-20' });
    expect(lines.rows).toHaveLength(2);
    expect(lines.rows[0]).toMatchObject({ at: Date.UTC(2026, 10, 20), currency: 'USD', unitPrice: 1 });
    const productId = lines.rows[1]?.productId ?? '';
    expect((await pax8.usageLines(first?.id ?? '', '2026-11-20', productId, 'person')).rows).toEqual([
      lines.rows[1],
    ]);
    expect(await pax8.usageSummary('none', 'person')).toBeNull();
  });
});

describe('no write is repeated once it may have arrived:', () => {
  const writes: readonly [string, string, () => Promise<{ kind: string }>][] = [
    ['createCompany', 'POST', () => pax8.createCompany(relecloud)],
    ['changeCompany', 'PATCH', () => pax8.changeCompany(demoIds.contoso, { phone: '1' })],
    ['createContact', 'POST', () => pax8.createContact(demoIds.contoso, megan)],
    ['replaceContact', 'PUT', () => pax8.replaceContact(demoIds.contoso, 'c1', megan)],
    ['removeContact', 'DELETE', () => pax8.removeContact(demoIds.contoso, 'c1')],
    ['placeOrder', 'POST', () => pax8.placeOrder(order())],
    ['checkOrder', 'POST', () => pax8.checkOrder(order())],
    ['setPrice', 'PUT', () => pax8.setPrice(demoIds.contosoBackup, 1)],
    ['cancel', 'DELETE', () => pax8.cancel(demoIds.contosoBackup, null)],
  ];
  const sent = (method: string) => simulator.requests().filter((request) => request.method === method);

  test.each(writes)('%s', async (_name, method, run) => {
    await pax8.companyDetails(demoIds.contoso, 'person');
    for (const fault of ['500', '503', 'reset-before'] as const) {
      simulator.clearRequests();
      simulator.faults([{ match: { method, path: '^/v1/(?!token)' }, fault, times: 9 }]);
      expect(await run()).toMatchObject({ kind: 'unknown' });
      expect(sent(method)).toHaveLength(1);
    }
  });

  test.each(writes)('%s waits for the rate limit and gives up unsent', async (_name, method, run) => {
    await pax8.companyDetails(demoIds.contoso, 'person');
    simulator.clearRequests();
    simulator.faults([{ match: { method, path: '^/v1/(?!token)' }, fault: '429', times: 9 }]);
    expect(await run()).toMatchObject({ kind: 'not-sent' });
    expect(sent(method).length).toBeGreaterThan(1);
  });
});
