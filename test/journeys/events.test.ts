import { afterEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { AuditEvent } from '../../src/core/audit/audit-events.ts';
import type { EventDelivery } from '../../src/core/audit/events.ts';
import { eventSchema } from '../../src/events/schemas.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { listToday } from '../../src/workflows/alerts/list-today.ts';
import { deliverEvents } from '../../src/workflows/audit/deliver-events.ts';
import { feedEvents } from '../../src/workflows/audit/feed-events.ts';
import { readToday } from '../../src/workflows/renewals/read-today.ts';
import { line, renewal as renewalOf } from '../core/renewals/renewal-samples.ts';
import { change } from '../core/samples.ts';
import { startConnectwise } from '../events/pretend-connectwise.ts';
import { type Answered, startServer } from '../events/psa.ts';
import { until } from '../harness/bot-process.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { ann, bo, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';
const verifier = new Webhook(secret);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const withBot = async (env: Readonly<Record<string, string>>): Promise<RunningBot> => {
  // The receiver's library holds the stamp of an event against the clock of this machine.
  const bot = await startBot({ env, simulator: { now: Date.now() } });
  closing.push(bot.stop);
  await bot.loaded();
  return bot;
};

const withReceiver = async () => {
  let answer: Answered = { status: 204 };
  const receiver = await startServer(() => answer);
  closing.push(receiver.stop);
  const bot = await withBot({
    EVENTS_WEBHOOK_URL: `${receiver.url}/flow?sig=hush`,
    EVENTS_WEBHOOK_SECRET: secret,
  });
  return {
    bot,
    receiver,
    answers: (next: Answered) => {
      answer = next;
    },
    types: () => receiver.calls.map(({ json }) => (json as { type: string }).type),
    counts: () => bot.app.context.memory.deliveries.counts(tenant),
  };
};

const pump = async ({ app }: RunningBot): Promise<void> => {
  await feedEvents(app.context);
  await deliverEvents(app.context);
};

const renewal = { renewalId: 'renewal-1', company: 'Contoso', day: '2026-12-12', days: 30, lines: [] };
const append = (
  bot: RunningBot,
  event: AuditEvent,
  facts: object,
  companyId: string | null = demoIds.contoso,
) =>
  bot.app.context.memory.audit.append({
    at: bot.simulator.now(),
    tenantId: tenant,
    person: null,
    event,
    changeId: null,
    companyId,
    facts: { ...facts },
  });

describe('events out', () => {
  test('begin no delivery when the bot stops, and go out after its next start', async () => {
    const { bot, receiver } = await withReceiver();
    await append(bot, 'renewal.due', renewal);
    await feedEvents(bot.app.context);
    await deliverEvents({ ...bot.app.context, stopping: AbortSignal.abort() });
    expect(receiver.calls).toEqual([]);
    await deliverEvents(bot.app.context);
    expect(receiver.calls).toHaveLength(1);
  });

  test('a request in the chat goes out signed, in the order in which things happened', async () => {
    const { bot, receiver, types } = await withReceiver();
    await bot.ask('add 3 seats of Business Premium for Contoso');
    await pump(bot);
    await until(() => receiver.calls.length > 0);
    const [call] = receiver.calls;
    expect(types()[0]).toBe('change.requested');
    expect(verifier.verify(call?.text ?? '', call?.headers as Record<string, string>)).toMatchObject({
      type: 'change.requested',
      data: {
        company: { id: demoIds.contoso, externalId: expect.stringMatching(/^PSA-\d+$/) },
        person: { id: ann.aadObjectId, name: ann.name },
        change: { subscriptionId: demoIds.contosoBusinessPremium, what: 'seats', state: 'pending' },
      },
    });
    expect(call?.text).not.toMatch(/partnerCost|hush/);
  });

  test('an event whose row cannot be read is given up and told; the others arrive', async () => {
    const { bot, types, counts } = await withReceiver();
    const { deliveries } = bot.app.context.memory;
    const odd = (id: string, given: object) => ({
      ...{ id, sink: 'webhook', tenantId: tenant, seq: 0, topic: null, state: 'due', tries: 0 },
      ...{ since: 0, notBefore: 0, problem: null, event: null },
      ...given,
    });
    await deliveries.feed(tenant, -1, 0, [
      odd('webhook odd', { event: 'nothing' }),
      odd('webhook dead', { state: 'dead', problem: { kind: 'of a later version' } }),
    ] as unknown as EventDelivery[]);
    await append(bot, 'renewal.due', renewal);
    await pump(bot);
    expect(types()).toEqual(['renewal.due']);
    expect(await counts()).toEqual({ due: 0, dead: 2 });
    const shown = JSON.stringify((await bot.ask('status', bo)).card);
    expect(shown).toContain('2 events given up');
    expect(shown).toMatch(/webhook odd, since [^:]*:[^:]*: Something in the bot’s own memory is damaged/);
    expect(shown).toMatch(/webhook dead, since [^:]*:[^:]*: of a later version/);
  });

  test('what the receiver does not take is tried for a day, given up, listed, and sent again on demand', async () => {
    const { bot, receiver, answers, counts } = await withReceiver();
    answers({ status: 500 });
    await append(bot, 'renewal.due', renewal);
    await pump(bot);
    await until(() => receiver.calls.length > 0);
    expect(read((await bot.ask('status', bo)).card)).toContain('1 event on the way');
    for (let n = 0; n < 40 && (await counts()).dead === 0; n++) {
      bot.simulator.advance({ ms: 60 * 60_000 });
      await pump(bot);
    }
    const tries = receiver.calls.length;
    expect(tries).toBeGreaterThan(5);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const forOthers = (await bot.ask('status', ann)).card ?? {};
    expect(read(forOthers)).toContain('1 event given up');
    expect(buttons(forOthers)).not.toContain('Send events again');
    const shown = await bot.ask('status', bo);
    expect(JSON.stringify(shown.card)).toContain('The receiver of events answered 500');
    expect(JSON.stringify(shown.card)).not.toContain('hush');
    const { verb, data } = button(shown.card ?? {}, 'Send events again');
    const where = { in: personal(bo), messageId: shown.messageId };
    expect((await bot.connector.press(verb, data, { ...where, as: ann })).toast).toMatch(
      /needs the role admin/,
    );
    answers({ status: 204 });
    const pressed = await bot.connector.press(verb, data, { ...where, as: bo });
    expect(read(pressed.card)).toMatch(/Events/);
    await until(async () => (await counts()).due === 0);
    expect(receiver.calls.length).toBe(tries + 1);
    expect((await bot.connector.press(verb, data, { ...where, as: bo })).toast).toBe(
      'No events to send again.',
    );
    const entries = await bot.app.context.memory.audit.latest(tenant, { limit: 5 });
    expect(entries[0]).toMatchObject({ event: 'events.resent', facts: { events: 1 } });
  });

  test('a receiver that answers 410 gets no more, until an admin sends again', async () => {
    const { bot, receiver, answers, counts, types } = await withReceiver();
    answers({ status: 410 });
    await append(bot, 'renewal.due', renewal);
    await pump(bot);
    await until(async () => (await counts()).dead === 1);
    await append(bot, 'renewal.closed', renewal);
    await pump(bot);
    await until(async () => (await counts()).dead === 2);
    expect(receiver.calls).toHaveLength(1);
    answers({ status: 200 });
    const shown = await bot.ask('status', bo);
    const { verb, data } = button(shown.card ?? {}, 'Send events again');
    await bot.connector.press(verb, data, { as: bo, in: personal(bo), messageId: shown.messageId });
    await until(() => receiver.calls.length === 3);
    expect(types().slice(1).toSorted()).toEqual(['renewal.closed', 'renewal.due']);
    const [entry] = await bot.app.context.memory.audit.latest(tenant, { limit: 1 });
    expect(entry).toMatchObject({ event: 'events.resent', facts: { events: 2, receivers: ['webhook'] } });
  });

  test('a receiver that is down holds nothing back for long, and what is not public never leaves', async () => {
    const { bot, receiver, answers, types, counts } = await withReceiver();
    answers({ status: 503 });
    for (const event of ['renewal.due', 'alerts.here', 'renewal.decided', 'renewal.closed'] as const)
      await append(bot, event, renewal);
    await pump(bot);
    answers({ status: 200 });
    bot.simulator.advance({ ms: 60_000 });
    await pump(bot);
    await until(async () => (await counts()).due === 0);
    const told = [...types()].filter((_, i) => receiver.calls[i] !== undefined);
    expect(new Set(told)).toEqual(new Set(['renewal.due', 'renewal.decided', 'renewal.closed']));
  });

  test('an event of a plan names its renewal, also where the list says another hour of the day', async () => {
    const { bot, receiver } = await withReceiver();
    const { memory } = bot.app.context;
    const end = Date.UTC(2026, 11, 12);
    await memory.renewals.insert(
      renewalOf({ id: 'renewal-1', tenantId: tenant, lines: [line({ termEndsAt: end })] }),
    );
    const plan = change({
      id: 'plan-1',
      tenantId: tenant,
      subscriptionId: 's1',
      afterTermEnd: end + 60 * 60_000,
    });
    await memory.changes.insert(plan);
    await memory.audit.append({
      ...{ at: bot.simulator.now(), tenantId: tenant, person: null, event: 'change.requested' },
      ...{ changeId: plan.id, companyId: demoIds.contoso, facts: { company: 'Contoso' } },
    });
    await pump(bot);
    await until(() => receiver.calls.length === 1);
    expect(receiver.calls[0]?.text).toContain('renewal-1');
  });

  test('what needs somebody goes out once a day, with prices and without costs', async () => {
    const { bot, receiver, types } = await withReceiver();
    const { context } = bot.app;
    await append(bot, 'renewal.closed', renewal);
    await listToday(context);
    await listToday(context);
    await pump(bot);
    await until(() => receiver.calls.length === 2);
    expect(types().toSorted()).toEqual(['renewal.closed', 'today.listed']);
    const held = context.portfolio.current();
    if (held === null) throw new Error('nothing is held');
    const { lines } = await readToday(context, tenant, held);
    const { text } = receiver.calls[types().indexOf('today.listed')] ?? {};
    const event = JSON.parse(text ?? '');
    expect(eventSchema('today.listed').parse(event).data.details).toMatchObject({
      things: lines.length,
      lines: lines.map(({ kind, companyId, amounts }) => ({ kind, company: { id: companyId }, amounts })),
    });
    expect(text).not.toMatch(/cost/i);
    bot.simulator.advance({ days: 1 });
    await context.portfolio.refresh('background');
    await listToday(context);
    await pump(bot);
    await until(() => receiver.calls.length === 3);
    expect(types().at(-1)).toBe('today.listed');
  });

  test('without a receiver nothing is kept, so that one set up later hears of what happens from then on', async () => {
    const bot = await withBot({});
    await append(bot, 'renewal.due', renewal);
    await listToday(bot.app.context);
    await pump(bot);
    await until(async () => (await bot.app.context.memory.deliveries.behind()).length === 0);
    expect(await bot.app.context.memory.deliveries.counts(tenant)).toEqual({ due: 0, dead: 0 });
    expect(read((await bot.ask('status', bo)).card)).not.toContain('Events');
  });
});

describe('tickets', () => {
  test('a company that the ticket system does not know holds its renewal back, in order, until it is mended', async () => {
    const psa = await startConnectwise();
    closing.push(psa.stop);
    const bot = await withBot({
      TICKETS: 'connectwise',
      CONNECTWISE_URL: psa.url,
      CONNECTWISE_COMPANY: 'acme',
      CONNECTWISE_CLIENT_ID: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
      CONNECTWISE_PUBLIC_KEY: 'public',
      CONNECTWISE_PRIVATE_KEY: 'private-key',
      CONNECTWISE_BOARD: 'Renewals',
      CONNECTWISE_CLOSED_STATUS: 'Closed',
    });
    const { deliveries } = bot.app.context.memory;
    await append(bot, 'renewal.due', renewal);
    await append(bot, 'renewal.decided', { ...renewal, decision: 'renew' });
    await append(bot, 'renewal.closed', renewal);
    await pump(bot);
    await until(async () => (await deliveries.counts(tenant)).dead === 1);
    expect(await deliveries.counts(tenant)).toEqual({ due: 2, dead: 1 });
    expect(psa.tickets).toEqual([]);
    const shown = await bot.ask('status', bo);
    expect(JSON.stringify(shown.card)).toMatch(/ConnectWise PSA has no company/);
    const contoso = bot.app.context.portfolio.current()?.companies.get(demoIds.contoso);
    psa.companies.set(contoso?.externalId ?? '', [19297]);
    const { verb, data } = button(shown.card ?? {}, 'Send events again');
    await bot.connector.press(verb, data, { as: bo, in: personal(bo), messageId: shown.messageId });
    await until(async () => {
      await deliverEvents(bot.app.context);
      return (await deliveries.counts(tenant)).due === 0;
    });
    expect(psa.tickets).toHaveLength(1);
    expect(psa.tickets[0]?.notes.map(({ text }) => text.split('\n')[0])).toEqual([
      'The bot decided: renew as is.',
      'Nothing is left to do for this renewal.',
    ]);
    expect(psa.tickets[0]?.closed).toBe(true);
  });
});

describe('hints from Pax8', () => {
  const path = 'a-path-that-nobody-may-guess';
  const authorization = 'a shared secret of Pax8';
  const withHints = async () => {
    const bot = await withBot({ PAX8_EVENTS_PATH: path, PAX8_EVENTS_AUTHORIZATION: authorization });
    const reads = (id: string) =>
      bot.simulator.requests().filter((one) => one.path.endsWith(`/subscriptions/${id}`)).length;
    const post = (body: string, at = path, as = authorization, type = 'application/json') =>
      fetch(`${bot.url}/api/pax8/events/${at}`, {
        method: 'POST',
        headers: { 'content-type': type, authorization: as },
        body,
      });
    return { bot, reads, post };
  };
  const envelope = (id: string, sentAt = '2026-11-23T10:00:00Z') =>
    JSON.stringify({
      accountId: 'a',
      sentAt,
      webhookTopic: { topic: 'SUBSCRIPTION' },
      payloadData: { line: { id } },
    });

  test('a known subscription is read again, once for the same body, and what Pax8 says now counts', async () => {
    const { bot, reads, post } = await withHints();
    const id = demoIds.contosoBackup;
    const seats = () => bot.app.context.portfolio.current()?.subscriptions.get(id)?.quantity;
    const before = seats() ?? 0;
    const token = await bot.app.context.marketplace.setQuantity(id, before + 2);
    expect(token.kind).toBe('accepted');
    expect(seats()).toBe(before);
    const read = reads(id);
    const answered = await post(envelope(id));
    expect([answered.status, await answered.json()]).toEqual([202, { taken: true }]);
    await until(() => seats() === before + 2);
    await post(envelope(id));
    await post(envelope(id, 'later'));
    await until(() => reads(id) >= read + 2);
    expect(reads(id)).toBe(read + 2);
  });

  test('a wrong path and a wrong authorization look like a path that does not exist', async () => {
    const { post, bot } = await withHints();
    const answers = [
      await post('{}', 'another'),
      await post('{}', path, 'wrong'),
      await post('no json', path, ''),
      await fetch(`${bot.url}/api/pax8/nothing`, { method: 'POST' }),
    ];
    for (const answer of answers)
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'not found' }]);
  });

  test('a body that is too large, no JSON or of another type is refused', async () => {
    const { post } = await withHints();
    expect((await post('{')).status).toBe(400);
    expect((await post('{}', path, authorization, 'text/plain')).status).toBe(415);
    expect((await post(JSON.stringify('x'.repeat(300_000)))).status).toBe(413);
  });

  test('hints that name nothing known have everything read again, but not often', async () => {
    const { bot, post } = await withHints();
    const asOf = () => bot.app.context.portfolio.current()?.asOf ?? 0;
    bot.simulator.advance({ ms: 1_000 });
    const before = asOf();
    await post(envelope('00000000-0000-4000-8000-000000000001'));
    await until(() => asOf() > before);
    const after = asOf();
    bot.simulator.advance({ ms: 1_000 });
    await post(envelope('00000000-0000-4000-8000-000000000002'));
    await post(envelope(demoIds.contosoBackup));
    expect(asOf()).toBe(after);
  });

  test('without the path there is no such route', async () => {
    const bot = await withBot({});
    const answer = await fetch(`${bot.url}/api/pax8/events/${path}`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });
});
