import type { Intent } from '../../core/understanding/intent.ts';
import { chooseUnclearCard, settleHowCard } from '../../views/changes/settle.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { settleChange, unclearChanges } from '../../workflows/changes/settle-by-hand.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';

type Settle = Extract<Intent, { kind: 'settle' }>;

const run = async (context: Context, intent: Settle, asker: Asker): Promise<Reply> => {
  const { person, conversation } = asker;
  const { reference, as, note } = intent;
  const { answer, show } = context;
  const { unclear, others } = await unclearChanges(context, person.tenantId, reference);
  const [change, ...more] = unclear;
  if (change === undefined) {
    const [other = null] = others;
    const problem = other !== null ? 'clear' : reference === null ? 'none' : 'unknown';
    return { answer: answer(settleHowCard({ problem, change: other })) };
  }
  if (more.length > 0) return { answer: answer(chooseUnclearCard({ changes: unclear, as, note }, show())) };
  if (as === null) return { answer: answer(settleHowCard({ problem: 'how', change })) };
  if (note === null || note.trim() === '')
    return { answer: answer(settleHowCard({ problem: 'note', change })) };

  const settled = await settleChange(context, change, person, { as, note: note.slice(0, 300) });
  if (settled.reason === 'not-approver')
    return { answer: answer(settleHowCard({ problem: 'role', change })) };
  if (settled.reason !== null)
    return { answer: answer(settleHowCard({ problem: 'clear', change: settled.change })) };
  return {
    answer: await changeAnswer(context, settled.change, conversation),
    posted: (where) => remember(context, settled.change, where),
  };
};

export const settle = command({
  name: 'settle',
  kind: 'settle',
  usage: 'settle <request> applied|failed: <note>',
  summary: 'Record the outcome of a change that Pax8 left unclear',
  examples: ['settle #0b7e6c9e applied: seen in the Pax8 portal'],
  role: 'approver',
  run,
});
