import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';

const local = { HOST: '127.0.0.1', BOT_AUTH: 'off', PAX8_CLIENT_ID: 'id', PAX8_CLIENT_SECRET: 'secret' };
const witnessOf = (env: Record<string, string>) => readConfig({ ...local, ...env }).database.witness;

test('what is noted outside the database stands beside its file, in ./data, where it is wanted, or nowhere', () => {
  expect(witnessOf({})).toBe('./data/bot.db.witness');
  expect(witnessOf({ DATABASE_URL: 'sqlite:///srv/bot.db' })).toBe('/srv/bot.db.witness');
  expect(witnessOf({ DATABASE_URL: 'sqlite::memory:' })).toBeNull();
  expect(witnessOf({ DATABASE_URL: 'postgres://bot:hush@db.example.com/ops' })).toBe(
    './data/db.example.com-5432-ops.witness',
  );
  expect(witnessOf({ WITNESS_FILE: '/data/witness' })).toBe('/data/witness');
  expect(witnessOf({ WITNESS_FILE: 'none' })).toBeNull();
});
