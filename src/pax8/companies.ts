import { hasChanges } from '../core/companies/company-form.ts';
import { sameLine } from '../core/companies/form-lines.ts';
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
import { readAllPages } from './pages.ts';
import { readOne } from './read-one.ts';
import { reading, withId, withQuery } from './routes.ts';
import { readCompany, readCompanyDetails } from './wire-companies.ts';
import { showing, write } from './writing.ts';

const listPath = '/companies';
const recordPath = '/companies/{id}';
export const companies = (client: Client, concurrency: number, urgency: Urgency): Promise<Rows<Company>> =>
  readAllPages({ client, call: reading(listPath), urgency, concurrency, read: readCompany });

export const findCompanies = (
  client: Client,
  concurrency: number,
  filter: CompanyFilter,
  urgency: Urgency,
): Promise<Rows<CompanyDetails>> =>
  readAllPages({
    client,
    call: withQuery(reading(listPath), filter),
    urgency,
    concurrency,
    read: readCompanyDetails,
  });

export const companyDetails = (
  client: Client,
  id: string,
  urgency: Urgency,
): Promise<CompanyDetails | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readCompanyDetails);

export const createCompany = (client: Client, company: NewCompany): Promise<Written<CompanyDetails>> =>
  write(
    client,
    () => {
      const { contacts, ...fields } = company;
      const body = {
        ...bodyOfCompany(fields),
        ...(contacts.length === 0 ? {} : { contacts: contacts.map(bodyOfContact) }),
      };
      return { method: 'POST', template: listPath, path: listPath, body };
    },
    // The name proves that the company exists. Its card shows whatever else Pax8 made of the request.
    showing(readCompanyDetails, ({ name }) => sameLine(name, company.name)),
    'company',
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
      if (Object.keys(body).length > 0) return { ...withId('PATCH', recordPath, id), body };
      throw new AppError('an update without a field', { kind: 'nothing-to-change' });
    },
    showing(readCompanyDetails, (shown) => shown.id === id && hasChanges(shown, changes)),
    'company',
  );

/** Picks the given fields by name, so that nothing else on the object is sent. */
const bodyOfCompany = (form: CompanyChanges): Record<string, unknown> => {
  const { name, address, phone, website, externalId } = form;
  const { billOnBehalfOfEnabled, selfServiceAllowed, orderApprovalRequired } = form;
  return given({
    name,
    address: address === undefined ? undefined : bodyOfAddress(address),
    phone,
    website,
    // Pax8 does not accept null here.
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
