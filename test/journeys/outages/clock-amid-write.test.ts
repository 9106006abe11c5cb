import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMarketplace } from '../../../src/pax8/marketplace.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
const onItsWay = Promise.withResolvers<void>();
const arrives = Promise.withResolvers<void>();
beforeEach(async () => {
  bot = await startBot({
    overrides: {
      jobs: [],
      createMarketplace: (options) => {
        const pax8 = createMarketplace(options);
        const setQuantity: typeof pax8.setQuantity = async (...asked) => {
          onItsWay.resolve();
          await arrives.promise;
          return pax8.setQuantity(...asked);
        };
        return { ...pax8, setQuantity };
      },
    },
  });
  await bot.loaded();
});
afterEach(() => bot.stop());

test('a write that is on its way while the clock is set hours ahead is not told as not made', async () => {
  const { card, messageId } = await bot.ask('add 3 seats of Business Premium for Contoso');
  const { verb, data } = button(card ?? {}, 'Approve');
  const pressed = bot.connector.press(verb, data ?? {}, { as: bo, in: personal(ann), messageId });
  await onItsWay.promise;
  bot.simulator.advance({ ms: 3 * 60 * 60_000 });
  await carryChangesOn(bot.app.context);
  expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/Being checked/);
  await carryChangesOn(bot.app.context);
  arrives.resolve();
  expect(read((await pressed).card)).toMatch(/Applied/);
  expect(bot.simulator.subscription(demoIds.contosoBusinessPremium).quantity).toBe(15);
});
