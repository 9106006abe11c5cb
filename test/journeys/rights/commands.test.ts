import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commands } from '../../../src/commands/index.ts';
import { tenant } from '../../harness/people.ts';
import type { RunningBot } from '../../harness/running-bot.ts';
import { below, foreign, give, own, says, startForPat } from './person.ts';
import { type Row, table } from './sentences.ts';

/*
 * Who may say what, written by hand from the README: its table of sentences and roles, "each role includes those before it", and
 * a role for companies, which holds for those and nowhere else. Here everybody else has no role at all (DEFAULT_ROLE=none).
 */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startForPat();
});
afterAll(() => bot.stop());

const refusal = /Not allowed|You have no role|needs the role|You are approver for Contoso only/;
const onlyOwn = /Your role is for Contoso only/;
const refusals = async () =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 1000 })).filter(({ event }) =>
    /refused|denied/.test(event),
  ).length;
const requests = async () =>
  (
    await bot.app.context.memory.changes.inStatesAnywhere([
      'pending',
      'planned',
      'approved',
      'applied',
      'executing',
    ])
  ).length;

/** Says it and is refused: told so, nothing is asked for, and the attempt to do more than look is recorded. */
const isRefused = async (say: string, { role }: Row): Promise<void> => {
  const [asked, recorded] = [await requests(), await refusals()];
  const said = await says(bot, say);
  expect([say, said]).toEqual([say, expect.stringMatching(refusal)]);
  expect(await requests()).toBe(asked);
  if (role !== 'viewer') expect([say, await refusals()]).toEqual([say, recorded + 1]);
};

/** Says it with a role for another company: as if this one were none. */
const findsNothing = async (say: string): Promise<void> => {
  const asked = await requests();
  const said = await says(bot, say);
  expect([say, said]).toEqual([say, expect.stringMatching(/for Contoso only/)]);
  expect([say, said]).toEqual([say, expect.not.stringMatching(/Fabrikam, Inc\.|Portland/)]);
  expect(await requests()).toBe(asked);
};

const isShown = async (say: string, { shows }: Row): Promise<string> => {
  const said = await says(bot, say);
  expect([say, said]).toEqual([say, expect.stringMatching(shows)]);
  expect([say, said]).toEqual([say, expect.not.stringMatching(refusal)]);
  return said;
};

test('every command has its row', () => {
  expect(Object.keys(table).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(table))('%s', (_name, row) => {
  const { say, role, about, shows } = row;
  const at = (company: string) => say.replace(/\bC\b/, company);

  if (role === 'none') {
    test('is for anybody', async () => {
      await give(bot, 'none', false);
      expect(await says(bot, say)).toMatch(shows);
    });
    return;
  }

  test(`is for ${role} and above`, async () => {
    await give(bot, below[role], false);
    await isRefused(at(foreign), row);
    // An admin is always one for all companies.
    if (role !== 'admin') await limitedToContoso();
    await give(bot, role, false);
    expect(await isShown(at(foreign), row)).not.toMatch(onlyOwn);
  });

  const limitedToContoso = async () => {
    await give(bot, role, true);
    if (about === 'company') await findsNothing(at(foreign));
    if (about === 'all') await isRefused(at(own), row);
    else {
      const said = await isShown(at(own), row);
      if (about === 'list')
        expect(said).not.toMatch(/Fabrikam|Northwind|Woodgrove|Tailwind|Litware|Adventure|Fourth/);
    }
  };
});
