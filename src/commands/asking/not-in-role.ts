import { missingRole } from '../../core/rules/permissions.ts';
import type { Role } from '../../core/words/people.ts';
import { missingRoleCard } from '../../views/kit/replies.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import type { Asker, Command, Reply } from './command.ts';

/** Null when the person has the role for the company now; otherwise what to tell them, and the attempt is recorded. */
export const notInRoleFor = async (
  context: Context,
  { person, conversation }: Pick<Asker, 'person' | 'conversation'>,
  companyId: string,
  needed: Role,
  command: Command['name'],
): Promise<Reply | null> => {
  const here = await roleIn(context, person, companyId);
  const missing = missingRole(here, needed);
  if (missing === null) return null;
  const facts = { command, role: here.role };
  await record(context, person, 'command.refused', facts, { conversation, companyId: companyId || null });
  return { answer: context.answer(missingRoleCard(missing)) };
};
