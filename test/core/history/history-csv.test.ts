import { expect, test } from '@jest/globals';
import {
  changedCsvHead,
  changedCsvLine,
  seatsCsvHead,
  seatsCsvLines,
} from '../../../src/core/history/history-csv.ts';
import { stateOf } from '../../../src/core/history/kept-state.ts';
import type { ChangedSubscription } from '../../../src/core/history/what-changed.ts';
import { type CsvRow, csvLine } from '../../../src/core/words/csv.ts';
import { sampleChange } from '../../samples/change.ts';
import { subscription } from '../samples.ts';

const named = (head: CsvRow, line: CsvRow) =>
  Object.fromEntries(head.map((title, n) => [title, csvLine([line[n]]).trim()]));
const night = (iso: string) => ({
  night: Date.parse(iso) / 86_400_000,
  at: Date.parse(iso) + 300_000,
  totals: null,
});
const span = { from: night('2026-10-01'), until: night('2026-11-01'), begins: false };
const sold = { price: 20, partnerCost: 16.5, currency: 'EUR', billingTerm: 'Monthly' };
const before = subscription({ id: 's1', productName: 'Exchange', quantity: 10, ...sold });
const row: ChangedSubscription = {
  ...{ subscription: before, kind: 'changed', before: stateOf(before), differences: [] },
  after: stateOf({ ...before, quantity: 12 }),
  ...{
    seatsBy: 2,
    priceBy: { amount: '40.00', currency: 'EUR' },
    costBy: { amount: '33.00', currency: 'EUR' },
  },
  seen: night('2026-10-14').night,
};

test('a change has a line with how it was and how it is, and who did it through the bot', () => {
  const ann = { tenantId: 't1', objectId: 'ann', name: 'Ann' };
  const change = sampleChange({
    state: 'applied',
    requestedBy: ann,
    approvals: [{ person: { ...ann, name: 'Bo' }, at: 1 }],
  });
  const line = changedCsvLine({ row, span, company: { name: 'Contoso' }, made: [change, change] });
  expect(named(changedCsvHead, line)).toMatchObject({
    ...{ Company: 'Contoso', Product: 'Exchange', What: 'changed', 'Seen on': '2026-10-14' },
    ...{ 'Compared with (UTC)': '2026-10-01T00:05:00.000Z', 'Until (UTC)': '2026-11-01T00:05:00.000Z' },
    ...{ 'Seats before': '10', Seats: '12', 'Seats differ by': '2', Currency: 'EUR' },
    ...{ 'Price a seat and billing term': '20', 'Partner cost a seat and billing term before': '16.5' },
    ...{ 'Monthly price differs by': '40.00', 'Monthly partner cost differs by': '33.00' },
    ...{ 'Changed through the bot': 'yes', 'Asked by': 'Ann', 'Approved by': 'Bo' },
  });
});
test('what is new, gone or seen since the last night has empty cells where nothing is known', () => {
  const now = { ...span, until: null };
  const made = {
    ...row,
    kind: 'new',
    before: null,
    seen: null,
    seatsBy: null,
    priceBy: null,
    costBy: null,
  } as const;
  expect(
    named(changedCsvHead, changedCsvLine({ row: made, span: now, company: null, made: [] })),
  ).toMatchObject({
    ...{ Company: '', What: 'new', 'Until (UTC)': '', 'Seen on': '', 'Seats before': '', Seats: '12' },
    ...{ 'Monthly price differs by': '', 'Changed through the bot': 'no', 'Asked by': '' },
  });
  const gone = { ...row, kind: 'gone', after: null } as const;
  const line = changedCsvLine({ row: gone, span, company: null, made: [] });
  expect(named(changedCsvHead, line)).toMatchObject({ Seats: '', Currency: 'EUR' });
  const bare = { ...made, after: null };
  expect(named(changedCsvHead, changedCsvLine({ row: bare, span, company: null, made: [] }))).toMatchObject({
    Currency: '',
  });
});
test('the seats of a moment are on one line; each further currency has one without seats, so that sums are right', () => {
  const at = {
    point: { step: 'month', at: Date.parse('2026-10-31'), night: span.until },
    steps: [
      { productName: 'Exchange', by: 2 },
      { productName: null, by: -1 },
    ],
    seats: { seats: 12, otherSeats: 3, unknown: 0 },
    monthly: [
      { amount: '240.00', currency: 'EUR' },
      { amount: '9.00', currency: 'USD' },
    ],
  } as const;
  const [first = [], second = [], ...others] = seatsCsvLines(at, 'Contoso');
  expect(others).toEqual([]);
  expect(named(seatsCsvHead, first)).toEqual({
    ...{ Company: 'Contoso', When: 'end of month', 'At (UTC)': '2026-11-01T00:05:00.000Z', Seats: '12' },
    ...{ 'Seats of other products': '3', 'Without known seats': '0', Monthly: '240.00', Currency: 'EUR' },
    'Changed since the line before': 'Exchange +2; unknown product -1',
  });
  expect(named(seatsCsvHead, second)).toMatchObject({
    Seats: '',
    Monthly: '9.00',
    Currency: 'USD',
    'Changed since the line before': '',
  });
  const now = { ...at, point: { step: 'now', at: 0, night: null }, monthly: [], steps: [] } as const;
  const [line = []] = seatsCsvLines(now, 'Contoso');
  expect(named(seatsCsvHead, line)).toMatchObject({
    When: 'now',
    'At (UTC)': '1970-01-01T00:00:00.000Z',
    Monthly: '',
  });
  const day = { ...now, point: { step: 'day', at: 0, night: span.from } } as const;
  expect(named(seatsCsvHead, seatsCsvLines(day, 'Contoso')[0] ?? [])).toMatchObject({ When: 'day' });
});
