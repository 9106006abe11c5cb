import { changedParts, hasChanges } from '../../core/companies/company-form.ts';
import { contactName } from '../../core/companies/contact-form.ts';
import { lineOf } from '../../core/companies/form-lines.ts';
import type { CompanyChanges, CompanyDetails, CompanyForm } from '../../core/marketplace/company-details.ts';
import type { ContactForm } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { rawKey } from '../../core/names/name-words.ts';
import type { Context } from '../context.ts';
import { type Sent, type Wrote, writeOnce } from './write-once.ts';

export type CompanyCreated =
  | Readonly<{ kind: 'created'; companyId: string }>
  /** A company with this name exists already: nothing was sent. */
  | Readonly<{ kind: 'exists'; company: Company }>
  | Exclude<Wrote<never>, { kind: 'done' }>;

/**
 * Creates a company once, together with its contact: alone it would be Inactive and block its name. Never creates an
 * existing name. https://github.com/pax8labs/pax8-cli/blob/main/docs/triage/companies-create-atomic-endpoint.md
 */
export const createCompany = async (
  context: Context,
  sent: Sent,
  company: Omit<CompanyForm, 'externalId'>,
  contact: ContactForm,
): Promise<CompanyCreated> => {
  const { marketplace } = context;
  const before = await marketplace.companies('person');
  const namesake = before.rows.find((row) => isCalled(row, company.name));
  if (namesake !== undefined) return { kind: 'exists', company: namesake };
  const written = await writeOnce<Pick<CompanyDetails, 'id'>>(context, sent, {
    event: 'company.create',
    done: 'company.created',
    companyId: null,
    facts: { company: company.name, contact: contactName(contact) },
    send: () => marketplace.createCompany({ ...company, externalId: null, contacts: [contact] }),
    settles: ({ id }) => !before.rows.some((row) => row.id === id),
    look: async () => {
      const { rows } = await marketplace.companies('person');
      const found = rows.find((row) => isCalled(row, company.name));
      return found === undefined ? null : { record: found };
    },
    companyOf: ({ id }) => id,
  });
  if (written.kind !== 'done') return written;
  context.later('a new company in look-ups', context.portfolio.refresh('background'));
  return { kind: 'created', companyId: written.record.id };
};

const isCalled = ({ name, status }: Company, wanted: string): boolean =>
  status !== 'Deleted' && rawKey(lineOf(name)) === rawKey(lineOf(wanted));

/** Sends a company's changed fields once. An unknown outcome is settled by reading the company. */
export const changeCompany = async (
  context: Context,
  sent: Sent,
  company: CompanyDetails,
  changes: CompanyChanges,
): Promise<Wrote<CompanyDetails>> => {
  const written = await writeOnce<CompanyDetails>(context, sent, {
    event: 'company.change',
    done: 'company.changed',
    companyId: company.id,
    facts: { company: company.name, changed: changedParts(changes), ...oldAndNew(company, changes) },
    send: () => context.marketplace.changeCompany(company.id, changes),
    settles: () => true,
    look: async () => {
      const read = await context.marketplace.companyDetails(company.id, 'person');
      return read !== null && hasChanges(read, changes) ? { record: read } : null;
    },
  });
  if (written.kind === 'done' && changes.name !== undefined)
    context.later('a company’s new name in look-ups', context.portfolio.refresh('background'));
  return written;
};

const oldAndNew = (company: CompanyDetails, changes: CompanyChanges) => ({
  old: Object.fromEntries(
    Object.keys(changes).map((field) => [field, company[field as keyof CompanyDetails]]),
  ),
  new: changes,
});
