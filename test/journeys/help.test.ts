import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commands, groups } from '../../src/commands/index.ts';
import { includes } from '../../src/core/words/people.ts';
import { buttons, read, sentenceOf, sentencesOf } from '../harness/cards.ts';
import { ann, bo } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

const asked = async (text: string, as = ann) => (await bot.ask(text, as)).card ?? {};
describe('help', () => {
  test('is short: five examples of the person’s own companies, and the groups to open, under 10 kB as an activity', async () => {
    await bot.loaded();
    const { card } = await bot.ask('help', bo);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(10_000);
    const text = read(card);
    expect(text).toContain('renewals next 30 days\nsubscriptions Contoso\npending\nadd 3 seats of ');
    for (const { name } of groups) expect(text).toContain(`\n${name}  [Open]`);
    for (const { name } of commands) expect(text).toContain(name);
  });

  test('holds nothing that the role does not allow, and says how much that is', async () => {
    const text = read(await asked('help'));
    const allowed = commands.filter(({ role }) => includes('requester', role));
    expect(text).toContain(`${commands.length - allowed.length} more need a higher role`);
    expect(text).not.toMatch(/\b(?:webhooks|teach|misunderstood|grant)\b/);
    expect(text).not.toContain('pending\nadd');
  });

  test('offers no example to press that would change something', async () => {
    const said = sentencesOf(await asked('help', bo), /./);
    expect(said.filter((sentence) => /^(?:add|remove|order|cancel)/.test(sentence))).toEqual([]);
    expect(said).toEqual(expect.arrayContaining(['renewals next 30 days', 'subscriptions Contoso']));
  });

  test.each(groups.map(({ name }) => name))('about %s holds all of that group', async (name) => {
    const text = read(await asked(`help ${name.toLowerCase()}`, bo));
    const rows = groups.find((group) => group.name === name)?.commands ?? [];
    expect(rows.filter(({ usage }) => !text.includes(usage))).toEqual([]);
  });

  test('about a command shows it and how it is said, with a way back', async () => {
    const card = await asked('help renewals csv');
    expect(read(card)).toMatch(/^Help · renewals\nrenewals \[company or vendor\] \[period\]/);
    expect(sentenceOf(card, 'All commands')).toBe('help');
  });

  test('offers nothing to press that would change something', async () => {
    const card = await asked('how do I add seats?');
    expect(read(card)).toMatch(/add N seats of <product>/);
    expect(buttons(card)).toEqual(['All commands', 'Not what I meant']);
  });

  test('about what it does not know says so and shows everything', async () => {
    const text = read(await asked('help zzyzx'));
    expect(text).toMatch(/no command for “zzyzx”/);
    expect(text).toMatch(/Look up[\s\S]*The bot/);
  });
});
