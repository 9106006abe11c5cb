import { describe, expect, test } from '@jest/globals';
import type { ChangeReason, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import type { NotAsked } from '../../../src/core/changes/not-asked.ts';
import type { NotNow } from '../../../src/core/changes/not-now.ts';
import type { Applied, Failed, Missed, Unclear, Withdrawn } from '../../../src/core/changes/outcomes.ts';
import { outcomeText } from '../../../src/views/changes/change-words.ts';
import { notAskedText, noteTexts, reasonTexts, whyText } from '../../../src/views/changes/outcome-words.ts';
import { bo, change, now, zone } from '../samples.ts';

const day = 24 * 60 * 60 * 1000;
const show = { now, zone };
const busy = { kind: 'pax8', trouble: 'busy' } as const;
const isBusy = 'Pax8 is not taking more requests right now. Wait a minute and ask again.';
const byHand = { kind: 'by-hand', by: bo, note: 'Seen.' } as const;

describe('the words for why a change stands as it does', () => {
  test.each<[Applied, string, Wanted?]>([
    [{ kind: 'seats', quantity: 15, provisioning: false }, 'Pax8 has set 15 seats.'],
    [{ kind: 'seats', quantity: null, provisioning: false }, 'Pax8 has set 15 seats.'],
    [
      { kind: 'seats', quantity: 15, provisioning: true },
      'Pax8 accepted 15 seats. Provisioning is under way.',
    ],
    [
      { kind: 'seats', quantity: 16, provisioning: true },
      'Pax8’s history shows 15 seats. The subscription now shows 16.',
    ],
    [{ kind: 'end', endsAt: now, over: false }, 'Pax8 accepted the cancellation.'],
    [{ kind: 'end', endsAt: null, over: true }, 'Pax8 has cancelled it.'],
    [{ kind: 'price' }, 'Pax8 has set the price.'],
    [{ kind: 'order', quantity: 10 }, 'Pax8 accepted the order.'],
    [byHand, 'The change was made.'],
  ])('applied: %j', (found, words) => expect(whyText(change('applied', { found }), show)).toBe(words));

  test.each<[Unclear, string]>([
    [
      { kind: 'unanswered', failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' } },
      'Pax8 did not say whether the change was made. The bot does not send it again. Check the subscription in Pax8 before you ask for anything else.',
    ],
    [{ kind: 'unseen' }, 'Pax8 answered, but does not show the change yet.'],
    [{ kind: 'end-unseen' }, 'Pax8 accepted the cancellation but does not show an end date yet.'],
    [{ kind: 'lost-track', at: 0 }, 'The bot stopped while Pax8 was answering.'],
    [
      { kind: 'several' },
      'Pax8 shows more than one order or subscription that could be this one. Check them at Pax8.',
    ],
    [
      { kind: 'rival' },
      'Another order like this one is open too, and Pax8 does not say which of them it shows. Check them at Pax8.',
    ],
  ])('being checked: %j', (unclear, words) =>
    expect(whyText(change('needs-check', { unclear }), show)).toBe(words),
  );

  test.each<[Failed | Missed, string]>([
    [{ kind: 'not-read', failure: busy }, `${isBusy} Nothing was sent.`],
    [{ kind: 'not-sent', failure: busy }, `Nothing was changed. ${isBusy}`],
    [
      { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
      'Nothing was changed. Pax8 refused this request. Fix what Pax8 reports and ask again.',
    ],
    [
      { kind: 'seats-not-shown', shown: 12 },
      'An hour later, Pax8 shows 12 seats and no such change in its history. The change was not made.',
    ],
    [
      { kind: 'seats-not-shown', shown: null },
      'An hour later, Pax8 shows no such subscription and no such change in its history. The change was not made.',
    ],
    [
      { kind: 'end-not-shown' },
      'An hour later, Pax8 shows no end date. The subscription was not cancelled. Check the Pax8 portal before you ask again.',
    ],
    [{ kind: 'price-not-shown' }, 'An hour later, Pax8 shows the old price. The new one was not set.'],
    [
      { kind: 'order-not-shown' },
      'An hour later, Pax8 shows no such order and no such subscription. The order was not made.',
    ],
    [byHand, 'The change was not made.'],
    [{ kind: 'term-end-moved' }, 'The term now ends on another day. Plan the change again for that day.'],
    [{ kind: 'not-renewed' }, 'The subscription ended and was not renewed.'],
    [{ kind: 'not-approved-in-time' }, 'Nobody approved it before the window closed.'],
    [{ kind: 'window-closed', last: null }, 'The window closed before the bot could make the change.'],
    [
      { kind: 'window-closed', last: { kind: 'not-read', failure: busy } },
      `The window closed before the bot could make the change. ${isBusy} Nothing was sent.`,
    ],
  ])('failed: %j', (why, words) => expect(whyText(change('failed', { reason: why }), show)).toBe(words));

  test.each<[NotNow, string]>([
    [{ kind: 'gone' }, 'The subscription no longer exists at Pax8.'],
    [
      { kind: 'seats-moved', seats: 13, from: 12, planned: false },
      'It has 13 seats now. The approval was for a change from 12.',
    ],
    [
      { kind: 'seats-moved', seats: 13, from: 12, planned: true },
      'It has 13 seats now. The plan was from 12.',
    ],
    [
      { kind: 'status-moved', status: 'PendingCancel', was: 'Active' },
      'Its status is now “Being cancelled”. It was “Active” when the change was asked for.',
    ],
    [{ kind: 'end-moved' }, 'Its commitment end date changed after the request.'],
    [{ kind: 'price-moved' }, 'Its price or billing changed after the request.'],
    [
      { kind: 'did-not-renew', status: 'Cancelled', endedAt: null },
      'Its status is now “Cancelled”. It did not renew.',
    ],
    [
      { kind: 'did-not-renew', status: 'Active', endedAt: Date.UTC(2026, 10, 20) },
      'It ended: 20 Nov 2026 00:00 UTC. It did not renew.',
    ],
    [{ kind: 'term-not-shown' }, 'Pax8 does not show its new term.'],
    [{ kind: 'product-gone' }, 'Pax8 no longer has the product.'],
    [{ kind: 'not-sold-so' }, 'Pax8 no longer sells it with this billing and commitment.'],
    [{ kind: 'order-price-moved' }, 'Its price changed after the request.'],
    [{ kind: 'parent-not-running' }, 'The subscription it would be added to is no longer running.'],
    [{ kind: 'refused', because: { kind: 'same', quantity: 15 } }, 'It has 15 seats already.'],
    [{ kind: 'order-refused', because: { kind: 'company-gone' } }, 'Pax8 no longer has this company.'],
    [
      { kind: 'not-taken', text: 'No.', failure: { kind: 'pax8', trouble: 'refused' } },
      'Pax8 does not accept the order now: No.',
    ],
    [
      { kind: 'against-policy', because: { kind: 'role', role: 'viewer' } },
      'The person responsible for it no longer has the role for it.',
    ],
    [
      { kind: 'against-policy', because: { kind: 'ceiling-seats', seats: 120, limit: 100 } },
      'It would have 120 seats. The policy’s ceiling is 100, even with approval.',
    ],
    [{ kind: 'needs-approval', approvers: 1, planned: false }, 'The policy changed. It now needs approval.'],
    [
      { kind: 'needs-approval', approvers: 2, planned: true },
      'By the policy and today’s price, it now needs approval by two people.',
    ],
  ])('out of date: %j', (why, words) => expect(whyText(change('stale', { reason: why }), show)).toBe(words));

  test.each<[Withdrawn | null, string]>([
    ['replaced', 'Another plan for the same renewal replaced it.'],
    ['not-renewing', 'The subscription was cancelled and does not renew.'],
    ['decided-otherwise', 'Someone decided the renewal differently.'],
    ['decided-otherwise-meanwhile', 'Someone decided the renewal differently in the meantime.'],
    [null, ''],
  ])('taken back: %s', (why, words) =>
    expect(whyText(change('cancelled', { reason: why }), show)).toBe(words),
  );

  test('planned: why the last attempt was not made, and nothing before the first', () => {
    const waiting = { kind: 'not-sent', failure: busy } as const;
    expect(whyText(change('planned', { waiting }), show)).toBe(`Nothing was changed. ${isBusy}`);
    expect(whyText(change('planned'), show)).toBe('');
  });

  test('a failure says once that nothing was changed', () => {
    const told = (reason: Failed | Missed) => outcomeText(change('failed', { reason }), show);
    expect(told({ kind: 'not-renewed' })).toMatch(/not renewed\. Nothing was changed\.$/);
    expect(told({ kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } })).toMatch(
      /^Nothing was changed\. Pax8 refused(?!.*Nothing was changed)/,
    );
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
  expect(noteTexts(one, later)[0]).toMatch(/in 19 days\. It does not renew/);
  expect(reasonTexts(one, later)).toEqual([
    expect.stringContaining('in 19 days. In the last 30 days before that, changes need approval.'),
    'Another line of this request needs approval.',
    'Another line of this request needs two approvals.',
  ]);
});

test('a refusal that made a change out of date reads later as it did then', () => {
  const because = { kind: 'renewing', at: now, rule: 'new-commerce' } as const;
  const one = change('stale', { reason: { kind: 'refused', because }, settledAt: now + day });
  expect(whyText(one, { now: now + 300 * day, zone })).toMatch(/yesterday\. The renewal may still be/);
});

test.each<[NotAsked, string]>([
  [{ kind: 'not-held', companyName: 'Contoso', product: 'Visio' }, 'Contoso does not have Visio.'],
  [{ kind: 'no-longer-held' }, 'The company no longer has a product that was marked.'],
  [
    { kind: 'no-line', productName: null, reason: { kind: 'gone' } },
    'Product without a name: Pax8 no longer has this subscription.',
  ],
  [
    { kind: 'no-line', productName: 'Visio', reason: { kind: 'open-already' } },
    'Visio: it already has an open change. Finish that one first.',
  ],
  [
    { kind: 'no-line', productName: 'Visio', reason: { kind: 'planned-already' } },
    'Visio: its renewal already has another plan. Decide that one first.',
  ],
  [
    {
      kind: 'no-line',
      productName: 'Visio',
      reason: { kind: 'refused', because: { kind: 'trial' }, at: now },
    },
    'Visio: It is a trial. The seats of a trial cannot be changed.',
  ],
  [
    {
      ...{ kind: 'no-line', productName: 'Visio' },
      reason: { kind: 'against-policy', because: { kind: 'requests-per-hour', limit: 2 } },
    },
    'Visio: You made 2 requests in the last hour, the most the policy allows.',
  ],
  [
    {
      kind: 'no-lines',
      because: { kind: 'seats-per-request', seats: 350, limit: 300, together: true },
    },
    'Together they change 350 seats at once. One request may change up to 300.',
  ],
  [
    {
      kind: 'no-lines',
      because: {
        ...{ kind: 'ceiling-amount', together: true },
        ...{ amount: { amount: '77.70', currency: 'USD' }, limit: { amount: '69.30', currency: 'USD' } },
      },
    },
    'Together they would add $77.70 a month. The policy’s ceiling is $69.30 a month, even with approval.',
  ],
])('what was not asked for is told: %j', (one, words) => expect(notAskedText(one, show)).toBe(words));

describe('the notes of a change', () => {
  const lost = { kind: 'portal-changes-lost' } as const;
  const endsIn = (days: number | null) => ({
    seen: { ...change('pending').seen, commitmentEndsAt: days === null ? null : now + days * day },
  });
  test.each([
    [30, true],
    [31, false],
    [null, true],
  ])(
    'warn of changes scheduled in the portal only near the term end, or when it is unknown: %s',
    (days, warns) => {
      const texts = noteTexts(change('pending', { notes: [lost], requestedAt: now, ...endsIn(days) }), show);
      expect(texts).toEqual(warns ? ['A change now deletes changes scheduled in the Pax8 portal.'] : []);
    },
  );

  const notes = [
    { kind: 'after-renewal', at: now + 19 * day },
    { kind: 'committed-until', at: now + 19 * day, term: '1-Year' },
    { kind: 'provisioning' },
  ] as const;
  const notesIn = (state: ChangeState) => noteTexts(change(state, { notes }), show);

  test.each<ChangeState>(['rejected', 'expired', 'stale', 'failed', 'cancelled'])(
    'no consequences stand on the card of a change that came to nothing: %s',
    (state) => expect(notesIn(state)).toEqual([]),
  );

  test.each<ChangeState>(['planned', 'approved', 'executing', 'needs-check', 'applied'])(
    'what only helped to decide is gone after the decision: %s',
    (state) => expect(notesIn(state)).toContain('Pax8 is still setting this subscription up.'),
  );

  test('the end of the commitment is not said twice: the sentence has it, unless it is another one', () => {
    const until = (at: number) => ({ notes: [{ kind: 'committed-until', at, term: '1-Year' }] }) as const;
    const { commitmentEndsAt } = change().seen;
    expect(noteTexts(change('pending', until(commitmentEndsAt ?? 0)), show)).toEqual([]);
    expect(noteTexts(change('pending', until((commitmentEndsAt ?? 0) + day)), show)).toEqual([
      expect.stringContaining('billed until the term ends'),
    ]);
  });
});
