import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day } from '../../../src/core/words/durations.ts';
import { saveChoices } from '../../../src/workflows/renewals/decide-month.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import type { RunningBot } from '../../harness/running-bot.ts';
import { companyId, foreign, give, own, pat, says, startForPat } from './person.ts';

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

/** Ann asks in one list for less of Contoso and of Fabrikam, Pat hears of it as approver of Contoso; then the roles change. */
const askedOfTwo = async (): Promise<void> => {
  const { memory, portfolio, now } = bot.app.context;
  await give(bot, 'requester', false, ann);
  await give(bot, 'approver', true);
  const held = [...(portfolio.current()?.subscriptions.values() ?? [])];
  const renewing = (name: string) =>
    held.find(
      ({ companyId: of, quantity, commitment }) =>
        of === companyId(bot, name) && (quantity ?? 0) > 1 && (commitment?.endsAt ?? 0) > now() + 8 * day,
    )?.id ?? '';
  const here = personal(ann);
  const conversation = await memory.conversations.get(tenant, here.id);
  if (conversation === null) throw new Error('the chat is not known');
  const person = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
  const saved = await saveChoices(
    bot.app.context,
    [own, foreign].map((name) => ({ kind: 'plan', subscriptionId: renewing(name), seats: 1 })),
    { purpose: 'They asked for it', ticket: null },
    { person, conversation },
  );
  expect(saved).toMatchObject({ asked: 2, not: [] });
  await arrived(bo, ofTwo, 1);
  await arrived(pat, /Renewals · [\s\S]*Pending/, 1);
};
const ofTwo = /Renewals · [\s\S]*Contoso[\s\S]*Fabrikam|Renewals · [\s\S]*Fabrikam[\s\S]*Contoso/;

test('of a request about several companies only the lines of those that its reader still reads', async () => {
  await askedOfTwo();
  expect(cards(ann, ofTwo)).toHaveLength(1);
  expect(cards(pat, ofTwo)).toEqual([]);
  await give(bot, 'requester', true, ann);
  await press('Reject', ofTwo);
  await arrived(ann, /Renewals · [\s\S]*Rejected[\s\S]*Contoso/, 1);
  expect(cards(ann, ofTwo)).toEqual([]);
  expect(cards(bo, ofTwo)).toHaveLength(1);
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
