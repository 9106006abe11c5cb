import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { environment, readConfig } from './config.ts';
import { messageOf } from './errors.ts';
import { createLog } from './log.ts';

// Types are stripped and code is compiled at the first start only. The folder is trusted as far as the packages beside
// it; where it cannot be written, a start takes longer and nothing else.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/pax8-teams-bot', import.meta.url)));

try {
  const config = readConfig(environment());
  const { startApp } = await import('./app.ts');
  const app = await startApp(config, createLog(config.log));
  // Node writes it at the end alone, which a process that is killed has not.
  flushCompileCache();
  // `on`, not `once`: npm hands on a signal that the bot had from the terminal too, and the second must not kill it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void app.stop());
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
