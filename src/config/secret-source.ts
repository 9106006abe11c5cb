import type { Form } from './form.ts';
import type { ValueOf, VariableName } from './variables.ts';

/** Where one secret comes from. */
export type SecretSource =
  | Readonly<{ from: 'vault'; name: string }>
  | Readonly<{ from: 'environment'; value: string }>
  | Readonly<{ from: 'nowhere' }>;

type Texts = {
  [K in VariableName]: ValueOf<K> extends string ? K : never;
}[VariableName];

/** From the vault where `inVault` names it, else from `variable`, which must be set then; never from both. */
export const secretOf = (form: Form, variable: Texts, inVault: Texts, what = 'secret'): SecretSource => {
  const name = form.optional(inVault);
  if (name === null) return { from: 'environment', value: form.required(variable) };
  if (form.isSet(variable)) {
    form.refuse(
      variable,
      `is set beside ${inVault}, and only one of them can be meant`,
      `Remove it to take the ${what} from the vault.`,
    );
  }
  return { from: 'vault', name };
};
