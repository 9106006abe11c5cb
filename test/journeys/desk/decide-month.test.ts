import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { button, read } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { office, officeOf } from '../../harness/office.ts';
import { ann, bo, cy, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

type Data = Readonly<Record<string, unknown>> & Readonly<{ rows: readonly string[] }>;

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: Date.UTC(2026, 10, 24, 8, 0) } });
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

const { since, say, press } = officeOf(() => bot);
const decisions = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await bot.app.context.memory.renewals.open(tenant)).flatMap(({ lines }) =>
      lines.flatMap(({ subscriptionId, decision }) =>
        decision === null ? [] : [[subscriptionId, decision.kind] as const],
      ),
    ),
  );

test('a month is decided row by row, what needs approval stands on one card, and of two people the first counts', async () => {
  const list = await say('decide the renewals of the next 60 days');
  expect(read(list.card)).toMatch(/^Decide · next 60 days[\s\S]*renewals to decide/);
  const { rows } = button(list.card ?? {}, 'Save').data as Data;
  expect(rows.length).toBeGreaterThan(3);

  // Another person decides one of the same rows first, from a list of their own.
  const [first = '', second = '', third = '', fourth = ''] = rows;
  const other = await say('decide the renewals of the next 60 days', bo);
  await press('Save', other, bo, { choice0: 'renew' });
  expect(await decisions()).toEqual(new Map([[first, 'renew']]));

  const before = bot.connector.messages(office).length;
  const saved = await press('Save', list, ann, {
    ...{ choice0: 'cancel', choice1: 'renew', choice2: 'plan', seats2: 1, choice3: 'plan', choice4: 'later' },
    reason: 'They asked for it',
  });
  const text = read(saved.card);
  expect(text).toMatch(/1 renewal stays as it is/);
  expect(text).toMatch(/1 change was asked for: see the card below/);
  expect(text).toMatch(/Bo Berg has decided already, 24 Nov 2026: renew as is/);
  expect(text).toMatch(/a plan needs a number of seats/);
  expect(text).toMatch(/1 left for later/);
  expect(await decisions()).toEqual(
    new Map([
      [first, 'renew'],
      [second, 'renew'],
      [third, 'change'],
    ]),
  );
  const left = (button(saved.card ?? {}, 'Save').data as Data).rows;
  expect(left[0]).toBe(fourth);
  expect(left).not.toContain(rows[4]);

  // Again, two lines of different companies, each by its own rules, on one card.
  const [asked] = since(before).filter(({ card }) => /^Renewals · /.test(read(card)));
  expect(read(asked?.card ?? null)).toMatch(/^Renewals · [\s\S]*Waiting|^Renewals · [\s\S]*pending/i);
  const again = await press('Save', { ...list, card: saved.card ?? {} }, ann, {
    ...{ choice0: 'plan', seats0: 1, choice1: 'plan', seats1: 1, reason: 'They asked for it' },
  });
  expect(read(again.card)).toMatch(/2 changes were asked for/);
  const [both] = bot.connector
    .messages(office)
    .filter(({ card }) => /^Renewals · 2 companies/.test(read(card)));
  expect(read(both?.card ?? null)).toMatch(/Approve all/);

  // Whoever asked may not approve; an approver does, for all lines at once, and nothing is written before the renewal.
  expect(read((await press('Approve all', both, cy)).card)).toMatch(/Only approvers/);
  const approved = await press('Approve all', both, bo);
  expect(read(approved.card)).toMatch(/Planned/);
  const planned = await bot.app.context.memory.changes.inStates(tenant, ['planned']);
  expect(planned).toHaveLength(2);
  expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(0);

  // Whoever may only look decides nothing.
  const asCy = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
  await bot.app.context.memory.roles.grant(asCy, { role: 'viewer', companies: null }, asCy, 1);
  const known = await decisions();
  const denied = await press('Save', { ...list, card: again.card ?? {} }, cy, { choice0: 'renew' });
  expect(read(denied.card)).toMatch(/Only requesters may decide/);
  expect(await decisions()).toEqual(known);
});
