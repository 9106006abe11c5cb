import { z } from 'zod';
import { mostLines } from '../../core/changes/bundle.ts';
import type { NotAsked } from '../../core/changes/not-asked.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import { maxSeats } from '../../core/understanding/numbers.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { bundleAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUpAll } from '../../workflows/changes/follow-up.ts';
import { requestStaff } from '../../workflows/changes/request-staff.ts';
import { heldBy, staffFormOf } from '../../workflows/changes/staff-choice.ts';
import { roleIn } from '../../workflows/context.ts';
import type { Action } from '../pressing/action.ts';
import { notMine } from '../pressing/found-change.ts';
import { kept } from './decide.ts';

const data = z.object({
  form: z.uuid(),
  company: z.string().min(1).max(64),
  direction: z.enum(['on', 'off']),
  users: z.coerce.number().pipe(z.int().min(1).max(maxSeats)),
  /** What is marked, as clients send it: ids between commas. */
  subscriptions: z.string().max(10_000).default(''),
});

/** The products that were marked become one request; its card takes the place of the form. */
export const chooseStaff: Action = {
  verb: 'choose-staff',
  run: async (context, press) => {
    const { person, conversation, messageId } = press;
    const parsed = data.safeParse(press.data);
    const portfolio = context.portfolio.current();
    const company = parsed.success ? portfolio?.companies.get(parsed.data.company) : undefined;
    if (!parsed.success || portfolio === null || company === undefined) {
      await record(context, person, 'press.unknown-request', { button: press.verb }, press);
      return { toast: 'I do not know this company any more. Ask again, please.' };
    }
    const { role } = await roleIn(context, person, company.id);
    const missing = missingRole(role, 'requester');
    if (missing !== null) {
      await record(context, person, 'press.not-allowed', { button: press.verb }, press);
      return { toast: missing };
    }
    const { form, direction, users } = parsed.data;
    const [made, ...others] = await context.memory.changes.ofBundle(form);
    if (made !== undefined)
      return made.tenantId === person.tenantId && made.companyId === company.id
        ? kept(bundleAnswer(context, [made, ...others], conversation))
        : notMine;
    const marked = [...new Set(parsed.data.subscriptions.split(',').filter((id) => id !== ''))];
    const subscriptions = heldBy(portfolio, company.id).filter(({ id }) => marked.includes(id));
    const again = (...problems: string[]) =>
      staffFormOf(context, portfolio, { company, direction, users, form, marked, problems });
    if (subscriptions.length === 0) return again('Mark at least one product.');
    if (marked.length > mostLines) return again(`One request holds at most ${mostLines} products.`);
    const told: NotAsked[] = subscriptions.length < marked.length ? [{ kind: 'no-longer-held' }] : [];
    const asked = { person, conversation, company, direction, users, subscriptions, told, bundleId: form };
    const requested = await requestStaff(context, asked);
    const [first, ...rest] = requested.lines;
    if (first === undefined) {
      const why = requested.told.map((one) => context.views.notAsked(one, context.now()));
      return again(...why, 'So nothing was asked for.');
    }
    const lines = [first, ...rest] as const;
    if (messageId !== null)
      for (const { id } of lines)
        await context.memory.changeCards.add({
          ...{ changeId: id, conversationId: conversation.id, messageId },
          shownVersion: 0,
        });
    await publish(context, first);
    await followUpAll(context, lines, null);
    const suggestions = requested.toCancel.map(({ id, productName }) => ({
      title: `Cancel ${productName ?? 'subscription'}`,
      say: `cancel ${referenceTo(id)} for ${company.name}`,
    }));
    return kept(bundleAnswer(context, lines, conversation, undefined, suggestions));
  },
};
