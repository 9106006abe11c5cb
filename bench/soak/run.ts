import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { usages } from '../../scripts/help.ts';
import { type Book, booksOf } from './books.ts';
import { drive } from './drive.ts';
import { nameOf } from './faults.ts';
import { planOf, type SiteName, type Step, siteNames } from './plan.ts';
import { openSite } from './site.ts';

const print = (text: string): void => void process.stdout.write(text);

const asked = () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      only: { type: 'string' },
      plan: { type: 'boolean', default: false },
    },
  });
  const sites = siteNames.filter((name) => values.only === undefined || values.only === name);
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  const isFine = minutes > 0 && Number.isInteger(seed) && sites.length > 0;
  return { ...values, minutes, seed, sites, isFine };
};

const stepText = ({ at, ...step }: Step): string => {
  const when = (at / 1_000).toFixed(1).padStart(7);
  if (step.kind === 'fault')
    return `${when} fault: ${nameOf(step.fault)}, bot ${step.bot}, ${(step.lasts / 1_000).toFixed(1)} s`;
  return `${when} ${JSON.stringify(step)}`;
};

const told = (name: SiteName, books: readonly Book[]): string => {
  const width = Math.max(...books.map(({ book }) => book.length));
  const lines = books.flatMap(({ book, says, wrong }) => [
    `  ${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${book.padEnd(width)}  ${says}`,
    ...wrong.slice(0, 20).map((text) => `          ${text}`),
    ...(wrong.length > 20 ? [`          and ${wrong.length - 20} more`] : []),
  ]);
  return `\n${name}\n${lines.join('\n')}\n`;
};

const main = async (): Promise<number> => {
  const { minutes, seed, sites, isFine, plan } = asked();
  if (!isFine) {
    print(`${usages.soak}\n`);
    return 2;
  }
  if (plan) {
    for (const name of sites) print(`${name}\n${planOf(name, { minutes, seed }).map(stepText).join('\n')}\n`);
    return 0;
  }
  const folder = fileURLToPath(new URL(`../../build/soak/${seed}`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  print(`${minutes} minutes with seed ${seed}; logs and facts in ${folder}\n`);
  const begun = Date.now();
  const balances = await Promise.all(
    sites.map(async (name) => {
      const site = await openSite(name, join(folder, name), seed);
      try {
        const say = (line: string) =>
          print(`${((Date.now() - begun) / 1_000).toFixed(0).padStart(5)} s ${name.padEnd(8)} ${line}\n`);
        const facts = await drive(site, planOf(name, { minutes, seed }), say);
        writeFileSync(join(folder, name, 'facts.json'), JSON.stringify(facts));
        return { name, books: booksOf(facts) };
      } finally {
        await site.close();
      }
    }),
  );
  for (const { name, books } of balances) print(told(name, books));
  const wrong = balances.flatMap(({ books }) => books).filter((book) => book.wrong.length > 0);
  print(
    wrong.length === 0
      ? '\nThe books balance.\n'
      : `\nThe books do not balance: ${wrong.length} are wrong. Again with --seed ${seed}.\n`,
  );
  return wrong.length === 0 ? 0 : 1;
};

// `exitCode` alone is not enough: the embedded PostgreSQL sets it to 0 when it stops.
process.exit(await main());
