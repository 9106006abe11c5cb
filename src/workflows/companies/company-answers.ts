import { createHash } from 'node:crypto';
import { type CompanyInputs, emptyCompany, inputsOfCompany } from '../../core/companies/company-form.ts';
import { type ContactInputs, emptyContact, inputsOfContact } from '../../core/companies/contact-form.ts';
import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import { type Contact, contactTypes, missingPrimaries } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Answer } from '../../core/words/chat.ts';
import type { CompanyInput } from '../../views/companies/company.ts';
import type { Context } from '../context.ts';
import { readCompany } from './read-company.ts';

/** What a form was filled from, so that it can be told whether that still stands. */
export const basisOf = (inputs: CompanyInputs | ContactInputs): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('base64url').slice(0, 22);

/** What was typed into a form and why it was not saved. */
export type Again<Inputs> = Readonly<{ inputs: Inputs; problems: readonly string[] }>;
type Done = CompanyInput['done'];

/** The form of a new company; `again` with what was typed. */
export const newCompanyForm = (
  { views, newId }: Pick<Context, 'views' | 'newId'>,
  name: string | null,
  again: (Again<CompanyInputs> & Readonly<{ contact: ContactInputs }>) | null = null,
): Answer =>
  views.companyForm({
    company: null,
    inputs: again?.inputs ?? emptyCompany(name),
    contact: again?.contact ?? emptyContact(contactTypes),
    formId: newId(),
    basedOn: '',
    problems: again?.problems ?? [],
  });

/** The form of a company as it is now, or with what was typed. */
export const editCompanyForm = (
  { views, newId }: Pick<Context, 'views' | 'newId'>,
  company: CompanyDetails,
  again: Again<CompanyInputs> | null = null,
): Answer =>
  views.companyForm({
    company,
    inputs: again?.inputs ?? inputsOfCompany(company),
    contact: null,
    formId: newId(),
    basedOn: basisOf(inputsOfCompany(company)),
    problems: again?.problems ?? [],
  });

/** The company as it is now; null: Pax8 does not have it. */
export const companyAnswer = async (
  context: Context,
  id: string,
  done: Done = [],
): Promise<Answer | null> => {
  const read = await readCompany(context, id);
  return read === null ? null : context.views.company({ ...read, done }, context.now());
};

type Of = Pick<Company, 'id' | 'name'>;

/** The contacts of a company as they are now. */
export const contactsAnswer = async (
  { marketplace, views }: Pick<Context, 'marketplace' | 'views'>,
  company: Of,
  {
    page = 0,
    say = `contacts ${company.name}`,
    done = [],
    csv = false,
  }: Readonly<{ page?: number; say?: string; done?: Done; csv?: boolean }> = {},
): Promise<Answer> => {
  const { rows, unreadable } = await marketplace.contacts(company.id, 'person');
  return views.contacts({ company, contacts: rows, unreadable, csv, page, say, done });
};

/** The form of a contact: a new one is primary for what is missing. */
export const contactFormAnswer = (
  { views, newId }: Pick<Context, 'views' | 'newId'>,
  company: Of,
  contact: Contact | null,
  all: readonly Contact[],
  again: Again<ContactInputs> | null = null,
): Answer => {
  const now = contact === null ? emptyContact(missingPrimaries(all)) : inputsOfContact(contact);
  return views.contactForm({
    company,
    contactId: contact?.id ?? null,
    inputs: again?.inputs ?? now,
    formId: newId(),
    basedOn: contact === null ? '' : basisOf(now),
    problems: again?.problems ?? [],
  });
};
