import { describe, expect, test } from '@jest/globals';
import { commands } from '../../../src/commands/index.ts';
import { type HelpGroup, type HelpRow, topicOf } from '../../../src/core/understanding/help-topics.ts';

const row = (name: string, usage: string, summary: string, ...examples: string[]): HelpRow => ({
  name,
  usage,
  summary,
  examples,
  role: 'viewer',
});
const groups: readonly HelpGroup[] = [
  { name: 'Look up', commands: [row('companies', 'companies [text]', 'Your companies', 'companies fab')] },
  {
    name: 'Change',
    commands: [
      row('add', 'add N seats of <product>', 'Ask for more seats', 'add 3 seats of Business Premium'),
      row('remove', 'remove N seats of <product>', 'Ask for fewer seats', 'remove 3 seats'),
      row('set', 'set price', 'Another price', 'set price'),
      row('decide', 'decide <company>', 'Decide a renewal', 'decide Contoso'),
    ],
  },
  { name: 'Decide', commands: [row('pending', 'pending', 'What waits', 'pending')] },
  {
    name: 'The bot',
    commands: Array.from({ length: 12 }, (_, n) => row(`thing ${n}`, `thing ${n}`, 'Does something')),
  },
];
const found = (text: string) => topicOf(text, groups)?.commands.map(({ name }) => name) ?? null;

describe('help about a word', () => {
  test.each([
    ['look up', ['companies']],
    ['the lookup commands', ['companies']],
    ['bot', groups[3]?.commands.map(({ name }) => name)],
  ])('is about the group of that name: %s', (text, names) => expect(found(text)).toEqual(names));

  test('is about a group and a command where both have the name', () =>
    expect(found('decide')).toEqual(['decide', 'pending']));

  test.each([
    ['companies', ['companies']],
    ['compnies', ['companies']],
    ['seat', ['add', 'remove']],
    ['sets', ['set']],
    ['chnage', ['add', 'remove', 'set', 'decide']],
    ['seats', ['add', 'remove']],
    ['add seats', ['add']],
    ['premium', ['add']],
    ['thing 3', ['thing 3']],
  ])('is about the commands that it fits best: %s', (text, names) => expect(found(text)).toEqual(names));

  test('has the name of the command as its title where there is one, else the words', () => {
    expect(topicOf('add seats', groups)?.title).toBe('add');
    expect(topicOf('the seats', groups)?.title).toBe('seats');
  });

  test('shows no more than can be read', () => expect(found('something')).toHaveLength(8));

  test.each(['zzyzx', 'seats zzyzx', '', '…', 'the'])('is about nothing where nothing fits: %j', (text) =>
    expect(found(text)).toBeNull(),
  );

  test('finds every command of the bot by its own name', () => {
    const all: readonly HelpGroup[] = [{ name: 'All', commands }];
    const missing = commands.filter(
      ({ name }) => !topicOf(name, all)?.commands.some((one) => one.name === name),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
