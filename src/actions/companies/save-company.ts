import {
  changedNames,
  companyFields,
  inputsOfCompany,
  readCompanyChanges,
} from '../../core/companies/company-form.ts';
import { inputText } from '../../views/kit/record-form.ts';
import { basisOf, companyAnswer, editCompanyForm } from '../../workflows/companies/company-answers.ts';
import { changeCompany } from '../../workflows/companies/write-company.ts';
import type { Action, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm, refusalOf, sentAlready } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(companyFields).shape);

const meanwhile =
  'This company has been changed since the form was opened. This is what holds now; nothing of yours was saved.';

/** Sends what was changed in the form of a company, once. */
export const saveCompany: Action = {
  verb: 'save-company',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success || parsed.data.id === '') return notTheForm(context, press);
    const { id, form, basedOn, ...typed } = parsed.data;
    const denied = await notApproverFor(context, press, id);
    if (denied !== null) return denied;
    const company = await context.marketplace.companyDetails(id, 'person');
    if (company === null) return gone(context, press);
    const again = (problems: readonly string[]): Pressed =>
      editCompanyForm(context, company, { inputs: typed, problems });
    if (basisOf(inputsOfCompany(company)) !== basedOn)
      return editCompanyForm(context, company, { inputs: inputsOfCompany(company), problems: [meanwhile] });
    const read = readCompanyChanges(typed, company, inputText);
    if (read.kind === 'bad') return again(read.problems);
    const show = async (text: string, tone: 'good' | 'warning'): Promise<Pressed> =>
      (await companyAnswer(context, id, [{ text, tone }])) ?? gone(context, press);
    if (Object.keys(read.changes).length === 0)
      return show('Nothing was changed: it is all as it was.', 'warning');
    const { person, conversation } = press;
    const wrote = await changeCompany(context, { person, conversation, formId: form }, company, read.changes);
    switch (wrote.kind) {
      case 'done':
        return show(`Saved at Pax8: ${changedNames(read.changes).join(', ')}.`, 'good');
      case 'taken':
        return sentAlready;
      case 'refused':
      case 'not-sent':
        return again([refusalOf(wrote)]);
      case 'unclear':
        return show(wrote.forPeople, 'warning');
    }
  },
};
