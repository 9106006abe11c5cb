import { createHash } from 'node:crypto';
import { type CompanyInputs, emptyCompany, inputsOfCompany } from '../../core/companies/company-form.ts';
import { type ContactInputs, emptyContact, inputsOfContact } from '../../core/companies/contact-form.ts';
import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import { type Contact, contactTypes, missingPrimaries } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Answer } from '../../core/words/chat.ts';
import { companyCard } from '../../views/companies/company.ts';
import { companyFormCard } from '../../views/companies/company-form.ts';
import type { DoneLine } from '../../views/companies/company-writes.ts';
import { contactFormCard } from '../../views/companies/contact-form.ts';
import { contactsCard } from '../../views/companies/contacts.ts';
import type { Context } from '../context.ts';
import { readCompany } from './read-company.ts';

/** A mark of the record behind a form, to see later whether it has changed. */
export const basisOf = (inputs: CompanyInputs | ContactInputs): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('base64url').slice(0, 22);

/** What a person typed into a form, and why it was not saved. */
export type Again<Inputs> = Readonly<{ inputs: Inputs; problems: readonly string[] }>;

/** The form for a new company; with `again`, filled with what was typed. */
export const newCompanyForm = (
  { answer, newId }: Pick<Context, 'answer' | 'newId'>,
  name: string | null,
  again: (Again<CompanyInputs> & Readonly<{ contact: ContactInputs }>) | null = null,
): Answer =>
  answer(
    companyFormCard({
      company: null,
      inputs: again?.inputs ?? emptyCompany(name),
      contact: again?.contact ?? emptyContact(contactTypes),
      formId: newId(),
      basedOn: '',
      problems: again?.problems ?? [],
    }),
  );

/** The form for a company as it is now, or with what was typed. */
export const editCompanyForm = (
  { answer, newId }: Pick<Context, 'answer' | 'newId'>,
  company: CompanyDetails,
  again: Again<CompanyInputs> | null = null,
): Answer =>
  answer(
    companyFormCard({
      company,
      inputs: again?.inputs ?? inputsOfCompany(company),
      contact: null,
      formId: newId(),
      basedOn: basisOf(inputsOfCompany(company)),
      problems: again?.problems ?? [],
    }),
  );

/** The company as it is now; returns null when Pax8 does not have it. */
export const companyAnswer = async (
  context: Context,
  id: string,
  done: readonly DoneLine[] = [],
): Promise<Answer | null> => {
  const read = await readCompany(context, id);
  return read === null ? null : context.answer(companyCard({ ...read, done }, context.show()));
};

type Of = Pick<Company, 'id' | 'name'>;

/** The contacts of a company as they are now. */
export const contactsAnswer = async (
  { marketplace, answer }: Pick<Context, 'marketplace' | 'answer'>,
  company: Of,
  {
    page = 0,
    say = `contacts ${company.name}`,
    done = [],
    csv = false,
  }: Readonly<{ page?: number; say?: string; done?: readonly DoneLine[]; csv?: boolean }> = {},
): Promise<Answer> => {
  const { rows, unreadable } = await marketplace.contacts(company.id, 'person');
  return answer(contactsCard({ company, contacts: rows, unreadable, csv, page, say, done }));
};

/** The form for a contact. A new one is proposed as primary for the roles that have none. */
export const contactFormAnswer = (
  { answer, newId }: Pick<Context, 'answer' | 'newId'>,
  company: Of,
  contact: Contact | null,
  all: readonly Contact[],
  again: Again<ContactInputs> | null = null,
): Answer => {
  const now = contact === null ? emptyContact(missingPrimaries(all)) : inputsOfContact(contact);
  return answer(
    contactFormCard({
      company,
      contactId: contact?.id ?? null,
      inputs: again?.inputs ?? now,
      formId: newId(),
      basedOn: contact === null ? '' : basisOf(now),
      problems: again?.problems ?? [],
    }),
  );
};
