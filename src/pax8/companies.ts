import type {
  Address,
  CompanyChanges,
  CompanyDetails,
  CompanyFilter,
  NewCompany,
} from '../core/marketplace/company-details.ts';
import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Company, Rows } from '../core/marketplace/records.ts';
import type { Written } from '../core/marketplace/written.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import { bodyOfContact } from './contacts.ts';
import { readOne } from './one.ts';
import { readAllPages } from './pages.ts';
import { reading, withId, withQuery } from './routes.ts';
import { readCompany, readCompanyDetails } from './wire-companies.ts';
import { write } from './writing.ts';

const all = '/companies';
const one = '/companies/{id}';
const look = 'look at the company in Pax8 before you ask again.';

export const companies = (client: Client, concurrency: number, urgency: Urgency): Promise<Rows<Company>> =>
  readAllPages({ client, call: reading(all), urgency, concurrency, read: readCompany });

export const findCompanies = (
  client: Client,
  concurrency: number,
  filter: CompanyFilter,
  urgency: Urgency,
): Promise<Rows<CompanyDetails>> =>
  readAllPages({
    client,
    call: withQuery(reading(all), filter),
    urgency,
    concurrency,
    read: readCompanyDetails,
  });

export const companyDetails = (
  client: Client,
  id: string,
  urgency: Urgency,
): Promise<CompanyDetails | null> =>
  readOne(client, () => withId('GET', one, id), urgency, readCompanyDetails);

export const createCompany = (client: Client, company: NewCompany): Promise<Written<CompanyDetails>> =>
  write(
    client,
    () => {
      const { contacts, ...fields } = company;
      const body = {
        ...bodyOfCompany(fields),
        ...(contacts.length === 0 ? {} : { contacts: contacts.map(bodyOfContact) }),
      };
      return { method: 'POST', template: all, path: all, body };
    },
    readCompanyDetails,
    look,
  );

export const changeCompany = (
  client: Client,
  id: string,
  changes: CompanyChanges,
): Promise<Written<CompanyDetails>> =>
  write(
    client,
    () => {
      const body = bodyOfCompany(changes);
      if (Object.keys(body).length > 0) return { ...withId('PATCH', one, id), body };
      throw new AppError('an update without a field', 'Say what of the company is to change.');
    },
    readCompanyDetails,
    look,
  );

/** The fields that are given, by name: whatever else the object carries is not sent. */
const bodyOfCompany = (form: CompanyChanges): Record<string, unknown> => {
  const { name, address, phone, website, externalId } = form;
  const { billOnBehalfOfEnabled, selfServiceAllowed, orderApprovalRequired } = form;
  return given({
    name,
    address: address === undefined ? undefined : bodyOfAddress(address),
    phone,
    website,
    // Pax8 has no null for it.
    externalId: externalId === null ? '' : externalId,
    billOnBehalfOfEnabled,
    selfServiceAllowed,
    orderApprovalRequired,
  });
};

const bodyOfAddress = ({ street, street2, city, stateOrProvince, postalCode, country }: Address) =>
  given({ street, street2, city, stateOrProvince, postalCode, country });

const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
