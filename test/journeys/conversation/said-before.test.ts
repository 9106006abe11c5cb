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
  (
    await bot.app.context.memory.changes.inStatesAnywhere(['pending', 'cancelled', 'approved', 'applied'])
  ).map(
    ({ state, companyName, productName, wanted }) =>
      `${state} ${companyName} ${productName?.replace(' [New Commerce Experience]', '')} ${'to' in wanted ? `${wanted.from}→${wanted.to}` : wanted.kind}`,
  );
/** What the bot posted last to somebody's own chat after they said something. */
const says = async (text: string) => {
  await bot.ask(text, ann);
  const card = bot.connector.messages(personal(ann)).at(-1)?.card ?? {};
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

test('a total and a share are said again of that company’s own seats, and only offered', async () => {
  await says('set e3 at woodgrove to 220');
  expect((await says('same for trey')).text).toMatch(/Is this what you want\?[\s\S]*to 220 \(14 → 220/);
  await says('cut e5 by a quarter at woodgrove');
  expect((await says('same for fabrikam')).text).toMatch(/Fabrikam, Inc\. has no “e5”/);
  await nothingFiled();
  await says('double e3 at trey');
  filed = await changes();
  expect((await says('same for woodgrove')).text).toMatch(/to 480 \(240 → 480/);
  await nothingFiled();
});

test('a name after what was refused or only offered looks it up', async () => {
  await says('remove 4 premium from litware');
  expect((await says('northwind standard')).text).toMatch(/Business Standard · Northwind Traders/);
  await says('add 5 e3 for litware');
  expect((await says('woodgrove e5')).text).toMatch(/Microsoft 365 E5 · Woodgrove Bank/);
  await says('remove 4 premium from litware');
  expect((await says('3 premium for tailwind')).text).toMatch(/Add 3[\s\S]*Remove 3[\s\S]*Set/);
  await nothingFiled();
});

test('another product is never taken in the place of the one that was meant', async () => {
  await says('add 2 exchange for contoso');
  filed = await changes();
  expect((await says('also for northwind')).text).toMatch(
    /Add 2 Exchange Online Kiosk for Northwind Traders/,
  );
  await nothingFiled();
});

test('what was refused is let go, and an earlier request of another company stays', async () => {
  await says('remove 4 premium from litware');
  expect((await says('forget it')).text).toMatch(/I let it go\. A request that already waits stays/);
  await nothingFiled();
});
