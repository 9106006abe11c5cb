import { z } from 'zod';
import type { SimCompany, SimContact } from '../model.ts';
import type { World } from '../world.ts';

const types = ['Admin', 'Billing', 'Technical'] as const;
const word = z.string().trim().min(1);

export const contactBody = z.object({
  firstName: word,
  lastName: word,
  email: z.email(),
  phone: word,
  types: z.array(z.object({ type: z.enum(types), primary: z.boolean().default(false) })).default([]),
});

export const contactFrom = (
  body: z.output<typeof contactBody>,
  id: string,
  createdDate: number,
): SimContact => ({ ...body, id, createdDate });

/** One primary per type: the newest takes it over. A company with all three is Active, one without is Inactive. */
export const settlePrimaries = (world: World, company: SimCompany, newest: SimContact | null): void => {
  const contacts = world.contactsOf(company);
  for (const role of newest?.types.filter(({ primary }) => primary) ?? [])
    for (const other of contacts.filter((contact) => contact !== newest))
      other.types = other.types.map((held) => (held.type === role.type ? { ...held, primary: false } : held));
  const complete = types.every((wanted) =>
    contacts.some((contact) => contact.types.some(({ type, primary }) => type === wanted && primary)),
  );
  if (company.status !== 'Deleted') company.status = complete ? 'Active' : 'Inactive';
  world.touch();
};
