import type { Form } from './form.ts';
import { type VariableName, variableNames } from './variables.ts';

/** Where the credentials of the Pax8 API come from. */
export type Credentials =
  | Readonly<{ from: 'vault'; url: string; names: Readonly<{ clientId: string; clientSecret: string }> }>
  | Readonly<{ from: 'environment'; clientId: string; clientSecret: string }>;

/** Refuses credentials in two places: nobody could tell which ones are used, now or after the next rotation. */
export const credentialsOf = (form: Form): Credentials => {
  if (!form.isSet('KEY_VAULT_URL')) {
    refuseEach(
      form,
      variableNames.filter((name) => name.startsWith('KEY_VAULT_') && name !== 'KEY_VAULT_URL'),
      'names a secret in a vault, but no vault is set',
      'Set KEY_VAULT_URL, or remove it.',
    );
    return {
      from: 'environment',
      clientId: form.required('PAX8_CLIENT_ID'),
      clientSecret: form.required('PAX8_CLIENT_SECRET'),
    };
  }
  refuseEach(
    form,
    ['PAX8_CLIENT_ID', 'PAX8_CLIENT_SECRET'],
    'is set together with KEY_VAULT_URL, but only one of them may be set',
    'Remove it to take the Pax8 credentials from the vault, or remove KEY_VAULT_URL.',
  );
  return {
    from: 'vault',
    url: form.required('KEY_VAULT_URL'),
    names: {
      clientId: form.required('KEY_VAULT_PAX8_CLIENT_ID'),
      clientSecret: form.required('KEY_VAULT_PAX8_CLIENT_SECRET'),
    },
  };
};

const refuseEach = (form: Form, names: readonly VariableName[], problem: string, fix: string): void => {
  for (const name of names) if (form.isSet(name)) form.refuse(name, problem, fix);
};
