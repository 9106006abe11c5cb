import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import { release } from '../../../src/core/changes/change-steps.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { execute } from '../../../src/workflows/changes/execute-change.ts';
import { saveChoices } from '../../../src/workflows/renewals/decide-month.ts';
import { button, buttons, labels, read, typedOn } from '../../harness/cards.ts';
import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow, dayAgo, id, productRow, subscriptionRow } from '../../harness/given-rows.ts';
import { ann, bo, cy, guidOf, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';

const newUsers = {
  ...{ key: 'newUsers', label: 'E-mail addresses of the new users', description: 'One line each' },
  ...{ valueType: 'Input', possibleValues: null },
};
const region = {
  ...{ key: 'region', label: 'Region', description: null },
  ...{ valueType: 'Single-Value', possibleValues: ['EU, Frankfurt', 'US'] },
};
const archive = {
  ...{ key: 'archive', label: 'Archive', description: null },
  ...{ valueType: 'Single-Value', possibleValues: ['true', 'false'] },
};
const workloads = {
  ...{ key: 'workloads', label: 'Workloads', description: null },
  ...{ valueType: 'Multi-Value', possibleValues: ['Mail', 'Files, shared', 'Chat'] },
};
const users = newUsers.label;

const proofpoint = productRow(901, 'Proofpoint Essentials', 'Proofpoint');
const keepit = productRow(902, 'Keepit Backup', 'Keepit');
const moved = productRow(903, 'Dropsuite Archive', 'Dropsuite');
const silent = productRow(904, 'Huntress EDR', 'Huntress');
const veeam = productRow(905, 'Veeam Backup', 'Veeam');
const provision: Record<string, readonly object[] | null> = {
  [proofpoint.id]: [newUsers],
  [keepit.id]: [region, archive, workloads],
  [moved.id]: [newUsers],
  [silent.id]: null,
  [veeam.id]: null,
};
const names = [
  ...['Northwind', 'Alpine', 'Contoso', 'Fabrikam', 'Tailwind', 'Wingtip', 'Litware', 'Proseware'],
  ...['Adatum', 'Trey', 'Woodgrove', 'Lamna', 'Relecloud', 'Bellows', 'Graphic', 'Datum'],
];
const held = [proofpoint, keepit, moved, silent, veeam];

const committed = { commitment: { id: id(999), term: '1-Year', endDate: dayAgo(-20) } };

let pax8: Awaited<ReturnType<typeof startGivenPax8>>;
let bot: RunningBot;
beforeAll(async () => {
  pax8 = await startGivenPax8({
    companies: names.map((name, n) => companyRow(n + 1, name)),
    products: held,
    subscriptions: names.flatMap((name, n) =>
      held.map((product, m) =>
        subscriptionRow((n + 1) * 10 + m, n + 1, product, {
          ...{ quantity: 8, price: 5.33, partnerCost: 3.46 },
          ...(name === 'Relecloud' ? committed : {}),
        }),
      ),
    ),
    provision: provision as Record<string, readonly Readonly<Record<string, unknown>>[] | null>,
  });
  bot = await startBot({ env: { PAX8_API_URL: pax8.url } });
  await bot.loaded();
});
afterAll(async () => {
  await bot.stop();
  await closeAll();
});

type Sent = Readonly<{ card: unknown; messageId: string }>;
type Typed = Parameters<typeof typedOn>[1];
/** Presses a button as a client does, with all inputs of the card. */
const press = async (title: string, { card, messageId }: Sent, as: Somebody, typed: Typed = {}) => {
  const { verb, data } = button(card as never, title);
  const values = { ...typedOn(card as never, typed), ...data };
  const pressed = await bot.connector.press(verb, values, { as, in: personal(ann), messageId });
  return { ...pressed, card: pressed.card ?? {}, messageId };
};
/** What the bot answers to a sentence; in between it tells approvers, and brings cards up to date. */
const ask = async (text: string, as: Somebody = ann, like = /./) => {
  const before = new Set(bot.connector.messages(personal(as)).map(({ messageId }) => messageId));
  const isAnswer = ({ conversationId, messageId, card }: Awaited<ReturnType<typeof bot.connector.next>>) =>
    conversationId === personal(as).id && !before.has(messageId) && like.test(read(card));
  await bot.connector.say(text, { as, in: personal(as) });
  for (let sent = await bot.connector.next(); ; sent = await bot.connector.next())
    if (isAnswer(sent)) return sent;
};
const subscriptionOf = (company: string, product = proofpoint) =>
  id((names.indexOf(company) + 1) * 10 + held.indexOf(product));
const sentTo = (company: string, product = proofpoint) =>
  pax8.calls
    .filter(({ method, url }) => method === 'PUT' && url.endsWith(subscriptionOf(company, product)))
    .map(({ body }) => JSON.parse(body));
const changeOf = async (company: string, product = proofpoint): Promise<Change | undefined> =>
  (await bot.app.context.memory.changes.ofSubscription(subscriptionOf(company, product), 10))[0];
const given = (...values: string[]) => [{ key: 'newUsers', values }];

// https://github.com/pax8labs/pax8-cli/issues/368, https://github.com/pax8labs/pax8-cli/pull/451
describe('seats of a product whose vendor asks for details', () => {
  test('are requested at once; the card asks for them, and what is typed goes with the approval', async () => {
    const asked = await ask('add 2 seats of Proofpoint for Northwind');
    expect(read(asked.card)).toMatch(/8 → 10 seats[\s\S]*wants details with the seats: E-mail addresses of/);
    expect(labels(asked.card ?? {})).toContain(users);
    expect(await changeOf('Northwind')).toMatchObject({ state: 'pending' });
    const { card } = await press('Approve', asked, bo, { [users]: 'bo@contoso.example' });
    expect(read(card)).toMatch(/Applied/);
    expect(read(card)).not.toMatch(/wants/);
    expect(sentTo('Northwind')).toEqual([{ quantity: 10, provisioningDetails: given('bo@contoso.example') }]);
    const audited = await bot.app.context.memory.audit.latest(tenant, { limit: 20 });
    expect(JSON.stringify(audited)).toMatch(/detailsGiven/);
    expect(JSON.stringify(audited)).not.toMatch(/bo@contoso/);
  });

  // "The order might get placed, but it will never provision. Same with Subscription Updates."
  test('are not sent without them, unless the approver presses for it a second time', async () => {
    const asked = await ask('add 2 seats of Proofpoint for Alpine');
    const again = await press('Approve', asked, bo);
    expect(read(again.card)).toMatch(/Pending[\s\S]*Not filled in: E-mail addresses of the new users/);
    expect(sentTo('Alpine')).toEqual([]);
    expect(await changeOf('Alpine')).toMatchObject({ state: 'pending', version: 1 });
    const done = await press('Approve with details missing', again, bo);
    expect(read(done.card)).toMatch(
      /Applied[\s\S]*Without details that the vendor wants[\s\S]*may not arrive/,
    );
    expect(sentTo('Alpine')).toEqual([{ quantity: 10 }]);
  });

  test('are filled in by who asks, shown to who approves, and sent', async () => {
    const asked = await ask('add 2 seats of Proofpoint for Contoso');
    const denied = await press('Save details', asked, cy, { [users]: 'cy@contoso.example' });
    expect(read(denied.card)).toMatch(/Only the person who asked, or an approver/);
    const saved = await press('Save details', asked, ann, { [users]: 'ann@contoso.example' });
    expect(read(saved.card)).toMatch(/E-mail addresses of the new users: ann@contoso\.example/);
    expect(buttons(saved.card)).toContain('Change details');
    expect(read((await ask('pending', bo, /for a decision/)).card)).toMatch(/ann@contoso\.example/);
    expect(read((await press('Approve', saved, bo)).card)).toMatch(/Applied/);
    expect(sentTo('Contoso')).toEqual([{ quantity: 10, provisioningDetails: given('ann@contoso.example') }]);
  });

  test('are approved as the card shows them: other ones saved meanwhile are looked at first', async () => {
    const asked = await ask('add 2 seats of Proofpoint for Fabrikam');
    const saved = await press('Save details', asked, ann, { [users]: 'ann@contoso.example' });
    const stale = await press('Approve', asked, bo, { [users]: 'bo@contoso.example' });
    expect(read(stale.card)).toMatch(/details have changed since this card was shown/);
    expect(sentTo('Fabrikam')).toEqual([]);
    // The approver changes them, on the card as it is now.
    const changed = await press('Approve', saved, bo, { [users]: 'bo@contoso.example' });
    expect(read(changed.card)).toMatch(/Applied/);
    expect(sentTo('Fabrikam')).toEqual([{ quantity: 10, provisioningDetails: given('bo@contoso.example') }]);
  });

  test('take choices, several choices, yes and no, as Pax8 spells them, and nothing else', async () => {
    const asked = await ask('add 2 seats of Keepit for Northwind');
    const partly = await press('Approve', asked, bo, { Region: 'EU, Frankfurt' });
    expect(read(partly.card)).toMatch(/Not filled in: Archive, Workloads/);
    const forged = await press('Approve', partly, bo, { Archive: 'perhaps' });
    expect(read(forged.card)).toMatch(/choices for “Archive” have changed/);
    expect(sentTo('Northwind', keepit)).toEqual([]);
    await press('Approve', partly, bo, { Archive: 'false', Workloads: ['Mail', 'Files, shared'] });
    expect(sentTo('Northwind', keepit)).toMatchObject([
      {
        provisioningDetails: [
          { key: 'region', values: ['EU, Frankfurt'] },
          { key: 'archive', values: ['false'] },
          { key: 'workloads', values: ['Mail', 'Files, shared'] },
        ],
      },
    ]);
  });

  test('are asked for anew when the vendor asks for something else by now', async () => {
    const asked = await ask('add 2 seats of Dropsuite for Northwind');
    provision[moved.id] = [newUsers, region];
    const again = await press('Approve', asked, bo, { [users]: 'bo@contoso.example' });
    expect(read(again.card)).toMatch(/details have changed[\s\S]*bo@contoso\.example/);
    expect(labels(again.card)).toEqual(expect.arrayContaining([users, 'Region']));
    await press('Approve', again, bo, { Region: 'US' });
    expect(sentTo('Northwind', moved)).toMatchObject([
      { provisioningDetails: [...given('bo@contoso.example'), { key: 'region', values: ['US'] }] },
    ]);
  });

  test('that Pax8 does not name are told as not known; they are asked for once it does', async () => {
    const [first, second] = [
      await ask('add 2 seats of Huntress for Northwind'),
      await ask('add 2 seats of Veeam for Northwind'),
    ];
    expect(read(first.card)).toMatch(/did not say whether the vendor wants details/);
    expect(read((await press('Approve', first, bo)).card)).toMatch(/Applied[\s\S]*did not say whether/);
    expect(sentTo('Northwind', silent)).toEqual([{ quantity: 10 }]);
    provision[veeam.id] = [newUsers];
    const again = await press('Approve', second, bo);
    expect(read(again.card)).toMatch(/details have changed/);
    await press('Approve', again, bo, { [users]: 'bo@contoso.example' });
    expect(sentTo('Northwind', veeam)).toMatchObject([{ provisioningDetails: given('bo@contoso.example') }]);
  });

  test('are asked for with fewer seats and with a smaller number, too', async () => {
    const fewer = await ask('remove 3 seats of Proofpoint for Tailwind');
    expect(read(fewer.card)).toMatch(/wants details with the seats[\s\S]*may not be carried out without/);
    await press('Approve', fewer, bo, { [users]: 'old@contoso.example' });
    expect(sentTo('Tailwind')).toEqual([{ quantity: 5, provisioningDetails: given('old@contoso.example') }]);
    const more = await ask('add 3 seats of Proofpoint for Wingtip');
    const again = await press('Approve this number', more, bo, {
      'How many of the 3 seats to add? 1 to 2': '1',
    });
    expect(read(again.card)).toMatch(/Not filled in/);
    const typed = { 'How many of the 3 seats to add? 1 to 2': '1', [users]: 'bo@contoso.example' };
    await press('Approve this number with details missing', again, bo, typed);
    expect(sentTo('Wingtip')).toEqual([{ quantity: 9, provisioningDetails: given('bo@contoso.example') }]);
  });

  test('are asked for on each line of several', async () => {
    const asked = await ask('add 2 seats of Proofpoint and 3 seats of Keepit for Litware');
    expect(read(asked.card)).toMatch(
      /wants details with the seats: E-mail[\s\S]*: Region, Archive, Workloads/,
    );
    const saved = await press('Save details', asked, ann, { [users]: 'ann@contoso.example', Region: 'US' });
    expect(read(saved.card)).toMatch(/ann@contoso\.example[\s\S]*Region: US/);
    const again = await press('Approve all', saved, bo);
    expect(read(again.card)).toMatch(/Not filled in: Archive, Workloads/);
    await press('Approve all', again, bo, { Archive: 'true', Workloads: ['Chat'] });
    expect(sentTo('Litware')).toMatchObject([{ provisioningDetails: given('ann@contoso.example') }]);
    expect(sentTo('Litware', keepit)).toMatchObject([
      { quantity: 11, provisioningDetails: [{ values: ['US'] }, { values: ['true'] }, { values: ['Chat'] }] },
    ]);
  });

  test('take any text, which goes to Pax8 as it is and to no card as markup', async () => {
    const hostile = `[x](https://evil.example) $${'{name}'} <at>Bo</at> **b** "; drop`;
    const asked = await ask('add 2 seats of Proofpoint for Proseware');
    const saved = await press('Save details', asked, ann, { [users]: hostile });
    expect(JSON.stringify(saved.card)).toMatch(/"text":"\\\\\[x\\\\\]\\\\\(https/);
    expect(JSON.stringify(saved.card)).not.toMatch(/"text":"\[x/);
    await press('Approve', saved, bo);
    expect(sentTo('Proseware')).toEqual([{ quantity: 10, provisioningDetails: given(hostile) }]);
    const long = await ask('add 2 seats of Proofpoint for Adatum');
    const refused = await press('Save details', long, ann, { [users]: 'x'.repeat(501) });
    expect(read(refused.card)).toMatch(/more than 500 characters/);
    expect(await changeOf('Adatum')).toMatchObject({ version: 1 });
  });

  test('are not decided in the list of what is pending: their card is posted there', async () => {
    await ask('add 2 seats of Proofpoint for Trey');
    const list = await ask('pending', bo, /for a decision/);
    const { verb, ...of } = button(list.card ?? {}, 'Approve');
    const data = { ...of.data, id: (await changeOf('Trey'))?.id };
    const where = { as: bo, in: personal(bo), messageId: list.messageId };
    const pressed = await bot.connector.press(verb, data, where);
    expect(read(pressed.card)).toMatch(/Trey: Not filled in/);
    const posted = bot.connector.messages(personal(bo)).at(-1);
    if (posted === undefined) throw new Error('no card was posted');
    expect(labels(posted.card ?? {})).toContain(users);
    const approve = button(posted.card ?? {}, 'Approve');
    const values = { ...approve.data, ...typedOn(posted.card ?? {}, { [users]: 'bo@contoso.example' }) };
    await bot.connector.press(approve.verb, values, { ...where, messageId: posted.messageId });
    expect(sentTo('Trey')).toMatchObject([{ provisioningDetails: given('bo@contoso.example') }]);
  });

  test('wait for who asks, where the policy lets the seats pass', async () => {
    const { memory, now } = bot.app.context;
    const amount = { amount: '1000.00', currency: 'USD' };
    const passes = { approval: 'above', amount, confirm: false } as const;
    const by = { tenantId: tenant, objectId: guidOf('Bo Berg'), name: bo.name };
    await memory.policies.save(tenant, { ...firstPolicy, ...passes }, 0, by, now());
    const asked = await ask('add 2 seats of Proofpoint for Woodgrove');
    expect(sentTo('Woodgrove')).toEqual([]);
    const again = await press('Confirm', asked, ann);
    expect(buttons(again.card)).toContain('Confirm with details missing');
    await press('Confirm', again, ann, { [users]: 'ann@contoso.example' });
    expect(sentTo('Woodgrove')).toMatchObject([{ provisioningDetails: given('ann@contoso.example') }]);
  });

  test('wait with a plan for its renewal, and stop it when the vendor no longer takes them', async () => {
    provision[moved.id] = [region];
    const asked = await ask('remove 2 seats of Dropsuite for Relecloud at renewal');
    expect(read(asked.card)).toMatch(/wants details with the seats/);
    expect(read((await press('Approve', asked, bo, { Region: 'US' })).card)).toMatch(
      /Planned[\s\S]*Region: US/,
    );
    const plan = await changeOf('Relecloud', moved);
    expect(plan).toMatchObject({ state: 'planned', wanted: { details: { given: [{ values: ['US'] }] } } });
    const released = plan === undefined ? null : release(plan);
    provision[moved.id] = [{ ...region, possibleValues: ['CA'] }];
    await bot.app.context.memory.changes.save(released as never);
    const after = await execute(bot.app.context, released as never);
    expect(after).toMatchObject({ state: 'stale', reason: { kind: 'details-moved' } });
    expect(sentTo('Relecloud', moved)).toEqual([]);
  });

  test('are told of in a what-if', async () => {
    const { card } = await ask('what if add 2 seats of Proofpoint for Lamna');
    expect(read(card)).toMatch(/wants details with the seats/);
  });
});

test('lines of one list of renewals are approved together, each with the details that its vendor asks for', async () => {
  const { context } = bot.app;
  const as = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
  const conversation = await context.memory.conversations.personalOf(tenant, as.objectId);
  if (conversation === null) throw new Error('no chat');
  const { version = 0 } = (await context.memory.policies.current(tenant)) ?? {};
  await context.memory.policies.save(tenant, firstPolicy, version, as, 1);
  provision[moved.id] = [newUsers];
  const lines = [keepit, moved].map((product) => subscriptionOf('Relecloud', product));
  const choices = lines.map((subscriptionId) => ({ kind: 'plan', subscriptionId, seats: 9 }) as const);
  const saved = await saveChoices(
    context,
    choices,
    { purpose: null, ticket: null },
    { person: as, conversation },
  );
  expect(saved).toMatchObject({ asked: 2, not: [] });
  const [asked] = bot.connector.messages(personal(ann)).filter(({ card }) => /^Renewals · /.test(read(card)));
  if (asked === undefined) throw new Error('no card');
  await press('Approve all', asked, bo);
  const again = await press('Approve all', asked, bo, { [users]: 'ann@contoso.example' });
  expect(read(again.card)).not.toMatch(/details have changed/);
  const done = await press('Approve all with details missing', again, bo, { [users]: 'ann@contoso.example' });
  expect(read(done.card)).toMatch(/Planned/);
  expect((await changeOf('Relecloud', moved))?.wanted).toMatchObject({
    details: { given: [{ key: 'newUsers' }] },
  });
});
