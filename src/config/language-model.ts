import type { Form } from './form.ts';
import { isLoopback } from './loopback.ts';
import { type SecretSource, secretOf } from './secret-source.ts';

/** An OpenAI-compatible endpoint that reads what the bot does not understand; null when none is configured. */
export type LanguageModelConfig = Readonly<{
  url: string;
  name: string;
  key: SecretSource | Readonly<{ from: 'managed-identity' }>;
}> | null;

/** Hosts of Azure OpenAI, which know the identity of the machine. */
const azure = /\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)$/;

export const languageModelOf = (form: Form): LanguageModelConfig => {
  const keys = ['LANGUAGE_MODEL_KEY', 'KEY_VAULT_LANGUAGE_MODEL_KEY'] as const;
  const names = ['LANGUAGE_MODEL_URL', 'LANGUAGE_MODEL_NAME', ...keys] as const;
  if (!names.some((name) => form.isSet(name))) return null;
  const url = form.required('LANGUAGE_MODEL_URL');
  const name = form.required('LANGUAGE_MODEL_NAME');
  if (!form.isGood('LANGUAGE_MODEL_URL')) return { url, name, key: { from: 'nowhere' } };
  const { hostname } = new URL(url);
  const hasKey = keys.some((key) => form.isSet(key));
  if (!hasKey && azure.test(hostname)) return { url, name, key: { from: 'managed-identity' } };
  if (!hasKey && isLoopback(hostname)) return { url, name, key: { from: 'nowhere' } };
  return { url, name, key: secretOf(form, ...keys, 'key') };
};
