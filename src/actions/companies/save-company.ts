import {
  changedParts,
  companyFields,
  inputsOfCompany,
  readCompanyChanges,
} from '../../core/companies/company-form.ts';
import { formProblem } from '../../views/companies/company-words.ts';
import { type DoneLine, refusalText, savedLine, unclearLine } from '../../views/companies/company-writes.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { inputText } from '../../views/kit/record-form.ts';
import { toast } from '../../views/kit/toasts.ts';
import { basisOf, companyAnswer, editCompanyForm } from '../../workflows/companies/company-answers.ts';
import { changeCompany } from '../../workflows/companies/write-company.ts';
import type { Action, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(companyFields).shape);

/** Sends the changes of a company's form once. */
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
      return editCompanyForm(context, company, {
        inputs: inputsOfCompany(company),
        problems: [changedMeanwhile('company')],
      });
    const read = readCompanyChanges(typed, company, inputText);
    if (read.kind === 'bad') return again(read.problems.map(formProblem));
    const show = async (line: DoneLine): Promise<Pressed> =>
      (await companyAnswer(context, id, [line])) ?? gone(context, press);
    const saved = savedLine(changedParts(read.changes));
    if (Object.keys(read.changes).length === 0) return show(saved);
    const { person, conversation } = press;
    const wrote = await changeCompany(context, { person, conversation, formId: form }, company, read.changes);
    switch (wrote.kind) {
      case 'done':
        return show(saved);
      case 'taken':
        return toast('form-sent-already');
      case 'refused':
      case 'not-sent':
        return again([refusalText(wrote)]);
      case 'unclear':
        return show(unclearLine(wrote));
    }
  },
};
