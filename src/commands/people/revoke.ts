import { record } from '../../workflows/audit/record-act.ts';
import { changeRole } from '../../workflows/people/change-role.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { command } from '../asking/command.ts';
import { whoIsMeant } from './who.ts';

export const revoke = command({
  name: 'revoke',
  kind: 'revoke',
  usage: 'revoke @person',
  summary: 'Take a granted role away again; then the default role holds',
  examples: ['revoke @Bo'],
  role: 'admin',
  run: async (context, intent, asker) => {
    const { views, settings } = context;
    const { person: by, conversation } = asker;
    const known = (await peopleOf(context, by.tenantId)).map(({ person }) => person);
    const who = whoIsMeant(intent.who, asker, known);
    if (who.kind !== 'one') {
      await record(context, by, 'role.refused', { why: `who-${who.kind}`, role: 'none' }, { conversation });
      return { answer: views.unclearPerson(who) };
    }
    const { person } = who;
    const changed = await changeRole(context, {
      by,
      who: person,
      role: null,
      companies: null,
      companyNames: null,
      conversation,
    });
    if (changed.kind === 'refused')
      return { answer: views.roleRefused({ why: changed.why, who: person, by }) };
    const before = changed.before?.role ?? 'none';
    return { answer: views.revoked({ who: person, before, now: settings.defaultRole }) };
  },
});
