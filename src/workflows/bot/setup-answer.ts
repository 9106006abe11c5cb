import type { Answer, Conversation } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { setupCard } from '../../views/bot/setup.ts';
import type { Context } from '../context.ts';
import { decidersOf } from '../people/deciders.ts';
import { policyFor } from '../people/policy.ts';

/** What an admin has set up, and what is left. */
export const setupAnswer = async (
  context: Context,
  { tenantId, objectId }: Person,
  { scope, botName }: Pick<Conversation, 'scope' | 'botName'>,
): Promise<Answer> => {
  const { memory, settings, zone, answer } = context;
  const [deciders, { version }, taught] = await Promise.all([
    decidersOf(context, tenantId),
    policyFor(context, tenantId),
    memory.taughtNames.list(tenantId),
  ]);
  const { defaultRole, approvalSelf, isTimeZoneSet } = settings;
  return answer(
    setupCard({
      ...deciders,
      everybodyApproves: includes(defaultRole, 'approver'),
      approvalSelf,
      policyVersion: version,
      zone: isTimeZoneSet ? zone : null,
      taught: taught.length,
      personId: objectId,
      scope,
      botName,
    }),
  );
};
