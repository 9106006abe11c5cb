import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PsaAddition, startConnectwiseSimulator } from '../../../src/simulator/psa/connectwise.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { keepPsa } from '../../../src/workflows/mapped/keep-psa.ts';
import { readToday } from '../../../src/workflows/renewals/read-today.ts';
import { read, sentencesOf } from '../../harness/cards.ts';
import { bo, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const never = (): never => {
  throw new Error('the portfolio was read');
};

const addition = (id: number, quantity: number): PsaAddition => ({
  ...{ id, agreementId: 7, company: { id: 250, identifier: 'ContosoLtd', name: 'Contoso Ltd.' } },
  ...{ product: { id: 117, identifier: 'M365BP' }, description: 'M365 Business Premium' },
  ...{ quantity, unitPrice: 30, billCustomer: 'Billable', effectiveDate: '2024-01-01T00:00:00Z' },
});

describe('month end', () => {
  let bot: RunningBot;
  let psa: Awaited<ReturnType<typeof startConnectwiseSimulator>>;
  beforeAll(async () => {
    psa = await startConnectwiseSimulator([addition(1, 10)]);
    bot = await startBot({
      env: {
        TICKETS: 'connectwise',
        ...{
          CONNECTWISE_URL: psa.url,
          CONNECTWISE_COMPANY: 'demo',
          CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9',
        },
        ...{ CONNECTWISE_PUBLIC_KEY: 'public', CONNECTWISE_PRIVATE_KEY: 'demo' },
      },
    });
    await bot.loaded();
  });
  afterAll(() => Promise.all([bot.stop(), psa.stop()]));

  const premium = () =>
    [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])].filter(
      ({ productName, companyId }) =>
        productName?.startsWith('Microsoft 365 Business Premium') === true &&
        bot.app.context.portfolio.current()?.companies.get(companyId)?.name === 'Contoso',
    );

  test('a month without an invoice was not checked, and no money is said', async () => {
    const text = await bot.says('check invoice June 2019');
    expect(text).toContain('Nothing was checked');
    expect(text).not.toMatch(/\$|too (?:much|little)/);
  });

  test('every line has a verdict, and what was not looked at has its reason', async () => {
    const text = await bot.says('check invoice');
    expect(text).toMatch(/^Invoice check · /);
    expect(text).toMatch(/Differs|Not checked|Explained|Agrees/);
    expect(text).toContain('The PSA was not read yet.');
    expect(text).not.toContain('Everything that is billed agrees');
  });

  test('an older month before the history is not held against the seats of today', async () => {
    const { card } = await bot.answer('check invoice last month');
    expect(read(card)).toContain('The nightly history begins after this month');
    expect(read(card)).toMatch(/Agrees:? 0 lines/);
  });

  test('a PSA that refuses leaves what was read last; a reading is kept with its age', async () => {
    const { context } = bot.app;
    psa.settings.refuse = 403;
    await keepPsa(context);
    expect(await context.memory.psa.load()).toBeNull();
    psa.settings.refuse = null;
    await keepPsa(context);
    const kept = await context.memory.psa.load();
    expect(kept?.lines).toHaveLength(1);
    const { calls } = psa.settings;
    const before = calls.length;
    await keepPsa(context);
    expect(calls).toHaveLength(before);
  });

  test('the PSA bills fewer than are held: by how much, with the change that would mend it', async () => {
    await bot.says('map Contoso to psa "ContosoLtd"', bo);
    await bot.says('map "Business Premium" to psa "M365BP"', bo);
    const held = premium().reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const { card } = await bot.answer('check invoice for Contoso');
    const text = read(card);
    expect(text).toContain(`${held} seats at Pax8, 10 seats billed by the PSA`);
    expect(text).toContain(`The customer is billed $${((held - 10) * 30).toFixed(2)} too little`);
    expect(await bot.says('today')).toMatch(
      /The PSA does not bill \d+ seats? of Microsoft 365 Business Premium\./,
    );
    // What a PSA once said that is no longer set up, or that was not read for days, is no news of today.
    const { context } = bot.app;
    const kinds = async (now: Context) =>
      (await readToday(now, tenant, context.portfolio.current() ?? never())).lines.map(({ kind }) => kind);
    expect(await kinds(context)).toContain('unbilled');
    expect(await kinds({ ...context, psa: null })).not.toContain('unbilled');
    const later = context.now() + 3 * 86_400_000;
    expect(await kinds({ ...context, now: () => later })).not.toContain('unbilled');
    const [say = ''] = sentencesOf(card ?? {}, /^Propose/);
    expect(say).toMatch(/^set #[\da-f]{8} to 10 seats$/);
    expect(await bot.says(say)).toMatch(/Business Premium \d+ → 10 seats/);
    expect((await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).length).toBeGreaterThan(0);
  });
});
