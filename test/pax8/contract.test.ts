import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pax8Document } from './contract/changes.ts';
import { plays, tokenPlay } from './contract/plays.ts';
import { nameOf, operationsOf, startPrism } from './contract/prism.ts';

/** That `npm run contract` can fail: what Prism finds wrong with a request reaches its report. */

const id = '6c0e7c0a-58f1-4f5e-9d8e-0f3a5a3f7f11';

describe('Pax8 as Prism makes it of the documents', () => {
  let prism: Awaited<ReturnType<typeof startPrism>>;
  beforeAll(async () => {
    prism = await startPrism(await operationsOf(pax8Document()));
  });
  afterAll(() => prism.stop());

  const found = async (path: string, init: RequestInit = {}): Promise<string[]> => {
    await fetch(`${prism.url}${path}`, { headers: { authorization: 'Bearer token' }, ...init });
    return prism.violations.splice(0);
  };

  test('a valid request is not complained about', async () => {
    expect(await found(`/subscriptions/${id}`)).toEqual([]);
  });

  test.each([
    ['a status that no company has', '/companies?status=Gone', /status/],
    ['usage lines without their day', `/usage-summaries/${id}/usage-lines`, /usagedate/],
    ['a parameter that the document does not name', '/products?name=Premium', /get \/products has no name/],
    ['a path that the document does not have', '/renewals', /has no get \/renewals/],
  ])('%s is reported', async (_, path, words) => {
    expect((await found(path)).join('\n')).toMatch(words);
  });

  test('a call without a token is reported', async () => {
    expect((await found('/companies', { headers: {} })).join('\n')).toMatch(/security/i);
  });

  test('an order whose line lacks its product is reported', async () => {
    const body = JSON.stringify({
      companyId: id,
      lineItems: [{ lineItemNumber: 1, quantity: 1, billingTerm: 'Monthly' }],
    });
    const headers = { authorization: 'Bearer token', 'content-type': 'application/json' };
    expect((await found('/orders?isMock=true', { method: 'POST', headers, body })).join('\n')).toMatch(
      /productId/,
    );
  });

  test('every reading operation of the documents is played', async () => {
    const operations = (await operationsOf(pax8Document())).map(nameOf);
    const reading = operations.filter((name) => name.startsWith('get '));
    const played = [...Object.values(plays), tokenPlay].map(({ operation }) => operation);
    expect(reading.filter((name) => !played.includes(name))).toEqual([]);
  });
});
