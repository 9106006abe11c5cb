import { parseArgs } from 'node:util';
import { environment, readDatabase } from '../src/config.ts';
import { messageOf } from '../src/errors.ts';
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
    if (check.kind === 'intact') out(`Audit of ${tenantId}: ${check.entries} entries, chain proved.`);
    else {
      out(
        `Audit of ${tenantId}: BROKEN at entry ${check.seq} (${check.reason}), as in the database it comes from.`,
      );
      process.exitCode = 1;
    }
};

const run = async (command: Command, given: readonly string[]): Promise<void> => {
  const [first = '', second = ''] = given;
  if (command === 'move')
    return tell(`Moved to ${withoutPassword(second)}.`, await move(first, second, Date.now()));
  const database = readDatabase(environment());
  if (command === 'backup') return tell(`Backed up to ${first}.`, await backup(database.url, first));
  const restored = await restore(first, database.url, database.witness, Date.now());
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
