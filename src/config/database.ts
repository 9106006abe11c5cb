import type { Form } from './form.ts';

/** The database, and the file outside it that says which one the bot has: beside a SQLite file, otherwise in `./data`. */
export const databaseOf = (form: Form): Readonly<{ url: string; witness: string | null }> => {
  const url = form.required('DATABASE_URL');
  const set = form.optional('WITNESS_FILE');
  return { url, witness: set === null ? besideOf(url ?? '') : set.toLowerCase() === 'none' ? null : set };
};

const besideOf = (url: string): string | null => {
  const file = /^sqlite:(?:\/\/)?(.*)$/.exec(url)?.[1];
  if (file !== undefined) return file === ':memory:' ? null : `${file}.witness`;
  const parts = URL.parse(url);
  if (parts === null) return null;
  const name = [parts.hostname, parts.port || '5432', parts.pathname.slice(1)].join('-');
  return `./data/${name.replace(/[^\w.-]+/g, '_')}.witness`;
};
