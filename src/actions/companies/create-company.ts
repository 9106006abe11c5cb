import { companyFields, readNewCompany } from '../../core/companies/company-form.ts';
import { contactFields, isEmptyContact, readContactInputs } from '../../core/companies/contact-form.ts';
import { companyAnswer, newCompanyForm } from '../../workflows/companies/company-answers.ts';
import { createCompany as create } from '../../workflows/companies/write-company.ts';
import type { Wrote } from '../../workflows/companies/write-once.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Pressed } from '../pressing/action.ts';
import { notApproverFor, notTheForm, refusalOf, sentAlready } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(companyFields).shape).extend(inputsOf(contactFields).shape);

/** Creates the company of the form, once, and then its contact. */
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
    const contact = isEmptyContact(inputs) ? null : readContactInputs(inputs);
    if (company.kind === 'bad' || contact?.kind === 'bad')
      return again([
        ...(company.kind === 'bad' ? company.problems : []),
        ...(contact?.kind === 'bad' ? contact.problems : []),
      ]);
    const { person, conversation } = press;
    const sent = { person, conversation, formId: inputs.form };
    const created = await create(context, sent, company.company, contact?.contact ?? null);
    switch (created.kind) {
      case 'exists':
        return again([
          `A company is called “${created.company.name}” already. Edit that one, or give the new one another name.`,
        ]);
      case 'taken':
        return sentAlready;
      case 'refused':
      case 'not-sent':
        return again([refusalOf(created)]);
      case 'unclear':
        return unclear(context, company.company.name, created.forPeople);
      case 'created':
        return done(context, created.companyId, created.contact);
    }
  },
};

const unclear = ({ views }: Context, name: string, forPeople: string): Pressed =>
  views.notice({
    title: 'Outcome unclear',
    tone: 'warning',
    text: forPeople,
    details: [
      `A company called “${name}” is not in Pax8’s list yet. Look again in a few minutes before you create it once more.`,
    ],
    suggestions: [
      { title: 'Refresh', say: 'refresh' },
      { title: 'Look for it', say: `companies ${name}` },
    ],
  });

const done = async (context: Context, id: string, contact: Wrote<unknown> | null): Promise<Pressed> => {
  const lines = [
    { text: 'Created at Pax8.', tone: 'good' as const },
    ...(contact === null ? [] : [contactLine(contact)]),
  ];
  return (
    (await companyAnswer(context, id, lines)) ??
    context.views.notice({
      title: 'Created',
      tone: 'good',
      text: `The company was created at Pax8, which does not show it yet. ${lines[1]?.text ?? ''}`.trim(),
      suggestions: [{ title: 'Refresh', say: 'refresh' }],
    })
  );
};

const contactLine = (contact: Wrote<unknown>) => {
  switch (contact.kind) {
    case 'done':
      return { text: 'Its contact was added.', tone: 'good' as const };
    case 'taken':
      return { text: 'Its contact was sent already.', tone: 'warning' as const };
    case 'refused':
    case 'not-sent':
      return {
        text: `Its contact was not added. ${refusalOf(contact).replace('Nothing was changed. ', '')} Contacts has a form for it.`,
        tone: 'attention' as const,
      };
    case 'unclear':
      return { text: `Its contact: ${contact.forPeople}`, tone: 'warning' as const };
  }
};
