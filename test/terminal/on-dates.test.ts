import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '../harness/on-dates.ts';
import { run } from '../harness/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chat-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a process of its own, with the clock of its machine, answers what knows time', async () => {
  const { child, ended } = run('src/terminal/main.ts', { cwd: folder });
  child.stdin.end('usage Contoso last month\ncompare invoice with last month\nrenewals next 30 days\n');
  const { stdout, code } = await ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/3 resources · .*[+−]\$[\d,.]+ \([+−][\d.]+%\) compared with/);
  expect(stdout).toMatch(/Invoices compared[\s\S]*\d+ lines differ/);
  expect(stdout).toMatch(/14 renew/);
});
