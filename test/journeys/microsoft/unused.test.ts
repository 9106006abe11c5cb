import { tenantIdOf } from '../../../src/simulator/graph/tenant.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { keepTenants } from '../../../src/workflows/assignments/keep-tenants.ts';
import { afterAll, beforeAll, describe, expect, test } from '../../harness/on-dates.ts';
import { ann, bo } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ microsoft: true });
  await bot.loaded();
  const { patch, set } = bot.simulator;
  // Contoso: 12 seats of Business Premium at 22.00 × 1.05, 9 assigned: 3 × 23.10 = 69.30.
  patch(demoIds.contosoBusinessPremium, { microsoft: { assigned: 9 } });
  patch(demoIds.contosoExchange, { microsoft: { assigned: 4 } });
  // Fabrikam: two subscriptions of one licence, 45 at 23.10 and 6 by the month.
  patch(demoIds.fabrikamBusinessPremiumYearly, { microsoft: { assigned: 44 } });
  patch(demoIds.fabrikamBusinessPremiumMonthly, { microsoft: { assigned: 5 } });
  set({ tenantsClosed: [demoIds.litware], tenantsWithoutApp: [demoIds.woodgrove] });
});
afterAll(() => bot.stop());

const read = () => keepTenants(bot.app.context);

describe('Microsoft’s own numbers', () => {
  test('are not known before a tenant was read, and then read in the background alone', async () => {
    expect(await bot.says('unused Contoso')).toMatch(/no tenant was read at Microsoft yet/);
    await read();
    bot.simulator.clearRequests();
    const said = await bot.says('unused licences at Contoso');
    expect(said).toMatch(/Business Premium\s+3 seats/);
    expect(said).toMatch(/9 of 12 assigned\s+\$69\.30|\$69\.30[\s\S]*9 of 12 assigned/);
    expect(said).toMatch(/4 of 6 assigned/);
    expect(said).toMatch(/Microsoft’s numbers: as of just now/);
    expect(bot.simulator.requests().filter(({ path }) => /^\/(?:graph|login)/.test(path))).toEqual([]);
  });

  test('of two subscriptions of one licence are theirs together', async () => {
    expect(await bot.says('unused Fabrikam')).toMatch(/49 of 51 assigned over 2 subscriptions/);
  });

  test('say of which companies they are not known, and why', async () => {
    const said = await bot.says('who has seats nobody uses?');
    expect(said).toMatch(/Not known for Litware, Inc\.: the app lacks the permission in its tenant/);
    expect(said).toMatch(/Not known for Woodgrove Bank: the app is not let into its tenant yet/);
    expect(said).not.toMatch(/Woodgrove Bank {2,}/);
  });

  test('stay with their age when a later read fails, and one that fails stops no other', async () => {
    const { memory } = bot.app.context;
    bot.simulator.advance({ ms: 4 * 3_600_000 });
    bot.simulator.faults([
      { match: { path: '/graph/' }, times: 3, fault: '429', retryAfter: 120 },
      { match: { path: '/graph/' }, times: 1, fault: '503' },
    ]);
    bot.simulator.patch(demoIds.contosoExchange, { microsoft: { assigned: 6 } });
    await read();
    bot.simulator.faults([]);
    const kept = await memory.customerTenants.all();
    const busy = kept.filter(({ trouble }) => trouble?.kind === 'busy');
    const down = kept.filter(({ trouble }) => trouble?.kind === 'down');
    expect([busy.length, down.length, kept.length]).toEqual([3, 1, 12]);
    // Litware was never read.
    expect([...busy, ...down].filter(({ licences }) => licences !== null)).toHaveLength(3);
    expect(Math.abs((busy[0]?.nextAt ?? 0) - bot.simulator.now() - 120_000)).toBeLessThan(60_000);
    bot.simulator.advance({ ms: 600_000 });
    await read();
    const again = (await memory.customerTenants.all()).filter(({ trouble }) => trouble !== null);
    expect(again.map(({ tenantId }) => tenantId).toSorted()).toEqual(
      [demoIds.litware, demoIds.woodgrove].map(tenantIdOf).toSorted(),
    );
  });

  test('come of the tenant that an admin has mapped, by its domain too', async () => {
    const { app } = bot;
    expect(await bot.says('map Contoso to tenant contoso.example.com', bo)).toMatch(/contoso\.example\.com/);
    expect(await bot.says('unused Contoso')).toMatch(/its tenant is still to be read/);
    await read();
    const [domain] = await app.context.memory.customerTenants.of(['contoso.example.com']);
    expect(domain?.trouble).toBeNull();
    expect(await bot.says('unused Contoso')).toMatch(/9 of 12 assigned/);
  });

  test('come as a file, with why a licence does not count', async () => {
    const { order, messageId } = await bot.offered('unused Contoso csv', bo);
    expect([order, messageId]).not.toContain('');
  });
});

describe('what is ignored', () => {
  test('does not count at that company, until it is counted again; each is in the audit', async () => {
    expect(await bot.says('ignore Business Premium at Contoso', ann)).toMatch(/needs the role|Not allowed/);
    expect(await bot.says('ignore Business Premium at Contoso', bo)).toMatch(/no longer count/);
    expect(await bot.says('ignore Business Premium at Contoso', bo)).toMatch(/Ignored already/);
    const said = await bot.says('unused Contoso');
    expect(said).not.toMatch(/9 of 12/);
    expect(said).toMatch(/1 licence left out because somebody chose so/);
    expect(await bot.says('unused Fabrikam')).toMatch(/49 of 51/);
    expect(await bot.says('ignored', bo)).toMatch(/Microsoft 365 Business Premium[\s\S]*Contoso/);
    expect(await bot.says('stop ignoring Business Premium at Contoso', bo)).toMatch(/count again/);
    expect(await bot.says('unused Contoso')).toMatch(/9 of 12/);
    expect(await bot.says('audit Contoso', bo)).toMatch(/unused seats of .*Business Premium.* do not count/);
  });

  test('for all companies is one word less', async () => {
    expect(await bot.says('ignore Business Premium', bo)).toMatch(/at all companies/);
    expect(await bot.says('unused Fabrikam')).not.toMatch(/49 of 51/);
    expect(await bot.says('stop ignoring Business Premium', bo)).toMatch(/count again/);
    expect(await bot.says('stop ignoring Business Premium', bo)).toMatch(/is not ignored/);
    expect(await bot.says('ignore Power BI Pro at Contoso', bo)).toMatch(/Contoso has no “Power BI Pro”/);
  });
});
