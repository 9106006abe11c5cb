import { describe, expect, test } from '@jest/globals';
import { understand } from '../../../src/core/understanding/understand.ts';

const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'Europe/Berlin' };

const question = (text: string) => {
  const intent = understand(text, here);
  if (intent.kind !== 'portfolio') return intent.kind;
  return Object.fromEntries(Object.entries(intent.question).filter(([, part]) => part !== null));
};

// Questions as people ask them: https://github.com/pax8labs/pax8-cli, https://github.com/oosy88/Pax8Report
describe('a question over the portfolio', () => {
  test.each([
    ['who has copilot', { has: 'copilot' }],
    ['Which customers have Business Standard?', { has: 'Business Standard' }],
    ['which clients are on Office 365 E3', { has: 'Office 365 E3' }],
    ['show me all companies with any SentinelOne licences', { has: 'SentinelOne' }],
    ["which clients don't have SentinelOne", { lacks: 'SentinelOne' }],
    ['customers without a backup', { lacks: 'backup' }],
    ['who has E3 but not E5', { has: 'E3', lacks: 'E5' }],
    ['which clients are on monthly terms', { term: 'monthly' }],
    ['list all customers with annual commitments', { term: 'annual' }],
    ['all monthly subscriptions', { term: 'monthly' }],
    ['show cancelled subscriptions', { term: 'cancelled' }],
    ['rank customers by spend', { by: 'spend' }],
    ['top 10 customers by spend', { by: 'spend', top: 10 }],
    ['biggest clients by seats', { by: 'seats' }],
    ['customers with more than 50 seats', { moreSeats: 50 }],
    ['companies with at least 10 users', { moreSeats: 9 }],
    ['who has more than 20 seats', { moreSeats: 20 }],
  ])('%s', (text, found) => expect(question(text)).toEqual(found));

  test('a number of anything but seats is not read as seats, and licences of no product as no product', () => {
    expect(question('customers with more than 50 mailboxes')).not.toHaveProperty('moreSeats');
    expect(understand('customers without licences', here).kind).not.toBe('portfolio');
  });

  test.each([
    ['companies', 'companies'],
    ['companies fab', 'companies'],
    ['what does contoso have', 'subscriptions'],
    ['which licences does contoso have', 'subscriptions'],
    ['what licenses has fabrikam got', 'subscriptions'],
    ['renewals on monthly terms', 'renewals'],
    ['spend by vendor', 'spend'],
    ['who am i', 'whoami'],
    ['who is an admin', 'roles'],
  ])('is not %s', (text, kind) => expect(question(text)).toBe(kind));
});
