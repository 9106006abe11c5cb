import { afterEach, describe, expect, test } from '@jest/globals';
import { englishWords } from '../../scripts/events/words.ts';
import type { EventSink } from '../../src/core/audit/events.ts';
import { createSinks, type SinksOptions } from '../../src/events/sinks.ts';
import { failureText } from '../../src/views/kit/failure-text.ts';
import { startAutotask } from './pretend-autotask.ts';
import { startConnectwise } from './pretend-connectwise.ts';
import { startHalopsa } from './pretend-halopsa.ts';
import type { Psa } from './psa.ts';
import { anEvent, now } from './samples.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const sinkOf = (
  tickets: Omit<NonNullable<SinksOptions['tickets']>, 'companies'>,
  companies: Readonly<Record<string, string>> = {},
): EventSink => {
  const { all, close } = createSinks(
    { webhook: null, tickets: { ...tickets, companies } as SinksOptions['tickets'] },
    englishWords,
  );
  closing.push(close);
  const [sink] = all;
  if (sink === undefined) throw new Error('no sink was made');
  return sink;
};

type Given = Readonly<{
  fields?: Readonly<Record<string, unknown>>;
  companies?: Readonly<Record<string, string>>;
}>;

type System = Readonly<{
  psa: Psa;
  sink: (key?: string, given?: Given) => EventSink;
  /** External ids: of one company, of one named by its number or name, of several, of none. */
  one: string;
  alike: string;
  several: string;
}>;

const systems: Readonly<Record<string, () => Promise<System>>> = {
  'ConnectWise PSA': async () => {
    const psa = await startConnectwise();
    const sink = (key = 'private-key', { fields = {}, companies = {} }: Given = {}) =>
      sinkOf(
        {
          system: 'connectwise',
          options: {
            url: psa.url,
            company: 'acme',
            clientId: 'id',
            publicKey: 'public',
            privateKey: async () => key,
            board: 'Renewals',
            closedStatus: 'Closed',
            fields,
            now: () => now,
          },
        },
        companies,
      );
    return { psa, sink, one: 'Contoso', alike: 'Contoso', several: 'Twice' };
  },
  HaloPSA: async () => {
    const psa = await startHalopsa();
    const sink = (key = 'hush-halo', { fields = {}, companies = {} }: Given = {}) =>
      sinkOf(
        {
          system: 'halopsa',
          options: {
            url: psa.url,
            tenant: 'acme',
            clientId: 'id',
            clientSecret: async () => key,
            ticketType: 21,
            closedStatus: 9,
            noteOutcome: 7,
            fields,
            now: () => now,
          },
        },
        companies,
      );
    return { psa, sink, one: '19297', alike: 'contoso ltd', several: 'Twice' };
  },
  Autotask: async () => {
    const psa = await startAutotask();
    const sink = (key = 'hush-autotask', { fields = {}, companies = {} }: Given = {}) =>
      sinkOf(
        {
          system: 'autotask',
          options: {
            url: psa.url,
            userName: 'api@acme.example',
            integrationCode: 'CODE',
            secret: async () => key,
            queue: 8,
            priority: 2,
            closedStatus: 5,
            fields,
            now: () => now,
          },
        },
        companies,
      );
    return { psa, sink, one: '19297', alike: 'C-1', several: 'twice' };
  },
};

const company = (externalId: string | null) => ({ id: 'company-1', name: 'Contoso', externalId });
const due = (externalId: string | null, days = 30) =>
  anEvent({ data: { company: company(externalId), details: { days } } });
const decided = (externalId: string) =>
  anEvent({
    type: 'renewal.decided',
    data: {
      company: company(externalId),
      person: { id: 'ann', name: 'Ann' },
      details: { decision: 'change', to: 9, subscriptionId: 'subscription-1' },
    },
  });
const closed = (externalId: string) =>
  anEvent({ type: 'renewal.closed', data: { company: company(externalId), details: {} } });

describe.each(Object.entries(systems))('%s', (name, start) => {
  const started = async () => {
    const system = await start();
    closing.push(system.psa.stop);
    return system;
  };

  test('a renewal has one ticket through its life: opened when due, noted, closed', async () => {
    const { psa, sink, one } = await started();
    const { send } = sink();
    for (const event of [due(one), decided(one), due(one, 14), closed(one)])
      expect(await send(event)).toEqual({ kind: 'done' });
    expect(psa.tickets).toHaveLength(1);
    const [ticket] = psa.tickets;
    expect(ticket).toMatchObject({
      company: 19297,
      summary: 'Pax8 renewal 2026-12-12: Contoso [R-1a2b3c4d5e6f]',
      closed: true,
    });
    expect(ticket?.text).toContain(
      '- Microsoft 365 Business Premium, 12 seats, term end 12 Dec 2026 00:00 UTC',
    );
    expect(ticket?.notes.map(({ text }) => text)).toEqual([
      expect.stringContaining('Ann decided for Microsoft 365 Business Premium: 9 seats after the renewal.'),
      expect.stringContaining('A decision is due within 14 days'),
      expect.stringContaining('Nothing is left to do'),
    ]);
  });

  test('a company is found by what else names it there', async () => {
    const { psa, sink, alike } = await started();
    expect(await sink().send(due(alike))).toEqual({ kind: 'done' });
    expect(psa.tickets.map((ticket) => ticket.company)).toEqual([19297]);
  });

  test('a ticket whose opening was done and its answer lost is not opened again', async () => {
    const { psa, sink, one } = await started();
    const { send } = sink();
    expect(await send(due(one))).toEqual({ kind: 'done' });
    psa.tickets.pop();
    // The third call at the latest opens the ticket: its answer goes missing.
    const event = due(one);
    const before = psa.calls.length;
    await send(event);
    const calls = psa.calls.length - before;
    psa.tickets.pop();
    for (let n = 1; n < calls; n++) psa.next.push(null);
    psa.next.push('done-but-lost');
    expect(await send(event)).toMatchObject({ kind: 'later', down: true });
    expect(await send(event)).toEqual({ kind: 'done' });
    expect(psa.tickets).toHaveLength(1);
  });

  test('the same event twice leaves one note', async () => {
    const { psa, sink, one } = await started();
    const { send } = sink();
    const event = decided(one);
    for (const each of [due(one), event, event]) await send(each);
    expect(psa.tickets[0]?.notes).toHaveLength(1);
  });

  test('without a ticket there is nothing to note or close', async () => {
    const { psa, sink, one } = await started();
    expect(await sink().send(closed(one))).toEqual({ kind: 'done' });
    expect(psa.tickets).toEqual([]);
  });

  test('a company without external id, unknown or not clear gets no ticket but a clear sentence', async () => {
    const { psa, sink, several } = await started();
    const { send } = sink();
    const why = async (externalId: string | null) => {
      const sent = await send(due(externalId));
      return sent.kind === 'never' ? failureText(sent.reason) : sent.kind;
    };
    expect(await why(null)).toMatch(/^Contoso has no external id at Pax8.* send again\.$/);
    expect(await why('nobody')).toMatch(new RegExp(`^${name} has no company “nobody”`));
    expect(await why('424242')).toMatch(new RegExp(`^${name} has no company “424242”`));
    expect(await why(several)).toMatch(new RegExp(`^${name} has several companies`));
    expect(await why('a" or id>0 or "')).toMatch(/has no company/);
    expect(psa.tickets).toEqual([]);
  });

  test('a wrong key is tried again, and told without the key', async () => {
    const { sink, one } = await started();
    const sent = await sink('another-key').send(due(one));
    expect(sent).toMatchObject({ kind: 'later', down: true, reason: { system: name } });
    expect(JSON.stringify(sent)).not.toContain('another-key');
  });

  test('what is busy, broken or silent is tried again; what refuses is not', async () => {
    const { psa, sink, one } = await started();
    const { send } = sink();
    await send(due(one));
    psa.next.push({ status: 429, headers: { 'retry-after': '30' } });
    expect(await send(due(one))).toMatchObject({ kind: 'later', down: true, retryAfterMs: 30_000 });
    psa.next.push('reset');
    expect(await send(due(one))).toMatchObject({ kind: 'later', down: true });
    psa.next.push({ status: 200, json: 'nonsense' });
    expect(await send(due(one))).toMatchObject({ kind: 'later', down: false });
    psa.next.push({ status: 400, json: { message: `no <b>such</b> thing ${'x'.repeat(500)}` } });
    expect(await send(due(one))).toMatchObject({
      kind: 'never',
      reason: { kind: 'answered', status: 400, said: expect.stringMatching(/^.{1,200}…$/) },
    });
  });
});

describe('a ticket that needs more than the bot knows', () => {
  const each = Object.entries(systems);
  test.each(each)('%s: the configured fields go with it, and never in place of its own', async (_, start) => {
    const { psa, sink, one } = await start();
    closing.push(psa.stop);
    const fields = {
      billingCodeID: 30,
      site: { id: 4 },
      summary: 'x',
      title: 'x',
      description: 'x',
      companyID: 1,
    };
    expect(await sink(undefined, { fields }).send(due(one))).toEqual({ kind: 'done' });
    expect(psa.tickets).toEqual([
      expect.objectContaining({ company: 19297, summary: expect.stringMatching(/^Pax8 renewal/) }),
    ]);
    expect(psa.calls.map(({ text }) => text).join('\n')).toMatch(/"billingCodeID":30,"site":\{"id":4\}/);
  });

  test.each(each)(
    '%s: a company is what TICKETS_COMPANIES names, before its external id',
    async (_, start) => {
      const { psa, sink, one } = await start();
      closing.push(psa.stop);
      expect(await sink(undefined, { companies: { 'company-1': one } }).send(due(null))).toEqual({
        kind: 'done',
      });
      expect(psa.tickets.map((ticket) => ticket.company)).toEqual([19297]);
      const wrong = await sink(undefined, { companies: { 'company-1': 'nobody' } }).send(due(one));
      expect(wrong).toMatchObject({
        kind: 'never',
        reason: { kind: 'ticket-company-missing', company: 'Contoso', mapped: true },
      });
    },
  );

  // Bodies as reported: https://github.com/KelvinTegelaar/AutotaskAPI/issues/74, https://github.com/WYRE-AI/autotask-mcp/issues/288
  test.each([
    [
      { errors: ['billingCodeID is required.; on record number [0].'] },
      'never',
      /^billingCodeID is required\.; on record number \[0\]\.$/,
    ],
    [{ errors: ['Missing Required Field: contractID'] }, 'never', /contractID/],
    [{ message: 'site must be a valid reference' }, 'never', /site/],
    [{ errors: ['An unexpected error has occurred.'] }, 'later', /unexpected/],
    [{ errors: ['The request is invalid because the database timed out; try again.'] }, 'later', /timed out/],
    ['', 'later', /^("")?$/],
  ])('a 500 that says %j is %s', async (json, kind, reason) => {
    const psa = await startAutotask();
    closing.push(psa.stop);
    const options = {
      url: psa.url,
      userName: 'api@acme.example',
      integrationCode: 'CODE',
      queue: 8,
      priority: 2,
    };
    const { send } = sinkOf({
      system: 'autotask',
      options: {
        ...options,
        secret: async () => 'hush-autotask',
        closedStatus: 5,
        fields: {},
        now: () => now,
      },
    });
    psa.next.push({ status: 500, json });
    expect(await send(due('19297'))).toMatchObject({
      kind,
      reason: { status: 500, said: expect.stringMatching(reason) },
    });
  });
});

test('HaloPSA gives one token for many calls, and another when it was withdrawn', async () => {
  const psa = await startHalopsa();
  closing.push(psa.stop);
  const options = { url: psa.url, tenant: 'acme', clientId: 'id', ticketType: 21, closedStatus: null };
  const sink = sinkOf({
    system: 'halopsa',
    options: {
      ...options,
      clientSecret: async () => 'hush-halo',
      noteOutcome: 7,
      fields: {},
      now: () => now,
    },
  });
  await sink.send(due('19297'));
  expect(psa.tokens()).toBe(1);
  psa.withdraw();
  expect(await sink.send(closed('19297'))).toEqual({ kind: 'done' });
  expect(psa.tokens()).toBe(2);
  expect(psa.tickets[0]?.closed).toBe(false);
});
