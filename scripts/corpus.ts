import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpusPage, countsOf, lessons, readCorpus } from './corpus-page.ts';
import { outcomes } from './corpus-score.ts';
import { learnKinds } from './learn-kinds.ts';

const page = new URL('../docs/understanding.md', import.meta.url);
const learned = new URL('../src/core/likeness/learned.json', import.meta.url);

/**
 * `npm run corpus [-- --json] [-- --misses] [-- --page] [-- kind …]`: reads every sentence of test/corpus and prints, by kind, how many were
 * read exactly, rightly asked, and wrongly. `--page` also brings docs/understanding.md up to date, and the words from which suggestions are made.
 */
const main = (): number => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, misses: { type: 'boolean' }, page: { type: 'boolean' } },
  });
  const rows = readCorpus(values.page ? [] : positionals);
  if (values.json) {
    process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
    return 0;
  }
  const columns = ['all', ...outcomes] as const;
  process.stdout.write(`${'kind'.padEnd(24)}${columns.map((name) => name.padStart(7)).join('')}\n`);
  for (const counts of countsOf(rows))
    process.stdout.write(
      `${counts.kind.padEnd(24)}${columns.map((name) => String(counts[name]).padStart(7)).join('')}\n`,
    );
  if (values.misses)
    for (const { outcome, say, expect, got, kind } of rows)
      if (outcome !== 'exact' && outcome !== 'asked')
        process.stdout.write(
          `${outcome} [${kind}] ${say.replaceAll('\n', ' ⏎ ')}\n    want ${JSON.stringify(expect)}\n    got  ${got}\n`,
        );
  if (values.page) {
    writeFileSync(learned, `${JSON.stringify(learnKinds(lessons()))}\n`);
    const marked = /<!-- corpus -->[\s\S]*<!-- \/corpus -->/;
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, text.replace(marked, `<!-- corpus -->\n${corpusPage(rows)}\n<!-- /corpus -->`));
  }
  return 0;
};

process.exitCode = main();
