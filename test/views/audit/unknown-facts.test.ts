import { describe, expect, test } from '@jest/globals';
import { auditCsvHead, auditCsvLine } from '../../../src/core/audit/audit-csv.ts';
import { auditFacts } from '../../../src/core/audit/audit-facts.ts';
import type { AuditRecord } from '../../../src/core/audit/audit-memory.ts';
import type { Why } from '../../../src/core/changes/why.ts';
import { auditCard } from '../../../src/views/audit/audit.ts';
import { entryLines } from '../../../src/views/audit/audit-words.ts';
import { csvFactWords, whyAsRecorded } from '../../../src/views/audit/fact-words.ts';
import { ticketWork } from '../../../src/views/audit/ticket.ts';
import { anEvent } from '../../events/samples.ts';
import { now, show } from '../samples.ts';

/* After a rollback the audit holds what a later version wrote; an older one wrote outcomes as texts. */

const entry = (facts: AuditRecord['facts']): AuditRecord => ({
  ...{ seq: 1, previous: 'a', hash: 'b', at: now, tenantId: 't', person: null },
  ...{ event: 'change.failed', changeId: null, companyId: null, facts },
});
const onCard = (facts: AuditRecord['facts']): string =>
  entryLines(entry(facts), auditFacts({ facts }), show).join('\n');
const inFile = (facts: AuditRecord['facts'], column: string): unknown =>
  auditCsvLine(entry(facts), csvFactWords(show))[auditCsvHead.indexOf(column)];

describe('a fact of the audit that this version has no words for', () => {
  test.each([
    ['refused', { kind: 'zzz' }],
    ['againstPolicy', { kind: 'zzz' }],
    ['notNow', { kind: 'zzz' }],
    ['notUndone', { kind: 'zzz' }],
    ['notUrgent', { kind: 'zzz' }],
    ['told', [{ kind: 'zzz' }]],
    ['told', { kind: 'zzz' }],
    ['problems', [{ kind: 'zzz' }]],
    ['amounts', { kind: 'zzz' }],
    ['cause', 'zzz'],
    ['because', 'zzz'],
    ['made by a later version', 'zzz'],
  ])('stands as it is under its name: %s %j', (name, value) => {
    expect(onCard({ [name]: value })).toMatch(/: .*zzz/);
    expect(inFile({ [name]: value }, 'More')).toMatch(new RegExp(`^${name}: .*zzz`));
  });

  test.each([
    [{ state: 'zzz' }],
    [{ state: 'failed', because: 'zzz' }],
    [{ state: 'cancelled', reason: 'zzz' }],
    [{ state: 'failed', reason: { kind: 'zzz' } }],
    ['Pax8 said zzz'],
    [['zzz']],
  ])('an outcome, in the audit, in events and in tickets: %j', (outcome) => {
    expect(onCard({ outcome })).toMatch(/^Outcome: .*zzz/);
    expect(inFile({ outcome }, 'Outcome')).toMatch(/zzz/);
    expect(whyAsRecorded(outcome as unknown as Why, show)).toMatch(/zzz/);
    const change = {
      ...{ id: 'c', what: 'seats', subscriptionId: 's', product: null, from: 1, to: 2, state: 'failed' },
      ...{ reason: null, outcome, purpose: null, ticket: null },
    };
    const event = anEvent({ type: 'change.failed', data: { change } as never });
    expect(ticketWork(event)?.text).toMatch(/zzz/);
  });

  test('of several reasons the others keep their words', () => {
    for (const reasons of [[{ kind: 'always' }, { kind: 'zzz' }], 'zzz']) {
      expect(onCard({ reasons })).toMatch(/^Why: .*zzz/);
      expect(inFile({ reasons }, 'Why approval')).toMatch(/zzz/);
    }
    expect(onCard({ reasons: [{ kind: 'always' }, { kind: 'zzz' }] })).toMatch(
      /Every change needs approval\./,
    );
  });

  test('takes no page with it', () => {
    const records = [entry({ refused: { kind: 'zzz' } }), entry({ outcome: { state: 'failed' } })];
    expect(() =>
      auditCard({ records, about: null, period: null, say: 'audit', older: false, newer: false }, show),
    ).not.toThrow();
  });
});
