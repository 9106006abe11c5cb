import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lookAfterRenewals } from '../../../src/workflows/alerts/look-after-renewals.ts';
import { askForAlerts } from '../../harness/alert-places.ts';
import { read } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { ann, bo, channel, cy, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const office = channel('office');

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: Date.UTC(2026, 10, 24, 8, 0) } });
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

const say = async (text: string, as: Somebody = bo, mentions: readonly Somebody[] = []): Promise<string> => {
  const before = bot.connector.messages(office).length;
  await bot.connector.say(text, { as, in: office, mentions });
  return bot.connector
    .messages(office)
    .slice(before)
    .map(({ card }) => read(card))
    .join('\n');
};
const renewals = async () => bot.app.context.memory.renewals.open(tenant);
const owned = async (company: RegExp): Promise<readonly (string | null)[]> =>
  (await renewals())
    .filter(({ companyName }) => company.test(companyName ?? ''))
    .map(({ owner }) => owner?.name ?? null);

test('a company has an owner, who owns its renewals from then on, and who is found by it', async () => {
  const { memory } = bot.app.context;
  expect(await say('owners', ann)).toMatch(/No company has an owner yet/);
  expect(await say('owner of Contoso is @Ann Archer', bo, [ann])).toMatch(/Ann Archer now owns Contoso/);
  expect(await say('owner of Contoso is @Ann Archer', bo, [ann])).toMatch(/already owns/);

  // Not open yet, and hers all the same.
  expect(await say('my renewals next 60 days', ann)).toMatch(/Contoso/);
  expect(await say('my renewals next 60 days', ann)).not.toMatch(/Fabrikam|Litware/);
  // By a name without @, unless it is a company's, or nobody's.
  expect(await say('renewals of Ann next 60 days', bo)).toMatch(/Contoso/);
  expect(await say('renewals of Ann next 60 days', bo)).not.toMatch(/Fabrikam|Litware/);
  expect(await say('renewals of Zorro next 60 days', bo)).toMatch(/No company is called “Zorro”/);
  await askForAlerts(memory, channel('renewals'), bot.connector.serviceUrl);
  await lookAfterRenewals(bot.app.context);
  expect(new Set(await owned(/^Contoso/))).toEqual(new Set(['Ann Archer']));
  expect((await owned(/^Litware/)).length).toBeGreaterThan(0);
  expect(new Set(await owned(/^Litware/))).toEqual(new Set([null]));

  // Renewals that were nobody's go with the company; one that was given to Cy stays his.
  expect(await say('assign Litware to @Cy Castle', bo, [cy])).toMatch(/Cy Castle/);
  expect(await say('owner of Litware is me', bo)).toMatch(/You now own Litware/);
  expect((await owned(/^Litware/)).filter((name) => name === 'Cy Castle')).toHaveLength(1);
  expect(await say('who owns litware?', ann)).toMatch(/Litware[\s\S]*Bo Berg/);
  expect(await say('companies of @Ann Archer', cy, [ann])).toMatch(/Companies of Ann Archer[\s\S]*Contoso/);
  expect(await say('my companies', bo)).toMatch(/Litware/);

  // Whoever may not decide for a company cannot own it; whose role ends is told as gone.
  const asCy = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
  const asAnn = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
  await memory.roles.grant(asCy, { role: 'viewer', companies: null }, asCy, 1);
  expect(await say('owner of Fabrikam is @Cy Castle', bo, [cy])).toMatch(
    /no role that may decide for Fabrikam/,
  );
  expect(await say('owner of Fabrikam is me', cy)).toMatch(/needs? the role|Not allowed/);
  await memory.roles.grant(asAnn, { role: 'viewer', companies: null }, asCy, 1);
  expect(await say('owners')).toMatch(
    /2 companies have an owner[\s\S]*1 owner without a role[\s\S]*has no role for it any more/,
  );

  expect(await say('no owner for contoso')).toMatch(/Contoso[^\n]* has no owner any more/);
  expect(new Set(await owned(/^Contoso/))).toEqual(new Set([null]));
  const events = (await memory.audit.latest(tenant, { limit: 200 })).map(({ event }) => event);
  expect(events.filter((event) => event.startsWith('owner.')).reverse()).toEqual([
    'owner.set',
    'owner.set',
    'owner.removed',
  ]);
});
