import { describe, expect, test } from '@jest/globals';
import type { Renewal, RenewalDecision } from '../../../src/core/renewals/renewal.ts';
import { linesMark } from '../../../src/core/renewals/renewal-lines.ts';
import { stageOf, stageOfLine } from '../../../src/core/renewals/renewal-stage.ts';
import {
  type Actor,
  alertEnd,
  assign,
  decideBy,
  lineFor,
  mayNot,
  renewAsIs,
  type StepResult,
  snooze,
  undecided,
} from '../../../src/core/renewals/renewal-steps.ts';
import { becameOf } from '../../../src/core/renewals/renewed-as.ts';
import type { Role } from '../../../src/core/words/people.ts';
import { ann, bo, change, day, hour, now, subscription } from '../samples.ts';
import { line, renewal, termEnd } from './renewal-samples.ts';

const by = (overrides: Partial<Actor> = {}): Actor => ({ person: ann, role: 'requester', now, ...overrides });
const next = (taken: StepResult): Renewal => {
  if (taken.kind === 'refused') throw new Error(taken.reason);
  return taken.renewal;
};
const refusal = (reason: string) => ({ kind: 'refused', reason });
const renew: RenewalDecision = { kind: 'renew', by: ann, at: now };
const plan = change({ afterTermEnd: termEnd, to: 10, purpose: 'two left' });
const cancellation = change({ wanted: { kind: 'cancel', seats: 12, at: termEnd } });
const renewedAfter = {
  kind: 'renewed',
  seenAt: now,
  nextEndsAt: now + 365 * day,
  opensAt: now - hour,
  closesAt: now + 6 * day,
  readFrom: 'history',
  became: becameOf(subscription()),
  serviceTerm: null,
  rule: 'new-commerce',
} as const;
const renewedLine = line({ after: renewedAfter });

describe('the stage of a renewal', () => {
  test('has Microsoft’s lock only for Microsoft’s New Commerce', () => {
    const google = line({ productName: 'Google Workspace', vendorName: 'Google' });
    expect(stageOf(renewal({ lines: [line()] }), termEnd - hour)).toBe('lock');
    expect(stageOf(renewal({ lines: [google] }), termEnd - hour)).toBe('before');
    expect(stageOf(renewal({ lines: [google] }), termEnd)).toBe('renewing');
  });
  test('after a renewal is a window only when it is known that seats may go back', () => {
    const of = (rule: 'new-commerce' | 'product' | 'in-term' | 'unknown') =>
      renewal({ lines: [line({ after: { ...renewedAfter, rule } })] });
    expect(
      (['new-commerce', 'product', 'in-term', 'unknown'] as const).map((rule) => stageOf(of(rule), now)),
    ).toEqual(['window', 'window', 'over', 'over']);
  });
  test.each([
    [now, 'before'],
    [termEnd - 24 * hour - 1, 'before'],
    [termEnd - 24 * hour, 'lock'],
    [termEnd - 1, 'lock'],
    [termEnd, 'renewing'],
  ])('at %d it is %s', (at, stage) => {
    expect(stageOf(renewal(), at)).toBe(stage);
  });

  test('an open window counts before a line that has not renewed yet, and it is over when nothing is left', () => {
    const one = renewal({ lines: [line(), renewedLine] });
    expect(stageOf(one, now)).toBe('window');
    expect(stageOf(renewal({ lines: [renewedLine] }), now + 6 * day)).toBe('over');
    expect(stageOf({ ...one, closedAt: now }, now)).toBe('over');
    expect(stageOfLine(line({ after: { kind: 'ended', seenAt: now } }), now)).toBe('over');
  });

  test('its end is the earliest of the lines that renew, or of all when none does', () => {
    const later = line({ termEndsAt: termEnd + hour });
    expect(alertEnd({ lines: [line({ ends: true }), later] })).toBe(termEnd + hour);
    expect(
      alertEnd({ lines: [line({ ends: true }), line({ ends: true, termEndsAt: termEnd + hour })] }),
    ).toBe(termEnd);
  });

  test('undecided lines have no decision, do not end and are not over', () => {
    const ended = line({ after: { kind: 'ended', seenAt: now } });
    expect(undecided({ lines: [line(), line({ ends: true }), line({ decision: renew }), ended] })).toEqual([
      line(),
    ]);
  });
});

describe('who may decide', () => {
  test('a requester of the same organisation, while something is left to decide', () => {
    expect(mayNot(renewal(), by())).toBeNull();
    expect(mayNot(renewal(), by({ role: 'viewer' as Role }))).toBe('not-requester');
    expect(mayNot(renewal(), by({ person: { ...ann, tenantId: 'other' } }))).toBe('foreign-tenant');
    expect(mayNot(renewal({ closedAt: now }), by())).toBe('over');
  });

  test.each([
    ['renewing', () => renewAsIs(renewal(), null, by({ role: 'viewer' }))],
    ['a plan', () => decideBy(renewal(), plan, by({ role: 'viewer' }))],
    ['snoozing', () => snooze(renewal(), 1, [termEnd], by({ role: 'viewer' }))],
    ['assigning', () => assign(renewal(), bo, 'admin', by({ role: 'viewer' }))],
  ])('%s needs it', (_what, step) => {
    expect(step()).toEqual(refusal('not-requester'));
  });
});

describe('the mark of a renewal’s subscriptions', () => {
  test('is another one when one joined or left, whatever their order and whatever was decided', () => {
    const [first = line(), second = line()] = renewal().lines;
    const mark = linesMark(renewal());
    expect(linesMark({ lines: [second, { ...first, decision: renew, quantity: 3 }] })).toBe(mark);
    expect(linesMark({ lines: [first] })).not.toBe(mark);
    expect(linesMark({ lines: [first, line({ subscriptionId: 's3' })] })).not.toBe(mark);
    expect(mark).toMatch(/^[0-9a-f]{1,8}$/);
  });
});

describe('renew as is', () => {
  test('decides all undecided lines, and is in the story for each', () => {
    const one = renewal({
      lines: [line(), line({ subscriptionId: 's2' }), line({ subscriptionId: 's3', ends: true })],
    });
    const after = next(renewAsIs(one, null, by()));
    expect(after.version).toBe(2);
    expect(after.lines.map(({ decision }) => decision)).toEqual([renew, renew, null]);
    expect(after.story).toEqual([
      { kind: 'renew', at: now, person: ann, subscriptionId: 's1' },
      { kind: 'renew', at: now, person: ann, subscriptionId: 's2' },
    ]);
  });

  test('of one subscription leaves the others', () => {
    const after = next(renewAsIs(renewal(), 's2', by()));
    expect(after.lines.map(({ decision }) => decision?.kind)).toEqual([undefined, 'renew']);
  });

  test('replaces a plan, even without a choice when only one line is possible', () => {
    const planned = next(decideBy(renewal({ lines: [line()] }), plan, by()));
    expect(next(renewAsIs(planned, null, by())).lines[0]?.decision).toEqual(renew);
  });

  test('is refused when there is nothing to decide, or not this', () => {
    const decided = next(renewAsIs(renewal(), null, by()));
    expect(renewAsIs(decided, null, by())).toEqual(refusal('all-decided'));
    expect(renewAsIs(decided, 's1', by())).toEqual(refusal('decided-so'));
    expect(renewAsIs(renewal(), 'other', by())).toEqual(refusal('no-such-line'));
    expect(renewAsIs(renewal(), null, by({ now: termEnd }))).toEqual(refusal('renewing'));
    const ends = renewal({ lines: [line({ ends: true })] });
    expect(renewAsIs(ends, null, by())).toEqual(refusal('ends-anyway'));
    expect(renewAsIs(renewal({ lines: [renewedLine] }), 's1', by())).toEqual(refusal('window'));
  });

  test('is still possible in the last 24 hours', () => {
    expect(renewAsIs(renewal(), null, by({ now: termEnd - hour })).kind).toBe('next');
  });
});

describe('a plan or a cancellation', () => {
  test('must name one of several subscriptions', () => {
    expect(lineFor(renewal(), 'change', null, by())).toEqual(refusal('which-line'));
    expect(lineFor(renewal(), 'cancel', 'other', by())).toEqual(refusal('no-such-line'));
    expect(lineFor(renewal(), 'cancel', 's2', by()).kind).toBe('line');
    const oneLeft = renewal({ lines: [line({ ends: true }), line({ subscriptionId: 's2' })] });
    expect(lineFor(oneLeft, 'change', null, by())).toMatchObject({ line: { subscriptionId: 's2' } });
    expect(lineFor(renewal({ lines: [] }), 'change', null, by())).toEqual(refusal('over'));
  });

  test('in the last 24 hours a plan is possible, a cancellation is not', () => {
    const late = by({ now: termEnd - 24 * hour });
    expect(lineFor(renewal(), 'change', 's1', late).kind).toBe('line');
    expect(lineFor(renewal(), 'cancel', 's1', late)).toEqual(refusal('lock'));
  });

  test('becomes its line’s decision, with numbers and reason in the story', () => {
    const after = next(decideBy(renewal(), plan, by({ person: bo })));
    expect(after.lines[0]?.decision).toEqual({ kind: 'change', to: 10, changeId: plan.id, by: bo, at: now });
    expect(after.story).toEqual([
      { kind: 'change', at: now, person: bo, subscriptionId: 's1', from: 12, to: 10, reason: 'two left' },
    ]);
    const cancelled = next(decideBy(after, cancellation, by()));
    expect(cancelled.lines[0]?.decision).toEqual({ kind: 'cancel', changeId: plan.id, by: ann, at: now });
    expect(cancelled.story.at(-1)).toEqual({ kind: 'cancel', at: now, person: ann, subscriptionId: 's1' });
  });

  test('cannot be undone once the cancellation is at Pax8, made here or in the portal', () => {
    const decision = { kind: 'cancel', changeId: 'c', by: ann, at: now } as const;
    const here = renewal({ lines: [line({ ends: true, decision })] });
    const portal = renewal({ lines: [line({ ends: true })] });
    expect(lineFor(here, 'change', 's1', by())).toEqual(refusal('cancelled-already'));
    expect(renewAsIs(here, 's1', by())).toEqual(refusal('cancelled-already'));
    expect(lineFor(portal, 'change', 's1', by())).toEqual(refusal('ends-anyway'));
  });
});

describe('a snooze', () => {
  test('lasts for its days', () => {
    const after = next(snooze(renewal(), 3, [now + 18 * day], by()));
    expect(after.snoozedUntil).toBe(now + 3 * day);
    expect(after.story).toEqual([{ kind: 'snoozed', at: now, person: ann, until: now + 3 * day }]);
  });

  test('never goes past the last alert of any place', () => {
    const last = [now + 18 * day, now + 2 * day, now - day];
    expect(next(snooze(renewal(), 7, last, by())).snoozedUntil).toBe(now + 2 * day);
  });

  test('is refused when no further alert comes, or everything is decided', () => {
    expect(snooze(renewal(), 1, [now], by())).toEqual(refusal('no-snooze'));
    expect(snooze(renewal({ lines: [line({ decision: renew })] }), 1, [termEnd], by())).toEqual(
      refusal('all-decided'),
    );
  });
});

describe('the owner', () => {
  test('is named in the story', () => {
    const after = next(assign(renewal(), bo, 'requester', by()));
    expect(after.owner).toEqual(bo);
    expect(after.story).toEqual([{ kind: 'assigned', at: now, person: ann, to: bo }]);
    expect(assign(after, bo, 'requester', by())).toEqual(refusal('assigned-so'));
    expect(next(assign(after, ann, 'requester', by())).owner).toEqual(ann);
  });

  test('must be someone who may decide about it', () => {
    expect(assign(renewal(), bo, 'viewer', by())).toEqual(refusal('not-theirs'));
    expect(assign(renewal(), { ...bo, tenantId: 'other' }, 'admin', by())).toEqual(refusal('not-theirs'));
  });
});
