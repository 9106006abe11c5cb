import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeAll(async () => {
  simulator = await startSimulator({ now: Date.UTC(2026, 10, 23, 12) });
  caller = await callerOf(simulator);
});
afterAll(() => simulator.stop());

const body = async (path: string): Promise<Json> => (await caller.get(path)).body;
const status = async (path: string): Promise<number> => (await caller.get(path)).status;

describe('pages', () => {
  test('hold ten rows unless another size is asked for, counted from 0', async () => {
    const first = await body('/subscriptions');
    expect(first.content).toHaveLength(10);
    expect(first.page).toEqual({ size: 10, totalElements: 60, totalPages: 6, number: 0 });
  });

  test('give every row exactly once', async () => {
    const pages = await Promise.all([0, 1, 2, 3].map((page) => body(`/subscriptions?size=17&page=${page}`)));
    expect(pages.map(({ content }) => content.length)).toEqual([17, 17, 17, 9]);
    expect(new Set(pages.flatMap(({ content }) => content.map(({ id }: Json) => id))).size).toBe(60);
  });

  test('are empty beyond the last one', async () => {
    const { content, page } = await body('/companies?page=9');
    expect(content).toEqual([]);
    expect(page.totalElements).toBe(12);
  });

  test.each(['size=201', 'size=0', 'size=x', 'page=-1', 'sort=quantity,up', 'sort=name', 'status=active'])(
    'refuse %s with 400 and the name of the field',
    async (query) => {
      const { status, body } = await caller.get(`/subscriptions?${query}`);
      expect(status).toBe(400);
      expect((body as Json).message).toContain(`field: ${query.split('=')[0]}`);
    },
  );
});

describe('subscriptions', () => {
  test('are filtered by company, product, status and billing term, all at once', async () => {
    const of = (query: string) => body(`/subscriptions?size=200&${query}`);
    const contoso = await of(`companyId=${demoIds.contoso}`);
    expect(contoso.content.map(({ companyId }: Json) => companyId)).toEqual(Array(6).fill(demoIds.contoso));
    const premium = await of(
      `companyId=${demoIds.fabrikam}&productId=${demoIds.businessPremium}&status=Active`,
    );
    expect(premium.page.totalElements).toBe(2);
    const cancelled = await of('status=Cancelled');
    expect(cancelled.content.map(({ id }: Json) => id)).toContain(demoIds.litwareCancelled);
    const trials = await of('billingTerm=Trial');
    expect(trials.content.map(({ id }: Json) => id)).toEqual([demoIds.fourthCoffeeTrial]);
  });

  test('are sorted both ways, by the fields of the document', async () => {
    const quantities = async (order: string) =>
      (await body(`/subscriptions?size=200&sort=quantity,${order}`)).content.map(
        ({ quantity }: Json) => quantity,
      );
    const up = await quantities('asc');
    expect(up).toEqual(up.toSorted((a: number, b: number) => a - b));
    expect(await quantities('desc')).toEqual(up.toReversed());
  });

  test('of a company that does not exist are refused with 403', async () => {
    const { status, body } = await caller.get(
      '/subscriptions?companyId=c1000000-0000-4000-8000-00000000ffff',
    );
    expect(status).toBe(403);
    expect(body).toMatchObject({ message: 'Invalid companyId' });
  });
});

describe('companies', () => {
  test('are filtered by place, status and flags', async () => {
    const names = async (query: string) =>
      (await body(`/companies?size=200&${query}`)).content.map(({ name }: Json) => name);
    expect(await names('city=portland')).toEqual(['Fabrikam, Inc.', 'Fourth Coffee']);
    expect(await names('country=DE')).toEqual(['Proseware GmbH']);
    expect(await names('stateOrProvince=NY&postalCode=14201')).toEqual(['Contoso']);
    expect(await names('status=Inactive')).toEqual(['Trey Research']);
    expect(await names('orderApprovalRequired=true')).toEqual(['Contoso', 'Litware, Inc.']);
  });

  test('are sorted by name', async () => {
    const { content } = await body('/companies?size=200&sort=name,desc');
    expect(content[0].name).toBe('Woodgrove Bank');
  });

  test('are read one by one, and 404 names the missing one in the envelope', async () => {
    expect(await body(`/companies/${demoIds.contoso}`)).toMatchObject({ name: 'Contoso', status: 'Active' });
    const missing = await caller.get('/companies/nobody');
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual({
      type: 'NOT_FOUND',
      message: 'Company Not Found: nobody',
      instance: '/public/v1/companies/nobody',
      status: 404,
      details: [],
    });
  });
});

describe('products', () => {
  /** https://github.com/pax8labs/pax8-cli/issues/76 */
  test('are searched by one word of name, vendor, SKU or id, and filtered by vendor; several words find nothing', async () => {
    const names = async (query: string) =>
      (await body(`/products?size=200&${query}`)).content.map(({ name }: Json) => name);
    expect(await names('search=premium&vendorName=Microsoft')).toEqual([
      'Microsoft 365 Business Premium [New Commerce Experience]',
    ]);
    expect(await names('search=business%20premium')).toEqual([]);
    expect(await names('search=cronis')).toEqual(['Acronis Cyber Protect Cloud']);
    expect(await names('name=Premium')).toEqual(await names(''));
    expect(await names('search=MST-NCE-179')).toEqual(['Exchange Online (Plan 1) [New Commerce Experience]']);
    expect(await names('vendorName=INKY')).toEqual(['INKY Inbound Mail Protect']);
  });

  test('are sorted by vendor and read one by one', async () => {
    const { content } = await body('/products?sort=vendor,asc&size=1');
    expect(content[0].vendorName).toBe('Acronis');
    expect(await body(`/products/${demoIds.businessPremium}`)).toMatchObject({ requiresCommitment: true });
    expect(await status('/products/none')).toBe(404);
  });
});

test('an unknown path is 404, a method that a path does not have is 405', async () => {
  expect(await status('/nothing')).toBe(404);
  expect((await caller.delete('/companies')).status).toBe(405);
});
