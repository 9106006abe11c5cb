import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { sweepRenewals } from '../../../src/workflows/renewals/sweep-renewals.ts';
import { alertPlaceOf, askForAlerts } from '../../harness/alert-places.ts';
import { until } from '../../harness/bot-process.ts';
import { button, read } from '../../harness/cards.ts';
import type { Sent } from '../../harness/connector-rest.ts';
import { ann, channel, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/**
 * Teams takes no idempotency key: an alert whose answer was lost may stand there, and is sent again. Both cards then
 * live, and show one state.
 */

const day = 24 * 60 * 60_000;
const desk = channel('renewals');
const elsewhere = channel('elsewhere');
let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  const premium = demoIds.contosoBusinessPremium;
  const { commitment, companyId } = bot.simulator.subscription(premium);
  const endDate = Math.floor(bot.simulator.now() / day + 20) * day;
  bot.simulator.patch(premium, { commitment: commitment && { ...commitment, endDate } });
  await bot.loaded();
  const all = alertPlaceOf(desk).filter;
  await askForAlerts(bot.app.context.memory, desk, bot.connector.serviceUrl, {
    filter: { ...all, company: { id: companyId, name: 'Contoso' }, product: 'Business Premium' },
  });
  await askForAlerts(bot.app.context.memory, elsewhere, bot.connector.serviceUrl, {
    filter: { ...all, vendor: 'Nobody' },
  });
});
afterEach(() => bot.stop());

const cards = (): readonly Sent[] => bot.connector.messages(desk);
const shown = () => cards().map(({ card }) => read(card));
const press = ({ card, messageId }: Sent, title: string, inputs = {}, place = desk) => {
  const { verb, data } = button(card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...inputs }, { as: ann, in: place, messageId });
};
const sentTwice = async (): Promise<readonly [Sent, Sent]> => {
  bot.connector.fail({ status: 'reset-after', on: 'message' });
  await sweepRenewals(bot.app.context, { turn: bot.app.context.now() });
  await deliverAlerts(bot.app.context);
  expect(cards()).toHaveLength(1);
  bot.simulator.advance({ ms: 61_000 });
  await deliverAlerts(bot.app.context);
  const [first, second, ...more] = cards();
  if (first === undefined || second === undefined || more.length > 0) throw new Error('not two cards');
  expect(read(second.card)).toBe(read(first.card));
  return [first, second];
};

test.each([
  ['first', 0],
  ['second', 1],
] as const)('a press on the %s card counts, and both show what became of it', async (_name, pressed) => {
  const both = await sentTwice();
  await press(both[pressed], 'Renew as is', { subscription: 'all' });
  const [renewal] = await bot.app.context.memory.renewals.open(tenant);
  expect(renewal?.lines.every(({ decision }) => decision?.kind === 'renew')).toBe(true);
  // The bot cannot know of the first before somebody uses it: what is pressed there then finds the state as it is.
  if (pressed === 1) await press(both[0], 'Renew as is', { subscription: 'all' });
  await until(() => shown().every((text) => /Ann Archer/.test(text)));
  expect(new Set(shown()).size).toBe(1);
});

test('the first card may be pressed before the second is sent, which then is none', async () => {
  bot.connector.fail({ status: 'reset-after', on: 'message' });
  await sweepRenewals(bot.app.context, { turn: bot.app.context.now() });
  await deliverAlerts(bot.app.context);
  const [first] = cards();
  if (first === undefined) throw new Error('no card');
  await press(first, 'Renew as is', { subscription: 'all' });
  bot.simulator.advance({ ms: 61_000 });
  await deliverAlerts(bot.app.context);
  expect(cards()).toHaveLength(1);
  expect(await bot.app.context.memory.alerts.inState(tenant, 'unsure', 9)).toEqual([]);
});

test('a card copied to another place decides nothing still', async () => {
  const [first] = await sentTwice();
  const { card } = await press(first, 'Renew as is', { subscription: 'all' }, elsewhere);
  expect(read(card)).toMatch(/copy of the card/);
});

test('a threshold later both are brought up to date, and one reply follows', async () => {
  const [first] = await sentTwice();
  await press(first, 'Assign to me');
  bot.simulator.advance({ days: 14 });
  await bot.app.context.portfolio.refresh('person');
  await sweepRenewals(bot.app.context, { turn: bot.app.context.now() });
  await deliverAlerts(bot.app.context);
  expect(cards()).toHaveLength(3);
  expect(shown()[0]).toBe(shown()[1]);
});
