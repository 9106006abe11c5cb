import { waitingStates } from '../../core/changes/change-steps.ts';
import { command } from '../asking/command.ts';

export const pending = command({
  name: 'pending',
  kind: 'pending',
  usage: 'pending',
  summary: 'Changes that wait for a decision, with their buttons',
  examples: ['pending'],
  role: 'viewer',
  run: async (context, _intent, { person, page, sentence }) => {
    const changes = await context.memory.changes.inStates(person.tenantId, waitingStates);
    return { answer: context.views.pending({ changes, page, say: sentence }, context.now()) };
  },
});
