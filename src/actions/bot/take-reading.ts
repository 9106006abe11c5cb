import { missingRole } from '../../core/rules/permissions.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { roleIn } from '../../workflows/context.ts';
import { refreshedAnswer } from '../../workflows/portfolio/refreshed-answer.ts';
import type { Action } from '../pressing/action.ts';

const verb = 'take-reading';

/** An admin says that a reading which lost much is right: Pax8 is read again, and what agrees with it is taken. */
export const takeReading: Action = {
  verb,
  run: async (context, press) => {
    const { person, conversation } = press;
    const { portfolio, now } = context;
    const { role } = await roleIn(context, person);
    const missing = missingRole(role, 'admin');
    if (missing !== null) {
      await record(context, person, 'press.not-allowed', { button: verb, role }, press);
      return { toast: missingRoleText(missing) };
    }
    const started = now();
    const suspicion = portfolio.suspicion();
    if (suspicion === null) {
      await record(context, person, 'press.unknown-request', { button: verb }, press);
      // Another instance may have seen it: this one looks for itself.
      await portfolio.refresh('person');
    } else {
      await portfolio.confirm();
      const { before, read } = suspicion;
      const taken = portfolio.suspicion() === null;
      await record(context, person, 'portfolio.confirmed', { before, read, taken }, { conversation });
    }
    return refreshedAnswer(context, person, now() - started);
  },
};
