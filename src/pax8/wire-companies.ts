import { z } from 'zod';
import type { CompanyDetails } from '../core/marketplace/company-details.ts';
import type { Contact, ContactRole } from '../core/marketplace/contacts.ts';
import type { Company } from '../core/marketplace/records.ts';
import { companyStatusOf } from './wire-terms.ts';
import {
  flag,
  id,
  instant,
  nameOr,
  type Reader,
  readEach,
  readerOf,
  required,
  text,
  unnamed,
} from './wire-values.ts';

const nowhere = {
  street: null,
  street2: null,
  city: null,
  stateOrProvince: null,
  postalCode: null,
  country: null,
};

const details = z
  .object({
    id,
    name: text,
    status: text,
    externalId: text,
    address: z
      .object({
        street: text,
        street2: text,
        city: text,
        stateOrProvince: text,
        postalCode: text,
        country: text,
      })
      .catch(nowhere),
    phone: text,
    website: text,
    billOnBehalfOfEnabled: flag,
    selfServiceAllowed: flag,
    orderApprovalRequired: flag,
    updatedDate: instant,
  })
  .transform(
    ({ name, status, updatedDate, ...rest }): CompanyDetails => ({
      ...rest,
      name: nameOr(name, rest.id),
      status: companyStatusOf(status) ?? unnamed,
      updatedAt: updatedDate,
    }),
  );

const role = z.object({
  type: required,
  primary: flag.transform((primary) => primary ?? false),
});
const readRole: Reader<ContactRole> = readerOf(role);

const contact = z
  .object({
    id,
    firstName: text,
    lastName: text,
    email: text,
    phone: text,
    createdDate: instant,
    types: z.unknown().optional(),
  })
  .transform(
    ({ createdDate, types, ...rest }): Contact => ({
      ...rest,
      roles: readEach(types, readRole).rows,
      createdAt: createdDate,
    }),
  );

export const readCompanyDetails: Reader<CompanyDetails> = readerOf(details);
export const readCompany: Reader<Company> = (raw) => {
  const company = readCompanyDetails(raw);
  if (company === null) return null;
  const { id, name, status, externalId, website, address } = company;
  const { city, country, stateOrProvince } = address;
  return { id, name, status, externalId, city, country, stateOrProvince, website };
};
export const readContact: Reader<Contact> = readerOf(contact);
