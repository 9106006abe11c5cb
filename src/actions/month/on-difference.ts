import { z } from 'zod';
import { say } from '../../commands/answer-message.ts';
import { lineOf } from '../../core/companies/form-lines.ts';
import { allCompanies } from '../../core/rules/permissions.ts';
import { noCostsCard } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { differenceTicketCard } from '../../views/month/difference-ticket.ts';
import type { Context } from '../../workflows/context.ts';
import { type FoundDifference, findDifference } from '../../workflows/month/find-difference.ts';
import { keepNote } from '../../workflows/month/keep-note.ts';
import { openTicket } from '../../workflows/month/open-ticket.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { notRequesterFor, notTheForm } from '../pressing/approver-for.ts';

const data = z.object({
  id: z.string().min(1).max(200),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  company: z.string().max(64).default(''),
  page: z.coerce.number().int().min(0).max(1_000_000).default(0),
  /** Which of the card's inputs belongs to this note. */
  row: z.coerce.number().int().min(0).max(99).default(0),
});

/** A button of a difference: for requesters for all companies who see costs, and only while it differs. */
const onDifference = (
  verb: string,
  run: (context: Context, press: Press, of: FoundDifference, page: number, row: number) => Promise<Pressed>,
): Action => ({
  verb,
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const denied = await notRequesterFor(context, press, allCompanies);
    if (denied !== null) return denied;
    if (!parsed.success) return notTheForm(context, press);
    if (context.costs !== 'all') return context.answer(noCostsCard(press.conversation));
    const { id, month, company, page, row } = parsed.data;
    const held = context.portfolio.current();
    const companyId = company === '' ? null : company;
    const found =
      held === null
        ? null
        : await findDifference(context, press.person.tenantId, held, { id, month, companyId });
    return found === null ? toast('no-difference') : run(context, press, found, page, row);
  },
});

/** An empty text takes the note back. */
const typed = z.string().max(2_000).catch('');

export const noteDifference = onDifference('note-difference', async (context, press, of, page, row) => {
  const text = typed.parse((press.data as Readonly<Record<string, unknown>>)[`note${row}`]);
  await keepNote(context, press, of, lineOf(text).slice(0, 300));
  return (await say(context, press, of.sentence, page)).answer;
});

export const ticketForDifference = onDifference('ticket-difference', async (context, press, of) => {
  const result = await openTicket(context, press, of);
  if (result.kind === 'busy') return toast('taken-already');
  return context.answer(differenceTicketCard({ result, sentence: of.sentence }));
});
