import { changedNames, hasChanges } from '../../core/companies/company-form.ts';
import { lineOf } from '../../core/companies/form-lines.ts';
import type { CompanyChanges, CompanyDetails, CompanyForm } from '../../core/marketplace/company-details.ts';
import type { ContactForm } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { rawKey } from '../../core/names/name-words.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { addContact } from './write-contact.ts';
import { type Sent, type Wrote, writeOnce } from './write-once.ts';

export type CompanyCreated =
  | Readonly<{
      kind: 'created';
      companyId: string;
      /** What became of its contact; null: none was given. */
      contact: Wrote<unknown> | null;
    }>
  /** One is called so already: nothing was sent. */
  | Readonly<{ kind: 'exists'; company: Company }>
  | Exclude<Wrote<never>, { kind: 'done' }>;

/**
 * Creates a company once, then its contact. One that is called so already is never created again; an unknown outcome is
 * settled by looking whether one of this name has come since.
 */
export const createCompany = async (
  context: Context,
  sent: Sent,
  company: Omit<CompanyForm, 'externalId'>,
  contact: ContactForm | null,
): Promise<CompanyCreated> => {
  const { marketplace } = context;
  const before = await marketplace.companies('person');
  const namesake = before.rows.find((one) => isCalled(one, company.name));
  if (namesake !== undefined) return { kind: 'exists', company: namesake };
  const since = async (): Promise<Company | null> => {
    const { rows } = await marketplace.companies('person');
    return rows.find((one) => isCalled(one, company.name)) ?? null;
  };
  const written = await writeOnce<Pick<CompanyDetails, 'id'>>(context, sent, {
    event: 'company.create',
    done: 'company.created',
    companyId: null,
    facts: { company: company.name },
    send: () => marketplace.createCompany({ ...company, externalId: null, contacts: [] }),
    look: async () => {
      const found = await since();
      return found === null ? null : { record: found };
    },
    companyOf: (record) => record?.id ?? null,
  });
  if (written.kind !== 'done') return written;
  context.later('a new company in look-ups', context.portfolio.refresh('background'));
  const companyId = written.record?.id ?? (await since())?.id ?? null;
  if (companyId === null)
    return {
      kind: 'unclear',
      forPeople: 'Pax8 took the company and did not say which it is. Say refresh and look for it.',
    };
  return {
    kind: 'created',
    companyId,
    contact:
      contact === null
        ? null
        : await withContact(context, sent, { id: companyId, name: company.name }, contact),
  };
};

/** The company is there by now: whatever happens to its contact is told beside it. */
const withContact = (
  context: Context,
  sent: Sent,
  company: Pick<Company, 'id' | 'name'>,
  contact: ContactForm,
): Promise<Wrote<unknown>> => {
  // A form of its own, so that it too is sent at most once.
  const own = { ...sent, formId: `${sent.formId} contact` };
  return addContact(context, own, company, contact).catch((thrown: unknown) => {
    context.log.error(
      { company: company.id, reason: messageOf(thrown) },
      'the contact of a new company failed',
    );
    return {
      kind: 'unclear',
      forPeople: 'Whether the contact was added is not known: look at the contacts.',
    };
  });
};

const isCalled = ({ name, status }: Company, wanted: string): boolean =>
  status !== 'Deleted' && rawKey(lineOf(name)) === rawKey(lineOf(wanted));

/** Sends what changed of a company, once. An unknown outcome is settled by reading it. */
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
    facts: { company: company.name, changed: changedNames(changes), ...oldAndNew(company, changes) },
    send: () => context.marketplace.changeCompany(company.id, changes),
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
