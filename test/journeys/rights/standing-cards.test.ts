import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import type { RunningBot } from '../../harness/running-bot.ts';
import { give, pat, says, startForPat } from './person.ts';

/* A card that stands in somebody's chat is brought up to date with what they may read at that moment, as an alert is sent. */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startForPat();
  bot.connector.knows(ann);
});
afterAll(() => bot.stop());

const cards = (who: typeof pat, about: RegExp) =>
  bot.connector.messages(personal(who)).filter(({ card }) => about.test(read(card)));
const press = async (title: string, about: RegExp) => {
  const { card, messageId } = cards(bo, about).at(-1) ?? { card: null, messageId: '' };
  const { verb, data } = button(card ?? {}, title);
  return bot.connector.press(verb, data, { as: bo, in: personal(bo), messageId });
};
/** What is sent while nobody waits comes a moment later. */
const arrived = async (who: typeof pat, about: RegExp, many: number) => {
  while (cards(who, about).length < many) await bot.connector.next();
};
const gone = /No longer shown/;

test('a request that is decided after a role ended or moved shows its outcome to those who may still read it', async () => {
  await says(bot, 'hello', bo);
  await says(bot, 'hello');
  await give(bot, 'approver', false);
  await give(bot, 'requester', false, ann);
  for (const text of ['add 1 seat of Teams Phone for Fabrikam', 'add 1 seat of Business Premium for Contoso'])
    await says(bot, text, ann);
  await arrived(pat, /Pending/, 2);
  await arrived(bo, /Pending/, 2);
  await give(bot, 'approver', true);
  await give(bot, 'none', false, ann);
  await press('Reject', /Fabrikam[\s\S]*Pending/);
  await press('Reject', /Contoso[\s\S]*Pending/);
  await arrived(ann, gone, 2);
  await arrived(pat, /Contoso[\s\S]*Rejected/, 1);
  expect(cards(pat, gone)).toHaveLength(1);
  expect(cards(pat, /Fabrikam/)).toEqual([]);
  expect(cards(bo, /Rejected/)).toHaveLength(2);
});

test('so does a renewal', async () => {
  await give(bot, 'approver', false);
  await says(bot, 'decide Fabrikam');
  await says(bot, 'decide Fabrikam', bo);
  expect(cards(pat, /Renewal · Fabrikam[\s\S]*Undecided/)).toHaveLength(1);
  await give(bot, 'approver', true);
  await press('Renew as is', /Renewal · Fabrikam/);
  expect(cards(pat, /Renewal · Fabrikam/)).toEqual([]);
  expect(cards(bo, /Renewal · Fabrikam[\s\S]*Decided/)).toHaveLength(1);
});
