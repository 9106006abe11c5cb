import { describe, expect, test } from '@jest/globals';
import { readConsent } from '../../../src/core/approving/consent-sentences.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import {
  asksThis,
  type Consent,
  consentClosed,
  consentFor,
  consentLack,
  consentLines,
  needsConsent,
  requestIdOf,
} from '../../../src/core/changes/consent.ts';
import { firstPolicy, type Policy, policyProblems } from '../../../src/core/rules/policy.ts';
import { formOf, readForm } from '../../../src/core/rules/policy-form.ts';
import { cleanText, readTokens } from '../../../src/core/understanding/sentence.ts';
import { ann, change, day, now } from '../samples.ts';

/* A customer is asked by a link: about what is wanted, in their words and prices, and about nothing else. */

const asked = (lines: readonly Change[] = [change()], more: Partial<Consent> = {}): Consent => ({
  ...{ id: 'k', tenantId: 't1', requestId: 'chg1', changeId: 'chg1', companyName: 'Contoso' },
  ...{ lines: consentLines(lines, {}), by: ann, at: now, expiresAt: now + 7 * day, answer: null },
  ...more,
});
const answer = (agreed: boolean) => ({ agreed, name: null, comment: null, at: now, addressHash: null });
const contoso: Policy = { ...firstPolicy, consentFor: [{ companyId: 'c1', companyName: 'Contoso' }] };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('what a customer sees', () => {
  test('seats before and after, term, and the price they pay only where the policy shows it; never a cost or a name of ours', () => {
    const [line] = consentLines([change({ purpose: 'secret reason' })], { consentPrices: true });
    expect(line).toEqual({
      ...{ kind: 'seats', from: 12, to: 15, at: null, commitmentTerm: '1-Year' },
      product: 'Microsoft 365 Business Premium [New Commerce Experience]',
      price: { amount: '23.10', currency: 'USD', billingTerm: 'Monthly' },
    });
    expect(JSON.stringify(line)).not.toMatch(/19\.4|secret|Ann/);
    expect(consentLines([change()], {})[0]?.price).toBeNull();
    const { seen } = change();
    for (const more of [{ price: null }, { price: 0 }, { currency: null }])
      expect(
        consentLines([change({ seen: { ...seen, ...more } })], { consentPrices: true })[0]?.price,
      ).toBeNull();
  });
  test('a plan and a cancellation say when, a new price is the new one, an order has all its lines', () => {
    expect(consentLines([change({ afterTermEnd: now })], {})[0]?.at).toBe(now);
    expect(consentLines([change({ wanted: { kind: 'cancel', seats: 12, at: now } })], {})[0]).toMatchObject({
      ...{ kind: 'cancel', at: now, from: 12, to: 0 },
    });
    const price = change({ wanted: { kind: 'price', seats: 12, from: 1, to: 2, currency: 'USD' } as never });
    expect(consentLines([price], { consentPrices: true })[0]?.price?.amount).toBe('2.00');
    const line = { productName: 'E3', seats: 2, price: 36, billingTerm: 'Monthly', commitmentTerm: '1-Year' };
    const order = change({ wanted: { kind: 'order', lines: [line, line] } as never });
    expect(consentLines([order], {})).toHaveLength(2);
  });
});

test('a link holds what it shows: when something else is wanted it does not stand for it', () => {
  expect(asksThis(asked(), consentLines([change()], {}))).toBe(true);
  expect(asksThis(asked(), consentLines([change({ to: 14 })], {}))).toBe(false);
  // That prices are shown by now changes nothing; another price does.
  const shown = consentLines([change()], { consentPrices: true });
  expect(asksThis(asked(), shown)).toBe(true);
  const dearer = change({ seen: { ...change().seen, price: 30 } });
  expect(asksThis({ lines: shown }, consentLines([dearer], { consentPrices: true }))).toBe(false);
  const older = asked([change()], { id: 'old', at: now - day, answer: answer(false) });
  expect(consentFor([older, asked()], consentLines([change()], {}))?.id).toBe('k');
  expect(consentFor([], [])).toBeNull();
  expect(requestIdOf(change())).toBe('chg1');
  expect(requestIdOf(change({ bundle: { id: 'b', line: 0, told: [], kind: 'seats' } }))).toBe('b');
});

test('the policy wants it for a company or above an amount; what is unknown is above', () => {
  const above = (amount: string): Policy => ({ ...firstPolicy, consentAbove: usd(amount) });
  expect(needsConsent([change()], firstPolicy)).toBe(false);
  expect(needsConsent([change()], contoso)).toBe(true);
  expect(needsConsent([change({ companyId: 'c2' })], contoso)).toBe(false);
  expect(needsConsent([change()], above('69.29'))).toBe(true);
  expect(needsConsent([change()], above('69.30'))).toBe(false);
  expect(needsConsent([change({ from: 15, to: 12 })], above('69.29'))).toBe(true);
  const { seen } = change();
  expect(needsConsent([change({ seen: { ...seen, price: null, partnerCost: null } })], above('9999'))).toBe(
    true,
  );
  expect(needsConsent([change({ seen: { ...seen, currency: 'EUR' } })], above('9999'))).toBe(true);
});

test('what is decided together is judged on its sum for the customer: more and less apart, and no other customer’s', () => {
  const above = (amount: string): Policy => ({ ...firstPolicy, consentAbove: usd(amount) });
  // $69.30 each.
  const more = change();
  const less = change({ from: 15, to: 12 });
  const foreign = change({ companyId: 'c2' });
  expect(needsConsent([more, more], above('138.59'))).toBe(true);
  expect(needsConsent([more, more], above('138.60'))).toBe(false);
  expect(needsConsent([less, less], above('138.59'))).toBe(true);
  // A swap moves no more than each half, and its halves do not hide each other.
  expect(needsConsent([more, less], above('69.30'))).toBe(false);
  expect(needsConsent([more, more, less, less], above('138.59'))).toBe(true);
  expect(needsConsent([more, foreign], above('69.30'))).toBe(false);
  // A line that is decided by itself, beside the others of its list.
  expect(needsConsent([more], above('100'), [more, more])).toBe(true);
  expect(needsConsent([more], above('100'), [more, foreign])).toBe(false);
  expect(consentLack([more], above('100'), [], null, [more, more])).toBe('no-consent');
});

test('it stands beside our approval: missing where it is wanted, and a decline stands in the way anywhere', () => {
  const lack = (policy: Policy, ...all: Consent[]) => consentLack([change()], policy, all);
  expect(lack(firstPolicy)).toBeNull();
  expect(lack(contoso)).toBe('no-consent');
  expect(lack(contoso, asked())).toBe('no-consent');
  expect(lack(contoso, asked([change()], { answer: answer(true) }))).toBeNull();
  expect(lack(contoso, asked([change({ to: 14 })], { answer: answer(true) }))).toBe('no-consent');
  expect(lack(firstPolicy, asked([change()], { answer: answer(false) }))).toBe('consent-declined');
});

test('a newer question takes no answer back', () => {
  const again = asked([change()], { id: 'again', at: now + 1 });
  const before = (agreed: boolean) => asked([change()], { answer: answer(agreed) });
  expect(consentLack([change()], firstPolicy, [before(false), again])).toBe('consent-declined');
  expect(consentLack([change()], contoso, [before(true), again])).toBeNull();
  expect(consentLack([change()], contoso, [before(false), { ...again, answer: answer(true) }])).toBeNull();
});

test('what is left of what the customer agreed to is sent; what they declined, or never saw, is not', () => {
  const [one, other] = [change(), change({ id: 'chg2', to: 20 })];
  const both = (agreed: boolean) => asked([one, other], { answer: answer(agreed) });
  expect(consentLack([one], contoso, [both(true)], one)).toBeNull();
  expect(consentLack([one], contoso, [both(true)])).toBe('no-consent');
  expect(consentLack([one], contoso, [both(false)], one)).toBe('no-consent');
  const third = change({ id: 'chg3', to: 30 });
  expect(consentLack([third], contoso, [both(true)], third)).toBe('no-consent');
});

test('of a month’s list a company is asked for its own lines, and each is judged by what was said last of it', () => {
  const bundle = { id: 'list', kind: 'renewals', at: 0, of: 3, told: [] } as unknown as Change['bundle'];
  const [one, other] = [change({ bundle }), change({ id: 'chg2', to: 20, bundle })];
  expect(requestIdOf(one)).toBe('list c1');
  expect(requestIdOf({ ...one, companyId: 'c2' })).toBe('list c2');
  const both = (agreed: boolean, at: number) =>
    asked([one, other], { id: `k${at}`, at, answer: { ...answer(agreed), at } });
  expect(consentLack([one], contoso, [both(true, 1)])).toBeNull();
  expect(consentLack([one], contoso, [both(true, 1), both(false, 2)])).toBe('consent-declined');
  expect(consentLack([change({ id: 'chg3', to: 30, bundle })], contoso, [both(true, 1)])).toBe('no-consent');
  expect(consentLack([one], { ...contoso, consentFor: [] }, [])).toBeNull();
});

test('a link asks once, for a time, about a request that waits, and only the newest', () => {
  const closed = (consent: Consent, lines: readonly Change[] = [change()], newest = consent, at = now) =>
    consentClosed(consent, lines, newest, {}, at);
  expect(closed(asked())).toBeNull();
  expect(closed(asked([change()], { answer: answer(true) }))).toBe('answered');
  expect(closed(asked(), [change()], asked(), now + 7 * day)).toBe('expired');
  expect(closed(asked(), [])).toBe('closed');
  expect(closed(asked(), [change({ expiresAt: now })])).toBe('closed');
  expect(closed(asked(), [change({ to: 14 })])).toBe('changed');
  expect(closed(asked(), [change()], asked([change()], { id: 'newer' }))).toBe('changed');
  // Of lines that are decided by themselves some may be decided by now; of others none.
  const [one, other] = [change({ id: 'one' }), change({ id: 'other', to: 20 })];
  const bundle = { id: 'list', kind: 'renewals', at: 0, of: 2, told: [] } as unknown as Change['bundle'];
  const [oneApart, otherApart] = [
    { ...one, bundle },
    { ...other, bundle },
  ];
  expect(closed(asked([one, other]), [one])).toBe('changed');
  expect(closed(asked([oneApart, otherApart]), [oneApart])).toBeNull();
  expect(closed(asked([oneApart]), [oneApart, otherApart])).toBe('changed');
});

test('the form of the policy keeps it, and its amount is of one currency with the others', () => {
  const policy: Policy = { ...contoso, consentAbove: usd('5.00'), consentPrices: true };
  expect(readForm(formOf(policy), policy)).toEqual({ kind: 'policy', policy });
  // Its currency is the form's, so that amounts typed there are of the same.
  expect(formOf({ ...firstPolicy, consentAbove: { amount: '5.00', currency: 'EUR' } }).currency).toBe('EUR');
  expect(policyProblems({ ...policy, twoAbove: { amount: '5', currency: 'EUR' } })).toEqual([
    { kind: 'currencies' },
  ]);
});

const read = (text: string) => readConsent(readTokens(cleanText(text)));
test.each([
  ['customer consent for Contoso', 'set', 'Contoso', null],
  ['consent needed for Contoso', 'set', 'Contoso', null],
  ['require customer consent from Contoso.', 'set', 'Contoso', null],
  ['no customer consent for Contoso', 'end', 'Contoso', null],
  ['customer consent above $500', 'set', null, { amount: '500', currency: 'USD' }],
  ['customer consent over 99,50 eur a month', 'set', null, { amount: '99.50', currency: 'EUR' }],
  ['consent above 500', 'set', null, { amount: '500', currency: null }],
  ['no customer consent above an amount', 'end', null, null],
  ['customers see prices', 'prices', null, null],
  ['customers see no prices', 'no-prices', null, null],
])('%s', (text, does, company, above) =>
  expect(read(text)).toEqual({ kind: 'consent', do: does, company, above }),
);
test.each(['consent', 'prices for customers', `customer consent for ${'very '.repeat(20)} long`])(
  'neither: %s',
  (text) => expect(read(text)).toBeNull(),
);
