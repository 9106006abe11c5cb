import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { release } from '../../../src/core/changes/change-steps.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { bot, deletes, linesNow, old, seenActive, start, toldNow } from './switching.ts';

beforeEach(() => start());
afterEach(() => bot.stop());

describe('the year is read again right before', () => {
  test.each([
    ['is Cancelled', { status: 'Cancelled' }, 'order-not-active'],
    ['has an end', { endDate: Date.UTC(2027, 0, 1) }, 'order-not-active'],
    ['is to be cancelled', { status: 'PendingCancel' }, 'order-not-active'],
    [
      'is committed by the month',
      { commitment: { id: 'm', term: 'Monthly', endDate: Date.UTC(2026, 11, 23) } },
      'order-unproved',
    ],
  ])(
    'when it %s by then, the monthly one is not cancelled, and nothing offers to: the customer would lose both',
    async (_, fields, reason) => {
      bot.simulator.patch(await seenActive(), fields);
      const { told, presses, today } = await toldNow();
      expect(deletes()).toHaveLength(0);
      expect((await linesNow())[1]).toMatchObject({ state: 'cancelled', reason });
      expect(told).toMatch(/Switch to annual stopped[\s\S]*runs on/);
      expect(told).not.toMatch(/year is Active/);
      expect([...presses, ...today].filter((title) => title.startsWith('Cancel'))).toEqual([]);
    },
  );

  test('a read that lags behind stops nothing: it waits until all seats are shown', async () => {
    const made = await seenActive();
    bot.simulator.patch(made, { quantity: 5 });
    await carryChangesOn(bot.app.context);
    expect((await linesNow())[1]).toMatchObject({ state: 'planned', waiting: null });
    bot.simulator.patch(made, { quantity: 6 });
    await carryChangesOn(bot.app.context);
    expect((await linesNow()).map(({ state }) => state)).toEqual(['applied', 'applied']);
    expect(deletes()).toHaveLength(1);
  });

  test('and when they are not shown before the old term locks, it is told without an offer to cancel', async () => {
    bot.simulator.patch(await seenActive(), { quantity: 5 });
    bot.simulator.setNow(Date.UTC(2026, 11, 3));
    const { told, presses } = await toldNow();
    expect(told).toMatch(/Switch to annual stopped[\s\S]*not Active in time/);
    expect(presses).not.toContain('Cancel the monthly');
    expect(deletes()).toHaveLength(0);
  });

  test('an order that Pax8 says made the monthly one is no proof of a year', async () => {
    await seenActive();
    const { changes } = bot.app.context.memory;
    const [order] = await linesNow();
    if (order?.wanted.kind !== 'order' || order.wanted.placed === null) throw new Error('no order');
    const placed = { ...order.wanted.placed, lines: [{ subscriptionId: old, status: 'Active' }] };
    await changes.save({ ...order, version: order.version + 1, wanted: { ...order.wanted, placed } });
    const { presses } = await toldNow();
    expect(deletes()).toHaveLength(0);
    expect((await linesNow())[1]).toMatchObject({ state: 'cancelled', reason: 'order-unproved' });
    expect(presses).not.toContain('Cancel the monthly');
  });

  test('a stop between its beginning and its sending changes nothing of that: what can still come is waited for', async () => {
    const made = await seenActive();
    const [, line] = await linesNow();
    const released = line === undefined ? null : release(line);
    if (released === null) throw new Error('not released');
    await bot.app.context.memory.changes.save(released);
    bot.simulator.patch(made, { quantity: 5 });
    await carryChangesOn(bot.app.context, true);
    expect((await linesNow())[1]).toMatchObject({ state: 'planned', waiting: { kind: 'not-read' } });
    bot.simulator.patch(made, { quantity: 6 });
    await carryChangesOn(bot.app.context);
    expect(deletes()).toHaveLength(1);
  });
});
