import { expect, test } from '@jest/globals';
import { readApprovers } from '../../../src/core/approving/approver-sentences.ts';
import { decidingRole, withNamed } from '../../../src/core/approving/named-approvers.ts';
import { isByNamed } from '../../../src/core/changes/approvals.ts';
import { namedFor } from '../../../src/core/rules/named-for.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { formOf, readForm } from '../../../src/core/rules/policy-form.ts';
import { cleanText, readTokens } from '../../../src/core/understanding/sentence.ts';
import { ann, bo, change, now } from '../samples.ts';

const contoso = { companyId: 'c1', companyName: 'Contoso', people: [bo] };
const policy = withNamed(firstPolicy, contoso) ?? firstPolicy;

test('where somebody is named for a company nobody else is an approver of it, and no admin', () => {
  expect(namedFor(policy, 'c1')).toEqual([bo]);
  expect(namedFor(policy, 'c2')).toBeNull();
  expect(namedFor(firstPolicy, 'c1')).toBeNull();
  expect(decidingRole('approver', ann, null)).toBe('approver');
  for (const role of ['approver', 'admin'] as const) {
    expect(decidingRole(role, ann, [bo])).toBe('requester');
    expect(decidingRole(role, bo, [bo])).toBe(role);
  }
  // Being named gives no role.
  expect(decidingRole('viewer', bo, [bo])).toBe('viewer');
});
test('what was approved by somebody else than is named now is not sent; a deputy counts as whoever is away', () => {
  const by = (...approvals: Parameters<typeof isByNamed>[0]['approvals']) => change({ approvals });
  expect(isByNamed(by({ person: ann, at: now }), null)).toBe(true);
  expect(isByNamed(by({ person: ann, at: now }), [bo])).toBe(false);
  expect(isByNamed(by({ person: ann, at: now, actsFor: bo }), [bo])).toBe(true);
  expect(isByNamed(by({ person: bo, at: now }, { person: ann, at: now }), [bo])).toBe(false);
  expect(isByNamed(by(), [bo])).toBe(true);
});
test('a policy has one list for a company, in the order of their names, and is not without bounds', () => {
  const second = withNamed(policy, { companyId: 'c0', companyName: 'Adatum', people: [ann] }) ?? policy;
  expect(second.approversFor?.map(({ companyName }) => companyName)).toEqual(['Adatum', 'Contoso']);
  expect(namedFor(withNamed(second, { ...contoso, people: [ann] }) ?? second, 'c1')).toEqual([ann]);
  expect(withNamed(second, { ...contoso, people: [] })?.approversFor).toHaveLength(1);
  expect(withNamed(policy, { ...contoso, people: Array.from({ length: 11 }, () => ann) })).toBeNull();
  const full = Array.from({ length: 500 }, (_, n) => ({ ...contoso, companyId: `x${n}` }));
  expect(withNamed({ ...firstPolicy, approversFor: full }, contoso)).toBeNull();
});
test('the form of the policy leaves them as they are', () => {
  expect(readForm(formOf(policy), policy)).toEqual({ kind: 'policy', policy });
  expect(readForm(formOf(firstPolicy))).toEqual({ kind: 'policy', policy: firstPolicy });
});

const read = (text: string) => readApprovers(readTokens(cleanText(text)));
test.each([
  ['approver for Contoso is @Ann', 'Contoso', ['@Ann']],
  ['Approvers for Contoso are @Ann Archer and @Bo Berg', 'Contoso', ['@Ann Archer', '@Bo Berg']],
  ['the approvers of Contoso are @Ann, @Bo and @Cy.', 'Contoso', ['@Ann', '@Bo', '@Cy']],
  ['set the approver for Fabrikam to @Ann', 'Fabrikam', ['@Ann']],
  ['make @Ann the only approver for Contoso', 'Contoso', ['@Ann']],
  ['only @Ann and @Bo may approve for Contoso', 'Contoso', ['@Ann', '@Bo']],
  ['@Ann must approve for Contoso', 'Contoso', ['@Ann']],
  ['approvers for Contoso are @Ann and @Bo, nobody else touches it', 'Contoso', ['@Ann', '@Bo']],
  ['approvers for Contoso are @Ann and @Bo, no one else', 'Contoso', ['@Ann', '@Bo']],
  ['no approvers for Contoso', 'Contoso', []],
  ['remove the approvers of Contoso', 'Contoso', []],
  ['anybody may approve for Contoso again', 'Contoso', []],
])('names: %s', (text, company, people) =>
  expect(read(text)).toEqual({ kind: 'name-approvers', company, people }),
);
test.each([
  ['approvers', null],
  ['approvers for each company', null],
  ['approvers for Contoso', 'Contoso'],
  ['who must approve for Contoso?', 'Contoso'],
  ['who is the approver for Contoso', 'Contoso'],
])('asks: %s', (text, company) => expect(read(text)).toEqual({ kind: 'approvers', company }));
test.each([
  'grant approver to @Ann for Contoso',
  'was @Ann the approver for Contoso',
  'list approvers',
  'the approver for Contoso was @Ann',
  'approver for Contoso is away',
  'approvers for Contoso are @Ann and maybe @Bo',
  'approvers for Contoso are @Ann and @Cy, not @Bo',
  `approvers for ${'very '.repeat(50)} long`,
])('neither: %s', (text) => expect(read(text)?.kind).not.toBe('name-approvers'));
