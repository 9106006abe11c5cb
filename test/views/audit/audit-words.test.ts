import { expect, test } from '@jest/globals';
import { auditFacts } from '../../../src/core/audit/audit-facts.ts';
import type { AuditRecord } from '../../../src/core/audit/audit-memory.ts';
import { entryText } from '../../../src/views/audit/audit-words.ts';
import { now, show } from '../samples.ts';

const told = (event: AuditRecord['event'], facts: AuditRecord['facts']): string => {
  const of = { seq: 1, previous: 'a', hash: 'b', at: now, tenantId: 't', changeId: null, companyId: null };
  return entryText({ ...of, person: null, event, facts }, auditFacts({ facts }), show);
};

test.each([
  ['owner.set', { company: 'Contoso', to: 'Ann', before: null }, 'made Ann the owner of Contoso'],
  ['mapping.set', { name: 'Contoso', to: 'CTSO', before: null }, 'mapped Contoso to CTSO'],
] as const)('whom or what %s leads to is told, which is no number of seats', (event, facts, words) => {
  expect(told(event, facts)).toBe(`**The bot** ${words}`);
});
