import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { catalog } from '../../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

// https://learn.microsoft.com/microsoft-365/business-premium/microsoft-365-business-faqs
describe('Microsoft’s 300 seats of Business plans', () => {
  const { contoso, contosoBusinessPremium } = demoIds;
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await startBot();
    await bot.loaded();
  });
  afterEach(() => bot.stop());

  /** Contoso with 250 seats of Business Premium, and 12 of Business Basic. */
  const both = async (): Promise<void> => {
    const other = [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])].find(
      ({ id, companyId, status }) =>
        companyId === contoso && id !== contosoBusinessPremium && status === 'Active',
    );
    const { id: productId, name: productName } = catalog.businessBasic;
    bot.simulator.patch(contosoBusinessPremium, { quantity: 250 });
    bot.simulator.patch(other?.id ?? '', { productId, productName, quantity: 12, commitment: null });
    await bot.app.context.portfolio.refresh('person');
  };

  test('count all plans of the company when seats are added', async () => {
    await both();
    const refused = await bot.ask('add 39 seats of Business Basic for Contoso');
    expect(read(refused.card)).toMatch(/Not possible[\s\S]*The company has 250 in other subscriptions/);
    const possible = await bot.ask('what if add 38 seats of Business Basic for Contoso');
    expect(read(possible.card)).not.toMatch(/Not possible/);
    // Microsoft’s questions about its tenant are not asked again with seats.
    expect(read(possible.card)).not.toMatch(/vendor wants/);
  });

  test('are counted again right before the change is sent', async () => {
    await both();
    const asked = await bot.ask('add 38 seats of Business Basic for Contoso');
    bot.simulator.patch(contosoBusinessPremium, { quantity: 260 });
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    const where = { as: bo, in: personal(ann), messageId: asked.messageId };
    const pressed = await bot.connector.press(verb, data, where);
    expect(read(pressed.card)).toMatch(/Out of date[\s\S]*300 seats/);
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(0);
  });
});
