import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { read, sentenceOf, sentencesOf } from '../../harness/cards.ts';
import { ann, bo, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { give, pat, says } from '../rights/person.ts';

/*
 * Pax8 updates one subscription with one request (`PUT /v1/subscriptions/{id}`), so a move of seats between companies cannot be one
 * change: each half is looked at before it is offered. A request that an open one keeps out takes its place, or changes nothing.
 */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'none', COST_ROLE: 'approver' } });
  bot.connector.knows(pat);
  await bot.loaded();
  await give(bot, 'requester', false, ann);
});
afterAll(() => bot.stop());

const requests = async (...states: Parameters<typeof bot.app.context.memory.changes.inStates>[1]) =>
  (await bot.app.context.memory.changes.inStates(tenant, states)).map(({ companyName, wanted }) => [
    companyName,
    wanted.kind === 'seats' ? `${wanted.from} → ${wanted.to}` : wanted.kind,
  ]);
const pending = () => requests('pending');
const ceiling = (seats: number | null, basedOn: number) => {
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  const { policies } = bot.app.context.memory;
  const policy = { ...firstPolicy, ceiling: { seats, amount: null } };
  return policies.save(tenant, policy, basedOn, by, bot.app.context.now());
};
const ask = (say: string) => /^(?:remove|add) /.test(say);

describe('a move of seats between companies', () => {
  test('shows both halves and what each would be, and files the one that is pressed', async () => {
    const { card } = await bot.answer('move 5 premium from tailwind to contoso');
    expect(read(card ?? {})).toMatch(
      /^Move between companies\n.*each decided alone.*\nRemove 5 .+ from Tailwind Traders \(40 → 35\)\nAdd 5 .+ for Contoso \(12 → 17\)\n/,
    );
    expect(read(card ?? {})).not.toMatch(/Not possible|All 2|Both of them|cost/i);
    expect(await pending()).toEqual([]);
    const said = sentenceOf(card ?? {}, 'Remove 5: Tailwind Traders (40 → 35)');
    expect(await bot.says(said)).toMatch(/^Seat change · Tailwind Traders {2}Pending/);
    expect(await pending()).toEqual([['Tailwind Traders', '40 → 35']]);
  });

  test.each([
    // A subscription has at least one seat.
    ['move 50 basic from tailwind to fabrikam', 'Tailwind Traders', /keeps at least one seat/, 'Fabrikam'],
    // NCE takes seats back for seven days (https://learn.microsoft.com/partner-center/customers/cancel-nce-new-commerce-subscription).
    ['move 1 premium from contoso to litware', 'Contoso', /seats are committed until/, 'Litware'],
    [
      'move 2 premium from tailwind to contoso',
      'Tailwind Traders',
      /A change of it is open already/,
      'Contoso',
    ],
  ])(
    '%s: the half that is impossible is named, with its reason and without a button',
    async (say, from, reason, to) => {
      const { card } = await bot.answer(say);
      const lines = read(card ?? {})
        .split('\n')
        .filter((line) => line.startsWith('Not possible: '));
      expect(lines).toEqual([
        expect.stringMatching(new RegExp(`^Not possible: Remove \\d+ .+ from ${from}`)),
      ]);
      expect(lines[0]).toMatch(reason);
      expect(lines[0]).not.toContain('-');
      expect(sentencesOf(card ?? {}, /./).filter(ask)).toEqual([expect.stringMatching(`^add .+ for ${to}`)]);
      expect(await pending()).toHaveLength(1);
    },
  );

  test('keeps to the policy: neither half is offered beyond its ceiling', async () => {
    await ceiling(30, 0);
    expect(await bot.says('move 5 premium from northwind to litware')).toMatch(/\nAdd 5 .+ \(24 → 29\)/);
    expect(await bot.says('move 9 premium from northwind to litware')).toMatch(
      /Not possible: Add 9 .+ for Litware, Inc\. \(24 → 33\).*ceiling is 30/,
    );
    await ceiling(null, 1);
  });

  test('is for requesters, of companies that they have a role for, and nothing is read at Pax8 for others', async () => {
    const reads = () => bot.simulator.requests().length;
    await give(bot, 'viewer', false);
    const before = reads();
    expect(await bot.says('move 5 premium from tailwind to contoso', pat)).toMatch(/requester/);
    expect(reads()).toBe(before);
    await give(bot, 'requester', true);
    const told = await bot.says('move 5 premium from tailwind to contoso', pat);
    expect(told).not.toMatch(/Tailwind Traders|\b40\b|Move between/);
    expect(await pending()).toHaveLength(1);
  });
});

describe('a request that an open one of the same subscription keeps out', () => {
  const keptOut = async () => {
    await bot.says('add 3 premium for contoso');
    const { card } = await bot.answer('add 5 premium for contoso, ticket 4711');
    expect(read(card ?? {})).toMatch(/^Not asked for · Contoso\n.*12 → 17[\s\S]*4711\nOpen: .*12 → 15/);
    return card ?? {};
  };

  test('takes its place by one press: never both, and once only', async () => {
    const said = sentenceOf(await keptOut(), 'Replace it (12 → 17)');
    await Promise.all([says(bot, said, ann), says(bot, said, ann)]);
    expect((await pending()).filter(([company]) => company === 'Contoso')).toEqual([['Contoso', '12 → 17']]);
    expect((await requests('cancelled')).filter(([company]) => company === 'Contoso')).toEqual([
      ['Contoso', '12 → 15'],
    ]);
    expect(await says(bot, said, ann)).toMatch(/12 → 15 seats\n[\s\S]*Someone already decided this/);
    expect((await pending()).filter(([company]) => company === 'Contoso')).toEqual([['Contoso', '12 → 17']]);
  });

  test('of another person stays: no button, and the sentence of one does nothing', async () => {
    await give(bot, 'requester', false);
    const kept = await says(bot, 'add 1 premium for contoso');
    expect(kept).toMatch(/^Not asked for · Contoso[\s\S]*Asked by Ann Archer/);
    expect(kept).not.toMatch(/Replace|\[Approve/);
    const open = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
    const of = open.find(({ companyName }) => companyName === 'Contoso');
    const forged = `in place of #${of?.id}: add 1 seat of premium for Contoso`;
    expect(await says(bot, forged)).toMatch(/^Nothing was taken back/);
    expect((await pending()).filter(([company]) => company === 'Contoso')).toEqual([['Contoso', '12 → 17']]);
  });
});
