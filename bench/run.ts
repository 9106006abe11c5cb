import { parseArgs } from 'node:util';
import { type Benchmark, type Figure, ratioOf, tableOf } from './figures.ts';
import { graph } from './graph.ts';
import { history } from './history.ts';
import { memoryHour } from './memory-hour.ts';
import { month } from './month.ts';
import { names } from './names.ts';
import { portfolio } from './portfolio.ts';
import { pressesAtOnce } from './presses.ts';
import { rateLimit } from './rate-limit.ts';
import { reading } from './reading.ts';
import { startUp } from './start-up.ts';
import { steady } from './steady.ts';
import { storm } from './storm.ts';
import { sweep } from './sweep.ts';
import { throughput } from './throughput.ts';
import { today } from './today.ts';
import { turn } from './turn.ts';

const benchmarks: readonly Benchmark[] = [
  { name: 'turn', what: 'A look-up in 5,000 companies and 50,000 subscriptions', run: turn },
  {
    name: 'throughput',
    what: 'Turns a second, 20 at a time of 200 tenants, with the large portfolio',
    run: throughput,
  },
  {
    name: 'steady',
    what: '40 turns a second of one tenant, with the large portfolio',
    run: steady,
  },
  {
    name: 'memory-hour',
    what: 'Memory after an hour of a busy day beside its first ten minutes; the hour passes in a minute or two, or with --real in an hour',
    run: memoryHour,
  },
  {
    name: 'portfolio',
    what: 'Reading 5,000 companies and 50,000 subscriptions at 200 ms a call',
    run: portfolio,
  },
  { name: 'rate-limit', what: 'Reading the same where the rate limit is the narrow place', run: rateLimit },
  { name: 'names', what: 'Finding a company by name', run: names },
  { name: 'reading', what: 'Reading messages with 5,000 companies and 2,000 products', run: reading },
  {
    name: 'sweep',
    what: 'What is due among 10,000 companies and 100,000 subscriptions, for three channels',
    run: sweep,
  },
  { name: 'storm', what: '2,000 alerts over 200 channels at once', run: storm },
  {
    name: 'presses',
    what: '500 presses of Approve at once, on two instances that share a database',
    run: pressesAtOnce,
  },
  { name: 'today', what: 'What needs somebody in 5,000 companies and 50,000 subscriptions', run: today },
  { name: 'month', what: 'The check of an invoice with 10,000 items', run: month },
  {
    name: 'graph',
    what: 'Microsoft’s numbers of 500 tenants, as the job in the background reads them',
    run: graph,
  },
  { name: 'history', what: 'Three years of nights of 50,000 subscriptions', run: history },
  {
    name: 'start-up',
    what: 'From nothing to ready, with the large portfolio in the store, on a machine that has started it before',
    run: startUp,
  },
];

/** `npm run bench [-- name …] [--json] [--real]`. Exit code 1 when a bound is not met, 2 when there is no such benchmark. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, real: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    process.stderr.write(`No benchmark is called ${unknown.join(', ')}. There are ${known}.\n`);
    return 2;
  }
  const figures: (Figure & { benchmark: string; ratio: number | null })[] = [];
  for (const { name, what, run } of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    if (!values.json) process.stdout.write(`\n${name}: ${what}\n`);
    const found = await run({ real: values.real });
    if (!values.json) process.stdout.write(tableOf(found));
    figures.push(...found.map((figure) => ({ benchmark: name, ...figure, ratio: ratioOf(figure) })));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  return figures.some(({ bound }) => bound?.met === false) ? 1 : 0;
};

// `exitCode` alone is not enough: the embedded PostgreSQL sets it to 0 when it stops.
process.exit(await main());
