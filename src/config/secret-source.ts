import type { Form } from './form.ts';
import type { ValueOf, VariableName } from './variables.ts';

export type SecretSource =
  | Readonly<{ from: 'vault'; name: string }>
  | Readonly<{ from: 'environment'; value: string }>
  | Readonly<{ from: 'nowhere' }>;

type Texts = {
  [K in VariableName]: ValueOf<K> extends string ? K : never;
}[VariableName];

/** From the vault when `inVault` is set, otherwise from `variable`, which is then required. Refuses both together. */
export const secretOf = (form: Form, variable: Texts, inVault: Texts, what = 'secret'): SecretSource => {
  const name = form.optional(inVault);
  if (name === null) return { from: 'environment', value: form.required(variable) };
  if (form.isSet(variable)) {
    form.refuse(
      variable,
      `is set together with ${inVault}, but only one of them may be set`,
      `Remove it to take the ${what} from the vault.`,
    );
  }
  return { from: 'vault', name };
};
