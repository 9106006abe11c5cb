import type { Form } from './form.ts';
import { type SecretSource, secretOf } from './secret-source.ts';

export type DatabasePlace = Readonly<{
  /** `sqlite:<path>`, `postgres://…` or `postgresql://…`; may hold a password. */
  url: string;
  /** The file outside the database that says which database the bot has and how its audit ends; null for none. */
  witness: string | null;
}>;

export type AuditKeySources = Readonly<{
  /** The secret that seals the audit. */
  auditKey: SecretSource;
  /** Secrets whose seals are believed too. */
  otherAuditKeys: SecretSource;
}>;

export type DatabaseConfig = DatabasePlace & AuditKeySources;

type Names = 'AUDIT_KEY' | 'AUDIT_KEY_PREVIOUS';

const sealedWith = (form: Form, name: Names): SecretSource =>
  form.isSet(name) || form.isSet(`KEY_VAULT_${name}`)
    ? secretOf(form, name, `KEY_VAULT_${name}`)
    : { from: 'nowhere' };

export const auditKeysOf = (form: Form): AuditKeySources => {
  const auditKey = sealedWith(form, 'AUDIT_KEY');
  const otherAuditKeys = sealedWith(form, 'AUDIT_KEY_PREVIOUS');
  if (auditKey.from === 'nowhere' && otherAuditKeys.from !== 'nowhere')
    form.refuse(
      'AUDIT_KEY_PREVIOUS',
      'is set without AUDIT_KEY',
      'Set AUDIT_KEY to the key that seals from now on, or remove it.',
    );
  return { auditKey, otherAuditKeys };
};

/** The database, and the file outside it that identifies it: beside a SQLite file, otherwise in `./data`. */
export const databasePlaceOf = (form: Form): DatabasePlace => {
  const url = form.required('DATABASE_URL');
  const set = form.optional('WITNESS_FILE');
  const witness = set === null ? besideOf(url ?? '') : set.toLowerCase() === 'none' ? null : set;
  return { url, witness };
};

export const databaseOf = (form: Form): DatabaseConfig => ({
  ...databasePlaceOf(form),
  ...auditKeysOf(form),
});

const besideOf = (url: string): string | null => {
  const file = /^sqlite:(?:\/\/)?(.*)$/.exec(url)?.[1];
  if (file !== undefined) return file === ':memory:' ? null : `${file}.witness`;
  const parts = URL.parse(url);
  if (parts === null) return null;
  const name = [parts.hostname, parts.port || '5432', parts.pathname.slice(1)].join('-');
  return `./data/${name.replace(/[^\w.-]+/g, '_')}.witness`;
};
