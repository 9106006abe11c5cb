import { revokedCard, roleRefusedCard, unclearPersonCard } from '../../views/people/role-answers.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeRole } from '../../workflows/people/change-role.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { command } from '../asking/command.ts';
import { whoIsMeant } from './who.ts';

export const revoke = command({
  name: 'revoke',
  kind: 'revoke',
  usage: 'revoke @person',
  summary: 'Take away a granted role; the default role then applies',
  examples: ['revoke @Bo'],
  role: 'admin',
  run: async (context, intent, asker) => {
    const { answer, settings } = context;
    const { person: by, conversation } = asker;
    const known = (await peopleOf(context, by.tenantId)).map(({ person }) => person);
    const who = whoIsMeant(intent.who, asker, known);
    if (who.kind !== 'one') {
      await record(context, by, 'role.refused', { cause: `who-${who.kind}`, role: 'none' }, { conversation });
      return { answer: answer(unclearPersonCard(who)) };
    }
    const { person } = who;
    const changed = await changeRole(context, {
      by,
      who: person,
      role: null,
      companies: null,
      companyNames: null,
      until: null,
      conversation,
    });
    if (changed.kind === 'refused')
      return { answer: answer(roleRefusedCard({ reason: changed.reason, who: person, by })) };
    const before = changed.before?.role ?? 'none';
    return { answer: answer(revokedCard({ who: person, before, now: settings.defaultRole })) };
  },
});
