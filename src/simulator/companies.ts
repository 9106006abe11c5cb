import { envelope, ok } from './answer.ts';
import { equals, type Listing, list, yesOrNo } from './listing.ts';
import type { SimCompany } from './model.ts';
import type { Route } from './route.ts';
import { wireCompany } from './wire.ts';

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

export const companyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/companies',
    run: ({ sim, query, path }) => list(companies, sim.world.companies.rows, query, sim.world.views, path),
  },
  {
    method: 'GET',
    path: '/companies/{companyId}',
    run({ sim, param, path }) {
      const company = sim.world.companies.byId.get(param('companyId'));
      return company === undefined
        ? envelope(404, `Company Not Found: ${param('companyId')}`, path)
        : ok(wireCompany(company));
    },
  },
];
