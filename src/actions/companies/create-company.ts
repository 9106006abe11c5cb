import { companyFields, readNewCompany } from '../../core/companies/company-form.ts';
import { contactFields, readContactInputs } from '../../core/companies/contact-form.ts';
import { formProblem } from '../../views/companies/company-words.ts';
import {
  createdLine,
  createdNotShownCard,
  creationUnclearCard,
  nameTakenText,
  refusalText,
} from '../../views/companies/company-writes.ts';
import { toast } from '../../views/kit/toasts.ts';
import { companyAnswer, newCompanyForm } from '../../workflows/companies/company-answers.ts';
import { createCompany as create } from '../../workflows/companies/write-company.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Pressed } from '../pressing/action.ts';
import { notApproverFor, notTheForm } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(companyFields).shape).extend(inputsOf(contactFields).shape);

/** Creates the form's company once, with its contact. */
export const createCompany: Action = {
  verb: 'create-company',
  run: async (context, press) => {
    const denied = await notApproverFor(context, press, '');
    if (denied !== null) return denied;
    const parsed = data.safeParse(press.data);
    if (!parsed.success) return notTheForm(context, press);
    const inputs = parsed.data;
    const again = (problems: readonly string[]): Pressed =>
      newCompanyForm(context, null, { inputs, contact: inputs, problems });
    const company = readNewCompany(inputs);
    const contact = readContactInputs(inputs);
    if (company.kind === 'bad' || contact.kind === 'bad')
      return again(
        [
          ...(company.kind === 'bad' ? company.problems : []),
          ...(contact.kind === 'bad' ? contact.problems : []),
        ].map(formProblem),
      );
    const { person, conversation } = press;
    const sent = { person, conversation, formId: inputs.form };
    const created = await create(context, sent, company.company, contact.contact);
    switch (created.kind) {
      case 'exists':
        return again([nameTakenText(created.company.name)]);
      case 'taken':
        return toast('form-sent-already');
      case 'refused':
      case 'not-sent':
        return again([refusalText(created)]);
      case 'unclear':
        return context.answer(creationUnclearCard({ name: company.company.name, failure: created.failure }));
      case 'created':
        return done(context, created.companyId);
    }
  },
};

const done = async (context: Context, id: string): Promise<Pressed> =>
  (await companyAnswer(context, id, [createdLine()])) ?? context.answer(createdNotShownCard());
