import { z } from 'zod';
import { type Answer, envelope, ok } from '../http/answer.ts';
import type { SimCompany } from '../model.ts';
import type { Sim } from '../sim.ts';
import { wireCompany } from '../wire.ts';
import { contactBody, contactFrom, settlePrimaries } from './contact-rules.ts';

const word = z.string().trim().min(1);
const address = z.object({
  street: word,
  street2: z.string().optional(),
  city: word,
  stateOrProvince: z.string().default(''),
  postalCode: z.string().default(''),
  country: z.string().regex(/^[A-Z]{2}$/),
});

const fields = z.object({
  name: word,
  address,
  phone: word,
  website: z.url(),
  externalId: z.string().optional(),
  billOnBehalfOfEnabled: z.boolean(),
  selfServiceAllowed: z.boolean(),
  orderApprovalRequired: z.boolean(),
});
const creation = fields.extend({ contacts: z.array(contactBody).optional() });
const update = fields.partial();

/** Pax8 does not publish its exact words for what is missing. */
export const invalid = (what: string, error: z.ZodError, path: string): Answer =>
  envelope(
    422,
    `Invalid ${what}`,
    path,
    error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
  );

/** Creates a company. It is Inactive until it has primary contacts of all three types, which may come with it. */
export const createCompany = ({ world }: Sim, body: unknown, now: number, path: string): Answer => {
  const parsed = creation.safeParse(body);
  if (!parsed.success) return invalid('Company', parsed.error, path);
  const { contacts = [], externalId = '', address: place, ...rest } = parsed.data;
  // An Inactive company is invisible in the portal, and its name is taken.
  // https://github.com/pax8labs/pax8-cli/blob/main/docs/triage/companies-create-atomic-endpoint.md
  const taken = world.companies.rows.some(
    ({ name, status }) => status !== 'Deleted' && name.toLowerCase() === rest.name.toLowerCase(),
  );
  if (taken) return envelope(422, `Company ${rest.name} already exists`, path);
  const company: SimCompany = {
    ...rest,
    id: world.newId('company'),
    externalId,
    address: withoutUndefined(place),
    // Inactive, so that the simulator invents no contacts for it.
    status: 'Inactive',
    updatedDate: now,
  };
  const people = world.contactsOf(company);
  people.length = 0;
  world.companies.add(company);
  for (const contact of contacts) people.push(contactFrom(contact, world.newId('contact'), now));
  settlePrimaries(world, company, people.at(-1) ?? null);
  return ok(wireCompany(company));
};

export const changeCompany = (
  { world }: Sim,
  company: SimCompany,
  body: unknown,
  now: number,
  path: string,
): Answer => {
  const parsed = update.safeParse(body);
  if (!parsed.success) return invalid('Company', parsed.error, path);
  const { address: place, ...rest } = parsed.data;
  const changes = withoutUndefined({ ...rest, address: place && withoutUndefined(place) });
  if (Object.keys(changes).length === 0)
    return envelope(422, 'At least one parameter has to be modified', path);
  Object.assign(company, changes, { updatedDate: now });
  world.touch();
  return ok(wireCompany(company));
};

const withoutUndefined = <T extends object>(from: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
