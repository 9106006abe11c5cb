import { describe, expect, test } from '@jest/globals';
import { auditCsvHead, auditCsvLine, type FactWords } from '../../../src/core/audit/audit-csv.ts';
import { auditFacts, plainFact } from '../../../src/core/audit/audit-facts.ts';
import type { AuditRecord } from '../../../src/core/audit/audit-memory.ts';
import { looseOf } from '../../../src/core/audit/loose.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { ann, change, now } from '../samples.ts';

const { seen } = change();
const record = (overrides: Partial<AuditRecord> = {}): AuditRecord => ({
  at: now,
  tenantId: 't1',
  person: ann,
  event: 'change.requested',
  changeId: 'chg1',
  companyId: 'c1',
  facts: {
    company: 'Contoso',
    product: 'Business Premium',
    subscriptionId: 's1',
    where: 'a:1chat',
    from: 12,
    to: 15,
    state: 'pending',
    seen,
    reasons: [{ kind: 'always' }],
    outcome: null,
    pax8: '=HYPERLINK("https://evil.example")',
  },
  seq: 7,
  previous: 'aa',
  hash: 'bb',
  ...overrides,
});
const words: FactWords = {
  reasons: ({ reasons }) => reasons.map((reason) => looseOf(reason).kind).join(' '),
  outcome: () => '',
  other: (_, value) => plainFact(value),
};
const empty = auditFacts({ facts: {} });

describe('the facts of an entry', () => {
  test('include the person, kind, price, term end, reasons and Pax8’s answer', () =>
    expect(auditFacts(record())).toMatchObject({
      company: 'Contoso',
      from: 12,
      to: 15,
      price: 23.1,
      partnerCost: 19.4,
      currency: 'USD',
      billingTerm: 'Monthly',
      termEndsAt: seen.commitmentEndsAt,
      reasons: [{ kind: 'always' }],
      others: [],
    }));
  test('of a cancellation or a plan include end, purpose and moments', () => {
    const facts = {
      ...record().facts,
      what: 'cancel',
      cancelAt: now,
      endsAt: now + 1,
      purpose: 'They leave',
    };
    expect(auditFacts({ facts })).toMatchObject({
      what: 'cancel',
      cancelAt: now,
      endsAt: now + 1,
      others: [],
    });
    const line = csvLine(auditCsvLine(record({ facts: { ...facts, afterTermEnd: now } }), words));
    expect(line).toContain(',cancel,12,');
    expect(line).toContain(`,${new Date(now).toISOString()},${new Date(now + 1).toISOString()},`);
    expect(line).toContain(',They leave,');
  });
  test('of another kind stay as they are, with people by name', () =>
    expect(
      auditFacts({
        facts: {
          role: 'approver',
          companies: ['Contoso', 'Fabrikam'],
          who: ann,
          approvals: [{ person: ann, at: 1 }],
          limit: { a: 1 },
          until: Date.UTC(2026, 10, 25, 12, 21),
          days: 30,
        },
      }).others.map(([name, value]) => [name, plainFact(value)]),
    ).toEqual([
      ['role', 'approver'],
      ['companies', 'Contoso, Fabrikam'],
      ['who', 'Ann'],
      ['approvals', 'Ann'],
      ['limit', '{"a":1}'],
      ['until', '2026-11-25T12:21:00.000Z'],
      ['days', '30'],
    ]));
  test('that are missing or of a wrong type are left out', () => {
    expect(
      auditFacts({ facts: { from: '12', to: Number.NaN, company: ' ', seen: [1], who: null, a: [] } }),
    ).toEqual(empty);
  });
});

describe('an entry as a CSV line', () => {
  test('has as many cells as the header', () => {
    const plain = record({ facts: { company: 'Contoso' } });
    expect(auditCsvLine(plain, words)).toHaveLength(auditCsvHead.length);
  });
  test('has moments in UTC and no formulas', () => {
    const line = csvLine(auditCsvLine(record(), words));
    expect(line).toContain('7,2026-11-23T14:05:00.000Z,change.requested,Ann,ann,a:1chat,Contoso');
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  });
  test('names the bot when no person did it, and lists all other facts', () =>
    expect(
      csvLine(auditCsvLine(record({ person: null, facts: { role: 'admin', who: 'Bo' } }), words)),
    ).toMatch(/,the bot,,.*,role: admin; who: Bo,bb\r\n$/));
});
