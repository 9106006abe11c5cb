import type { Form } from './form.ts';
import { type SecretSource, secretOf } from './secret-source.ts';
import type { VariableName } from './variables.ts';

/** The app that reads Microsoft's own numbers in the tenants of customers; null when there is none. */
export type GraphConfig = Readonly<{
  clientId: string;
  secret: SecretSource;
  /** Only these tenants; null for all that are known. */
  tenantIds: readonly string[] | null;
  /** Both without a slash at the end. */
  url: string;
  loginUrl: string;
}> | null;

const own: readonly VariableName[] = [
  ...(['GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET', 'KEY_VAULT_GRAPH_SECRET'] as const),
  ...(['GRAPH_TENANT_IDS', 'GRAPH_URL', 'GRAPH_LOGIN_URL'] as const),
];

export const graphOf = (form: Form): GraphConfig =>
  own.some((name) => form.isSet(name))
    ? {
        clientId: form.required('GRAPH_CLIENT_ID'),
        secret: secretOf(form, 'GRAPH_CLIENT_SECRET', 'KEY_VAULT_GRAPH_SECRET'),
        tenantIds: form.optional('GRAPH_TENANT_IDS'),
        url: form.required('GRAPH_URL'),
        loginUrl: form.required('GRAPH_LOGIN_URL'),
      }
    : null;
