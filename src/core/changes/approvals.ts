import { type Person, samePerson } from '../words/people.ts';
import type { Change } from './change.ts';

/** Whose approval it is: of a deputy's, the one who is away. */
export const holderOf = ({ person, actsFor }: Change['approvals'][number]): Person => actsFor ?? person;

/** Whether what was approved still is, by those who are named now. What nobody had to approve is not asked for them. */
export const isByNamed = (
  { approvals }: Pick<Change, 'approvals'>,
  named: readonly Person[] | null,
): boolean =>
  named === null || approvals.every((given) => named.some((person) => samePerson(person, holderOf(given))));
