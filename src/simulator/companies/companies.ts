import { type Answer, envelope, ok } from '../http/answer.ts';
import { equals, type Listing, list, yesOrNo } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimCompany } from '../model.ts';
import { wireCompany } from '../wire.ts';
import { changeCompany, createCompany } from './company-writes.ts';

const companies: Listing<SimCompany> = {
  name: 'companies',
  filters: {
    city: equals(({ address }) => address.city),
    country: equals(({ address }) => address.country),
    stateOrProvince: equals(({ address }) => address.stateOrProvince),
    postalCode: equals(({ address }) => address.postalCode),
    selfServiceAllowed: equals(({ selfServiceAllowed }) => selfServiceAllowed, yesOrNo),
    billOnBehalfOfEnabled: equals(({ billOnBehalfOfEnabled }) => billOnBehalfOfEnabled, yesOrNo),
    orderApprovalRequired: equals(({ orderApprovalRequired }) => orderApprovalRequired, yesOrNo),
    status: equals(({ status }) => status, ['Active', 'Inactive', 'Deleted']),
  },
  sorts: {
    name: ({ name }) => name,
    city: ({ address }) => address.city,
    country: ({ address }) => address.country,
    stateOrProvince: ({ address }) => address.stateOrProvince,
    postalCode: ({ address }) => address.postalCode,
  },
  row: wireCompany,
};

export const withCompany =
  (run: (call: Call, company: SimCompany) => Answer) =>
  (call: Call): Answer => {
    const id = call.param('companyId');
    const company = call.sim.world.companies.byId.get(id);
    return company === undefined ? envelope(404, `Company Not Found: ${id}`, call.path) : run(call, company);
  };

export const companyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/companies',
    run: ({ sim, query, path }) => list(companies, sim.world.companies.rows, query, sim.world.views, path),
  },
  {
    method: 'POST',
    path: '/companies',
    run: ({ sim, body, now, path }) => createCompany(sim, body, now, path),
  },
  {
    method: 'GET',
    path: '/companies/{companyId}',
    run: withCompany((_call, company) => ok(wireCompany(company))),
  },
  {
    method: 'PATCH',
    path: '/companies/{companyId}',
    run: withCompany(({ sim, body, now, path }, company) => changeCompany(sim, company, body, now, path)),
  },
];
