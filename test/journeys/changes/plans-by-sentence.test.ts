import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { followRenewals } from '../../../src/workflows/renewals/follow-renewals.ts';
import { button, buttons, read, sentenceOf } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const premium = demoIds.contosoBusinessPremium;
const day = 24 * 60 * 60 * 1000;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const now = () => context().now();
const changes = () => context().memory.changes.ofSubscription(premium, 10);
const renewals = () => context().memory.renewals.ofSubscription(premium);
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const midnight = (days: number) => Math.ceil(now() / day) * day + days * day;
/** A term that began long ago and ends on that day. */
const endsAt = async (endDate: number, term: 'Monthly' | '1-Year' = '1-Year') => {
  bot.simulator.patch(premium, { createdDate: now() - 400 * day, commitment: { id: 'c-1', term, endDate } });
  await context().portfolio.refresh('person');
};
const press = (title: string, sent: { card: unknown; messageId: string }, as = bo) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
};

describe('a sentence for the renewal', () => {
  test.each(['1-Year', 'Monthly'] as const)(
    'is a plan: approved now, made when Pax8 shows the new term, of a %s term',
    async (term) => {
      const end = midnight(10);
      await endsAt(end, term);
      const asked = await bot.ask('remove 3 seats of Business Premium for Contoso at renewal, ticket 4711');
      expect(read(asked.card)).toMatch(/12 → 9 seats[\s\S]*once Pax8 shows the term after/);
      expect(await changes()).toMatchObject([
        { state: 'pending', wanted: { to: 9, afterTermEnd: end }, ticket: '4711' },
      ]);
      expect(await renewals()).toMatchObject([{ lines: [{ decision: { kind: 'change', to: 9 } }] }]);
      expect(read((await press('Approve', asked)).card)).toMatch(/Planned/);
      expect(puts()).toHaveLength(0);

      // The simulator renews the term.
      bot.simulator.advance({ ms: end - now() + day });
      await context().portfolio.refresh('person');
      await followRenewals(context());
      await followRenewals(context());
      expect(puts().map(({ body }) => body)).toEqual([{ quantity: 9 }]);
    },
  );
  test('with the renewal’s own day is the same plan', async () => {
    const end = midnight(10);
    await endsAt(end);
    const named = new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    await bot.ask(`remove 3 seats of Business Premium for Contoso on ${named.format(end)}`);
    expect(await changes()).toMatchObject([{ wanted: { to: 9, afterTermEnd: end } }]);
  });
  test('with another day asks for nothing, and offers the plan on a button', async () => {
    await endsAt(midnight(10));
    const said = await bot.ask('remove 3 seats of Business Premium for Contoso tomorrow');
    expect(read(said.card)).toMatch(/Not for that day[\s\S]*Nothing was changed/);
    expect(await changes()).toEqual([]);
    await bot.ask(sentenceOf(said.card ?? {}, /^Plan for/));
    expect(await changes()).toMatchObject([
      { state: 'pending', wanted: { to: 9, afterTermEnd: midnight(10) } },
    ]);
  });
  test('takes the place of an earlier plan for it', async () => {
    await endsAt(midnight(10));
    await bot.ask('remove 3 seats of Business Premium for Contoso at renewal');
    await bot.ask('set Business Premium for Contoso to 10 at the renewal');
    expect((await changes()).map(({ state, wanted }) => [state, 'to' in wanted && wanted.to]).sort()).toEqual(
      [
        ['cancelled', 9],
        ['pending', 10],
      ],
    );
  });
  test('is refused with its reason where nothing renews', async () => {
    bot.simulator.patch(premium, { commitment: null, billingTerm: 'Annual' });
    await context().portfolio.refresh('person');
    expect(await bot.says('remove 3 seats of Business Premium for Contoso at renewal')).toMatch(
      /Not possible/,
    );
    expect(await changes()).toEqual([]);
  });
  test('of a subscription that was cancelled is refused', async () => {
    await endsAt(midnight(10));
    bot.simulator.patch(premium, { endDate: midnight(10) });
    expect(await bot.says('remove 3 seats of Business Premium for Contoso at renewal')).toMatch(
      /does not renew/,
    );
  });
});

describe('fewer seats that no window takes back', () => {
  test('are refused with a button that plans the same for the renewal', async () => {
    await endsAt(midnight(40));
    const refused = await bot.ask('remove 3 seats of Business Premium for Contoso because two left');
    expect(read(refused.card)).toMatch(/Not possible[\s\S]*committed until/);
    expect(buttons(refused.card ?? {})[0]).toMatch(/^Plan for \d+ \w+ \d{4}$/);
    await bot.ask(sentenceOf(refused.card ?? {}, /^Plan for/));
    expect(await changes()).toMatchObject([
      { state: 'pending', purpose: 'two left', wanted: { to: 9, afterTermEnd: midnight(40) } },
    ]);
    expect(await renewals()).toMatchObject([{ tenantId: tenant, lines: [{ decision: { kind: 'change' } }] }]);
  });
  test('are planned by “offboard”, and that plan has its renewal too', async () => {
    const end = midnight(10);
    await endsAt(end, 'Monthly');
    await bot.ask('offboard 1 user at Contoso with Business Premium');
    expect(await changes()).toMatchObject([{ wanted: { to: 11, afterTermEnd: end } }]);
    await followRenewals(context());
    expect(await renewals()).toMatchObject([
      { lines: [{ subscriptionId: premium, decision: { kind: 'change' } }] },
    ]);
    await followRenewals(context());
    expect(await renewals()).toHaveLength(1);
  });
});
