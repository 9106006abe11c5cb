import { principalsOf } from '../../core/approving/deputies.ts';
import { whoamiCard } from '../../views/bot/whoami.ts';
import { namesOf } from '../../workflows/people/people.ts';
import { command } from '../asking/command.ts';

export const whoami = command({
  name: 'whoami',
  kind: 'whoami',
  usage: 'whoami',
  summary: 'Who the bot thinks you are, and what you may do',
  examples: ['whoami'],
  role: 'none',
  reads: true,
  run: async (context, _intent, { person, role, roleFrom }) => {
    const { answer, memory, settings } = context;
    const grant = roleFrom === 'grant' ? await memory.roles.granted(person.tenantId, person.objectId) : null;
    const companies = namesOf(context, grant?.companies ?? null);
    const otherwise = settings.defaultRole;
    const standsInFor = principalsOf(await memory.deputies.list(person.tenantId), person, context.now());
    const shown = { person, role, from: roleFrom, companies, otherwise, until: grant?.until, standsInFor };
    return { answer: answer(whoamiCard(shown, context.show())) };
  },
});
