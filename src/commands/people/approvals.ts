import {
  approvalsAmongOthersCard,
  approvalsCard,
  approvalsWhereCard,
} from '../../views/people/role-answers.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { command } from '../asking/command.ts';

export const approvals = command({
  name: 'approvals',
  kind: 'approvals',
  usage: 'approvals here | approvals off',
  summary: 'Post new requests to approvers in this channel or chat, or stop that',
  examples: ['approvals here', 'approvals off', 'where do approvals go?'],
  role: 'admin',
  run: async (context, { where }, { person, conversation }) => {
    const { memory, answer } = context;
    const before = await memory.places.get(person.tenantId, 'approvals');
    const was = before === null ? 'nowhere' : before === conversation.id ? 'here' : 'elsewhere';
    if (where === 'asked') return { answer: answer(approvalsWhereCard({ was, scope: conversation.scope })) };
    if (where === 'here' && !(await context.members.isAmongOurs(conversation)))
      return { answer: answer(approvalsAmongOthersCard()) };
    const place = where === 'here' ? conversation.id : null;
    if (place !== before) {
      await memory.places.set(person.tenantId, 'approvals', place, context.now());
      const event = where === 'here' ? 'approvals.here' : 'approvals.off';
      await record(context, person, event, { scope: conversation.scope, before }, { conversation });
    }
    return { answer: answer(approvalsCard({ where, was, scope: conversation.scope })) };
  },
});
