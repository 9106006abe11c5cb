import { type Person, samePerson } from '../words/people.ts';
import type { Change } from './change.ts';

/** Whose approval it is: for a deputy's, the absent approver's. */
export const holderOf = ({ person, actsFor }: Change['approvals'][number]): Person => actsFor ?? person;

/** Whether an approval still counts with today's named approvers. What needed no approval is not checked. */
export const isByNamed = (
  { approvals }: Pick<Change, 'approvals'>,
  named: readonly Person[] | null,
): boolean =>
  named === null || approvals.every((given) => named.some((person) => samePerson(person, holderOf(given))));
