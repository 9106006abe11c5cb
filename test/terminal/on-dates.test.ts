import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOfTest, type TestDate, zoneOfTest } from '../harness/dates.ts';
import { afterAll, beforeAll, expect, onSome } from '../harness/on-dates.ts';
import { run } from '../harness/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chat-'));
});
afterAll(() => rm(folder, { recursive: true }));

const monthIn = (zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(
    startOfTest(),
  );

/** Pax8 shows no Azure usage of its last month (UTC) before the 4th: https://kb.geekgirlsit.com/portal/en/kb/articles/monthly-azure-usage-billing-draft */
const isHeldBack = (): boolean =>
  new Date(startOfTest()).getUTCDate() < 4 && monthIn('UTC') === monthIn(zoneOfTest());

const isFarFromUtcOrLeap = ({ at, zone }: TestDate): boolean => zone !== 'UTC' || at.startsWith('2028-02-29');
const rule = 'a process of its own, with the clock of its machine, answers what knows time';
onSome(isFarFromUtcOrLeap, rule, async () => {
  const { child, ended } = run('src/terminal/main.ts', { cwd: folder });
  child.stdin.end('usage Contoso last month\ncompare invoice with last month\nrenewals next 30 days\n');
  const { stdout, code } = await ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(
    isHeldBack()
      ? /3 resources[\s\S]*Pax8 does not show last month’s usage of Microsoft Azure yet/
      : /3 resources · .*[+−]\$[\d,.]+ \([+−][\d.]+%\) compared with/,
  );
  expect(stdout).toMatch(/Invoices compared[\s\S]*\d+ lines differ/);
  expect(stdout).toMatch(/14 renew/);
});
