import { z } from 'zod';
import { givenTyped } from '../../core/atoms/given.ts';
import { mostLines } from '../../core/changes/bundle.ts';
import type { NotAsked } from '../../core/changes/not-asked.ts';
import { maxSeats } from '../../core/understanding/numbers.ts';
import { notAskedText } from '../../views/changes/outcome-words.ts';
import { staffProblem, staffSuggestions } from '../../views/changes/staff-notices.ts';
import { againstPolicyText } from '../../views/people/policy-words.ts';
import { bundleAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUpAll } from '../../workflows/changes/follow-up.ts';
import { requestLines } from '../../workflows/changes/request-lines.ts';
import { heldBy, staffFormOf, staffLines } from '../../workflows/changes/staff-choice.ts';
import type { Action } from '../pressing/action.ts';
import { notRequesterFor, unknownCompany } from '../pressing/approver-for.ts';
import { notMine } from '../pressing/found-change.ts';
import { withCardUpdated } from './decide.ts';

const data = z.object({
  form: z.uuid(),
  company: z.string().min(1).max(64),
  direction: z.enum(['on', 'off']),
  users: z.coerce.number().pipe(z.int().min(1).max(maxSeats)),
  /** The marked ids, separated by commas. */
  subscriptions: z.string().max(10_000).default(''),
  reason: z.string().max(500).default(''),
});

/** Turns the marked products into one request; its card replaces the form. */
export const chooseStaff: Action = {
  verb: 'choose-staff',
  run: async (context, press) => {
    const { person, conversation, messageId } = press;
    const parsed = data.safeParse(press.data);
    const portfolio = context.portfolio.current();
    const company = parsed.success ? portfolio?.companies.get(parsed.data.company) : undefined;
    if (!parsed.success || portfolio === null || company === undefined) return unknownCompany(context, press);
    const refused = await notRequesterFor(context, press, company.id);
    if (refused !== null) return refused;
    const { form, direction, users } = parsed.data;
    const given = givenTyped(parsed.data.reason);
    const [made, ...others] = await context.memory.changes.ofBundle(form);
    if (made !== undefined)
      return made.tenantId === person.tenantId && made.companyId === company.id
        ? withCardUpdated(bundleAnswer(context, [made, ...others], conversation))
        : notMine;
    const marked = [...new Set(parsed.data.subscriptions.split(',').filter((id) => id !== ''))];
    const subscriptions = heldBy(portfolio, company.id, context.now()).filter(({ id }) =>
      marked.includes(id),
    );
    const again = (...problems: string[]) =>
      staffFormOf(context, portfolio, { company, direction, users, given, form, marked, problems });
    if (subscriptions.length === 0) return again(staffProblem({ kind: 'none-marked' }));
    if (marked.length > mostLines) return again(staffProblem({ kind: 'too-many', most: mostLines }));
    const told: NotAsked[] = subscriptions.length < marked.length ? [{ kind: 'no-longer-held' }] : [];
    const lines = staffLines(subscriptions, direction, users);
    const asked = {
      person,
      conversation,
      given,
      company,
      kind: 'staff',
      lines,
      told,
      bundleId: form,
    } as const;
    const requested = await requestLines(context, asked);
    const [first, ...rest] = requested.lines;
    if (requested.reasonNeeded !== null) return again(againstPolicyText(requested.reasonNeeded));
    if (first === undefined) {
      const reason = requested.told.map((line) => notAskedText(line, context.show()));
      return again(...reason, staffProblem({ kind: 'nothing-asked' }));
    }
    const requestedLines = [first, ...rest] as const;
    if (messageId !== null)
      for (const { id } of requestedLines)
        await context.memory.changeCards.add({
          ...{ changeId: id, conversationId: conversation.id, messageId },
          shownVersion: 0,
        });
    await publish(context, first);
    await followUpAll(context, requestedLines, null);
    const { toCancel } = requested;
    const suggestions = staffSuggestions({ company, users, toOrder: [], toCancel });
    return withCardUpdated(bundleAnswer(context, requestedLines, conversation, undefined, suggestions));
  },
};
