import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Expected, type Outcome, outcomes, scoreOf, type World, worldOf } from './corpus-score.ts';

type Sentence = Readonly<{ say: string; after?: readonly string[]; expect: Expected; trap?: boolean }>;

/**
 * `npm run corpus [-- --json] [-- --misses] [-- kind …]`: reads every sentence of test/corpus and prints, by kind, how many were read exactly,
 * rightly asked, and wrongly.
 */
const main = (): number => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, misses: { type: 'boolean' } },
  });
  const folder = new URL('../test/corpus/', import.meta.url);
  const parsed = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const world = worldOf(parsed('world.json') as World);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'world.json');
  const rows = files.flatMap((name) => {
    const { sentences } = parsed(name) as { sentences: readonly Sentence[] };
    const kind = name.replace('.json', '');
    if (positionals.length > 0 && !positionals.includes(kind)) return [];
    return sentences.map((sentence) => ({ file: kind, ...sentence, ...scoreOf(world, sentence) }));
  });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
    return 0;
  }
  const table = new Map<string, Record<Outcome | 'all', number>>();
  for (const { file, outcome } of rows)
    for (const key of [file, 'TOTAL']) {
      const row = table.get(key) ?? {
        all: 0,
        ...(Object.fromEntries(outcomes.map((each) => [each, 0])) as Record<Outcome, number>),
      };
      row.all += 1;
      row[outcome] += 1;
      table.set(key, row);
    }
  const total = table.get('TOTAL');
  table.delete('TOTAL');
  if (total !== undefined) table.set('TOTAL', total);
  const columns = ['all', ...outcomes] as const;
  process.stdout.write(`${'kind'.padEnd(24)}${columns.map((name) => name.padStart(7)).join('')}\n`);
  for (const [kind, row] of table)
    process.stdout.write(
      `${kind.padEnd(24)}${columns.map((name) => String(row[name]).padStart(7)).join('')}\n`,
    );
  if (values.misses)
    for (const { outcome, say, expect, got, file } of rows)
      if (outcome !== 'exact' && outcome !== 'asked')
        process.stdout.write(
          `${outcome} [${file}] ${say.replaceAll('\n', ' ⏎ ')}\n    want ${JSON.stringify(expect)}\n    got  ${got}\n`,
        );
  return 0;
};

process.exitCode = main();
