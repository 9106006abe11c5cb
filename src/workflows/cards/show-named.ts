import { namedFor } from '../../core/rules/named-for.ts';
import type { Policy } from '../../core/rules/policy.ts';
import { type Person, samePerson } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { showWaitingTo } from './publish-change.ts';

/** Shows waiting requests to people whom a changed policy names for a company for the first time. */
export const showToNamed = async (context: Context, before: Policy, after: Policy): Promise<void> => {
  const found = new Map<string, Person>();
  for (const { companyId, people } of after.approversFor ?? []) {
    const known = namedFor(before, companyId) ?? [];
    for (const person of people)
      if (!known.some((each) => samePerson(each, person))) found.set(person.objectId, person);
  }
  for (const person of found.values()) {
    const chat = await context.memory.conversations.personalOf(person.tenantId, person.objectId);
    if (chat !== null && !(await context.members.isShutOut(person)))
      await showWaitingTo(context, person, chat);
  }
};
