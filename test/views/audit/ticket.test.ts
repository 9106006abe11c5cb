import { describe, expect, test } from '@jest/globals';
import { ticketWork } from '../../../src/views/audit/ticket.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';
import { anEvent } from '../../events/samples.ts';

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
    purpose: null,
    ticket: null,
    ...more,
  });

  test('the reference stands at the end of a summary of at most 100 characters', () => {
    const name = `${'Ünlü 🦄 '.repeat(40)}\n<b>`;
    const work = ticketWork(anEvent({ data: { company: { id: 'c', name, externalId: null } } }));
    expect(work?.reference).toBe('[R-1a2b3c4d5e6f]');
    expect([...(work?.summary ?? '')]).toHaveLength(100);
    expect(work?.summary).toMatch(/^Pax8 renewal 2026-12-12: Ünlü .*… \[R-1a2b3c4d5e6f\]$/);
  });

  test('without a renewal or a company there is no ticket, nor for what needs none', () => {
    expect(ticketWork(anEvent({ data: { renewal: null } }))).toBeNull();
    expect(ticketWork(anEvent({ data: { company: null } }))).toBeNull();
    expect(textOf({ type: 'renewal.snoozed' })).toBeNull();
    expect(textOf({ type: 'change.applied' })).toBeNull();
  });

  test.each([
    [1, 'Frist für die Entscheidung: 1 Tag.'],
    [3, 'Frist für die Entscheidung: 3 Tage.'],
  ])('a time limit of %i days is in the grammar of the language', (days, text) => {
    expect(inLocale('de-DE', () => textOf({ data: { details: { days } } }))).toContain(text);
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
    expect(work?.text).toContain('A decision is due. These commitments');
    expect(work?.text).toContain('\n- s\n');
  });

  test.each([
    [{ decision: 'renew' }, 'The bot decided: renew as is.'],
    [{ decision: 'cancel' }, 'The bot decided: cancel at the end of the term.'],
    [{ decision: 'change' }, 'The bot decided: a different number of seats after the renewal.'],
    [{ decision: 'change', to: 9 }, 'The bot decided: 9 seats after the renewal.'],
    [{}, 'The bot decided: see the card in Teams.'],
  ])('the decision %j', (details, text) => {
    expect(textOf({ type: 'renewal.decided', data: { details } })).toBe(text);
  });

  test('that it is open again, that the window is open, that it is over', () => {
    expect(textOf({ type: 'renewal.reopened', data: { details: { because: 'rejected' } } })).toBe(
      'Undecided again: the request was rejected.',
    );
    expect(textOf({ type: 'renewal.reopened', data: { details: {} } })).toBe('Undecided again.');
    expect(
      textOf({ type: 'renewal.window_opened', data: { details: { closesAt: '2026-12-19T00:00:00.000Z' } } }),
    ).toMatch(/^Renewed\. Seats can be reduced until 19 Dec 2026 00:00 UTC\.\n- /);
    expect(textOf({ type: 'renewal.window_opened', data: { details: { closesAt: 'soon' } } })).toMatch(
      /until soon\./,
    );
    expect(textOf({ type: 'renewal.window_opened', data: { details: {} } })).toMatch(/^Renewed\.\n/);
    expect(ticketWork(anEvent({ type: 'renewal.closed' }))?.kind).toBe('close');
  });

  test.each([
    [
      change('applied', {
        outcome: { state: 'applied', found: { kind: 'seats', quantity: 9, provisioning: false }, to: 9 },
      }),
      'Teams, 12 → 9 seats: applied (The bot). Pax8 has set 9 seats.',
    ],
    [change('needs-check'), 'Teams, 12 → 9 seats: outcome not known yet (The bot).'],
    [change('failed', { what: 'cancel' }), 'Teams, cancellation: failed (The bot).'],
    [change('failed', { what: 'price' }), 'Teams, new price: failed (The bot).'],
    [change('failed', { what: 'order', to: 10 }), 'Teams, order of 10: failed (The bot).'],
    [change('failed', { what: 'order', to: null }), 'Teams, order of unknown: failed (The bot).'],
    [
      change('rejected', { from: null, product: null, reason: 'No <b>' }),
      'Subscription, a change: rejected (The bot). No b',
    ],
    [
      change('applied', { purpose: 'two <left>', ticket: '4711' }),
      'Teams, 12 → 9 seats: applied (The bot). Reason: two left. Ticket: 4711.',
    ],
    [{ ...change('x'), state: null }, 'Teams, 12 → 9 seats: told (The bot).'],
  ])('the outcome of a change', (one, text) => {
    expect(textOf({ type: 'change.applied', data: { change: one } })).toBe(text);
  });
});
