import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read } from '../../harness/cards.ts';
import { ann, bo, cy, groupChat, type Place, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * "Contains the name of the local timezone of the message, expressed in IANA Time Zone database format" (Activity schema): what a person
 * alone reads is in their zone. A group has many readers, so it reads TIME_ZONE. Pax8's deadlines are in UTC, with the local time beside.
 */

let bot: RunningBot;
beforeAll(async () => {
  // The days below are written out, whatever the date of the run.
  bot = await startBot({
    env: { TIME_ZONE: 'Europe/Berlin' },
    simulator: { now: Date.parse('2026-11-23T14:00:00Z') },
    overrides: { jobs: [] },
  });
  await bot.loaded();
});
afterAll(() => bot.stop());

const zone = 'America/Denver';
const says = async (text: string, as: typeof bo, place: Place = personal(as), told?: string) => {
  await bot.connector.say(text, { as, in: place, ...(told === undefined ? {} : { zone: told }) });
  return read(bot.connector.cardIn(place));
};
const zones = (text: string): string[] => [...new Set(text.match(/\b(?:UTC|GMT|CET|CEST|MST|MDT)\b/g) ?? [])];

test('a person’s own chat is in the zone that Teams told, others and groups in TIME_ZONE', async () => {
  expect(await says('alerts here', bo, personal(bo), zone)).toMatch(/Next check: 24 Nov 2026 00:00 MST/);
  expect(await says('alerts', bo)).toMatch(/MST/);
  expect(await says('alerts here', bo, groupChat('ops'), zone)).toMatch(/Next check: 24 Nov 2026 08:00 CET/);
  expect(zones(await says('alerts', bo, groupChat('ops'), zone))).toEqual(['CET']);
  await bot.app.context.memory.roles.grant(
    { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name },
    { role: 'approver', companies: null },
    { tenantId: tenant, objectId: 'bo', name: 'Bo' },
    1,
  );
  expect(await says('alerts here', cy)).toMatch(/24 Nov 2026 08:00 CET/);
  expect(await says('alerts here', cy, personal(cy), 'nowhere/at-all')).toMatch(/CET/);
});

test('an alert and a card that is brought up to date are in the zone of whoever reads them there', async () => {
  await says('add 3 seats of Exchange Plan 1 for Contoso', ann, personal(ann), 'Asia/Tokyo');
  const asked = bot.connector.messages(personal(ann)).at(-1);
  expect(read(asked?.card ?? {})).toMatch(/23 Nov 2026 23:00 GMT\+9/);
  const [change] = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
  const shown = (await bot.app.context.memory.changeCards.of(change?.id ?? '')).find(
    ({ conversationId }) => conversationId === personal(bo).id,
  );
  const where = { as: bo, in: personal(bo), messageId: shown?.messageId ?? '' };
  const pressed = await bot.connector.press('approve', { id: change?.id }, { ...where, zone });
  expect(zones(read(pressed.card ?? {}))).toEqual(['MST', 'UTC']);
  const after = read(bot.connector.cardIn(personal(ann)));
  expect(after).toMatch(/GMT\+9/);
  expect(zones(after).toSorted()).toEqual(['GMT', 'UTC']);

  await says('alerts run', bo, personal(bo));
  const sent = bot.connector.messages(personal(bo)).map(({ card }) => zones(read(card ?? {})));
  for (const each of sent) expect(each.filter((name) => name !== 'MST' && name !== 'UTC')).toEqual([]);
});

test('a digest in a person’s own chat comes at their hour, in a group at that of TIME_ZONE', async () => {
  const own = await says('alerts here daily at 7', bo, personal(bo), zone);
  expect(own).toMatch(/one digest a day at 7:00 MST[\s\S]*24 Nov 2026 07:00 MST/);
  const group = await says('alerts here weekly on Monday at 2', bo, groupChat('ops'), zone);
  expect(group).toMatch(/Mondays at 2:00 CET[\s\S]*30 Nov 2026 02:00 CET/);
  expect(await says('alerts', bo, personal(bo), zone)).toMatch(/Sundays at 18:00 MST/);
  expect(await says('alerts', bo, groupChat('ops'))).toMatch(/one digest a day at 15:00 CET/);
});
