import { tenantIdOf } from '../../../src/simulator/graph/tenant.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { keepTenants } from '../../../src/workflows/assignments/keep-tenants.ts';
import { followSeats } from '../../../src/workflows/changes/follow-seats.ts';
import { button, buttons, read as textOf } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { afterAll, beforeAll, describe, expect, test } from '../../harness/on-dates.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
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
afterAll(() => endWithEvents(bot));

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

  test('`status` says how many tenants are read, and how many refuse and why', async () => {
    const said = await bot.says('status');
    expect(said).toMatch(/Microsoft: \d+ of \d+ tenants read/);
    expect(said).toMatch(/1: the app is not let into its tenant yet, since/);
    expect(said).toMatch(/1: the app lacks the permission in its tenant, since/);
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

describe('what is assigned stands', () => {
  test('on the card of a subscription, with Microsoft’s own end where it is another', async () => {
    bot.simulator.patch(demoIds.contosoBusinessPremium, {
      microsoft: { assigned: 9, endsAt: bot.simulator.now() + 200 * 86_400_000 },
    });
    bot.simulator.patch(demoIds.contosoExchange, {
      microsoft: { assigned: 4, endsAt: bot.simulator.now() - 86_400_000 },
    });
    bot.simulator.advance({ ms: 4 * 3_600_000 });
    await bot.app.context.portfolio.refresh('person');
    await read();
    const said = await bot.says('subscription Contoso Business Premium');
    expect(said).toMatch(/At Microsoft: 9 of 12 assigned, as of just now/);
    expect(said).toMatch(/Ends at Microsoft: .*not as Pax8 says/);
    // A stale end in the past is not believed.
    expect(await bot.says('subscription Contoso Exchange Online Plan 1')).not.toMatch(/Ends at Microsoft/);
  });

  test('on the card of a renewal, and in what today needs', async () => {
    expect(await bot.says('decide Contoso')).toMatch(/At Microsoft 9 of 12 assigned/);
    // The later renewals.
    await bot.connector.next();
    const said = await bot.says('today');
    expect(said).toMatch(/Contoso[\s\S]*Assigned to nobody/);
    await bot.says('ignore Business Premium', bo);
    await bot.says('ignore Exchange Online (Plan 1)', bo);
    expect(await bot.says('today')).not.toMatch(/Contoso\s+\S*[\s\S]{0,80}5 seats of 2 subscriptions/);
    await bot.says('stop ignoring Business Premium', bo);
    await bot.says('stop ignoring Exchange Online (Plan 1)', bo);
  });

  test('where seats are taken away: as a proposal, and as a warning', async () => {
    const reference = `#${demoIds.northwindBusinessStandard.slice(0, 8)}`;
    bot.simulator.patch(demoIds.northwindBusinessStandard, { microsoft: { assigned: 26 } });
    bot.simulator.advance({ ms: 4 * 3_600_000 });
    await read();
    expect(await bot.says(`remove seats ${reference}`)).toMatch(/Not assigned at Microsoft: 2/);
    expect(await bot.says('remove 5 seats of Business Standard for Northwind')).toMatch(
      /26 of 28 seats are assigned[\s\S]*Only 2 seats can go without a user: take the licence from 3 first/,
    );
    // The approver's own card.
    await bot.connector.next();
  });

  test('after an increase: the card says when Microsoft shows the seats, or that it stopped looking', async () => {
    const { context } = bot.app;
    let id = '';
    const card = () =>
      textOf(
        bot.connector.messages(personal(ann)).findLast(({ messageId }) => messageId === id)?.card ?? null,
      );
    const add = async (sentence: string) => {
      let asked = await bot.answer(sentence);
      // What the change before was told comes first.
      while (!buttons(asked.card ?? {}).includes('Approve')) asked = await bot.connector.next();
      // The approver's own card.
      await bot.connector.next();
      const { verb, data } = button(asked.card ?? {}, 'Approve');
      const { messageId } = asked;
      const approved = await bot.connector.press(verb, data, { as: bo, in: personal(ann), messageId });
      expect(textOf(approved.card)).toMatch(/Applied/);
      id = messageId;
    };
    await add('add 3 seats of Business Premium for Contoso');
    bot.simulator.advance({ ms: 25_000 });
    await followSeats(context);
    expect(card()).toMatch(/At Microsoft: not yet all 15 seats; I look again until/);
    bot.simulator.advance({ ms: 60_000 });
    await followSeats(context);
    expect(card()).toMatch(/At Microsoft: all 15 seats are there and can be assigned/);

    bot.simulator.set({ assignableAfterMs: 3_600_000 });
    await add('add 1 seat of Exchange Online Plan 1 for Contoso');
    for (let minutes = 0; minutes < 12; minutes += 1) {
      bot.simulator.advance({ ms: 60_000 });
      await followSeats(context);
    }
    expect(card()).toMatch(/not all 7 seats after ten minutes, and I stopped looking/);
    const told = async () =>
      (await context.memory.audit.latest(tenant, { limit: 80 }))
        .map(({ event }) => event)
        .filter((event) => event.startsWith('change.seats-'));
    expect(await told()).toEqual(['change.seats-not-shown', 'change.seats-shown']);

    // Seats that went back at once are not missed.
    await add('add 2 seats of Exchange Online Plan 1 for Contoso');
    bot.simulator.advance({ ms: 25_000 });
    await followSeats(context);
    expect(card()).toMatch(/At Microsoft: not yet all 9 seats/);
    const added = id;
    await add('remove 2 seats of Exchange Online Plan 1 for Contoso');
    id = added;
    for (let minutes = 0; minutes < 12; minutes += 1) {
      bot.simulator.advance({ ms: 60_000 });
      await followSeats(context);
    }
    expect(card()).not.toMatch(/stopped looking/);
    expect(await told()).toHaveLength(2);
  });
});
