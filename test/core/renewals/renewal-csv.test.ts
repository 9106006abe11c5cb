import { expect, test } from '@jest/globals';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import {
  careOf,
  decisionText,
  fileRows,
  renewalCsvHead,
  renewalCsvLine,
} from '../../../src/core/renewals/renewal-csv.ts';
import type { RenewalRow } from '../../../src/core/renewals/renewal-rows.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { company } from '../finding/held-things.ts';
import { ann, bo, day, now, subscription } from '../samples.ts';

const at = Date.UTC(2026, 11, 12);
const row: RenewalRow = {
  company: company('c1', '=HYPERLINK("http://evil.example")'),
  subscription: subscription({ commitment: { id: 'c', term: '1-Year', endsAt: at } }),
  at,
  monthly: { amount: '277.20', currency: 'USD' },
  yearly: { amount: '3326.40', currency: 'USD' },
};
const renewal: Renewal = {
  id: 'r1',
  version: 1,
  tenantId: 't1',
  companyId: 'c1',
  companyName: 'Contoso',
  day: '2026-12-12',
  lines: [
    {
      subscriptionId: 's1',
      productId: 'p1',
      productName: 'Business Premium',
      vendorName: 'Microsoft',
      quantity: 12,
      termEndsAt: at,
      term: '1-Year',
      billingTerm: 'Monthly',
      price: 23.1,
      partnerCost: 19.4,
      currency: 'USD',
      ends: false,
      serviceTerm: null,
      missingSince: null,
      decision: { kind: 'renew', by: bo, at: now },
      after: null,
    },
  ],
  owner: ann,
  snoozedUntil: null,
  story: [],
  createdAt: now,
  closedAt: null,
};
const vendors = new Map([['p1', 'Microsoft']]);

test('a line matches the header, with moments in UTC, plain amounts and no formulas', () => {
  expect(csvLine(renewalCsvHead)).toBe(
    'Company,Product,Vendor,Seats,Billing term,Commitment term,Term end (UTC),At term end,Monthly,Yearly,Currency,Owner,Decision,Subscription id\r\n',
  );
  expect(csvLine(renewalCsvLine({ list: 'renewing', row }, careOf([renewal], new Map())(row), vendors))).toBe(
    '"\'=HYPERLINK(""http://evil.example"")",Microsoft 365 Business Premium [New Commerce Experience],Microsoft,12,Monthly,1-Year,2026-12-12T00:00:00.000Z,renews,277.20,3326.40,USD,Ann,renew as is,s1\r\n',
  );
});
test('the unknown stays empty', () => {
  const unknown = { ...row, company: null, at: null, monthly: null, yearly: null };
  const bare = subscription({ commitment: null, currency: null, productName: null });
  expect(
    csvLine(renewalCsvLine({ list: 'none', row: { ...unknown, subscription: bare } }, null, new Map())),
  ).toBe(',,,12,Monthly,,,unclear: no end date,,,,,,s1\r\n');
});
test('owner and decision come from the renewal of that company and day', () => {
  const care = careOf([renewal], new Map());
  expect(care(row)).toEqual({ owner: ann, decision: renewal.lines[0]?.decision });
  expect(care({ ...row, subscription: subscription({ id: 's2' }) })).toEqual({ owner: ann, decision: null });
  expect(care({ ...row, at: at + day })).toBeNull();
  expect(care({ ...row, at: null })).toBeNull();
});
test('where no renewal is open yet, the company’s owner is the one it will have', () => {
  const bo = { ...ann, objectId: 'bo', name: 'Bo' };
  const owners = new Map([[row.subscription.companyId, bo]]);
  expect(careOf([], owners)(row)).toEqual({ owner: bo, decision: null });
  expect(careOf([renewal], owners)(row)).toMatchObject({ owner: ann });
});
test('a decision reads in a few words', () => {
  const by = { by: bo, at: now, changeId: 'x' };
  expect(decisionText({ kind: 'change', to: 1, ...by })).toBe('change to 1 seat');
  expect(decisionText({ kind: 'change', to: 9, ...by })).toBe('change to 9 seats');
  expect(decisionText({ kind: 'cancel', ...by })).toBe('cancel at the end');
  expect(decisionText(null)).toBe('');
});

test('a file has the rows of its list, and then those of companies that are deleted at Pax8', () => {
  const none = { renewing: [], ending: [], trials: [], monthlyHidden: 0 };
  const unclear = { none: [], past: [], 'too-far': [], ended: [] };
  const rows = { ...none, unclear, renewing: [row], ofDeleted: [{ ...row, at: null }] };
  expect(fileRows(rows, false).map(({ list }) => list)).toEqual(['renewing', 'company-deleted']);
  expect(fileRows(rows, true).map(({ list }) => list)).toEqual(['company-deleted']);
  const [, last] = fileRows(rows, false);
  expect(last === undefined ? [] : renewalCsvLine(last, null, new Map())).toContain(
    'unclear: the company is deleted',
  );
});
