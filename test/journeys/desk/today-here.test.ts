import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { sendTimedPosts } from '../../../src/workflows/alerts/timed-posts.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, channel, cy, type Place, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/** A Tuesday; Berlin is an hour ahead of UTC. */
const start = Date.UTC(2026, 10, 24, 6, 0);
const office = channel('office');

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: start }, env: { TIME_ZONE: 'Europe/Berlin' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const say = async (text: string, as: Somebody = bo, where: Place = office): Promise<string> => {
  const before = bot.connector.messages(where).length;
  await bot.connector.say(text, { as, in: where });
  return bot.connector
    .messages(where)
    .slice(before)
    .map(({ card }) => read(card))
    .join('\n');
};
/** The jobs of two instances at that moment; what came to each place since. */
const at = async (iso: string) => {
  bot.simulator.setNow(Date.parse(iso));
  await bot.app.context.portfolio.refresh('background');
  const before = [office, personal(ann)].map((place) => bot.connector.messages(place).length);
  await Promise.all([sendTimedPosts(bot.app.context), sendTimedPosts(bot.app.context)]);
  await Promise.all([deliverAlerts(bot.app.context), deliverAlerts(bot.app.context)]);
  return [office, personal(ann)].map((place, n) =>
    bot.connector
      .messages(place)
      .slice(before[n])
      .map(({ card }) => read(card)),
  );
};

const events = async (): Promise<string[]> =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 200 }))
    .map(({ event }) => event)
    .filter((event) => event.startsWith('today.'))
    .reverse();

test('today’s list comes to a channel and a person at their hour, once, and is caught up within the day', async () => {
  expect(await say('today here at 8', cy)).toMatch(/approver/);
  expect(await say('today here at 25')).toMatch(/“at 25” is no time of day/);
  expect(await say('today here at 8 on weekdays')).toMatch(
    /Monday to Friday at 8:00[\s\S]*24 Nov 2026 08:00/,
  );
  expect(await say('send me today every day at 9:30', ann, personal(ann))).toMatch(/every day at 9:30/);

  expect(await at('2026-11-24T06:59:00Z')).toEqual([[], []]);
  const [toChannel, toAnn] = await at('2026-11-24T07:00:00Z');
  expect(toChannel).toEqual([expect.stringMatching(/^Today[\s\S]*things need somebody/)]);
  expect(toAnn).toEqual([]);
  // Both were asleep at half past nine; it comes when they wake, and once.
  expect(await at('2026-11-24T15:00:00Z')).toEqual([[], [expect.stringMatching(/^Today/)]]);
  expect(await at('2026-11-24T15:01:00Z')).toEqual([[], []]);
  // A day that passed is not told on the next.
  expect(await at('2026-11-26T06:30:00Z')).toEqual([[], []]);
  expect(await at('2026-11-26T07:00:10Z')).toEqual([[expect.stringMatching(/^Today/)], []]);
  expect(await events()).toEqual([
    'today.here',
    'today.here',
    'today.posted',
    'today.posted',
    'today.posted',
  ]);

  const listed = await say('alerts');
  expect(listed).toMatch(/This channel \(here\)[\s\S]*Today’s list, Monday to Friday at 8:00/);
  expect(listed).toMatch(/The personal chat of Ann Archer[\s\S]*every day at 9:30/);
  // Saturday and Sunday: only Ann.
  expect(await at('2026-11-28T09:00:00Z')).toEqual([[], [expect.stringMatching(/^Today/)]]);
});

test('rights are those of the moment: who may not is not told, and the list says so; off ends it', async () => {
  const { memory } = bot.app.context;
  await say('today here at 7', bo);
  const asCy = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
  await memory.roles.grant(asCy, { role: 'approver', companies: null }, asCy, 1);
  expect(await say('today here at 10', cy)).toMatch(/Changed/);
  await memory.roles.grant(asCy, { role: 'viewer', companies: null }, asCy, 2);
  expect((await at('2026-11-30T09:00:00Z'))[0]).toEqual([]);
  expect(await say('alerts')).toMatch(/1 place with a problem[\s\S]*Cy Castle has no role for it any more/);
  expect(await say('alerts off')).toMatch(/Today’s list no longer comes here/);
  expect(await say('today off', ann, personal(ann))).toMatch(/no longer comes here/);
  expect(await say('today off')).toMatch(/does not come here/);
  expect(await memory.timedPosts.all()).toEqual([]);
  expect((await at('2026-12-01T10:00:00Z')).flat()).toEqual([]);
});
