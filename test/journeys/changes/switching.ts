import { expect } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { followOrders } from '../../../src/workflows/orders/follow-orders.ts';
import { button, buttons, read } from '../../harness/cards.ts';
import { midMonth } from '../../harness/dates.ts';
import { ann, bo, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const sentence = 'switch Business Premium for Fabrikam from monthly to annual';
export const old = demoIds.fabrikamBusinessPremiumMonthly;

export let bot: RunningBot;
export const start = async (settings: Parameters<typeof startBot>[0] = {}) => {
  bot = await startBot({
    ...settings,
    simulator: { now: midMonth, ...settings.simulator },
    env: { TIME_ZONE: 'UTC', ...settings.env },
  });
  await bot.loaded();
};

const written = (method: string) =>
  bot.simulator.requests().filter((each) => each.method === method && each.query.isMock === undefined);
export const orders = () => written('POST').filter(({ path }) => path === '/v1/orders');
export const deletes = () => written('DELETE');
export const cardNow = () => read(bot.connector.cardIn(personal(ann)));
type Sent = Readonly<{ card: Parameters<typeof read>[0]; messageId: string }>;
/** What the bot posts in Ann's chat; requests go to approvers besides. */
export const ask = async (text: string): Promise<Sent> => {
  const before = bot.connector.messages(personal(ann)).length;
  await bot.connector.say(text, { as: ann, in: personal(ann) });
  const sent = bot.connector.messages(personal(ann)).slice(before)[0];
  if (sent === undefined) throw new Error(`no answer to ${text}`);
  return sent;
};
export const press = async (title: string, { card, messageId }: Sent, as: Somebody = bo, values = {}) => {
  const { verb, data } = button(card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...values }, { as, in: personal(ann), messageId });
};
export const choice = (card: unknown, words: RegExp): string => {
  for (const [, title = '', value = ''] of JSON.stringify(card).matchAll(
    /"title":"([^"]*)","value":"([^"]+)"/g,
  ))
    if (words.test(title)) return value;
  throw new Error(`no choice ${words}`);
};
export const byMonth = /1-Year commitment, billed Monthly/;
/** The form is filled in and continued. */
export const asked = async (text = sentence, values = {}): Promise<Sent> => {
  const form = await ask(text);
  const { card } = await press('Continue', form, ann, {
    quantity: 6,
    choice: choice(form.card, byMonth),
    ...values,
  });
  return { card, messageId: form.messageId };
};
/** A turn of both jobs. */
export const carryOn = async () => {
  await followOrders(bot.app.context);
  await carryChangesOn(bot.app.context);
};
export const followedFor = async (looks: number, ms = minute) => {
  for (let n = 0; n < looks; n++) {
    bot.simulator.advance({ ms });
    await carryOn();
  }
};
export const linesNow = async () => {
  const [of] = await bot.app.context.memory.changes.switches(tenant, 0);
  return of?.bundle == null ? [] : bot.app.context.memory.changes.ofBundle(of.bundle.id);
};

/** The order was made and is seen Active; the cancellation has not begun. */
export const seenActive = async (): Promise<string> => {
  await press('Approve all', await asked());
  for (let n = 0; n < 3; n++) {
    bot.simulator.advance({ ms: minute });
    await followOrders(bot.app.context);
  }
  const [order] = await linesNow();
  expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'planned']);
  return order?.subscriptionId ?? '';
};

/** What is told in Ann's chat, and what today's line of it offers. */
export const toldNow = async (): Promise<
  Readonly<{ told: string; presses: readonly string[]; today: readonly string[] }>
> => {
  await carryChangesOn(bot.app.context);
  await deliverAlerts(bot.app.context);
  const card = bot.connector.cardIn(personal(ann)) ?? {};
  const { card: today } = await ask('today');
  return { told: read(card), presses: buttons(card), today: buttons(today ?? {}) };
};
