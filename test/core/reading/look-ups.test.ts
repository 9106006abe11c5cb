import { describe, expect, test } from '@jest/globals';
import { lookUpIn } from '../../../src/core/questions/lookup-sentences.ts';
import { readIn } from './world.ts';

/** The look-up that a sentence is read as, with all that is said in it. */
const shown = (say: string): string => {
  const { decision } = readIn(say);
  if (decision.kind !== 'do') return decision.kind;
  const { intent, filters = {}, left = [], more = [] } = decision;
  const asked = intent.kind === 'portfolio' ? { ...intent.question } : { ...intent };
  const parts = Object.entries({ ...asked, ...filters }).flatMap(([key, value]) => {
    const nothing = [null, false, 'card', 'list', intent.kind].some((each) => each === value);
    if (nothing || (Array.isArray(value) && value.length === 0)) return [];
    if (key === 'period') return [(value as Readonly<{ label: string }>).label];
    const known =
      typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value as object).filter(([, each]) => each !== null))
        : value;
    return [`${key}=${typeof known === 'object' ? JSON.stringify(known) : known}`];
  });
  return [
    intent.kind,
    ...parts,
    ...(left.length === 0 ? [] : [`left ${left.join(',')}`]),
    ...more.map((other) => `+ ${other.kind}`),
  ].join(' ');
};

describe('new companies', () => {
  test.each([
    ['new customers this year', 'portfolio what=companies this year newcomers=true'],
    ['new customers', 'portfolio what=companies newcomers=true'],
    ['new customer this month', 'portfolio what=companies this month newcomers=true'],
    ['which customers started in May', 'portfolio what=companies in May 2026 newcomers=true'],
    ['new customer: Lakeside Inn', 'company-form name=Lakeside Inn create=true'],
    ['new customer: "Lakeside Inn".', 'company-form name=Lakeside Inn create=true'],
    [
      'we need a new client set up: Lakeside Inn, with 6 Business Premium',
      'company-form name=Lakeside Inn create=true left with 6 Business Premium',
    ],
    ['create company Lakeside Inn with 6 E3', 'company-form name=Lakeside Inn create=true left with 6 E3'],
    ['create company Lakeside and 6 Sons', 'company-form name=Lakeside 6 Sons create=true'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));
});

describe('companies by what they are', () => {
  test.each([
    ['inactive customers', 'companies where={"status":"Inactive"}'],
    ['deleted companies', 'companies where={"status":"Deleted"}'],
    ['active customers', 'companies where={"status":"Active"}'],
    ['companies in the US', 'companies where={"place":"US"}'],
    ['our German customers', 'companies where={"place":"DE"}'],
    ['customers in San Francisco', 'companies where={"place":"San Francisco"}'],
    ['customers without a billing contact', 'companies where={"lacksContact":"Billing"}'],
    ['customers without an admin contact', 'companies where={"lacksContact":"Admin"}'],
    ['which customers have no technical contact', 'companies where={"lacksContact":"Technical"}'],
    ['customers without contacts', 'companies where={"lacksContact":"any"}'],
    ['companies without a website', 'companies where={"website":"none"}'],
    [
      'the customer with the website lakeside.example.com',
      'companies where={"website":"lakeside.example.com"}',
    ],
    ['who is billed in euro', 'portfolio what=companies currency=EUR'],
    ['customers billed in US dollars', 'portfolio what=companies currency=USD'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));
});

describe('what people did', () => {
  test.each([
    ['requests of this week', 'audit this week deed=requested'],
    ['what was rejected this week', 'audit this week deed=rejected'],
    ['what did Kim approve', 'audit about=@Kim deed=approved'],
    ['what was decided last week', 'audit last week deed=decided'],
    ['who removed seats last week', 'audit last week deed=changed'],
    ['audit last week', 'audit last week'],
    ['show planned changes', 'pending planned=true'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));
});

describe('a trial is longer than', () => {
  test.each([
    ['trials longer than 30 days', 'trials longerDays=30'],
    ['trials longer than two weeks', 'trials longerDays=14'],
    ['trials longer than a month', 'trials longerDays=30'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));
});

describe('a renewal', () => {
  test.each([
    ['snooze Lakeside for 2 weeks', 'decide company=Lakeside left for 2 weeks'],
    ['snooze the renewal of Lakeside', 'decide company=Lakeside'],
    ['snooze it', 'unknown'],
    ['who owns the Lakeside renewal', 'decide company=Lakeside'],
    ['who looks after the renewal of Lakeside', 'decide company=Lakeside'],
    ['who owns the next renewal', 'renewals left next'],
    ['any news on the next renewal', 'renewals left any news,next'],
    ['remind me to call Lakeside', 'portal-only job=reminder target={}'],
    ['set a reminder', 'portal-only job=reminder target={}'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));

  test('a long message is none of these', () =>
    expect(shown(`snooze ${'Lakeside '.repeat(40)}`)).not.toContain('decide'));
});

test('a name that asks something is none', () =>
  expect(lookUpIn('new customer: what do I have to do', false, false)).toBe(null));

test('two prices are none of a number, of three products, or of words that compare nothing', () => {
  for (const say of ['is E3 cheaper than 5 E5', 'is E3 cheaper than E5 or F3', 'E3 and E5'])
    expect(shown(say)).not.toContain('+ price');
});

describe('two prices', () => {
  test.each([
    ['is E3 cheaper than E5', 'price product=E3 + price'],
    ['is E3 cheaper than E5 for Contoso Legal', 'price product=E3 company=Contoso Legal + price'],
  ])('“%s”', (say, want) => expect(shown(say)).toBe(want));
});

describe('money', () => {
  test.each([
    ['what did we pay pax8 this year', 'invoices this year'],
    ['how much did pax8 charge us in october', 'invoice in October'],
    ['spend in euro', 'spend currency=EUR'],
    ['annual revenue', 'spend'],
  ])('“%s”', (say, want) => expect(shown(say)).toMatch(new RegExp(`^${want}`)));
});
