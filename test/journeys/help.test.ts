import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commands, groups } from '../../src/commands/index.ts';
import { includes } from '../../src/core/words/people.ts';
import { buttons, read, sentenceOf } from '../harness/cards.ts';
import { ann, bo } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

const asked = async (text: string, as = ann) => (await bot.ask(text, as)).card ?? {};
/** The texts of a card, those that are not yet opened too. */
const allText = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text.replaceAll('\\', '')] : [];
  return [...own, ...Object.values(value).flatMap(allText)];
};

describe('help', () => {
  test('holds every command for an admin, below 25 KB', async () => {
    const card = await asked('help', bo);
    const texts = allText(card);
    expect(commands.filter(({ usage }) => !texts.includes(usage)).map(({ usage }) => usage)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25 * 1_024);
  });

  test('holds nothing that the role does not allow, and says how much that is', async () => {
    const texts = allText(await asked('help'));
    const shown = commands.filter(({ usage }) => texts.includes(usage));
    expect(shown.every(({ role }) => includes('requester', role))).toBe(true);
    expect(texts.join(' ')).toContain(`${commands.length - shown.length} more need a higher role`);
  });

  test('opens each group where it stands', async () => {
    const card = await asked('help', bo);
    const toggles = JSON.stringify(card).match(/"Action\.ToggleVisibility"/g);
    expect(toggles).toHaveLength(groups.length);
    expect(buttons(card).slice(0, groups.length)).toEqual(
      groups.map(({ commands: rows }) => `${rows.length} commands`),
    );
    expect(read(card)).toContain(`\n${groups[0]?.name}\n`);
    expect(read(card)).not.toContain('add N seats');
  });

  test.each(groups.map(({ name }) => name))('about %s holds all of that group', async (name) => {
    const text = read(await asked(`help ${name}`, bo));
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
    expect(buttons(card)).toEqual(['All commands']);
  });

  test('about what it does not know says so and shows everything', async () => {
    const text = read(await asked('help zzyzx'));
    expect(text).toMatch(/no command for “zzyzx”/);
    expect(text).toMatch(/Look up[\s\S]*The bot/);
  });
});
