import { describe, expect, test } from '@jest/globals';
import type { CallBudget } from '../../src/core/marketplace/marketplace.ts';
import { createCallGate } from '../../src/pax8/call-gate.ts';
import { memoryCallBudget } from '../harness/memory-call-budget.ts';
import { settableClock } from './loopback.ts';

/** A budget that notes what is wanted of it, and a gate on it. */
const gateOn = (budget: CallBudget, clock = settableClock()) => {
  const wants: number[] = [];
  const noting: CallBudget = {
    take: (want) => {
      wants.push(want);
      return budget.take(want);
    },
  };
  const closing = new AbortController();
  const gate = createCallGate({ budget: noting, now: clock.now, pause: clock.pause, signal: closing.signal });
  return { gate, wants, clock, closing };
};

const generous: CallBudget = { take: async (want) => ({ granted: want, retryAt: 0 }) };

test('a person’s call goes before the background work that waits', async () => {
  const { promise: granting, resolve: grant } = Promise.withResolvers<void>();
  const { gate } = gateOn({
    take: async () => {
      await granting;
      return { granted: 1, retryAt: 0 };
    },
  });
  const order: string[] = [];
  const passing = ['b1', 'b2', 'b3', 'p1', 'p2'].map(async (name) => {
    await gate.pass(name.startsWith('p') ? 'person' : 'background');
    order.push(name);
  });
  grant();
  await Promise.all(passing);
  expect(order).toEqual(['b1', 'p1', 'p2', 'b2', 'b3']);
});

describe('permits', () => {
  test('one is asked for when one call waits', async () => {
    const { gate, wants } = gateOn(generous);
    await gate.pass('person');
    await gate.pass('person');
    expect(wants).toEqual([1, 1]);
  });

  test('up to 20 are asked for when many wait, and every one is used', async () => {
    const { gate, wants } = gateOn(generous);
    await Promise.all(Array.from({ length: 45 }, () => gate.pass('background')));
    expect(wants.reduce((sum, want) => sum + want, 0)).toBe(45);
    expect(Math.max(...wants)).toBe(20);
  });

  test('what was granted more than a second ago is thrown away', async () => {
    let takes = 0;
    const { gate, clock } = gateOn({
      take: async () => {
        takes += 1;
        return { granted: 20, retryAt: 0 };
      },
    });
    await gate.pass('person');
    clock.time += 1000;
    await gate.pass('person');
    expect(takes).toBe(1);
    clock.time += 1;
    await gate.pass('person');
    expect(takes).toBe(2);
  });

  test('without one, the gate waits until the budget says', async () => {
    const clock = settableClock();
    const retryAt = clock.time + 12_000;
    let granted = 0;
    const { gate } = gateOn({ take: async () => ({ granted: granted++, retryAt }) }, clock);
    await gate.pass('person');
    expect(clock.pauses).toEqual([12_000]);
  });

  test('a budget whose clock is far off neither spins nor stops the gate', async () => {
    const clock = settableClock();
    const retries = [clock.time - 9e9, clock.time + 9e9];
    const { gate } = gateOn(
      {
        take: async () => {
          const retryAt = retries.shift();
          return retryAt === undefined ? { granted: 1, retryAt: 0 } : { granted: 0, retryAt };
        },
      },
      clock,
    );
    await gate.pass('person');
    expect(clock.pauses).toEqual([50, 60_000]);
  });
});

test('in any rolling minute at most the limit passes', async () => {
  const clock = settableClock();
  const { gate } = gateOn(memoryCallBudget(100, clock.now), clock);
  const passed: number[] = [];
  for (let round = 0; round < 12; round++) {
    await Promise.all(
      Array.from({ length: 37 }, async () => {
        await gate.pass('background');
        passed.push(clock.now());
      }),
    );
    clock.time += 700;
  }
  expect(passed).toHaveLength(444);
  for (const start of passed) {
    expect(passed.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(100);
  }
});

describe('closing', () => {
  test('turns away who waits and who comes later', async () => {
    const { closing, gate } = gateOn({ take: () => new Promise(() => {}) });
    const first = gate.pass('person');
    const waiting = Array.from({ length: 30 }, () => gate.pass('background'));
    const outcomes = Promise.allSettled(waiting);
    closing.abort();
    expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['rejected']));
    void first;
  });

  test('wakes who waits for the budget', async () => {
    const closing = new AbortController();
    const clock = settableClock();
    const gate = createCallGate({
      budget: { take: async () => ({ granted: 0, retryAt: clock.time + 1000 }) },
      now: clock.now,
      pause: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          closing.abort();
        }),
      signal: closing.signal,
    });
    await expect(gate.pass('person')).rejects.toThrow();
    await expect(gate.pass('person')).rejects.toThrow();
  });
});

describe('the budget in memory', () => {
  test('grants what is left, and none beyond the limit', async () => {
    const budget = memoryCallBudget(25, () => 0);
    expect((await budget.take(20)).granted).toBe(20);
    expect((await budget.take(20)).granted).toBe(5);
    expect((await budget.take(1)).granted).toBe(0);
  });

  test('says when to come back, and grants then', async () => {
    const clock = settableClock();
    const budget = memoryCallBudget(1, clock.now);
    await budget.take(1);
    clock.time += 10_000;
    const { granted, retryAt } = await budget.take(1);
    expect(granted).toBe(0);
    clock.time = retryAt - 1;
    expect((await budget.take(1)).granted).toBe(0);
    clock.time = retryAt;
    expect((await budget.take(1)).granted).toBe(1);
  });
});
