import { parseArgs } from 'node:util';
import type { SecretSource } from '../src/config/secret-source.ts';
import { environment, readAuditKeys, readDatabase } from '../src/config.ts';
import type { AuditCheck } from '../src/core/audit/audit-memory.ts';
import { messageOf } from '../src/errors.ts';
import { type AuditKeys, auditKeysOf } from '../src/store/audit-chain.ts';
import type { Copied } from '../src/store/keep/copy.ts';
import { backup, move, restore } from '../src/store/keep/keep.ts';
import { usages } from './help.ts';

/** `npm run backup FILE`, `npm run restore FILE`, `npm run move -- FROM TO`: the bot's database (docs/backup.md). */

type Command = 'backup' | 'restore' | 'move';
const commands: readonly Command[] = ['backup', 'restore', 'move'];

const out = (line: string): boolean => process.stdout.write(`${line}\n`);

const tell = (done: string, { rows, audits }: Copied): void => {
  out(done);
  const filled = Object.entries(rows).filter(([, count]) => count > 0);
  for (const [table, count] of filled) out(`  ${table.padEnd(20)}${String(count).padStart(9)}`);
  out('Every table has as many rows as were read.');
  for (const { tenantId, check } of audits)
    if (check.kind === 'intact')
      out(`Audit of ${tenantId}: ${check.entries} entries, chain proved, ${sealsOf(check)}.`);
    else {
      out(
        `Audit of ${tenantId}: BROKEN at entry ${check.seq} (${check.reason}), as in the database it comes from.`,
      );
      process.exitCode = 1;
    }
};

const sealsOf = ({ sealed, otherKey }: Extract<AuditCheck, { kind: 'intact' }>): string => {
  if (sealed === null && otherKey === 0) return 'not sealed';
  // Without the key, an entry can be changed unseen as long as the order stays.
  const unread = `but the contents of ${otherKey} could not be checked: they are sealed with a key that is not here`;
  if (sealed === null) return `${unread} (AUDIT_KEY)`;
  const since = `sealed since entry ${sealed.from}`;
  return otherKey === 0 ? since : `${since}, ${unread} (AUDIT_KEY_PREVIOUS)`;
};

const auditKeys = async (): Promise<AuditKeys | null> => {
  try {
    const { auditKey, otherAuditKeys, vault } = readAuditKeys(environment());
    const value = async (source: SecretSource): Promise<string | null> => {
      if (source.from === 'environment') return source.value;
      if (source.from !== 'vault' || vault === null) return null;
      const { vaultAt } = await import('../src/secrets/vault.ts');
      return (await vaultAt(vault, { timeoutMs: 15_000 }).read({ value: source.name })).value;
    };
    const secret = await value(auditKey);
    return secret === null ? null : auditKeysOf(secret, await value(otherAuditKeys));
  } catch (thrown) {
    // A backup matters more than its proof.
    process.stderr.write(`The audit’s key cannot be read: ${messageOf(thrown)}\n`);
    return null;
  }
};

const run = async (command: Command, given: readonly string[]): Promise<void> => {
  const [first = '', second = ''] = given;
  const keys = await auditKeys();
  if (command === 'move')
    return tell(`Moved to ${withoutPassword(second)}.`, await move(first, second, Date.now(), keys));
  const database = readDatabase(environment());
  if (command === 'backup') return tell(`Backed up to ${first}.`, await backup(database.url, first, keys));
  const restored = await restore(first, database.url, database.witness, Date.now(), keys);
  tell(`Restored from ${first}.`, restored);
  if (restored.aside !== null) out(`What was there before is in ${restored.aside}.`);
};

const withoutPassword = (url: string): string => url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:…@');

const main = async (): Promise<void> => {
  const [name, ...rest] = process.argv.slice(2);
  const command = commands.find((known) => known === name) ?? 'backup';
  const { positionals } = parseArgs({ args: rest, allowPositionals: true, strict: true });
  if (positionals.length !== (command === 'move' ? 2 : 1)) {
    process.stderr.write(`${usages[command]}\n`);
    process.exitCode = 2;
    return;
  }
  await run(command, positionals);
};

try {
  await main();
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
