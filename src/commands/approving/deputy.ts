import { deputyOf } from '../../core/approving/deputies.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { type Person, samePerson } from '../../core/words/people.ts';
import {
  deputiesCard,
  deputyEndedCard,
  deputyRefusedCard,
  deputySetCard,
  deputyToldCard,
  untilWhenCard,
} from '../../views/approving/deputies.ts';
import { unclearPersonCard } from '../../views/people/role-answers.ts';
import { endDeputy, setDeputy } from '../../workflows/approving/set-deputy.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { showWaitingTo } from '../../workflows/cards/publish-change.ts';
import type { Context } from '../../workflows/context.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import type { Who } from '../people/who.ts';
import { personMeant } from './person-meant.ts';

type Wish = Extract<Intent, { kind: 'deputy' }>;

const run = async (context: Context, intent: Wish, asker: Asker): Promise<Reply> => {
  const { answer } = context;
  const { person: by, conversation } = asker;
  const known = (await peopleOf(context, by.tenantId)).map(({ person }) => person);
  const refused = async (who: Exclude<Who, { kind: 'one' }>): Promise<Reply> => {
    await record(context, by, 'deputy.refused', { cause: `who-${who.kind}` }, { conversation });
    return { answer: answer(unclearPersonCard(who)) };
  };
  const principal: Who =
    intent.principal === null ? { kind: 'one', person: by } : personMeant(intent.principal, asker, known);
  if (principal.kind !== 'one') return refused(principal);
  if (intent.do === 'end') {
    const named = intent.deputy === null ? null : personMeant(intent.deputy, asker, known);
    if (named !== null && named.kind !== 'one') return refused(named);
    const set = deputyOf(await context.memory.deputies.list(by.tenantId), principal.person, context.now());
    if (named !== null && set !== null && !samePerson(set.deputy, named.person)) {
      await record(context, by, 'deputy.refused', { cause: 'another-deputy' }, { conversation });
      return listed(context, by, 0);
    }
    const ended = await endDeputy(context, principal.person, by, conversation);
    const shown = ended.kind === 'ended' ? ended : { ...ended, principal: principal.person };
    return { answer: answer(deputyEndedCard(shown)) };
  }
  const deputy = personMeant(intent.deputy, asker, known);
  if (deputy.kind !== 'one') return refused(deputy);
  const { until } = intent;
  if (until === undefined || 'unknown' in until)
    return { answer: answer(untilWhenCard({ written: until?.unknown ?? null })) };
  const wish = { principal: principal.person, deputy: deputy.person, until: until.at, by };
  const set = await setDeputy(context, wish, conversation);
  if (set.kind === 'refused') return { answer: answer(deputyRefusedCard({ ...wish, reason: set.reason })) };
  context.later('telling a deputy', tell(context, deputy.person, set.deputy));
  return { answer: answer(deputySetCard(set, context.show())) };
};

/** In their own chat, with what waits for the absent approver. */
const tell = async (context: Context, person: Person, deputy: Parameters<typeof deputyToldCard>[0]) => {
  const chat = await context.memory.conversations.personalOf(person.tenantId, person.objectId);
  if (chat === null || (await context.members.isShutOut(person))) return;
  await context.chat.send(chat, context.answer(deputyToldCard(deputy, context.show())));
  await showWaitingTo(context, person, chat);
};

export const deputy = command({
  name: 'deputy',
  kind: 'deputy',
  usage: 'my deputy is @person until <day> | @person stands in for @person until <day> | no deputy',
  summary: 'Who approves while an approver is away; for others an admin says it',
  examples: ['my deputy is @Bo until Friday', '@Bo stands in for @Ann until 15 December', 'no deputy'],
  role: 'approver',
  run,
});

export const deputies = command({
  name: 'deputies',
  kind: 'deputies',
  usage: 'deputies',
  summary: 'Who stands in for whom, and until when',
  examples: ['deputies', 'who stands in for Ann'],
  role: 'viewer',
  reads: true,
  run: (context, _intent, { person, page }) => listed(context, person, page),
});

const listed = async (context: Context, { tenantId }: Person, page: number): Promise<Reply> => {
  const all = await context.memory.deputies.list(tenantId);
  const rows = all.filter(({ until }) => context.now() < until);
  return { answer: context.answer(deputiesCard({ rows, page }, context.show())) };
};
