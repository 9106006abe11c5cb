import type { Form } from './form.ts';
import { type SecretSource, secretOf } from './secret-source.ts';

export type DatabaseConfig = Readonly<{
  /** `sqlite:<path>`, `postgres://…` or `postgresql://…`; may hold a password. */
  url: string;
  /** The file that says, outside the database, which one the bot has and how its audit ends; null for none. */
  witness: string | null;
  /** The secret that seals the audit. */
  auditKey: SecretSource;
}>;

const auditKeyOf = (form: Form): SecretSource =>
  form.isSet('AUDIT_KEY') || form.isSet('KEY_VAULT_AUDIT_KEY')
    ? secretOf(form, 'AUDIT_KEY', 'KEY_VAULT_AUDIT_KEY')
    : { from: 'nowhere' };

/** The database, and the file outside it that says which one the bot has: beside a SQLite file, otherwise in `./data`. */
export const databaseOf = (form: Form): DatabaseConfig => {
  const url = form.required('DATABASE_URL');
  const set = form.optional('WITNESS_FILE');
  const witness = set === null ? besideOf(url ?? '') : set.toLowerCase() === 'none' ? null : set;
  return { url, witness, auditKey: auditKeyOf(form) };
};

const besideOf = (url: string): string | null => {
  const file = /^sqlite:(?:\/\/)?(.*)$/.exec(url)?.[1];
  if (file !== undefined) return file === ':memory:' ? null : `${file}.witness`;
  const parts = URL.parse(url);
  if (parts === null) return null;
  const name = [parts.hostname, parts.port || '5432', parts.pathname.slice(1)].join('-');
  return `./data/${name.replace(/[^\w.-]+/g, '_')}.witness`;
};
