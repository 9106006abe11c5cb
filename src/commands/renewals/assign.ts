import type { Intent } from '../../core/understanding/intent.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { decideRenewal } from '../../workflows/renewals/decide-renewal.ts';
import { command } from '../asking/command.ts';
import { whoIsMeant } from '../people/who.ts';
import { dayInWords, withRenewal } from './decide.ts';

type Assign = Extract<Intent, { kind: 'assign' }>;

export const assign = command({
  name: 'assign',
  kind: 'assign',
  usage: 'assign <company> to me | @person',
  summary: 'Whose a renewal is: its reminders mention them',
  examples: ['assign Contoso to me', 'assign Contoso to @Bo'],
  role: 'requester',
  run: (context, intent: Assign, asker) =>
    withRenewal(
      context,
      intent,
      asker,
      (company) =>
        `assign ${company}${intent.period === null ? '' : ` ${intent.period.label}`} to ${intent.who ?? 'me'}`,
      async (renewal, { name }) => {
        const { views } = context;
        const { person: by } = asker;
        const known = (await peopleOf(context, by.tenantId)).map(({ person }) => person);
        const who =
          intent.who === 'me' ? ({ kind: 'one', person: by } as const) : whoIsMeant(intent.who, asker, known);
        if (who.kind !== 'one') return { answer: views.unclearPerson(who) };
        const wish = { kind: 'assign', to: who.person } as const;
        const decided = await decideRenewal(context, renewal.id, wish, asker);
        const done =
          decided?.kind === 'done' || (decided?.kind === 'denied' && decided.why === 'assigned-so');
        const whose = by.objectId === who.person.objectId ? 'yours' : `${who.person.name}’s`;
        const because =
          decided?.kind === 'denied' && decided.why === 'not-theirs'
            ? `${who.person.name} may not decide about this company’s renewals: that needs the role requester.`
            : 'Only requesters may decide about this company’s renewals.';
        return {
          answer: views.notice(
            {
              title: `${done ? 'Assigned' : 'Not assigned'} · ${name}`,
              tone: done ? 'good' : 'warning',
              text: done ? `The renewal of ${dayInWords(renewal.day)} is ${whose} now.` : because,
              suggestions: [
                { title: 'Show the renewal', say: `decide ${name} on ${dayInWords(renewal.day)}` },
              ],
            },
            context.now(),
          ),
        };
      },
    ),
});
