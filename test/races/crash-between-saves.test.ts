import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Change } from '../../src/core/changes/change.ts';
import { begin, markSent } from '../../src/core/changes/change-steps.ts';
import { approve } from '../../src/core/changes/decide-steps.ts';
import { openStore } from '../../src/store/open.ts';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, tenant } from '../harness/people.ts';
import { type CrashSite, openCrashSite, premium } from './crash-site.ts';

const minute = 60_000;
const approver = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };

let site: CrashSite;
let asked: Sent;
beforeEach(async () => {
  site = await openCrashSite();
  await site.start();
  asked = await site.ask();
  await site.crash();
});
afterEach(() => site.close());

describe('killed between two saves', () => {
  /** The change as a process left it that was killed after the last of these steps was saved. */
  const leftAt = async (...steps: ((change: Change) => Change | null)[]) => {
    const store = await openStore({ url: site.database, callsPerMinute: 1000, now: Date.now });
    let [change] = await store.changes.inStatesAnywhere(['pending']);
    for (const step of steps) {
      const next = change === undefined ? null : step(change);
      if (next === null || !(await store.changes.save(next))) throw new Error('the step was not taken');
      change = next;
    }
    await store.close();
  };
  const approved = (change: Change) => {
    const step = approve(change, approver, 'admin', false, Date.now());
    return step.kind === 'next' ? step.change : null;
  };
  const begun = (change: Change) => begin(change, Date.now());
  const sent = (ago: number) => (change: Change) =>
    change.state === 'executing' ? markSent(change, Date.now() - ago) : null;

  test('after the approval was saved: it is carried out by the next start, once', async () => {
    await leftAt(approved);
    await site.start();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
    expect(site.seats()).toBe(15);
    expect(site.puts()).toHaveLength(1);
  });

  test('after the claim to carry it out was saved: it starts again, once', async () => {
    await leftAt(approved, begun);
    await site.start();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
    expect(site.seats()).toBe(15);
    expect(site.puts()).toHaveLength(1);
  });

  test('after the claim, with the seats moved meanwhile: it is out of date and nothing is sent', async () => {
    await leftAt(approved, begun);
    site.simulator.patch(premium, { quantity: 13 });
    await site.start();
    await until(() => /Out of date[\s\S]*13 seats now/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(0);
  });

  test('after the sending was saved and before it left: it is never sent, and said to be unclear', async () => {
    await leftAt(approved, begun, sent(0));
    await site.start();
    await until(() => /Being checked/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(0);

    site.simulator.patch(premium, { quantity: 15 });
    expect(read((await site.press('Look again', asked, ann)).card)).toMatch(/Applied/);
    await until(() => /Applied/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(0);
  });

  test('an hour after the sending was saved, with no trace of it: it has failed, and may be asked for again', async () => {
    await leftAt(approved, begun, sent(61 * minute));
    await site.start();
    await until(() => /Failed[\s\S]*the change was not made/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(0);
    await site.approve(await site.ask());
    expect(site.seats()).toBe(15);
    expect(site.puts()).toHaveLength(1);
  });
});
