import type { Change, ChangeState } from '../../core/changes/change.ts';
import { waitingStates } from '../../core/changes/change-steps.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { companiesNamed } from '../../core/portfolio/company-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { pendingCard } from '../../views/changes/pending.ts';
import type { Context } from '../../workflows/context.ts';
import { command } from '../asking/command.ts';
import { shownRequest } from './withdraw.ts';

/** The companies meant: all that the name fits, or null when none is said. */
const companiesMeant = (context: Context, text: string | null): readonly Company[] | null => {
  const held = context.portfolio.current();
  return text === null || held === null ? null : companiesNamed(held, text);
};

/** The request meant: by its id, or the only one of its company. */
const theOne = async (
  context: Context,
  { changeId = null, company = null }: Extract<Intent, { kind: 'pending' }>,
  tenantId: string,
  waiting: readonly Change[],
): Promise<Change | null> => {
  const change = changeId === null ? null : await context.memory.changes.get(changeId);
  if (change !== null) return change.tenantId === tenantId ? change : null;
  const [first] = waiting;
  const others = waiting.some(
    ({ bundle, id }) => id !== first?.id && (bundle?.id ?? id) !== first?.bundle?.id,
  );
  return company === null || first === undefined || others ? null : first;
};

const plannedStates: readonly ChangeState[] = ['planned'];

export const pending = command({
  name: 'pending',
  kind: 'pending',
  usage: 'pending',
  summary: 'Changes waiting for a decision, with their buttons',
  examples: ['pending'],
  role: 'viewer',
  reads: true,
  openly: true,
  run: async (context, intent, asker) => {
    const { person, page, sentence } = asker;
    const { company = null, reason = null, planned = false } = intent;
    const states = planned ? plannedStates : waitingStates;
    const all = await context.memory.changes.inStates(person.tenantId, states);
    const companies = companiesMeant(context, company);
    const changes = all.filter(({ companyId }) => companies?.some(({ id }) => id === companyId) ?? true);
    const names = companies?.map(({ name }) => name);
    const change = await theOne(context, intent, person.tenantId, changes);
    if (change !== null) return shownRequest(context, asker, change, undefined, reason);
    return {
      answer: context.answer(
        pendingCard(
          {
            changes,
            planned,
            page,
            say: sentence,
            companies: names?.length === 0 && company !== null ? [company] : names,
          },
          context.show(),
        ),
      ),
    };
  },
});
