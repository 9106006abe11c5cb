import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { followOrders } from '../../../src/workflows/orders/follow-orders.ts';
import { button, buttons, read, sentenceOf } from '../../harness/cards.ts';
import { ann, bo, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const minute = 60_000;
const hour = 60 * minute;
const sentence = 'switch Business Premium for Fabrikam from monthly to annual';
const old = demoIds.fabrikamBusinessPremiumMonthly;

let bot: RunningBot;
const start = async (settings: Parameters<typeof startBot>[0] = {}) => {
  bot = await startBot(settings);
  await bot.loaded();
};
beforeEach(() => start());
afterEach(() => bot.stop());

const written = (method: string) =>
  bot.simulator.requests().filter((each) => each.method === method && each.query.isMock === undefined);
const orders = () => written('POST').filter(({ path }) => path === '/v1/orders');
const deletes = () => written('DELETE');
const cardNow = () => read(bot.connector.cardIn(personal(ann)));
type Sent = Readonly<{ card: unknown; messageId: string }>;
const press = async (title: string, { card, messageId }: Sent, as: Somebody = bo, values = {}) => {
  const { verb, data } = button(card as never, title);
  return bot.connector.press(verb, { ...data, ...values }, { as, in: personal(ann), messageId });
};
const choice = (card: unknown, words: RegExp): string => {
  for (const [, title = '', value = ''] of JSON.stringify(card).matchAll(
    /"title":"([^"]*)","value":"([^"]+)"/g,
  ))
    if (words.test(title)) return value;
  throw new Error(`no choice ${words}`);
};
const byMonth = /1-Year commitment, billed Monthly/;
/** The form is filled in and continued. */
const asked = async (text = sentence, values = {}): Promise<Sent> => {
  const form = await bot.ask(text);
  const { card } = await press('Continue', form, ann, {
    quantity: 6,
    choice: choice(form.card, byMonth),
    ...values,
  });
  return { card, messageId: form.messageId };
};
const followedFor = async (looks: number, ms = minute) => {
  for (let n = 0; n < looks; n++) {
    bot.simulator.advance({ ms });
    await followOrders(bot.app.context);
  }
};
const linesNow = async () => {
  const [of] = await bot.app.context.memory.changes.switches(tenant, 0);
  return of?.bundle == null ? [] : bot.app.context.memory.changes.ofBundle(of.bundle.id);
};

test('try', async () => {
  const form = await bot.ask(sentence);
  console.log(read(form.card));
  const sent = await asked();
  console.log(read(sent.card as never), buttons(sent.card as never));
  const { card } = await press('Approve all', sent);
  console.log(read(card));
  await followedFor(4);
  console.log(cardNow());
  console.log(
    deletes(),
    orders().map((o) => JSON.stringify(o.body)),
    (await linesNow()).map((l) => l.state),
  );
});
