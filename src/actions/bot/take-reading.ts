import { z } from 'zod';
import { record } from '../../workflows/audit/record-act.ts';
import { refreshedAnswer } from '../../workflows/portfolio/refreshed-answer.ts';
import type { Action } from '../pressing/action.ts';
import { notInRole } from '../pressing/approver-for.ts';

const verb = 'take-reading';
/** When the loss began, as its button says. */
const data = z.object({ id: z.string().max(64) });

/**
 * An admin confirms a reading that lost much, held back or already accepted: Pax8 is read again, and what agrees is
 * accepted. Confirms only the loss that their card showed.
 */
export const takeReading: Action = {
  verb,
  run: async (context, press) => {
    const { person, conversation } = press;
    const { portfolio, now } = context;
    const denied = await notInRole(context, press, 'admin');
    if (denied !== null) return denied;
    const started = now();
    // Another instance may have seen it.
    await portfolio.refreshIfOld();
    const loss = portfolio.suspicion() ?? portfolio.taken();
    if (loss === null || String(loss.since) !== data.safeParse(press.data).data?.id) {
      await record(context, person, 'press.unknown-request', { button: verb }, press);
      await portfolio.refresh('person');
    } else {
      await portfolio.confirm();
      const { before, read } = loss;
      const taken = portfolio.suspicion() === null;
      await record(context, person, 'portfolio.confirmed', { before, read, taken }, { conversation });
    }
    return refreshedAnswer(context, person, now() - started);
  },
};
