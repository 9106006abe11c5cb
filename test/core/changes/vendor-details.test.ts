import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import {
  approve,
  confirm,
  fillable,
  fillIn,
  mayFill,
  needApproval,
} from '../../../src/core/changes/decide-steps.ts';
import { type DetailProblem, inputOf, readDetails } from '../../../src/core/changes/detail-inputs.ts';
import {
  askedAgain,
  detailsOf,
  formOf,
  isShownIn,
  isTypedFor,
  lineOf,
  missingIn,
  stillFits,
  typedFrom,
  withDetails,
} from '../../../src/core/changes/vendor-details.ts';
import type { ProvisioningGiven, VendorDetails } from '../../../src/core/changes/wanted.ts';
import type { ProvisioningDetail } from '../../../src/core/marketplace/products.ts';
import { change } from '../samples.ts';

const text: ProvisioningDetail = {
  ...{ key: 'newUsers', label: 'New users', description: null, kind: 'text', possibleValues: [] },
};
const single: ProvisioningDetail = {
  ...{ key: 'mail', label: null, description: null, kind: 'single', possibleValues: ['Yes', 'No'] },
};
const multi: ProvisioningDetail = {
  ...{ key: 'sites', label: 'Sites', description: null, kind: 'multi', possibleValues: ['a, b', 'c'] },
};
const answer = (key: string, ...values: string[]): ProvisioningGiven => ({ key, label: key, values });
const users = answer('newUsers', 'bo@contoso.example');
const details = (given: readonly ProvisioningGiven[] = [], asked: VendorDetails['asked'] = [text]) => ({
  ...{ productId: 'p1', asked, given },
});
const asks = (more: Parameters<typeof change>[0] = {}): Change =>
  change({ state: 'pending', details: details(), ...more });
const cancellation = () => change({ wanted: { kind: 'cancel', seats: 3, at: null } });

const { requestedBy: ann, requestedAt, expiresAt } = change();
const bo = { ...ann, objectId: 'bo' };
const cy = { ...ann, objectId: 'cy' };
const later = requestedAt + 1000;

// https://github.com/pax8labs/pax8-cli/issues/368: details go with each update, also where nobody knows whether they are needed.
describe('what a vendor asks for with other seats', () => {
  test('belongs to a change of seats, and is missing until it is filled in', () => {
    expect(detailsOf(asks())).toEqual(details());
    expect(detailsOf(change())).toBeNull();
    expect(detailsOf(cancellation())).toBeNull();
    expect(missingIn(details())).toEqual([text]);
    expect(missingIn(details([users], [text, single]))).toEqual([single]);
    expect(missingIn(details([], null))).toEqual([]);
  });

  test('is asked for anew: answers that no longer fit are dropped', () => {
    const given = [users, answer('mail', 'Yes'), answer('sites', 'a, b', 'c'), answer('gone', 'x')];
    const before = details(given, [text, single, multi]);
    expect(askedAgain(before, null)).toBe(before);
    expect(askedAgain(before, [text, single, multi]).given).toEqual(given.slice(0, 3));
    expect(askedAgain(before, [text, { ...single, possibleValues: ['No'] }]).given).toEqual([users]);
    expect(stillFits(details([users]), [text])).toBe(true);
    expect(stillFits(details([users]), [single])).toBe(false);
  });

  test('has a code that tells one form from another, and takes no answer as nothing asked', () => {
    const forms = [
      ...[details(), details([users]), details([], [text, single]), details([], [single])],
      details([], [{ ...text, label: 'Other' }]),
    ].map((one) => formOf([one]));
    expect(new Set(forms).size).toBe(forms.length);
    expect(formOf([details([], null)])).toBe(formOf([details([], [])]));
    expect(formOf([details(), details()])).not.toBe(formOf([details()]));
  });

  test('shows lines that are decided apart, and none that was other than it is', () => {
    const [one, other] = [details([users]), details([], [single])];
    expect(isShownIn(formOf([one, other]), [other])).toBe(true);
    expect(isShownIn(formOf([one, other]), [one, other])).toBe(true);
    expect(isShownIn(formOf([one]), [one, other])).toBe(false);
    expect(isShownIn(null, [one])).toBe(false);
  });

  test('fills the inputs with what was filled in, and reads it back, on each line', () => {
    const given = [
      { ...users, label: 'New users' },
      { key: 'mail', label: 'mail', values: ['No'] },
      { key: 'sites', label: 'Sites', values: ['a, b', 'c'] },
    ];
    const asked = [text, single, multi];
    for (const n of [0, 2]) {
      const problems: DetailProblem[] = [];
      const typed = typedFrom(details(given, asked), n);
      expect(readDetails(typed, asked, problems, n)).toEqual(given);
      expect(isTypedFor(details([], asked), typed, n)).toBe(true);
      expect(isTypedFor(details([], asked), typed, n + 1)).toBe(false);
      expect(problems).toEqual([]);
    }
    expect(inputOf(text, 2)).toBe(`${inputOf(text)}-3`);
    expect(typedFrom(details([users], null), 0).size).toBe(1);
    expect(isTypedFor(details([], null), new Map(), 0)).toBe(false);
    expect(lineOf(change())).toBe(0);
    expect(lineOf(change({ bundle: { id: 'b', line: 3, told: [], kind: 'seats' } }))).toBe(3);
  });

  test('is no part of a change that is none of seats', () => {
    const cancel = cancellation();
    expect(withDetails(cancel, details([users]))).toEqual({ wanted: cancel.wanted, moved: false });
    expect(withDetails(change(), details([users])).moved).toBe(true);
  });
});

describe('what was filled in for a vendor', () => {
  const filled = details([users]);

  test('is approved with the change, and by whoever approves next', () => {
    const one = approve(asks(), bo, 'approver', false, later, null, filled);
    expect(one).toMatchObject({ change: { state: 'approved', wanted: { details: filled } } });
    const fewer = approve(asks(), bo, 'approver', false, later, 13, filled);
    expect(fewer).toMatchObject({ change: { wanted: { to: 13, details: filled } } });
    const same = approve(asks({ details: filled }), bo, 'approver', false, later, null, filled);
    expect(same).toMatchObject({ change: { state: 'approved' } });
  });

  test('clears the approvals of something else, and of nothing else', () => {
    const approvals = [{ person: cy, at: requestedAt }];
    const waiting = asks({ approversNeeded: 2, approvals, details: filled });
    const other = details([answer('newUsers', 'cy@contoso.example')]);
    expect(approve(waiting, bo, 'approver', false, later, null, other)).toMatchObject({
      change: { state: 'pending', approvals: [{ person: bo }] },
    });
    expect(approve(waiting, bo, 'approver', false, later, null, filled)).toMatchObject({
      change: { state: 'approved' },
    });
    expect(fillIn(waiting, other)).toMatchObject({ approvals: [], wanted: { details: other }, version: 2 });
    expect(fillIn(waiting, filled).approvals).toEqual(approvals);
    expect(fillIn(waiting, null)).toMatchObject({ approvals, wanted: { details: filled } });
  });

  test('is confirmed, or waits for an approver with the request', () => {
    const own = asks({ approversNeeded: 0 });
    expect(confirm(own, ann, 'requester', later, filled)).toMatchObject({
      change: { state: 'approved', wanted: { details: filled } },
    });
    expect(needApproval(own, [], filled)).toMatchObject({ approversNeeded: 1, wanted: { details: filled } });
  });

  test('comes from the requester or an approver, while the change waits', () => {
    expect(mayFill(asks(), ann, 'requester', later)).toBeNull();
    expect(mayFill(asks(), bo, 'approver', later)).toBeNull();
    expect(mayFill(asks(), ann, 'viewer', later)).toBe('not-filler');
    expect(mayFill(asks(), bo, 'requester', later)).toBe('not-filler');
    expect(mayFill(asks(), bo, 'approver', expiresAt)).toBe('expired');
    expect(mayFill(asks({ state: 'applied' }), bo, 'approver', later)).toBe('not-pending');
  });

  test('is taken for what waits or, where nothing does, for plans that nobody had to approve', () => {
    const planned = (approversNeeded: 0 | 1) => asks({ state: 'planned', afterTermEnd: 1, approversNeeded });
    const [pending, free, approved] = [asks(), planned(0), planned(1)];
    expect(fillable([pending, free, change()])).toEqual([pending]);
    expect(fillable([free, approved, change()])).toEqual([free]);
    expect(mayFill(free, ann, 'requester', expiresAt)).toBeNull();
    expect(fillIn(free, filled)).toMatchObject({ state: 'planned', wanted: { details: filled }, version: 2 });
  });
});
