import { missingRole } from '../../core/rules/permissions.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { noPostCard, todayHereCard, todayOffCard } from '../../views/alerts/timed-post-answers.ts';
import { missingRoleCard } from '../../views/kit/replies.ts';
import { nextPost, removePost, setPost } from '../../workflows/alerts/timed-posts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';

type TimedPostIntent = Extract<Intent, { kind: 'timed-post' }>;

const run = async (context: Context, asked: TimedPostIntent, asker: Asker): Promise<Reply> => {
  const { answer, show } = context;
  const { person, conversation } = asker;
  const personal = conversation.scope === 'personal';
  // In a group it is others who read what comes.
  const missing = personal ? null : missingRole(asker, 'approver');
  if (missing !== null) {
    const facts = { command: `${asked.of} ${asked.do}`, role: asker.role };
    await record(context, person, 'command.refused', facts, { conversation });
    return { answer: answer(missingRoleCard(missing)) };
  }
  if (asked.do === 'off')
    return {
      answer: answer(todayOffCard({ were: await removePost(context, person, conversation, asked.of) })),
    };
  if (asked.noTime !== null)
    return { answer: answer(noPostCard({ kind: 'no-time', written: asked.noTime })) };
  if (conversation.serviceUrl === '') return { answer: answer(noPostCard({ kind: 'not-in-teams' })) };
  const { post, replaced } = await setPost(context, person, conversation, asked);
  const next = nextPost(context, post);
  return { answer: answer(todayHereCard({ post, replaced, next, personal }, show())) };
};

export const todayHere = command({
  name: 'today here',
  kind: 'timed-post',
  usage: 'today here [at <time>] [on weekdays] | today off',
  summary: 'Today’s list comes here by itself, each day at an hour',
  examples: ['today here at 8', 'send me today at 7:30 on weekdays', 'today off'],
  role: 'viewer',
  run,
});
