import type { NamedApprovers, Policy } from '../rules/policy.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';

/** The role in which somebody decides for a company: where others are named, neither approver nor admin counts. */
export const decidingRole = (role: Role, person: Person, named: readonly Person[] | null): Role =>
  named === null || !includes(role, 'approver') || named.some((each) => samePerson(each, person))
    ? role
    : 'requester';

/** A longer list would not be read. */
const mostCompanies = 500;
const mostPeople = 10;

/** The policy with a company's approvers; an empty list removes them. Null when there would be too many. */
export const withNamed = (policy: Policy, named: NamedApprovers): Policy | null => {
  const others = (policy.approversFor ?? []).filter(({ companyId }) => companyId !== named.companyId);
  if (named.people.length > mostPeople || others.length >= mostCompanies) return null;
  const all = named.people.length === 0 ? others : [...others, named];
  return {
    ...policy,
    approversFor: all.toSorted((a, b) => a.companyName.localeCompare(b.companyName, 'en')),
  };
};
