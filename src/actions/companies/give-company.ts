import { z } from 'zod';
import { sayForPress } from '../../commands/answer-message.ts';
import { givenIn } from '../../core/atoms/given.ts';
import { noMemory } from '../../core/conversation/remembered.ts';
import { withCompany } from '../../views/kit/company-search.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { readFor } from '../../workflows/bot/reading.ts';
import type { Action } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(500), company: z.string().max(64).catch('') });

/** Puts the company into the sentence that lacks it, exactly as if it had been typed with its name. */
export const giveCompany: Action = {
  verb: 'give-company',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const asked = parsed.success ? withCompany(parsed.data.id, '') : null;
    if (!parsed.success || asked === null) {
      await record(
        context,
        press.person,
        'press.forged',
        { button: giveCompany.verb, given: 'no sentence' },
        press,
      );
      return toast('not-mine');
    }
    if (parsed.data.company === '') return toast('choose-company');
    const company = context.portfolio.current()?.companies.get(parsed.data.company);
    if (company === undefined) return toast('unknown-company');
    const sentence = withCompany(parsed.data.id, company.name) ?? '';
    const { reading } = await readFor(context, press.person, sentence, noMemory);
    return sayForPress(context, { ...press, given: givenIn(reading.spans) }, sentence);
  },
};
