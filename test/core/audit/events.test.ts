import { describe, expect, test } from '@jest/globals';
import { nextTry, patience } from '../../../src/core/audit/delivery-retries.ts';
import { deliveryOf, type Known, publicEvent } from '../../../src/core/audit/public-event.ts';
import { ticketReference, ticketWork } from '../../../src/core/audit/ticket-work.ts';
import { idsWithin, payloadOf } from '../../../src/core/marketplace/hint.ts';
import { anEvent, aRecord, now, termEndsAt } from '../../events/samples.ts';

const known: Known = { externalId: 'CON', renewalId: null };
const eventOf = (given: Parameters<typeof aRecord>[0], more = known) => publicEvent(aRecord(given), more);

describe('what other systems are told', () => {
  test('a due renewal with its company, its lines and how many days are left', () => {
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

  test('a change with its seats, its outcome and the renewal that it is for; no cost, no text of Pax8, no place', () => {
    const facts = {
      company: 'Contoso',
      product: 'Teams',
      subscriptionId: 's',
      what: 'cancel',
      from: 12,
      to: 0,
      state: 'failed',
      outcome: 'Pax8 refused it.',
      pax8: 'raw',
      where: 'conversation',
      seen: { partnerCost: 18 },
      note: 'inside',
    };
    const person = { tenantId: 'tenant', objectId: 'ann', name: 'Ann' };
    const event = eventOf(
      { event: 'change.failed', changeId: 'change-1', person, facts },
      { externalId: null, renewalId: 'renewal-1' },
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
        outcome: 'Pax8 refused it.',
      },
      details: {},
    });
  });

  test('moments in ISO, people by name, nothing that is not named', () => {
    const to = { tenantId: 't', objectId: 'bo', name: 'Bo' };
    const facts = {
      renewalId: 'r',
      until: termEndsAt,
      to,
      last: true,
      closesAt: 9e15,
      secret: 'x',
      lines: [{}, 7],
    };
    const event = eventOf({ event: 'renewal.assigned', companyId: null, facts });
    expect(event?.data.details).toEqual({ until: '2026-12-12T00:00:00.000Z', to: 'Bo', last: true });
    expect(event?.data.company).toBeNull();
    expect(event?.data.renewal?.lines).toEqual([]);
  });

  test('which place was lost', () => {
    const event = eventOf({ event: 'alerts.place-lost', facts: { where: 'conversation', why: 'removed' } });
    expect(event?.data.details).toEqual({ why: 'removed', conversationId: 'conversation' });
  });

  test('nothing of what is not public', () => {
    expect(eventOf({ event: 'role.granted' })).toBeNull();
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

describe('when an event is tried again', () => {
  const at = (tries: number, asked: number | null = null, since = now) => {
    const next = nextTry({ tries, since }, asked, now);
    return next === null ? null : (next - now) / 1000;
  };

  test('after a pause that grows to four hours', () => {
    expect([0, 1, 2, 3, 9].map((tries) => at(tries))).toEqual([10, 10, 40, 160, 14_400]);
  });

  test('not sooner than the receiver asks for, up to four hours', () => {
    expect([at(1, 60_000), at(1, 9e9)]).toEqual([60, 14_400]);
  });

  test('a last time at the end of its day, then no more', () => {
    expect(at(9, null, now - patience + 60_000)).toBe(60);
    expect(at(9, null, now - patience)).toBeNull();
  });
});

describe('what a ticket says', () => {
  const textOf = (given: Parameters<typeof anEvent>[0]) => ticketWork(anEvent(given))?.text ?? null;
  const change = (state: string, more = {}) => ({
    id: 'c',
    what: 'seats' as const,
    subscriptionId: 'subscription-1',
    product: 'Teams',
    from: 12,
    to: 9,
    state,
    reason: null,
    outcome: null,
    ...more,
  });

  test('the reference stands at the end of a summary of at most 100 characters', () => {
    const name = `${'Ünlü 🦄 '.repeat(40)}\n<b>`;
    const work = ticketWork(anEvent({ data: { company: { id: 'c', name, externalId: null } } }));
    expect(work?.reference).toBe(ticketReference('1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'));
    expect([...(work?.summary ?? '')]).toHaveLength(100);
    expect(work?.summary).toMatch(/^Pax8 renewal 2026-12-12: Ünlü .*… \[R-1a2b3c4d5e6f\]$/);
  });

  test('without a renewal or a company there is no ticket, nor for what needs none', () => {
    expect(ticketWork(anEvent({ data: { renewal: null } }))).toBeNull();
    expect(ticketWork(anEvent({ data: { company: null } }))).toBeNull();
    expect(textOf({ type: 'renewal.snoozed' })).toBeNull();
    expect(textOf({ type: 'change.applied' })).toBeNull();
  });

  test('what is not known is left out', () => {
    const line = { subscriptionId: 's', product: null, quantity: null, termEndsAt: null };
    const work = ticketWork(
      anEvent({
        data: {
          company: { id: 'company-1', name: null, externalId: null },
          renewal: { id: 'r', day: null, lines: [line] },
          details: {},
        },
      }),
    );
    expect(work?.summary).toBe('Pax8 renewal: company-1 [R-r]');
    expect(work?.dueAt).toBeNull();
    expect(work?.text).toContain('A decision is due: these commitments');
    expect(work?.text).toContain('\n- s\n');
  });

  test.each([
    [{ decision: 'renew' }, 'The bot decided: renew as it is.'],
    [{ decision: 'cancel' }, 'The bot decided: cancel at the end of the term.'],
    [{ decision: 'change' }, 'The bot decided: another number of seats after the renewal.'],
    [{ decision: 'change', to: 9 }, 'The bot decided: 9 seats after the renewal.'],
    [{}, 'The bot decided: see the card in Teams.'],
  ])('the decision %j', (details, text) => {
    expect(textOf({ type: 'renewal.decided', data: { details } })).toBe(text);
  });

  test('that it is open again, that the window is open, that it is over', () => {
    expect(textOf({ type: 'renewal.reopened', data: { details: { because: 'rejected' } } })).toBe(
      'Undecided again (rejected).',
    );
    expect(textOf({ type: 'renewal.reopened', data: { details: {} } })).toBe('Undecided again.');
    expect(
      textOf({ type: 'renewal.window_opened', data: { details: { closesAt: '2026-12-19T00:00:00.000Z' } } }),
    ).toMatch(/^Renewed\. Seats may go back until 19 Dec 2026 00:00 UTC\.\n- /);
    expect(textOf({ type: 'renewal.window_opened', data: { details: { closesAt: 'soon' } } })).toMatch(
      /until soon\./,
    );
    expect(textOf({ type: 'renewal.window_opened', data: { details: {} } })).toMatch(/^Renewed\.\n/);
    expect(ticketWork(anEvent({ type: 'renewal.closed' }))?.kind).toBe('close');
  });

  test.each([
    [
      change('applied', { outcome: 'Pax8 now has 9 seats.' }),
      'Teams, 12 → 9 seats: applied (The bot). Pax8 now has 9 seats.',
    ],
    [change('needs-check'), 'Teams, 12 → 9 seats: the outcome is not known yet (The bot).'],
    [change('failed', { what: 'cancel' }), 'Teams, cancellation: failed (The bot).'],
    [change('failed', { what: 'price' }), 'Teams, another price: failed (The bot).'],
    [change('failed', { what: 'order', to: 10 }), 'Teams, order of 10: failed (The bot).'],
    [change('failed', { what: 'order', to: null }), 'Teams, order of unknown: failed (The bot).'],
    [
      change('rejected', { from: null, product: null, reason: 'No <b>' }),
      'Subscription, a change: rejected (The bot). No b',
    ],
    [{ ...change('x'), state: null }, 'Teams, 12 → 9 seats: told (The bot).'],
  ])('the outcome of a change', (one, text) => {
    expect(textOf({ type: 'change.applied', data: { change: one } })).toBe(text);
  });
});

describe('what a hint may name', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

  test('ids wherever they stand, each once, at most so many', () => {
    const payload = {
      subscriptionId: id(1),
      items: [{ subscription: { id: id(2).toUpperCase() } }, id(1), 7, null],
    };
    expect(idsWithin(payload, 10).sort()).toEqual([id(1), id(2)]);
    expect(idsWithin(payload, 1)).toHaveLength(1);
    expect(idsWithin('nothing', 5)).toEqual([]);
  });

  test('neither depth nor size keeps it busy', () => {
    let deep: unknown = id(3);
    for (let n = 0; n < 20; n++) deep = { deep };
    expect(idsWithin(deep, 5)).toEqual([]);
    expect(idsWithin([...Array(20_000).fill('x'), id(4)], 5)).toEqual([]);
  });

  test('the payload of an envelope, or whatever came', () => {
    expect(payloadOf({ accountId: 'a', payloadData: { x: 1 } })).toEqual({ x: 1 });
    expect(payloadOf([1])).toEqual([1]);
    expect(payloadOf('text')).toBe('text');
  });
});
