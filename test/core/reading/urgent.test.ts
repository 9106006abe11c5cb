import { expect, test } from '@jest/globals';
import type { Reading } from '../../../src/core/reading/reading.ts';
import { doing, notUnderstood } from '../../../src/core/reading/reading.ts';
import { withUrgency } from '../../../src/core/reading/urgent.ts';
import type { Intent } from '../../../src/core/understanding/intent.ts';
import { readIn, shown } from './world.ts';

/* What says that an order cannot wait, and the reason behind it. The order itself is read as ever. */

const seats: Intent = {
  kind: 'seats',
  direction: 'add',
  count: { kind: 'seats', n: 2 },
  target: { company: 'Contoso', product: 'E3', words: null, reference: null },
};
const offered: Reading = {
  ...doing(seats),
  decision: { kind: 'confirm', intents: [seats], left: ['x'] },
};
/** Reads exactly "add 2 E3"; with "perhaps" it offers it. */
const only = (text: string): Reading => {
  if (text === 'add 2 E3') return doing(seats);
  return text.startsWith('perhaps') ? offered : notUnderstood;
};
const read = (text: string) => withUrgency(text, only);

test.each([
  ['urgent: add 2 E3, new joiner waits', 'new joiner waits'],
  ['URGENT - add 2 E3 - the boss waits!', 'the boss waits'],
  ['This is an emergency: add 2 E3. Their office moved.', 'Their office moved'],
  ['add 2 E3, it is urgent: new joiner waits', 'new joiner waits'],
  ['add 2 E3, the customer needs it now, new joiner waits', 'new joiner waits'],
  ['add 2 E3. Urgent. Somebody waits.', 'Somebody waits'],
  ['urgent: add 2 E3', null],
  ['add 2 E3, needs it now', null],
])('%s', (text, purpose) =>
  expect(read(text)).toMatchObject({
    decision: { kind: 'do' },
    given: { purpose, ticket: null, urgent: true },
  }),
);
test('what is only offered is offered as urgent', () =>
  expect(read('urgent: perhaps')).toMatchObject({ decision: { kind: 'confirm' }, given: { urgent: true } }));
test.each([
  'add 2 E3',
  'urgent',
  'not urgent: add 2 E3',
  'is this urgent: add 2 E3',
  'urgent: add 2 E3, but only if Bob agrees',
  'urgent: add 2 E3, do not',
  'urgent: add 2 E3, waits',
  'urgent: something else, new joiner waits',
])('nothing is urgent, or the message is read as it stands: %s', (text) =>
  expect(read(text)).toEqual(only(text)),
);
test('a reason that the order gives itself comes first', () => {
  const spans = [
    { kind: 'reason', from: 0, to: 1, line: 0, text: 'hires', purpose: 'hires', ticket: '4711' },
  ] as Reading['spans'];
  const known = withUrgency('urgent: add 2 E3, new joiner waits', (text) =>
    text === 'add 2 E3' ? doing(seats, spans) : notUnderstood,
  );
  expect(known.given).toEqual({ purpose: 'hires; new joiner waits', ticket: '4711', urgent: true });
});

test.each([
  ...[
    'from Monday',
    'starting Monday',
    'effective January',
    'monthly please',
    'each month',
    'in two weeks',
    'for a month',
  ],
  ...[
    'ask Bob first',
    'pending approval by Ann',
    'subject to approval',
    'provided Ann agrees',
    'awaiting approval',
  ],
  ...[
    'await my call',
    'disregard this',
    'leave it',
    'skip this',
    'undo that',
    'wrong company',
    'park this',
    'I think',
  ],
  ...[
    'sorry Fabrikam',
    'Fabrikam too',
    'and Fabrikam',
    'from Fabrikam',
    'replacing Basic',
    'make it five',
    'Fabrikam waits',
  ],
  ...[
    'for example',
    'just asking',
    'yeah right',
    'two each',
    'half of them',
    'annual commitment',
    'joiner starts Monday',
  ],
])('what stands behind an order is no reason unless it tells why: urgent: add 2 …, %s', (tail) => {
  const order = 'add 2 Microsoft 365 Business Premium for Add Value';
  const [plain, urgent] = [readIn(`${order}, ${tail}`), readIn(`urgent: ${order}, ${tail}`)];
  expect([tail, shown(urgent)]).toEqual([tail, shown(plain)]);
});
