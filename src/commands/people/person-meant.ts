import type { Context } from '../../workflows/context.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import type { Asker } from '../asking/command.ts';
import { type Who, whoIsMeant } from './who.ts';

/** The person a sentence names: people with a role and company owners are known by name; `me` is the asker. */
export const personMeant = async (context: Context, written: string | null, asker: Asker): Promise<Who> => {
  if (written === 'me') return { kind: 'one', person: asker.person };
  const { tenantId } = asker.person;
  const owners = (await context.memory.owners.list(tenantId)).map(({ owner: person }) => person);
  const people = (await peopleOf(context, tenantId)).map(({ person }) => person);
  return whoIsMeant(written, asker, [...people, ...owners]);
};
