import { type Answer, envelope, ok } from '../http/answer.ts';
import { list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimCompany, SimContact } from '../model.ts';
import { withCompany } from './companies.ts';
import { invalid } from './company-writes.ts';
import { contactBody, contactFrom, settlePrimaries } from './contact-rules.ts';

const wireContact = ({ createdDate, ...contact }: SimContact): unknown => ({
  ...contact,
  createdDate: new Date(createdDate).toISOString().slice(0, 10),
});

const withContact = (run: (call: Call, company: SimCompany, contact: SimContact) => Answer) =>
  withCompany((call, company) => {
    const id = call.param('contactId');
    const contact = call.sim.world.contactsOf(company).find((one) => one.id === id);
    return contact === undefined
      ? envelope(404, `Contact Not Found: ${id}`, call.path)
      : run(call, company, contact);
  });

const all = '/companies/{companyId}/contacts';
const one = `${all}/{contactId}`;

export const contactRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    run: withCompany(({ sim, query, path }, company) =>
      list(
        { name: `contacts ${company.id}`, filters: {}, sorts: {}, row: wireContact },
        sim.world.contactsOf(company),
        query,
        sim.world.views,
        path,
      ),
    ),
  },
  {
    method: 'POST',
    path: all,
    run: withCompany(({ sim: { world }, body, now, path }, company) => {
      const parsed = contactBody.safeParse(body);
      if (!parsed.success) return invalid('Contact', parsed.error, path);
      const contact = contactFrom(parsed.data, world.newId('contact'), now);
      world.contactsOf(company).push(contact);
      settlePrimaries(world, company, contact);
      return ok(wireContact(contact));
    }),
  },
  { method: 'GET', path: one, run: withContact((_call, _company, contact) => ok(wireContact(contact))) },
  {
    method: 'PUT',
    path: one,
    run: withContact(({ sim: { world }, body, path }, company, contact) => {
      const parsed = contactBody.safeParse(body);
      if (!parsed.success) return invalid('Contact', parsed.error, path);
      Object.assign(contact, parsed.data);
      settlePrimaries(world, company, contact);
      return ok(wireContact(contact));
    }),
  },
  {
    method: 'DELETE',
    path: one,
    run: withContact(({ sim: { world } }, company, contact) => {
      const contacts = world.contactsOf(company);
      contacts.splice(contacts.indexOf(contact), 1);
      settlePrimaries(world, company, null);
      return { status: 204 };
    }),
  },
];
