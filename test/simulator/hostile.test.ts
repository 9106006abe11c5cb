import { expect, test } from '@jest/globals';
import { hostileTexts } from '../../src/simulator/seed/hostile.ts';
import { fixedId } from '../../src/simulator/seed/ids.ts';
import { startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

test('hostile names arrive letter by letter, of companies and of products', async () => {
  const simulator = await startSimulator({ data: 'hostile' });
  const { get } = await callerOf(simulator);
  const companies = (await get('/companies?size=200')).body as Json;
  const subscriptions = (await get(`/subscriptions?size=200&productId=${fixedId('hostile product', 2)}`))
    .body as Json;
  await simulator.stop();
  expect(companies.content.map(({ name }: Json) => name)).toEqual(hostileTexts);
  expect(subscriptions.content[0].productName).toBe('<script>alert(1)</script>');
  expect(hostileTexts.map((text) => text.length)).toContain(300);
});

test('the empty set has products and nothing else', async () => {
  const simulator = await startSimulator({ data: 'empty' });
  const { get } = await callerOf(simulator);
  const { page } = (await get('/companies')).body as Json;
  expect(page).toEqual({ size: 10, totalElements: 0, totalPages: 0, number: 0 });
  expect(simulator.state()).toMatchObject({ companies: 0, subscriptions: 0 });
  expect(simulator.state().products).toBeGreaterThan(20);
  await simulator.stop();
});
