import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../harness/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chat-'));
});
afterAll(() => rm(folder, { recursive: true }));

const chat = (...args: string[]) => run('src/terminal/main.ts', { args, cwd: folder });

test('one sentence is answered as text, by a simulated Pax8 when none is configured', async () => {
  const { code, stdout, stderr } = await chat('what does', 'Contoso have?').ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Subscriptions · Contoso\n[\s\S]*Microsoft 365 Business Premium +12 seats/);
  expect(stderr).toBe('No Pax8 credentials are configured: a simulated Pax8 answers.\n');
});

test('--json gives the activities that Teams would be sent', async () => {
  const { stdout } = await chat('--json', 'companies').ended;
  const activities = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(activities).toHaveLength(1);
  expect(activities[0]).toMatchObject({
    type: 'message',
    summary: 'Companies',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.5' },
      },
    ],
  });
});

test('at the prompt a number presses a button: a request is approved and carried out', async () => {
  const { child, ended } = chat();
  child.stdin.end('add 3 seats of Business Premium for Contoso\n1\nsubscription Contoso Business Premium\n');
  const { stdout } = await ended;
  expect(stdout).toMatch(
    /Pending[\s\S]*\[1\] Approve[\s\S]*Applied[\s\S]*Approved by[\s\S]*15 seats, \$346\.50 a month/,
  );
});

test('at the prompt every number names what it does, also that of a row', async () => {
  const { child, ended } = chat();
  child.stdin.end('who has Business Premium\n');
  const { stdout } = await ended;
  expect(stdout).toMatch(/^\[1\] \S/m);
  expect(stdout).not.toMatch(/\[\d+\] {2}/);
});

test('one person plays several: somebody else gets the card in their own chat and approves; a channel shows it too', async () => {
  const { child, ended } = chat();
  child.stdin.end(
    [
      'grant approver to @Ann',
      '/in Desk',
      'approvals here',
      '/as me',
      'add 3 seats of Business Premium for Contoso',
      '/as Ann',
      'pending',
      '1',
      'whoami',
    ].join('\n'),
  );
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^No Pax8.*\n$/) });
  expect(stdout).toMatch(/Ann is now an approver for all companies[\s\S]*\nAnn> /);
  expect(stdout).toMatch(/\nin Desk> [\s\S]*\(Desk\)\nSeat change · Contoso {2}Pending/);
  expect(stdout).toMatch(/Asked by: (?!Ann)[\s\S]*Applied[\s\S]*Approved by Ann/);
  expect(stdout).toMatch(/Ann> Ann {2}Approver/);
});

test('a file is printed as it is, and nothing else', async () => {
  const { code, stdout } = await chat('audit csv').ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\uFEFF?Number,Time \(UTC\),Event,.*\r\n1,[^,]+,audit\.exported,.*\r\n$/);
});

test('what is wrong with the configuration is said, and nothing else', async () => {
  const { code, stderr } = await run('src/terminal/main.ts', {
    args: ['status'],
    cwd: folder,
    env: { PAX8_CLIENT_ID: 'x', PAX8_API_URL: 'https://127.0.0.1:9/v1', DATABASE_URL: 'mysql://nope' },
  }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/DATABASE_URL/);
  expect(stderr).toMatch(/PAX8_CLIENT_SECRET/);
});
