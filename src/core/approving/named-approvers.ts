import type { Change } from '../changes/change.ts';
import type { NamedApprovers, Policy } from '../rules/policy.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';
import { holderOf } from './deputies.ts';

/** Who alone may approve for a company; null when everybody may whose role says so. */
export const namedFor = (
  { approversFor = [] }: Pick<Policy, 'approversFor'>,
  companyId: string,
): readonly Person[] | null => approversFor.find((named) => named.companyId === companyId)?.people ?? null;

/** The role in which somebody decides for a company: where others are named, no approver and no admin is one. */
export const decidingRole = (role: Role, person: Person, named: readonly Person[] | null): Role =>
  named === null || !includes(role, 'approver') || named.some((each) => samePerson(each, person))
    ? role
    : 'requester';

/** Whether what was approved still is, by those who are named now. What nobody had to approve is not asked for them. */
export const isByNamed = (
  { approvals }: Pick<Change, 'approvals'>,
  named: readonly Person[] | null,
): boolean =>
  named === null || approvals.every((given) => named.some((person) => samePerson(person, holderOf(given))));

/** More are no list that anybody reads. */
const mostCompanies = 500;
const mostPeople = 10;

/** The policy with a company's approvers; none takes them away. Null when there would be too many. */
export const withNamed = (policy: Policy, named: NamedApprovers): Policy | null => {
  const others = (policy.approversFor ?? []).filter(({ companyId }) => companyId !== named.companyId);
  if (named.people.length > mostPeople || others.length >= mostCompanies) return null;
  const all = named.people.length === 0 ? others : [...others, named];
  return {
    ...policy,
    approversFor: all.toSorted((a, b) => a.companyName.localeCompare(b.companyName, 'en')),
  };
};
