import { keepTenants } from '../../../src/workflows/assignments/keep-tenants.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { afterAll, beforeAll, expect, test } from '../../harness/on-dates.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({
    microsoft: true,
  });
  await bot.loaded();
});
afterAll(() => bot.stop());

test('try', async () => {
  console.log(await bot.says('unused'));
  await keepTenants(bot.app.context);
  console.log(await bot.says('unused'));
  console.log(await bot.says('unassigned licences at Contoso'));
  console.log(await bot.says('who has seats nobody uses?'));
  console.log(demoIds.contoso, bot.app.context.memory.customerTenants);
  expect(1).toBe(1);
});
