import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { environment, readConfig } from './config.ts';
import { messageOf } from './errors.ts';
import { createLog } from './log.ts';

// Types are stripped and code is compiled only at the first start. The folder is as trusted as the packages next to it.
// If it is not writable, the start only takes longer.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/pax8-teams-bot', import.meta.url)));

try {
  const config = readConfig(environment());
  const { startApp } = await import('./app.ts');
  const app = await startApp(config, createLog(config.log));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
