import { describe, expect, test } from '@jest/globals';
import type { ChangeReason, Wanted } from '../../../src/core/changes/change.ts';
import type { NotAsked } from '../../../src/core/changes/not-asked.ts';
import type { NotNow } from '../../../src/core/changes/not-now.ts';
import type { Applied, Failed, Missed, Unclear, Withdrawn } from '../../../src/core/changes/outcomes.ts';
import { outcomeText } from '../../../src/views/changes/change-words.ts';
import { notAskedText, noteTexts, reasonTexts, whyText } from '../../../src/views/changes/outcome-words.ts';
import { bo, change, now, zone } from '../samples.ts';

const day = 24 * 60 * 60 * 1000;
const show = { now, zone };
const busy = 'Pax8 is busy.';
const byHand = { kind: 'by-hand', by: bo, note: 'Seen.' } as const;

describe('the words for why a change stands as it does', () => {
  test.each<[Applied, string, Wanted?]>([
    [{ kind: 'seats', quantity: 15, provisioning: false }, 'Pax8 has set 15 seats.'],
    [{ kind: 'seats', quantity: null, provisioning: false }, 'Pax8 has set 15 seats.'],
    [
      { kind: 'seats', quantity: 15, provisioning: true },
      'Pax8 accepted 15 seats; provisioning is under way.',
    ],
    [
      { kind: 'seats', quantity: 16, provisioning: true },
      "Pax8's history has 15 seats; the subscription shows 16 now.",
    ],
    [{ kind: 'end', endsAt: now, over: false }, 'Pax8 has taken the cancellation.'],
    [{ kind: 'end', endsAt: null, over: true }, 'Pax8 has cancelled it.'],
    [{ kind: 'price' }, 'Pax8 has set the price.'],
    [{ kind: 'order', quantity: 10 }, 'Pax8 has taken the order.'],
    [byHand, 'The change was made.'],
  ])('applied: %j', (found, words) => expect(whyText(change('applied', { found }), show)).toBe(words));

  test.each<[Unclear, string]>([
    [{ kind: 'unanswered', forPeople: 'No answer came.' }, 'No answer came.'],
    [{ kind: 'unseen' }, 'Pax8 answered, but does not show the change yet.'],
    [{ kind: 'end-unseen' }, 'Pax8 took the cancellation and does not show an end of the subscription yet.'],
    [{ kind: 'lost-track' }, 'The bot stopped while Pax8 was answering.'],
    [
      { kind: 'several' },
      'Pax8 shows more than one order or subscription that could be this one, so somebody must look at them there.',
    ],
    [
      { kind: 'rival' },
      'Another order like this one is open too, and Pax8 does not say which of them made what it shows, so somebody must look at them there.',
    ],
  ])('being checked: %j', (unclear, words) =>
    expect(whyText(change('needs-check', { unclear }), show)).toBe(words),
  );

  test.each<[Failed | Missed, string]>([
    [{ kind: 'not-read', forPeople: busy }, 'Pax8 is busy. Nothing was sent.'],
    [{ kind: 'not-sent', forPeople: busy }, busy],
    [{ kind: 'refused', forPeople: 'Pax8 refused it.' }, 'Pax8 refused it.'],
    [
      { kind: 'seats-not-shown', shown: 12 },
      'Pax8 shows 12 seats and no such change in its history an hour later, so the change was not made.',
    ],
    [
      { kind: 'seats-not-shown', shown: null },
      'Pax8 shows no such subscription and no such change in its history an hour later, so the change was not made.',
    ],
    [
      { kind: 'end-not-shown' },
      'Pax8 shows no end of the subscription an hour later, so it was not cancelled. Look at it in the Pax8 portal before you ask again.',
    ],
    [{ kind: 'price-not-shown' }, 'Pax8 shows the old price an hour later, so the new one was not set.'],
    [
      { kind: 'order-not-shown' },
      'Pax8 shows no such order and no such subscription an hour later, so the order was not made.',
    ],
    [byHand, 'The change was not made.'],
    [{ kind: 'term-end-moved' }, 'The term now ends on another day. Plan the change again for that day.'],
    [{ kind: 'not-renewed' }, 'The subscription ended and was not renewed.'],
    [{ kind: 'not-approved-in-time' }, 'Nobody approved it before the window closed.'],
    [{ kind: 'window-closed', last: null }, 'The window closed before the bot could make the change.'],
    [
      { kind: 'window-closed', last: { kind: 'not-read', forPeople: busy } },
      'The window closed before the bot could make the change. Pax8 is busy. Nothing was sent.',
    ],
  ])('failed: %j', (why, words) => expect(whyText(change('failed', { why }), show)).toBe(words));

  test.each<[NotNow, string]>([
    [{ kind: 'gone' }, 'The subscription no longer exists at Pax8.'],
    [
      { kind: 'seats-moved', seats: 13, from: 12, planned: false },
      'It has 13 seats now; the approval was for a change from 12.',
    ],
    [
      { kind: 'seats-moved', seats: 13, from: 12, planned: true },
      'It has 13 seats now; the plan was from 12.',
    ],
    [
      { kind: 'status-moved', status: 'PendingCancel', was: 'Active' },
      'Its status is PendingCancel now; it was Active when the change was asked for.',
    ],
    [{ kind: 'end-moved' }, 'Its commitment end has moved since the change was asked for.'],
    [{ kind: 'price-moved' }, 'Its price or billing has changed since the change was asked for.'],
    [{ kind: 'did-not-renew', status: 'Cancelled' }, 'Its status is Cancelled now: it did not renew.'],
    [{ kind: 'term-not-shown' }, 'Pax8 does not show its new term.'],
    [{ kind: 'product-gone' }, 'Pax8 no longer has the product.'],
    [{ kind: 'not-sold-so' }, 'Pax8 no longer sells it with this billing and commitment.'],
    [{ kind: 'order-price-moved' }, 'Its price has changed since the order was asked for.'],
    [{ kind: 'parent-not-running' }, 'The subscription that it was to be added to is no longer running.'],
    [{ kind: 'refused', because: { kind: 'same', quantity: 15 } }, 'It has 15 seats already.'],
    [{ kind: 'order-refused', because: { kind: 'company-gone' } }, 'Pax8 no longer has this company.'],
    [{ kind: 'not-taken', text: 'No.' }, 'Pax8 would not take the order now: No.'],
    [
      { kind: 'against-policy', because: { kind: 'role', role: 'viewer' } },
      'Whoever stood for it may no longer do so.',
    ],
    [
      { kind: 'against-policy', because: { kind: 'ceiling-seats', seats: 120, limit: 100 } },
      'It would have 120 seats. The policy’s ceiling is 100, even with approval.',
    ],
    [
      { kind: 'needs-approval', approvers: 1, planned: false },
      'The policy was changed: it needs approval now.',
    ],
    [
      { kind: 'needs-approval', approvers: 2, planned: true },
      'By the policy and today’s price: it needs approval by two people now.',
    ],
  ])('out of date: %j', (why, words) => expect(whyText(change('stale', { why }), show)).toBe(words));

  test.each<[Withdrawn | null, string]>([
    ['replaced', 'Another plan for the same renewal took its place.'],
    ['not-renewing', 'The subscription was cancelled: it does not renew.'],
    ['decided-otherwise', 'Someone decided the renewal differently.'],
    ['decided-otherwise-meanwhile', 'Someone decided the renewal differently in the meantime.'],
    [null, ''],
  ])('taken back: %s', (why, words) => expect(whyText(change('cancelled', { why }), show)).toBe(words));

  test('planned: why the last attempt was not made, and nothing before the first', () => {
    const waiting = { kind: 'not-sent', forPeople: busy } as const;
    expect(whyText(change('planned', { waiting }), show)).toBe(busy);
    expect(whyText(change('planned'), show)).toBe('');
  });

  test('a failure says once that nothing was changed', () => {
    const told = (why: Failed | Missed) => outcomeText(change('failed', { why }), show);
    expect(told({ kind: 'not-renewed' })).toMatch(/not renewed\. Nothing was changed\.$/);
    expect(told({ kind: 'refused', forPeople: 'Nothing was changed. No.' })).toBe('Nothing was changed. No.');
    expect(told({ kind: 'price-not-shown' })).not.toContain('Nothing was changed');
  });
});

test('notes and reasons read later as they did when it was asked for', () => {
  const ends = { kind: 'ends', at: now + 19 * day } as const;
  const reasons: ChangeReason[] = [
    { kind: 'quiet-days', endsAt: now + 19 * day, days: 30 },
    { kind: 'other-line', approvers: 1 },
    { kind: 'other-line', approvers: 2 },
  ];
  const one = change('pending', { notes: [ends], reasons, requestedAt: now });
  const later = { now: now + 300 * day, zone };
  expect(noteTexts(one, later)).toEqual(noteTexts(one, show));
  expect(noteTexts(one, later)[0]).toMatch(/in 19 days and will not renew/);
  expect(reasonTexts(one, later)).toEqual([
    expect.stringContaining('in 19 days. In the last 30 days before that, changes need approval.'),
    'Another line of this request needs approval.',
    'Another line of this request needs two approvals.',
  ]);
});

test('a refusal that made a change out of date reads later as it did then', () => {
  const because = { kind: 'renewing', at: now } as const;
  const one = change('stale', { why: { kind: 'refused', because }, settledAt: now + day });
  expect(whyText(one, { now: now + 300 * day, zone })).toMatch(/yesterday, and the renewal may still be/);
});

test.each<[NotAsked, string]>([
  [{ kind: 'not-held', companyName: 'Contoso', product: 'Visio' }, 'Contoso does not have Visio.'],
  [{ kind: 'no-longer-held' }, 'A product that was marked is no longer among those of the company.'],
  [
    { kind: 'no-line', productName: null, why: { kind: 'gone' } },
    'Product without a name: Pax8 no longer has this subscription.',
  ],
  [
    { kind: 'no-line', productName: 'Visio', why: { kind: 'open-already' } },
    'Visio: it has an open change, which must be settled first.',
  ],
  [
    { kind: 'no-line', productName: 'Visio', why: { kind: 'planned-already' } },
    'Visio: something else is planned for its renewal already; decide that first.',
  ],
  [
    { kind: 'no-line', productName: 'Visio', why: { kind: 'refused', because: { kind: 'trial' }, at: now } },
    'Visio: It is a trial, and the seats of a trial cannot be changed.',
  ],
  [
    {
      ...{ kind: 'no-line', productName: 'Visio' },
      why: { kind: 'against-policy', because: { kind: 'requests-per-hour', limit: 2 } },
    },
    'Visio: You made 2 requests in the last hour, the most the policy allows.',
  ],
])('what was not asked for is told: %j', (one, words) => expect(notAskedText(one, show)).toBe(words));
