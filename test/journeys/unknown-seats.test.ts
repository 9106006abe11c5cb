import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button } from '../harness/cards.ts';
import { ann, bo, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/** https://github.com/LanternOps/breeze (pax8Client.test): a quantity that is left out is unknown. */
const premium = demoIds.contosoBusinessPremium;
let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const forget = async () => {
  const { quirk } = bot.simulator.subscription(premium);
  bot.simulator.patch(premium, { quirk: { ...quirk, countless: true } });
  await bot.app.context.portfolio.refresh('person');
};
const writes = () => bot.simulator.requests().filter(({ method }) => method !== 'GET' && method !== 'POST');

test('a subscription without a quantity is shown with its seats unknown and left out of sums, which say so', async () => {
  await forget();
  const subscriptions = await bot.says('subscriptions Contoso');
  expect(subscriptions).toMatch(/Business Premium[\s\S]*seats unknown/);
  const note = /1 subscription with unknown seats is not counted\./;
  expect(subscriptions).toMatch(note);
  expect(await bot.says('company Contoso')).toMatch(note);
  expect(await bot.says('companies')).toMatch(note);
  expect(await bot.says('spend Contoso')).toMatch(note);
  expect(await bot.says('subscription Business Premium for Contoso')).toMatch(/unknown: Pax8 does not say/);
  expect(await bot.says('renewals Contoso next 30 days')).toMatch(/seats unknown/);
});

test('no change is made of it: seats, cancellation, price, what if and people who leave', async () => {
  await forget();
  const refusal = /Pax8 does not say how many seats it has/;
  for (const sentence of [
    'add 3 seats of Business Premium for Contoso',
    'set Business Premium for Contoso to 5 seats',
    'cancel Business Premium for Contoso at the end of the term',
    'what if add 3 seats of Business Premium for Contoso',
  ])
    expect([sentence, await bot.says(sentence)]).toEqual([sentence, expect.stringMatching(refusal)]);
  expect(writes()).toEqual([]);
});

test('an approval is not carried out when Pax8 no longer says how many seats there are', async () => {
  const asked = await bot.ask('add 3 seats of Business Premium for Contoso');
  await forget();
  const { verb, data } = button(asked.card ?? {}, 'Approve');
  await bot.connector.press(verb, data, { as: bo, in: personal(ann), messageId: asked.messageId });
  expect(writes()).toEqual([]);
});
