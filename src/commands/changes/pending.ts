import { waitingStates } from '../../core/changes/change-steps.ts';
import { pendingCard } from '../../views/changes/pending.ts';
import { command } from '../asking/command.ts';

export const pending = command({
  name: 'pending',
  kind: 'pending',
  usage: 'pending',
  summary: 'Changes waiting for a decision, with their buttons',
  examples: ['pending'],
  role: 'viewer',
  reads: true,
  run: async (context, _intent, { person, page, sentence }) => {
    const changes = await context.memory.changes.inStates(person.tenantId, waitingStates);
    return { answer: context.answer(pendingCard({ changes, page, say: sentence }, context.show())) };
  },
});
