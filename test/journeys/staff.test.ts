import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPolicy } from '../../src/core/rules/policy.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const press = (title: string, sent: { card: unknown; messageId: string }, as: Somebody = bo) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
};
const held = () => {
  const portfolio = bot.app.context.portfolio.current();
  const company = [...(portfolio?.companies.values() ?? [])].find(({ name }) => name === 'Contoso');
  return (portfolio?.byCompany.get(company?.id ?? '') ?? []).map(
    (one) => `${one.productName} ${one.quantity} ${one.status}`,
  );
};
const onboarding = 'onboard 2 users at Contoso with Business Premium and Visio Plan 2 and Power BI Pro';

describe('onboarding', () => {
  test('asks for every product that the company has with one card, tells the others, and one press carries out each line once', async () => {
    const asked = await bot.ask(onboarding);
    const card = read(asked.card);
    expect(held()).toEqual(expect.arrayContaining([expect.stringMatching(/Premium/)]));
    expect(card).toMatch(/Onboarding · Contoso/);
    expect(card).toMatch(/12 → 14 seats/);
    expect(card).toMatch(/Contoso does not have Power BI Pro/);
    expect(buttons(asked.card ?? {})).toEqual(
      expect.arrayContaining(['Approve all', 'Reject', 'Cancel request']),
    );
    expect(puts()).toHaveLength(0);
    const [first] = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
    const lines = await bot.app.context.memory.changes.ofBundle(first?.bundle?.id ?? '');
    expect(lines.length).toBeGreaterThan(1);
    expect(read((await bot.ask('pending')).card)).toMatch(/1 change waits/);
    await Promise.all(Array.from({ length: 4 }, () => press('Approve all', asked)));
    expect(puts()).toHaveLength(lines.length);
    const after = await bot.app.context.memory.changes.ofBundle(first?.bundle?.id ?? '');
    expect(after.map(({ state }) => state)).toEqual(lines.map(() => 'applied'));
  });

  test('is not approved by whoever asked, nor by a copy of the card elsewhere, and is taken back as a whole', async () => {
    const asked = await bot.ask(onboarding);
    expect(read((await press('Approve all', asked, ann)).card)).toMatch(/Only approvers can decide/);
    expect(read((await press('Approve all', { ...asked, messageId: 'elsewhere' })).card)).toMatch(
      /copy of the card/,
    );
    expect(read((await press('Cancel request', asked, ann)).card)).toMatch(/Cancelled/);
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending'])).toEqual([]);
    expect(puts()).toHaveLength(0);
  });

  test('of which one line needs two approvals waits with all lines for the second', async () => {
    const admin = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
    await bot.app.context.memory.policies.save(
      tenant,
      { ...firstPolicy, twoAbove: { amount: '40.00', currency: 'USD' } },
      0,
      admin,
      bot.simulator.now(),
    );
    const asked = await bot.ask(onboarding);
    await press('Approve all', asked, bo);
    const waits = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
    expect(waits.map(({ approversNeeded, approvals }) => [approversNeeded, approvals.length])).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(puts()).toHaveLength(0);
    expect(read((await press('Approve all', asked, bo)).card)).toMatch(
      /You already approved this[\s\S]*1 of 2/,
    );
    const second = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
    await bot.app.context.memory.roles.grant(second, { role: 'approver', companies: null }, admin, 1);
    expect(read((await press('Approve all', asked, cy)).card)).toMatch(
      /Applied[\s\S]*Approved by Bo[^\n]* and Cy/,
    );
    expect(puts()).toHaveLength(2);
  });

  test('without a product asks which, and nothing is saved', async () => {
    const asked = await bot.ask('onboard 2 users at Contoso');
    expect(read(asked.card)).toMatch(/Nothing is asked for until you continue/);
    expect(await bot.app.context.memory.changes.inStates(tenant, ['pending'])).toEqual([]);
  });
});

test('offboarding plans for the renewal what the window does not allow now', async () => {
  const asked = await bot.ask('offboard 1 user at Contoso with Business Premium', cy);
  expect(read(asked.card)).toMatch(/Offboarding · Contoso[\s\S]*12 → 11 seats after the renewal of/);
  expect(puts()).toHaveLength(0);
});
