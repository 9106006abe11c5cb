import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buttons, read } from '../../harness/cards.ts';
import { ann, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterAll(() => bot.stop());

const changes = async () =>
  (await bot.app.context.memory.changes.inStatesAnywhere(['pending', 'cancelled', 'approved', 'applied'])).map(
    ({ state, companyName, productName, wanted }) =>
      `${state} ${companyName} ${productName.replace(' [New Commerce Experience]', '')} ${'to' in wanted ? `${wanted.from}→${wanted.to}` : wanted.kind}`,
  );
/** What the bot posted last to somebody's own chat after they said something. */
const says = async (text: string) => {
  await bot.ask(text, ann);
  const { card = {} } = bot.connector.messages(personal(ann)).at(-1) ?? {};
  return { text: read(card), buttons: buttons(card) };
};
let filed: string[] = [];
beforeEach(async () => {
  await says('whoami');
  filed = await changes();
});
const nothingFiled = async () => expect(await changes()).toEqual(filed);

test('a whole order after a removal that was refused says what to do itself', async () => {
  expect((await says('remove 4 premium from litware')).text).toMatch(/Not possible|cannot/i);
  const asked = await says('order 3 business basic for litware');
  expect(asked.text).toMatch(/Add 3 Microsoft 365 Business Basic for Litware, Inc\. \(11 → 14\)/);
  expect(asked.text).not.toMatch(/Remove 3/);
  await nothingFiled();
});

test('DEBUG', async () => {
  for (const t of ['set e3 at woodgrove to 220','same for trey','whoami','double e3 at trey','same for woodgrove','whoami','cut e5 by a quarter at woodgrove','same for fabrikam','remove 4 premium from litware','northwind standard','add 5 e3 for litware','woodgrove e5','add 2 exchange for contoso','also for northwind','add 2 copilot for contoso','same for tailwind','remove 4 premium from litware','forget it','cancel that','yes','add 1 basic for fabrikam','same for tailwind'])
    console.log(t, '=>', JSON.stringify(await says(t)));
  console.log(await changes());
});
