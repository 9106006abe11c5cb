import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

test('nothing but the bot’s own log speaks: no library prints, whatever comes in', async () => {
  const script = fileURLToPath(new URL('./quiet-bot.ts', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toBe('');
  expect(stderr).toBe('');
}, 60_000);
