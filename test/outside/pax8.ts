import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A Pax8 of its own, from Pax8's OpenAPI documents alone (test/pax8/openapi): it shares no line and no belief with
 * src/simulator. Paths, names of fields and answers are those of the documents; a rule without a link is theirs.
 */

type Row = Record<string, unknown> & { id: string };
type Answer = Readonly<{ status: number; json?: unknown; text?: string; type?: string }>;
export type Call = Readonly<{ method: string; path: string; query: URLSearchParams; body: unknown }>;
/** What a call is answered instead; null lets it through. `'hang'` does the work and never answers. */
export type Fault = (call: Call) => Answer | 'hang' | null;

const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const dateOf = (at: number) => iso(at).slice(0, 10);

const acme: string = randomUUID();
const zenith: string = randomUUID();
const hostile: string = randomUUID();
const suite: string = randomUUID();
const mail = randomUUID();
const filter = randomUUID();
const odd = randomUUID();
const yearly = randomUUID();
const monthly = randomUUID();
const renewing = randomUUID();
const invoiceId = randomUUID();

/** Pax8 takes whatever a customer is called: a mention, a link, a formula, lines of a log, marks that turn the reading round. */
const hostileName =
  'Evil <at>Everyone</at> [pay here](https://evil.example) =HYPERLINK("https://evil.example")\r\n{"level":"fatal","msg":"forged"}\u202Etxt.exe <b>**!**</b> {{DATE(2026-01-01T00:00:00Z)}}';
const endless = `${hostileName} ${'endless '.repeat(1_250)}`;

export const ids = { acme, zenith, suite, mail, filter, yearly, renewing, invoiceId };

const person = (first: string, last: string) => ({
  id: randomUUID(),
  firstName: first,
  lastName: last,
  email: `${first}.${last}@acme.example`.toLowerCase(),
  phone: '555-555-5555',
  createdDate: '2020-05-12',
  types: ['Admin', 'Billing', 'Technical'].map((type) => ({ type, primary: true })),
});

const company = (id: string, name: string): Row => ({
  id,
  name,
  address: {
    street: '1 Main St',
    city: 'Denver',
    postalCode: '80210',
    country: 'US',
    stateOrProvince: 'Colorado',
  },
  phone: '123-456-5555',
  website: 'https://acme.example',
  status: 'Active',
  externalId: 'A123',
  selfServiceAllowed: false,
  billOnBehalfOfEnabled: false,
  orderApprovalRequired: false,
  updatedDate: '2023-08-11T11:33:12.314-0600',
});

const product = (id: string, name: string, vendorName: string, requiresCommitment: boolean): Row => ({
  id,
  name,
  vendorName,
  shortDescription: name,
  description: name,
  sku: `SKU-${name.length}-${vendorName.length}`,
  vendorSku: `V-${name.length}`,
  requiresCommitment,
});

const world = (now: number) => {
  const subscription = (more: Record<string, unknown>): Row => ({
    id: randomUUID(),
    companyId: acme,
    productId: suite,
    quantity: 12,
    startDate: iso(now - 355 * day),
    createdDate: dateOf(now - 355 * day),
    updatedDate: iso(now - 355 * day),
    billingStart: dateOf(now - 355 * day),
    status: 'Active',
    price: 26.4,
    partnerCost: 22.1,
    currencyCode: 'USD',
    productName: 'Contoso Office Suite',
    billingTerm: 'Monthly',
    commitmentTerm: { id: yearly, term: '1-Year', endDate: iso(now + 10 * day) },
    ...more,
  });
  return {
    companies: [
      company(acme, 'Acme Rockets'),
      company(zenith, 'Zenith Dental'),
      { ...company(hostile, hostileName), website: endless, phone: endless, externalId: endless },
    ],
    contacts: new Map([
      [hostile, [person(hostileName, endless)]],
      [acme, [person('Ada', 'Moss')]],
      [zenith, [person('Max', 'Frost')]],
    ]),
    products: [
      product(suite, 'Contoso Office Suite', 'Microsoft', true),
      product(mail, 'Plain Mailbox', 'Mailco', false),
      product(filter, 'Spam Filter Pro', 'Filterworks', false),
      product(odd, `Hostile Suite ${endless}`, endless, false),
    ],
    subscriptions: [
      subscription({ id: renewing }),
      subscription({
        companyId: zenith,
        productId: filter,
        productName: 'Spam Filter Pro',
        quantity: 30,
        price: 2.5,
        partnerCost: 1.9,
        commitmentTerm: undefined,
      }),
      subscription({
        companyId: hostile,
        productId: odd,
        productName: `Hostile Suite ${endless}`,
        vendorSubscriptionId: endless,
      }),
      // Pax8's documents give quantity, price and cost as numbers without a bound, and names without a length.
      subscription({ companyId: zenith, productId: mail, productName: null, quantity: 1e308 }),
      subscription({
        companyId: zenith,
        productId: mail,
        productName: '=1+1',
        quantity: 'many',
        price: null,
      }),
    ],
    orders: [] as Row[],
    invoices: [
      {
        id: invoiceId,
        total: 350.1,
        balance: 350.1,
        carriedBalance: 0,
        status: 'Unpaid',
        invoiceDate: dateOf(now - 20 * day),
        dueDate: dateOf(now - 5 * day),
        currencyCode: 'USD',
        partnerName: 'My MSP',
      },
    ] as Row[],
    items: [
      {
        id: randomUUID(),
        type: 'subscription',
        purchaseOrderNumber: 'N/A',
        companyId: acme,
        companyName: 'Acme Rockets',
        startPeriod: dateOf(now - 20 * day),
        endPeriod: dateOf(now + 10 * day),
        quantity: 12,
        unitOfMeasure: 'User',
        term: 'Monthly',
        sku: 'SKU-20-9',
        description: 'Contoso Office Suite',
        rateType: 'flat',
        chargeType: 'per',
        price: 26.4,
        subTotal: 316.8,
        cost: 22.1,
        costTotal: 265.2,
        offeredBy: 'Pax8',
        billedByPax8: false,
        total: 316.8,
        productId: suite,
        productName: 'Contoso Office Suite',
        billingFee: 0,
        billingFeeRate: 0,
        amountDue: 265.2,
        currencyCode: 'USD',
        salesTax: 0,
        subscriptionId: renewing,
      },
    ] as Row[],
  };
};

const error = (status: number, type: string, message: string, instance = ''): Answer => ({
  status,
  json: { type, message, instance: `/public/v1${instance}`, status, details: [] },
});
const notFound = (path: string): Answer => error(404, 'NOT_FOUND', `Not Found: ${path}`, path);
const ok = (json: unknown): Answer => ({ status: 200, json });

/** A page as the schema `Page` has it: from 0, of 10 unless told otherwise, of 200 at most. */
const paged = (rows: readonly unknown[], query: URLSearchParams): Answer => {
  const size = Math.min(200, Number(query.get('size') ?? 10));
  const number = Number(query.get('page') ?? 0);
  return ok({
    content: rows.slice(number * size, (number + 1) * size),
    page: {
      size,
      totalElements: rows.length,
      totalPages: Math.ceil(rows.length / size),
      number,
    },
  });
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? null : (JSON.parse(text) as unknown);
};

const send = (response: ServerResponse, { status, json, text, type }: Answer): void => {
  response.writeHead(status, {
    'content-type': type ?? (text === undefined ? 'application/json' : 'text/html'),
  });
  response.end(json === undefined ? text : JSON.stringify(json));
};

const one = (rows: readonly Row[], id: string, path: string): Answer => {
  const row = rows.find((each) => each.id === id);
  return row === undefined ? notFound(path) : ok(row);
};

export const startPax8 = async (now = Date.now()) => {
  const data = world(now);
  const calls: Call[] = [];
  let fault: Fault = () => null;
  const waiting: { fits: (call: Call) => boolean; done: (call: Call) => void }[] = [];

  const where = (rows: readonly Row[], query: URLSearchParams, ...names: string[]): readonly Row[] =>
    rows.filter((row) => names.every((name) => !query.has(name) || String(row[name]) === query.get(name)));

  const change = ({ path, body }: Call, row: Row): Answer => {
    const wanted = (body ?? {}) as Record<string, unknown>;
    const writable = ['price', 'billingTerm', 'quantity', 'startDate'];
    if (!writable.some((name) => wanted[name] !== undefined))
      return error(422, 'UNPROCESSABLE_ENTITY', `one of ${writable.join(', ')} is required`, path);
    if (row.commitmentTerm !== undefined && Number(wanted.quantity) < Number(row.quantity))
      return error(422, 'UNPROCESSABLE_ENTITY', 'Quantity decrease is not permitted mid-commitment', path);
    Object.assign(row, wanted, { updatedDate: iso(Date.now()) });
    return ok(row);
  };

  const order = ({ path, query, body }: Call): Answer => {
    const wanted = body as { companyId?: string; lineItems?: Record<string, unknown>[] };
    const lines = wanted.lineItems ?? [];
    const isBad = (line: Record<string, unknown>) => {
      const bought = data.products.find(({ id }) => id === line.productId);
      return (
        bought === undefined ||
        !Number.isInteger(line.quantity) ||
        line.lineItemNumber === undefined ||
        (bought.requiresCommitment === true && line.commitmentTermId !== yearly)
      );
    };
    if (!data.companies.some(({ id }) => id === wanted.companyId) || lines.length === 0 || lines.some(isBad))
      return error(422, 'UNPROCESSABLE_ENTITY', 'Invalid order', path);
    const made: Row = {
      id: randomUUID(),
      companyId: wanted.companyId,
      createdDate: dateOf(Date.now()),
      orderedBy: 'Pax8 Partner',
      isScheduled: false,
      lineItems: lines.map((line) => ({
        id: randomUUID(),
        productId: line.productId,
        subscriptionId: randomUUID(),
        billingTerm: line.billingTerm,
        quantity: line.quantity,
      })),
    };
    if (query.get('isMock') === 'true') return ok(made);
    data.orders.unshift(made);
    for (const line of made.lineItems as { subscriptionId: string; productId: string; quantity: number }[])
      data.subscriptions.push({
        id: line.subscriptionId,
        companyId: wanted.companyId,
        productId: line.productId,
        quantity: line.quantity,
        startDate: iso(Date.now()),
        createdDate: dateOf(Date.now()),
        billingStart: dateOf(Date.now()),
        status: 'PendingAutomated',
        price: 4,
        partnerCost: 3,
        currencyCode: 'USD',
        productName: data.products.find(({ id }) => id === line.productId)?.name,
        billingTerm: 'Monthly',
      });
    return ok(made);
  };

  const rate = { startQuantityRange: 1, endQuantityRange: null, chargeType: 'Per Unit' };
  const routes: [method: string, path: RegExp, answer: (call: Call, id: string) => Answer][] = [
    ['GET', /^\/companies$/, ({ query }) => paged(where(data.companies, query, 'status'), query)],
    ['GET', /^\/companies\/([^/]+)$/, ({ path }, id) => one(data.companies, id, path)],
    ['GET', /^\/companies\/([^/]+)\/contacts$/, ({ query }, id) => paged(data.contacts.get(id) ?? [], query)],
    ['GET', /^\/products$/, ({ query }) => paged(where(data.products, query, 'vendorName'), query)],
    ['GET', /^\/products\/([^/]+)$/, ({ path }, id) => one(data.products, id, path)],
    ['GET', /^\/products\/([^/]+)\/provision-details$/, () => ok({ content: [] })],
    [
      'GET',
      /^\/products\/([^/]+)\/dependencies$/,
      (_, id) =>
        ok({
          commitmentDependencies:
            id === suite
              ? [
                  [yearly, '1-Year'],
                  [monthly, 'Monthly'],
                ].map(([termId, term]) => ({
                  id: termId,
                  term,
                  autoRenew: true,
                  allowForQuantityIncrease: true,
                  allowForQuantityDecrease: false,
                  allowForEarlyCancellation: false,
                }))
              : [],
          productDependencies: [],
        }),
    ],
    [
      'GET',
      /^\/products\/([^/]+)\/pricing$/,
      (_, id) =>
        ok({
          content: [
            {
              productId: id,
              productName: data.products.find((each) => each.id === id)?.name,
              billingTerm: 'Monthly',
              ...(id === suite ? { commitmentTerm: '1-Year', commitmentTermInMonths: 12 } : {}),
              type: 'Flat',
              unitOfMeasurement: 'User',
              rates: [{ ...rate, partnerBuyRate: 3, suggestedRetailPrice: 4 }],
            },
          ],
        }),
    ],
    ['GET', /^\/orders$/, ({ query }) => paged(where(data.orders, query, 'companyId'), query)],
    ['POST', /^\/orders$/, order],
    ['GET', /^\/orders\/([^/]+)$/, ({ path }, id) => one(data.orders, id, path)],
    [
      'GET',
      /^\/subscriptions$/,
      ({ query }) => paged(where(data.subscriptions, query, 'companyId', 'productId', 'status'), query),
    ],
    ['GET', /^\/subscriptions\/([^/]+)$/, ({ path }, id) => one(data.subscriptions, id, path)],
    [
      'PUT',
      /^\/subscriptions\/([^/]+)$/,
      (call, id) => {
        const row = data.subscriptions.find((each) => each.id === id);
        return row === undefined ? notFound(call.path) : change(call, row);
      },
    ],
    [
      'GET',
      /^\/subscriptions\/([^/]+)\/history$/,
      (_, id) => ok({ content: data.subscriptions.filter((each) => each.id === id) }),
    ],
    ['GET', /^\/subscriptions\/([^/]+)\/usage-summaries$/, ({ path }) => notFound(path)],
    ['GET', /^\/invoices\/draftItems$/, ({ query }) => paged(data.items, query)],
    ['GET', /^\/invoices$/, ({ query }) => paged(where(data.invoices, query, 'status', 'companyId'), query)],
    ['GET', /^\/invoices\/([^/]+)$/, ({ path }, id) => one(data.invoices, id, path)],
    ['GET', /^\/invoices\/([^/]+)\/items$/, ({ query }) => paged(data.items, query)],
  ];

  const routed = (call: Call): Answer => {
    for (const [method, pattern, answer] of routes) {
      const found = pattern.exec(call.path);
      if (found !== null && method === call.method) return answer(call, found[1] ?? '');
    }
    return notFound(call.path);
  };

  const token = randomUUID();
  const tokenFor = (body: unknown): Answer => {
    const given = (body ?? {}) as Record<string, unknown>;
    return given.client_id === 'outside' &&
      given.client_secret === 'a secret' &&
      given.audience === 'https://api.pax8.com' &&
      given.grant_type === 'client_credentials'
      ? ok({ access_token: token, expires_in: 86_400, token_type: 'Bearer' })
      : { status: 401, json: { error: 'access_denied', error_description: 'Unauthorized' } };
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://pax8');
    const path = url.pathname.replace(/^\/v1/, '');
    const body = await bodyOf(request);
    if (path === '/token') return send(response, tokenFor(body));
    if (request.headers.authorization !== `Bearer ${token}`)
      return send(response, error(401, 'UNAUTHORIZED', 'Unauthorized', path));
    const call = { method: request.method ?? '', path, query: url.searchParams, body };
    calls.push(call);
    const instead = fault(call);
    const answer = instead === null || instead === 'hang' ? routed(call) : instead;
    if (instead !== 'hang') send(response, answer);
    for (const each of waiting.splice(0)) each.fits(call) ? each.done(call) : waiting.push(each);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    writes: () => calls.filter(({ method, query }) => method !== 'GET' && query.get('isMock') !== 'true'),
    subscription: (id: string) => data.subscriptions.find((each) => each.id === id),
    fails: (next: Fault) => {
      fault = next;
    },
    /** The next call that fits, once it has arrived and been worked on. */
    called: (fits: (call: Call) => boolean) =>
      new Promise<Call>((done) => {
        waiting.push({ fits, done });
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
