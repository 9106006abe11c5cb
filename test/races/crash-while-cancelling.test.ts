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
  asked = await site.ask('cancel Business Premium for Contoso');
});
afterEach(() => site.close());

const ending = () => site.simulator.subscription(premium);

/** The change as a process left it that was killed after the last of these steps was saved. */
const leftAt = async (...steps: ((change: Change) => Change | null)[]) => {
  await site.crash();
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

describe('a cancellation whose process was killed', () => {
  test.each([
    ['after the approval was saved', [approved]],
    ['after the claim was saved', [approved, begun]],
  ])('%s is sent by the next start, once', async (_, steps) => {
    await leftAt(...steps);
    await site.start();
    await until(() => /Applied[\s\S]*It reports the end/.test(site.cardOf(asked)));
    expect(ending().status).toBe('PendingCancel');
    expect(site.deletes()).toHaveLength(1);
  });

  test('after the sending was saved is never sent again: what Pax8 shows settles it', async () => {
    await leftAt(approved, begun, sent(0));
    await site.start();
    await until(() => /Being checked/.test(site.cardOf(asked)));
    site.simulator.patch(premium, { status: 'PendingCancel', endDate: ending().commitment?.endDate ?? 0 });
    expect(read((await site.press('Look again', asked, ann)).card)).toMatch(/Applied/);
    expect(site.deletes()).toHaveLength(0);
  });

  test('an hour after the sending was saved, with no trace of it, was not done, and may be asked for again', async () => {
    await leftAt(approved, begun, sent(61 * minute));
    await site.start();
    await until(() => /Failed[\s\S]*it was not cancelled/.test(site.cardOf(asked)));
    expect(site.deletes()).toHaveLength(0);
    await site.approve(await site.ask('cancel Business Premium for Contoso'));
    expect(ending().status).toBe('PendingCancel');
    expect(site.deletes()).toHaveLength(1);
  });

  test('while Pax8 was answering is found by reading, and never sent again', async () => {
    site.simulator.faults([{ match: { method: 'DELETE' }, fault: 'slow', ms: 2_000 }]);
    const pressed = site.approve(asked);
    await until(() => site.deletes().length === 1);
    await site.crash();
    await pressed;
    site.simulator.faults([]);
    await site.start();
    await until(() => /Applied|Being checked/.test(site.cardOf(asked)));
    expect(site.deletes()).toHaveLength(1);
  });
});
