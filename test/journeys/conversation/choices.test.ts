import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, cy, groupChat, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const pick = 'Choose this one';
const search = (queryText: string, dataset = 'companies') =>
  bot.connector.typeIn(
    { dataset, queryText, queryOptions: { skip: 0, top: 15 } },
    { as: ann, in: groupChat('ops') },
  );
const press = async (sent: { card: unknown; messageId: string }, inputs: object, as = ann) => {
  const { verb, data } = button(sent.card as never, pick);
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as, in: personal(as), messageId: sent.messageId },
  );
};

describe('a question for one of many companies', () => {
  test('has a choice among all of them, searched as somebody types', async () => {
    const { card } = await bot.ask('contacts');
    expect(JSON.stringify(card)).toMatch(/"type":"Input.ChoiceSet","id":"company"/);
    expect(JSON.stringify(card)).toContain('"choices.data":{"type":"Data.Query","dataset":"companies"}');
    const { body } = await search('adv');
    expect(body).toMatchObject({ value: { results: [{ title: 'Adventure Works Cycles' }] } });
    expect((await search('zzyzx')).body).toMatchObject({ value: { results: [] } });
    expect((await search('adv', 'people')).body).toMatchObject({ value: { results: [] } });
  });

  test('is answered by what is chosen, as if it had been typed', async () => {
    const asked = await bot.ask('contacts');
    const { body } = await search('adventure');
    const [{ value }] = (body as { value: { results: { value: string }[] } }).value.results as [
      { value: string },
    ];
    await press(asked as never, { company: value });
    expect(read(bot.connector.cardIn(personal(ann)) ?? {})).toContain('Adventure Works Cycles');
  });

  test('says so when nothing was chosen, or what is not there', async () => {
    const asked = await bot.ask('contacts', bo);
    expect((await press(asked as never, {}, bo)).toast).toBe('Choose a company first.');
    expect((await press(asked as never, { company: 'nobody' }, bo)).toast).toMatch(
      /no longer know this company/,
    );
  });

  test('takes no sentence that a person made up around it', async () => {
    const asked = await bot.ask('contacts', cy);
    const { verb, data } = button(asked.card as never, pick);
    const forged = { ...data, id: 'add 3 seats of Business Premium for Contoso', company: demoIds.contoso };
    const pressed = await bot.connector.press(verb, forged, {
      ...{ as: cy, in: personal(cy) },
      messageId: String(asked.messageId),
    });
    expect(pressed.toast).toBe('That button is not one of mine.');
  });

  test('of few companies needs none', async () => {
    expect(JSON.stringify((await bot.ask('subscriptions con')).card)).not.toContain('Data.Query');
  });
});
