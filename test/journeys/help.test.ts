import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ways } from '../../src/commands/bot/ways.ts';
import { commands, groups } from '../../src/commands/index.ts';
import { read as readThere } from '../../src/core/reading/read.ts';
import { includes } from '../../src/core/words/people.ts';
import { buttons, read, sentenceOf, sentencesOf } from '../harness/cards.ts';
import { ann, bo, cy } from '../harness/people.ts';
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

  test.each(ways.commands.map(({ name }) => name))(
    'names “%s”, which is no command, and shows how it is said',
    async (name) => {
      expect(read(await asked('help', bo))).toContain(name);
      const text = read(await asked(`help ${name}`, bo));
      expect(text).toMatch(new RegExp(`^Help · ${name}\\n`));
      for (const { usage } of ways.commands.filter((way) => way.name === name)) expect(text).toContain(usage);
    },
  );

  test.each(ways.commands.flatMap(({ examples }) => [...examples]))(
    'shows “%s”, which is read as a change',
    (example) => {
      const { portfolio, now, zone } = bot.app.context;
      const { decision } = readThere(example, portfolio.current(), { now: now(), zone });
      expect(decision.kind).toMatch(/^(?:do|confirm|ask)$/);
    },
  );

  test.each(['what can you actually do for me', 'help me please'])('“%s” asks for all of it', async (say) => {
    expect(read(await asked(say, bo))).toMatch(/^What you can say\nUse these words/);
  });
});

describe('who is new here', () => {
  test.each(['who are you', 'hello', 'hallo zusammen, schönen Montag!'])(
    'is greeted after “%s”',
    async (say) => {
      expect(read(await asked(say))).toMatch(/^Hello\n/);
    },
  );

  test.each(['yes', 'no', 'ok then, the second one', 'make it 5', 'and for them too'])(
    'is told after “%s” that nothing is remembered to which it belongs',
    async (say) => {
      const text = read(await asked(say, cy));
      expect(text).toMatch(
        /^I am not sure what you mean\nI remember what you said for 15 minutes, and nothing is left of it/,
      );
      expect(text).toContain('Nothing was changed.');
    },
  );

  test('is told so too when a question was answered and “yes” answers none', async () => {
    await bot.ask('renewals', cy);
    expect(read(await asked('yes', cy))).toMatch(/I cannot tell what this belongs to/);
  });
});
