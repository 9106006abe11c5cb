import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { AuditEvent } from '../../../src/core/audit/audit-events.ts';
import { nextTry, patience } from '../../../src/core/audit/delivery-retries.ts';
import { eventVersion } from '../../../src/core/audit/events.ts';
import { deliveryOf, type Known, publicEvent } from '../../../src/core/audit/public-event.ts';
import type { Why } from '../../../src/core/changes/why.ts';
import { idsWithin, payloadOf } from '../../../src/core/marketplace/hint.ts';
import { anEvent, aRecord, now, termEndsAt } from '../../events/samples.ts';

const known: Known = { companyName: null, externalId: 'CON', renewalId: null };
const eventOf = (given: Parameters<typeof aRecord>[0], more = known) => publicEvent(aRecord(given), more);

test('events are of the version that their schemas and their page name', () => {
  const doc = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
  expect(JSON.parse(doc('events/alerts.schema.json'))).toMatchObject({
    properties: { version: { const: eventVersion } },
  });
  expect(doc('events.md')).toContain(`\`version\` is ${eventVersion}.`);
});

describe('what other systems are told', () => {
  test('a due renewal with company, lines and days left', () => {
    expect(eventOf({})).toEqual({
      id: `evt_${'ab'.repeat(16)}`,
      type: 'renewal.due',
      timestamp: '2026-11-12T08:00:00.000Z',
      data: {
        company: { id: 'company-1', name: 'Contoso', externalId: 'CON' },
        person: null,
        renewal: {
          id: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
          day: '2026-12-12',
          lines: [
            {
              subscriptionId: 'subscription-1',
              product: 'Microsoft 365 Business Premium',
              quantity: 12,
              termEndsAt: '2026-12-12T00:00:00.000Z',
            },
          ],
        },
        change: null,
        details: { days: 30 },
      },
    });
  });

  test('a change with seats, outcome and renewal, but no cost, Pax8 text or place', () => {
    const outcome: Why = {
      state: 'failed',
      reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
    };
    const facts = {
      company: 'Contoso',
      product: 'Teams',
      subscriptionId: 's',
      what: 'cancel',
      from: 12,
      to: 0,
      state: 'failed',
      outcome,
      purpose: 'two left',
      ticket: '4711',
      pax8: 'raw',
      where: 'conversation',
      seen: { partnerCost: 18 },
      note: 'inside',
    };
    const person = { tenantId: 'tenant', objectId: 'ann', name: 'Ann' };
    const event = eventOf(
      { event: 'change.failed', changeId: 'change-1', person, facts },
      { ...known, externalId: null, renewalId: 'renewal-1' },
    );
    expect(event?.data).toEqual({
      company: { id: 'company-1', name: 'Contoso', externalId: null },
      person: { id: 'ann', name: 'Ann' },
      renewal: { id: 'renewal-1', day: null, lines: [] },
      change: {
        id: 'change-1',
        what: 'cancel',
        subscriptionId: 's',
        product: 'Teams',
        from: 12,
        to: 0,
        state: 'failed',
        reason: null,
        outcome,
        purpose: 'two left',
        ticket: '4711',
      },
      details: {},
    });
    const older = eventOf({
      event: 'change.failed',
      changeId: 'change-1',
      facts: { ...facts, what: 'unheard of' },
    });
    expect(older?.data.change?.what).toBe('seats');
  });

  test('moments in ISO, people by name, and no fact that is not listed', () => {
    const to = { tenantId: 't', objectId: 'bo', name: 'Bo' };
    const rest = { renewalId: 'r', secret: 'x', lines: [{}, 7] };
    const event = eventOf({ event: 'renewal.assigned', companyId: null, facts: { ...rest, to, until: 1 } });
    expect(event?.data.details).toEqual({ to: 'Bo' });
    expect(event?.data.company).toBeNull();
    expect(event?.data.renewal?.lines).toEqual([]);
    const details = (of: AuditEvent, facts: object) =>
      eventOf({ event: of, facts: { ...rest, ...facts } })?.data.details;
    expect(details('renewal.snoozed', { until: termEndsAt })).toEqual({ until: '2026-12-12T00:00:00.000Z' });
    expect(details('renewal.window_opened', { subscriptionId: 's', closesAt: 9e15 })).toEqual({
      subscriptionId: 's',
    });
    expect(details('renewal.due', { days: 1, last: true })).toEqual({ days: 1, last: true });
    expect(details('renewal.due', { days: 'soon', last: 'yes' })).toEqual({});
    expect(details('company.changed', { changed: ['phone', 7, { name: 'Berlin' }] })).toEqual({
      changed: ['phone', 'Berlin'],
    });
    expect(details('company.changed', { changed: [] })).toEqual({});
    expect(details('role.revoked', { companies: 'all' })).toEqual({ companies: ['all'] });
  });

  test('a company whose entry has no name has that of the portfolio; only renewals and changes name a renewal', () => {
    const event = eventOf(
      { event: 'mapping.set', facts: { name: 'Contoso', renewalId: 'r' } },
      { companyName: 'Contoso Ltd', externalId: null, renewalId: null },
    );
    expect(event?.data.company).toEqual({ id: 'company-1', name: 'Contoso Ltd', externalId: null });
    expect(event?.data.renewal).toBeNull();
  });

  test('today’s lines, without those that are not whole', () => {
    const whole = {
      kind: 'lock',
      companyId: 'c1',
      company: 'Contoso',
      subscriptionIds: ['s1'],
      product: 'Teams',
    };
    const amounts = [{ amount: '12.00', currency: 'EUR' }, { amount: '1.00' }, 7];
    const lines = [
      { ...whole, until: termEndsAt, amounts },
      { kind: 'lock', companyId: 'c2' },
      { kind: 'x' },
      7,
    ];
    const empty = { product: null, changeId: null, seats: null, until: null, amounts: [] };
    expect(eventOf({ event: 'today.listed', facts: { things: 2, lines } })?.data.details).toEqual({
      things: 2,
      lines: [
        {
          ...{ ...empty, kind: 'lock', company: { id: 'c1', name: 'Contoso' }, subscriptionIds: ['s1'] },
          ...{ product: 'Teams', until: '2026-12-12T00:00:00.000Z' },
          amounts: [{ amount: '12.00', currency: 'EUR' }],
        },
        { ...empty, kind: 'lock', company: { id: 'c2', name: null }, subscriptionIds: [] },
      ],
    });
    expect(eventOf({ event: 'today.listed', facts: { things: 2, lines: 'none' } })?.data.details).toEqual({
      things: 2,
    });
  });

  test('the place that was lost', () => {
    const event = eventOf({ event: 'alerts.place-lost', facts: { where: 'conversation', cause: 'removed' } });
    expect(event?.data.details).toEqual({ cause: 'removed', conversationId: 'conversation' });
  });

  test('nothing that is not public', () => {
    expect(eventOf({ event: 'alerts.here' })).toBeNull();
    expect(eventOf({ event: 'change.refused' })).toBeNull();
  });

  test('a receiver that does not want an event gets no delivery', () => {
    const record = aRecord();
    const event = anEvent();
    expect(deliveryOf(record, event, { name: 'tickets', topicOf: () => null }, now)).toBeNull();
    expect(
      deliveryOf(record, event, { name: 'webhook', topicOf: () => ({ topic: 'r' }) }, now),
    ).toMatchObject({
      id: `webhook ${event.id}`,
      topic: 'r',
      state: 'due',
      since: now,
    });
  });
});

describe('an undelivered event is tried again', () => {
  const at = (tries: number, asked: number | null = null, since = now) => {
    const next = nextTry({ tries, since }, asked, now);
    return next === null ? null : (next - now) / 1000;
  };

  test('after pauses that grow to four hours', () => {
    expect([0, 1, 2, 3, 9].map((tries) => at(tries))).toEqual([10, 10, 40, 160, 14_400]);
  });

  test('no sooner than the receiver asks, up to four hours', () => {
    expect([at(1, 60_000), at(1, 9e9)]).toEqual([60, 14_400]);
  });

  test('a last time at the end of its day, then never', () => {
    expect(at(9, null, now - patience + 60_000)).toBe(60);
    expect(at(9, null, now - patience)).toBeNull();
  });
});

describe('what a hint may name', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

  test('ids at any depth, each once, up to a limit', () => {
    const payload = {
      subscriptionId: id(1),
      items: [{ subscription: { id: id(2).toUpperCase() } }, id(1), 7, null],
    };
    expect(idsWithin(payload, 10).sort()).toEqual([id(1), id(2)]);
    expect(idsWithin(payload, 1)).toHaveLength(1);
    expect(idsWithin('nothing', 5)).toEqual([]);
  });

  test('neither depth nor size makes it slow', () => {
    let deep: unknown = id(3);
    for (let n = 0; n < 20; n++) deep = { deep };
    expect(idsWithin(deep, 5)).toEqual([]);
    expect(idsWithin([...Array(20_000).fill('x'), id(4)], 5)).toEqual([]);
  });

  test('the payload of an envelope, or the whole body', () => {
    expect(payloadOf({ accountId: 'a', payloadData: { x: 1 } })).toEqual({ x: 1 });
    expect(payloadOf([1])).toEqual([1]);
    expect(payloadOf('text')).toBe('text');
  });
});
