import { afterEach, describe, expect, test } from '@jest/globals';
import type { Log } from '../../src/core/words/log.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { lookAtWebhook } from '../../src/workflows/bot/read-webhook.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import { freePort } from '../harness/free-port.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const secretPath = 'a-path-that-nobody-may-guess';
const authorization = 'a shared secret of Pax8';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A bot that Pax8 can call at its public address. `lines` is its whole log. */
const withDoor = async (env: Readonly<Record<string, string>> = {}) => {
  const port = await freePort();
  const lines: string[] = [];
  const note = (facts: object, text: string) => void lines.push(JSON.stringify(facts) + text);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const bot = await startBot({
    simulator: { webhookRetryMs: 0 },
    log,
    env: {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PAX8_EVENTS_PATH: secretPath,
      PAX8_EVENTS_AUTHORIZATION: authorization,
      BOT_ADMINS: `${bo.aadObjectId},${cy.aadObjectId}`,
      ...env,
    },
  });
  closing.push(() => endWithEvents(bot));
  await bot.loaded();
  const url = `http://127.0.0.1:${port}/api/pax8/events/${secretPath}`;
  return { bot, url, lines };
};

const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not happen');
};

const ownOf = (bot: RunningBot) => bot.simulator.webhooks().filter(({ url }) => url?.includes('127.0.0.1'));
const writes = (bot: RunningBot) =>
  bot.simulator
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/v2/'))
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, '…').replace('/api/v2', '')}`);
const audited = async (bot: RunningBot) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 }))
    .map(({ event }) => event)
    .filter((event) => /^(webhook|press)/.test(event))
    .reverse();

type Shown = Readonly<{ card: Parameters<typeof read>[0]; messageId: string }>;
const pressOn = (bot: RunningBot, shown: Shown, title: string, inputs: object = {}, as: Somebody = bo) => {
  const { verb, data } = button(shown.card ?? {}, title);
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as, in: personal(as), messageId: shown.messageId },
  );
};
/** Presses a button of a card that a press brought. */
const step = async (bot: RunningBot, shown: Shown, title: string, inputs: object = {}): Promise<Shown> => {
  const { card } = await pressOn(bot, shown, title, inputs);
  return { card, messageId: shown.messageId };
};

const topics = 'SUBSCRIPTION,PROVISIONING,CLIENT,INVOICE';

/** Asks for the card, and creates the webhook with the topics that the form proposes. */
const created = async (bot: RunningBot): Promise<Shown> => {
  const form = await step(bot, await bot.ask('webhooks', bo), 'Create');
  return step(bot, form, 'Create', { topics });
};

describe('the webhook at Pax8', () => {
  test('without PUBLIC_URL and the secrets the card names what to set, and Pax8 is not asked', async () => {
    const bot = await startBot();
    closing.push(bot.stop);
    bot.simulator.clearRequests();
    const text = read((await bot.ask('webhooks', bo)).card);
    expect(text).toContain('PUBLIC_URL, PAX8_EVENTS_PATH, PAX8_EVENTS_AUTHORIZATION');
    expect(text).toContain('Without it everything works');
    expect(bot.simulator.requests().filter(({ path }) => path.startsWith('/api/v2'))).toEqual([]);
  });

  test('is created active, with every action of the useful topics, and then Pax8’s events reach the bot', async () => {
    const { bot, url } = await withDoor();
    const shown = await bot.ask('webhooks', bo);
    expect(read(shown.card)).toMatch(/Webhook at Pax8 +None/);
    const form = await step(bot, shown, 'Create');
    expect(read(form.card)).toContain('Topics: Billing subscription');
    const done = await step(bot, form, 'Create', { topics });
    expect(read(done.card)).toMatch(/Webhook at Pax8 +Active\n/);
    expect(read(done.card)).toContain('Created at Pax8.');
    const [own] = ownOf(bot);
    expect(own).toMatchObject({ url, authorization, active: true });
    expect(own?.webhookTopics.map(({ topic }) => topic)).toEqual(topics.split(','));
    // Without naming every action only a part arrives: https://devx.pax8.com/changelog
    expect(own?.webhookTopics[0]?.filters.map(({ action }) => action)).toContain('Renewal');
    expect(own?.webhookTopics[0]?.filters.every(({ conditions }) => conditions.length === 0)).toBe(true);
    expect(await audited(bot)).toEqual(['webhook.create-sent', 'webhook.created']);

    const id = demoIds.contosoBackup;
    const seats = () => bot.app.context.portfolio.current()?.subscriptions.get(id)?.quantity;
    const before = seats() ?? 0;
    await bot.app.context.marketplace.setQuantity(id, before + 2);
    await until(() => seats() === before + 2);
    await until(() => ownOf(bot)[0]?.lastDeliveryStatus === 'SUCCESS');
    expect(read((await bot.ask('webhooks', bo)).card)).toMatch(
      /Last delivery: Delivered, .*\nLast event: arrived/,
    );
  });

  test('of somebody else is counted and never touched', async () => {
    const { bot } = await withDoor();
    const foreign = () => bot.simulator.webhooks().find(({ id }) => id === demoIds.accountingWebhook);
    const before = foreign();
    const shown = await bot.ask('webhooks', bo);
    expect(read(shown.card)).toContain('Others: 1 webhook not of this bot, left alone: Accounting');
    const own = await created(bot);
    for (const verb of [
      'remove-webhook',
      'webhook-off',
      'update-webhook',
      'save-webhook-topics',
      'test-webhook',
      'retry-webhook',
      'ask-remove-webhook',
      'try-webhook',
      'webhook-topics',
    ])
      await bot.connector.press(
        verb,
        { id: demoIds.accountingWebhook, form: bot.app.context.newId(), topics, topic: 'INVOICE' },
        { as: bo, in: personal(bo), messageId: own.messageId },
      );
    expect(foreign()).toEqual(before);
    expect(writes(bot)).toEqual(['POST /webhooks']);
  });

  test('is one, although two admins create it at the same moment', async () => {
    const { bot } = await withDoor();
    const forms = await Promise.all(
      [bo, cy].map(async (as) => {
        const shown = await bot.ask('webhooks', as);
        const { card } = await pressOn(bot, shown, 'Create', {}, as);
        return { as, form: { card, messageId: shown.messageId } };
      }),
    );
    await Promise.all(forms.map(({ as, form }) => pressOn(bot, form, 'Create', { topics }, as)));
    expect(ownOf(bot)).toHaveLength(1);
    expect(writes(bot)).toEqual(['POST /webhooks']);
    const [late] = forms;
    const again = await pressOn(
      bot,
      late?.form ?? { card: null, messageId: '' },
      'Create',
      { topics, form: bot.app.context.newId() },
      bo,
    );
    expect(read(again.card)).toContain('already has a webhook');
    expect(ownOf(bot)).toHaveLength(1);
  });

  test.each(['reset-after', '500-after', 'html'] as const)(
    'whose creation got no answer (%s) is found by its address, not created again',
    async (fault) => {
      const { bot } = await withDoor();
      bot.simulator.faults([{ match: { method: 'POST', path: '/api/v2/webhooks' }, fault }]);
      const done = await created(bot);
      expect(read(done.card)).toContain('Created at Pax8.');
      expect(ownOf(bot)).toHaveLength(1);
      expect(writes(bot)).toEqual(['POST /webhooks']);
    },
  );

  test('whose creation stays unclear is not created a second time for ten minutes', async () => {
    const { bot } = await withDoor();
    bot.simulator.faults([
      { match: { method: 'POST', path: '/api/v2/webhooks' }, fault: 'html', done: false },
    ]);
    const done = await created(bot);
    expect(read(done.card)).toContain('does not send it again');
    const form = await step(bot, done, 'Create');
    expect((await pressOn(bot, form, 'Create', { topics })).toast).toContain(
      'changing the webhook right now',
    );
    bot.simulator.advance({ ms: 11 * 60_000 });
    await pressOn(bot, form, 'Create', { topics, form: bot.app.context.newId() });
    expect(ownOf(bot)).toHaveLength(1);
  });

  test.each(['403', '404'] as const)(
    'that Pax8 refuses (%s) is told with the way in the portal',
    async (fault) => {
      const { bot } = await withDoor();
      bot.simulator.faults([{ match: { path: '/api/v2/' }, times: 20, fault }]);
      const text = read((await bot.ask('webhooks', bo)).card);
      expect(text).toContain(`does not let these credentials manage webhooks (HTTP ${fault}`);
      expect(text).toContain('https://app.pax8.com/integrations?tab=events');
      expect(text).not.toContain(secretPath);
      expect(read((await bot.ask('webhook log', bo)).card)).toContain('app.pax8.com/integrations');
    },
  );

  test('whose creation is refused is told with the way in the portal, and nothing is there', async () => {
    const { bot } = await withDoor();
    bot.simulator.faults([{ match: { method: 'POST', path: '/api/v2/webhooks' }, fault: '403' }]);
    const done = await created(bot);
    expect(read(done.card)).toContain('Do it in the Pax8 portal');
    expect(ownOf(bot)).toEqual([]);
    expect(await audited(bot)).toEqual(['webhook.create-sent', 'webhook.create-refused']);
  });

  test('is shown with what is wrong, and brought up to date without losing the rest of its configuration', async () => {
    const { bot, url } = await withDoor();
    const { marketplace } = bot.app.context;
    await marketplace.createWebhook({
      displayName: 'Made by hand',
      url: url.replace(secretPath, 'another-path-than-the-one-set'),
      authorization: 'an older secret',
      contactEmail: 'ops@example.com',
      errorThreshold: 2,
      integrationId: null,
      topics: [
        {
          topic: 'INVOICE',
          filters: [
            { action: 'CREATED', conditions: [{ field: 'total', operator: 'GREATER_THAN', value: ['5'] }] },
          ],
        },
      ],
    });
    const shown = await bot.ask('webhooks', bo);
    const text = read(shown.card);
    expect(text).toMatch(/Webhook at Pax8 +Problem/);
    expect(text).toContain('secret path is not that of PAX8_EVENTS_PATH');
    expect(text).toContain('authorization is not the configured one');
    expect(text).toContain('no topic about subscriptions');
    expect(text).toContain('Only some events of Invoice arrive');
    const done = await step(bot, shown, 'Bring up to date');
    expect(read(done.card)).toMatch(/Webhook at Pax8 +Active/);
    expect(ownOf(bot)).toMatchObject([
      {
        displayName: 'Made by hand',
        url,
        authorization,
        contactEmail: 'ops@example.com',
        errorThreshold: 2,
        webhookTopics: [
          { topic: 'INVOICE', filters: [{ action: 'CREATED', conditions: [] }] },
          { topic: 'SUBSCRIPTION' },
        ],
      },
    ]);
    expect(buttons(done.card ?? {})).not.toContain('Bring up to date');
  });

  test('is turned off and on, gets other topics, and is removed only when asked twice', async () => {
    const { bot } = await withDoor();
    const own = await created(bot);
    const off = await step(bot, own, 'Turn off');
    expect(read(off.card)).toMatch(/Webhook at Pax8 +Off/);
    expect(ownOf(bot)[0]?.active).toBe(false);
    const on = await step(bot, off, 'Turn on');
    expect(ownOf(bot)[0]?.active).toBe(true);
    const form = await step(bot, on, 'Topics');
    const none = await step(bot, form, 'Save', { topics: '' });
    expect(read(none.card)).toContain('Choose at least one topic');
    const saved = await step(bot, none, 'Save', { topics: 'SUBSCRIPTION,PROVISIONING' });
    expect(ownOf(bot)[0]?.webhookTopics.map(({ topic }) => topic)).toEqual(['SUBSCRIPTION', 'PROVISIONING']);
    const asked = await step(bot, saved, 'Remove');
    expect(ownOf(bot)).toHaveLength(1);
    const gone = await step(bot, asked, 'Remove');
    expect(read(gone.card)).toMatch(/Webhook at Pax8 +None[\s\S]*Removed at Pax8/);
    expect(ownOf(bot)).toEqual([]);
    expect(await audited(bot)).toEqual([
      ...['webhook.create-sent', 'webhook.created', 'webhook.change-sent', 'webhook.changed'],
      ...['webhook.change-sent', 'webhook.changed', 'webhook.change-sent', 'webhook.changed'],
      ...['webhook.remove-sent', 'webhook.removed'],
    ]);
    // Nothing holds back another one.
    await created(bot);
    expect(ownOf(bot)).toHaveLength(1);
  });

  test('is tested with an example of a topic, which arrives', async () => {
    const { bot } = await withDoor();
    const form = await step(bot, await created(bot), 'Test');
    const done = await step(bot, form, 'Send a test', { topic: 'SUBSCRIPTION' });
    expect(read(done.card)).toContain('Pax8 sends an example.');
    await until(() => ownOf(bot)[0]?.lastDeliveryStatus === 'SUCCESS');
    expect(read((await bot.ask('webhook log', bo)).card)).toContain('Subscription · Delivered');
  });

  test('that fails is told by its card and by status, and its missed deliveries come again', async () => {
    const { bot } = await withDoor();
    await created(bot);
    // Somebody changed the authorization at Pax8, so that the bot's door stays shut.
    const [own] = ownOf(bot);
    await bot.app.context.marketplace.configureWebhook(own?.id ?? '', {
      ...{ displayName: own?.displayName ?? '', url: own?.url ?? '', authorization: 'wrong secret there' },
      ...{ contactEmail: null, errorThreshold: null },
    });
    bot.simulator.happen({ topic: 'SUBSCRIPTION', action: 'Renewal', data: { subscriptionId: 'one' } });
    bot.simulator.happen({ topic: 'INVOICE', action: 'CREATED', data: { invoiceId: 'two' } });
    await until(() => ownOf(bot)[0]?.logs.every(({ finalStatus }) => finalStatus === 'FAILED') === true);
    expect(read((await bot.ask('status', ann)).card)).not.toContain('Webhook');
    bot.simulator.clearRequests();
    await lookAtWebhook(bot.app.context);
    expect(bot.simulator.requests()).toHaveLength(1);
    const status = read((await bot.ask('status', ann)).card);
    expect(status).toMatch(/Status +Problem/);
    expect(status).toContain('Webhook: Pax8’s deliveries to the bot fail');
    const shown = await bot.ask('webhooks', bo);
    expect(read(shown.card)).toContain('The endpoint answered 404 (HTTP 404)');
    const log = await bot.ask('webhook log', bo);
    expect(read(log.card)).toMatch(/2 failed[\s\S]*Invoice · Failed[\s\S]*3 attempts[\s\S]*answered 404/);

    const mended = await step(bot, shown, 'Bring up to date');
    expect(read(mended.card)).toContain('Brought up to date');
    const again = await step(bot, log, 'Ask for the missed again');
    expect(read(again.card)).toContain('Pax8 sends 2 missed deliveries again.');
    await until(() => ownOf(bot)[0]?.logs.every(({ finalStatus }) => finalStatus === 'SUCCESS') === true);
    await bot.ask('webhooks', bo);
    expect(read((await bot.ask('status', ann)).card)).not.toContain('Webhook');
  });

  test('is for admins, decided at the press', async () => {
    const { bot } = await withDoor();
    expect(read((await bot.ask('webhooks', ann)).card)).toContain('admin');
    const shown = await bot.ask('webhooks', bo);
    const { verb, data } = button(shown.card ?? {}, 'Create');
    const denied = await bot.connector.press(verb, data, {
      as: ann,
      in: personal(ann),
      messageId: shown.messageId,
    });
    expect(denied.toast).toContain('admin');
    expect(await audited(bot)).toEqual(['press.not-allowed']);
    expect(writes(bot)).toEqual([]);
  });

  test('its secrets stand on no card, in no log, in no audit and in no record of calls', async () => {
    const { bot, lines } = await withDoor();
    const cards: unknown[] = [];
    const keep = <T extends Shown>(shown: T): T => {
      cards.push(shown.card);
      return shown;
    };
    const first = keep(await bot.ask('webhooks', bo));
    const form = keep(await step(bot, first, 'Create'));
    const own = keep(await step(bot, form, 'Create', { topics }));
    keep(await step(bot, own, 'Log'));
    keep(await step(bot, own, 'Test'));
    keep(await step(bot, own, 'Topics'));
    keep(await step(bot, own, 'Remove'));
    keep(await bot.ask('audit', bo));
    keep(await bot.ask('status', bo));
    const records = await bot.app.context.memory.audit.latest(tenant, { limit: 100 });
    const everything = JSON.stringify([
      cards,
      records,
      lines,
      bot.simulator.requests().map(({ body }) => body),
    ]);
    expect(everything).not.toContain(authorization);
    expect(JSON.stringify([cards, records, lines])).not.toContain(secretPath);
    expect(JSON.stringify([cards, records, lines])).not.toContain('the secret of accounting');
  });
});
