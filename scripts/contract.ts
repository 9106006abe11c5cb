import { bareDocument, changes, pax8Document, unnamedParameters } from '../test/pax8/contract/changes.ts';
import { playReads, type Result } from '../test/pax8/contract/run.ts';

/**
 * `npm run contract`: plays every read of the client against what Prism makes of Pax8's own OpenAPI documents. Prism
 * must find nothing wrong with a request, and no answer that the documents allow may break the client: it returns
 * records, and throws nothing but a problem of Pax8. `npm run contract -- invoices` plays the reads of that name.
 */
const [named = ''] = process.argv.slice(2);
const started = performance.now();
const out = (line: string) => process.stdout.write(`${line}\n`);

const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, n) => (n < 2 ? String(cell).padEnd(n === 0 ? 55 : 21) : String(cell).padStart(10)))
    .join('');

const full = await playReads(pax8Document(), named);
const bare = await playReads(bareDocument(), named);

out(row(['operation', 'read', 'requests', 'answers', 'problems']));
full.forEach(({ operation, read, requests, answers, problems }, n) => {
  const { requests: more = 0, answers: others = 0, problems: worse = [] } = bare[n] ?? {};
  out(row([operation, read, requests + more, answers + others, problems.length + worse.length]));
});

out('\nSet right in the documents first, or asked for beside them:');
for (const { reason } of changes) out(`- ${reason}`);
for (const { operation, name, reason } of unnamedParameters) out(`- ${operation}, ${name}: ${reason}`);

const problemsOf = (results: readonly Result[], which: string): string[] =>
  results.flatMap(({ operation, read, problems }) =>
    problems.map((problem) => `${read} (${operation})${which}, ${problem}`),
  );
const problems = [
  ...problemsOf(full, ''),
  ...problemsOf(bare, ', rows with nothing but what they mean nothing without'),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);

const answers = [...full, ...bare].reduce((sum, result) => sum + result.answers, 0);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
out(`\n${full.length} reads, ${answers} answers, ${problems.length} problems, ${seconds} s`);
if (problems.length > 0 || full.length === 0) process.exitCode = 1;
