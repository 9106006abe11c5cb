import { randomUUID } from 'node:crypto';
import { type Answer, ok } from '../http/answer.ts';
import type { Arrival } from '../http/route.ts';
import { companyOf, companySubscriptions, subscribedSkus, tenantIdOf } from './tenant.ts';

/** The bot's GRAPH_URL and GRAPH_LOGIN_URL, relative to the simulator. */
const api = '/graph/v1.0';
const login = '/login';

/** https://learn.microsoft.com/graph/errors */
const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message, innerError: { 'request-id': randomUUID() } } },
});

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const noToken = (status: number, error: string, code: number, says: string): Answer => ({
  status,
  body: { error, error_description: `AADSTS${code}: ${says}`, error_codes: [code], trace_id: randomUUID() },
});

/** A token names its tenant, as a real one does. */
const tokenOf = (tenantId: string): string => `sim.${tenantId}.${randomUUID()}`;
const tenantIn = (authorization: string | undefined): string | null =>
  /^Bearer sim\.([0-9a-f-]{36})\.[0-9a-f-]{36}$/.exec(authorization ?? '')?.[1] ?? null;

const issue = ({ sim, body }: Arrival, tenantId: string): Answer => {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const company = companyOf(sim.world, tenantId);
  if (company === undefined)
    return noToken(400, 'invalid_request', 90_002, `Tenant '${tenantId}' not found.`);
  if (asked.client_id !== sim.settings.clientId || sim.settings.tenantsWithoutApp.includes(company.id))
    return noToken(400, 'unauthorized_client', 700_016, 'Application was not found in the directory.');
  if (asked.client_secret !== sim.settings.clientSecret)
    return noToken(401, 'invalid_client', 7_000_215, 'Invalid client secret provided.');
  if (asked.grant_type !== 'client_credentials' || !String(asked.scope).endsWith('/.default'))
    return noToken(400, 'invalid_scope', 1_002_012, 'The provided value for scope is not valid.');
  return ok({
    token_type: 'Bearer',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: tokenOf(tenantIdOf(company.id)),
  });
};

const read = ({ sim, now }: Arrival, path: string, tenantId: string): Answer => {
  const company = companyOf(sim.world, tenantId);
  if (company === undefined) return refused(401, 'InvalidAuthenticationToken', 'Access token is invalid.');
  const { tenantsClosed, listsTenantSubscriptions } = sim.settings;
  // As Graph answers an app without the permission, or without GDAP.
  const denied = refused(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
  if (tenantsClosed.includes(company.id)) return denied;
  const list = (value: readonly unknown[]): Answer =>
    ok({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${path}`, value });
  if (path === '/subscribedSkus') return list(subscribedSkus(sim.world, company, sim.settings, now));
  if (path === '/directory/subscriptions')
    return listsTenantSubscriptions
      ? list(companySubscriptions(sim.world, company, sim.settings, now))
      : denied;
  return refused(404, 'Request_ResourceNotFound', `Resource not found for the segment '${path}'.`);
};

/** Microsoft Graph and its sign-in; null for all other paths. */
export const answerGraph = (authorization: string | undefined, arrival: Arrival): Answer | null => {
  const { method, path } = arrival;
  const tenant = new RegExp(`^${login}/([^/]+)/oauth2/v2\\.0/token$`).exec(path)?.[1];
  if (tenant !== undefined && method === 'POST') return issue(arrival, tenant);
  if (!path.startsWith(`${api}/`)) return null;
  const tenantId = tenantIn(authorization);
  if (tenantId === null || method !== 'GET')
    return refused(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  return read(arrival, path.slice(api.length), tenantId);
};

/** Makes the external ids of companies their tenants', as partners keep them. https://devx.pax8.com/docs/microsoft-subscription-reconciliation */
export const withTenants = <T extends { id: string; externalId: string }>(companies: readonly T[]): T[] =>
  companies.map((company) => ({ ...company, externalId: tenantIdOf(company.id) }));
