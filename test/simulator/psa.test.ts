import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mappedRows } from '../../src/core/mapped/proposals.ts';
import { buildPortfolio } from '../../src/core/portfolio/portfolio.ts';
import { connectwiseAgreements } from '../../src/psa/connectwise-agreements.ts';
import { startSimulator } from '../../src/simulator/start.ts';
import { subscription } from '../core/samples.ts';

let simulator: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  simulator = await startSimulator({ data: 'demo', now: Date.parse('2026-11-23T14:05:00Z') });
});
afterAll(() => simulator.stop());

test('the PSA beside the simulated Pax8 bills what the companies have, a little behind; its names are proposed', async () => {
  const now = Date.now();
  const psa = connectwiseAgreements({
    ...{
      url: new URL(simulator.url).origin,
      currency: null,
      company: 'demo',
      clientId: 'id',
      publicKey: 'public',
    },
    ...{ privateKey: async () => 'demo', now: () => now },
  });
  const read = await psa.read(new AbortController().signal);
  await psa.end();
  const { companies, products, lines } = read;
  expect(read.unreadable).toBe(0);
  expect(companies.map(({ name }) => name)).toContain('Contoso');
  expect(products).toContainEqual(
    expect.objectContaining({ name: 'M365-BUSINESS-PREMIUM', detail: 'Microsoft 365 Business Premium' }),
  );
  const contoso = companies.find(({ name }) => name === 'Contoso')?.id;
  const premium = products.find(({ name }) => name === 'M365-BUSINESS-PREMIUM')?.id;
  // Contoso has 12 in the demo.
  expect(
    lines.find(({ companyId, productId }) => companyId === contoso && productId === premium)?.quantity,
  ).toBe(10);
  const portfolio = buildPortfolio({
    companies: [{ id: 'c1', name: 'Contoso', externalId: null, status: 'Active', city: null, country: null }],
    subscriptions: [subscription()],
    ...{ asOf: now, unreadable: 0 },
  });
  const proposed = mappedRows(
    portfolio,
    [],
    { ...read, asOf: now, ownCurrency: null },
    subscription().startAt ?? now,
  );
  expect(proposed.map(({ proposal }) => proposal?.name)).toContain('Contoso');
});
