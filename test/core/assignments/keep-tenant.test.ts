import { expect, test } from '@jest/globals';
import { keptAfter, tenantsDue } from '../../../src/core/assignments/keep-tenant.ts';
import type { TenantTrouble } from '../../../src/core/assignments/licences.ts';
import { hour, minute } from '../../../src/core/words/durations.ts';
import { now } from '../samples.ts';

const licences = { licences: [], subscriptions: [] };
const good = keptAfter(null, 't', { kind: 'read', licences }, now);
const failed = (trouble: TenantTrouble, retryAfterMs: number | null = null) =>
  ({ kind: 'trouble', trouble, retryAfterMs }) as const;

test('a tenant that was read is read again after four hours', () => {
  expect(good).toMatchObject({ licences, asOf: now, trouble: null, failures: 0, nextAt: now + 4 * hour });
});

test('one that fails keeps what was read, and is tried again later and later, at most every four hours', () => {
  const first = keptAfter(good, 't', failed('down'), now + hour);
  expect(first).toMatchObject({ licences, asOf: now, nextAt: now + hour + 5 * minute, failures: 1 });
  expect(first.trouble).toEqual({ kind: 'down', since: now + hour });
  const second = keptAfter(first, 't', failed('down'), now + 2 * hour);
  expect(second).toMatchObject({ nextAt: now + 2 * hour + 10 * minute, failures: 2 });
  expect(second.trouble?.since).toBe(now + hour);
  const late = keptAfter({ ...second, failures: 30 }, 't', failed('down'), now);
  expect(late.nextAt).toBe(now + 4 * hour);
  expect(keptAfter(second, 't', { kind: 'read', licences }, now).trouble).toBeNull();
});

test('what a person has to mend is tried every hour, and Microsoft’s own wish to wait goes first', () => {
  for (const kind of ['credentials', 'no-tenant', 'no-consent', 'not-allowed'] as const)
    expect(keptAfter(null, 't', failed(kind), now)).toMatchObject({ nextAt: now + hour, licences: null });
  expect(keptAfter(null, 't', failed('busy', 90_000), now).nextAt).toBe(now + 90_000);
});

test('due are those that were never read, then the one that has waited longest', () => {
  const kept = new Map(
    [-1, -5, 1].map((late) => [`t${late}`, { ...good, tenantId: `t${late}`, nextAt: now + late }]),
  );
  expect(tenantsDue(['t1', 't-1', 'new', 't-5', 'new'], kept, now)).toEqual(['new', 't-5', 't-1']);
});
