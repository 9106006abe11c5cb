import { startApp } from './app.ts';
import { environment, readConfig } from './config.ts';
import { messageOf } from './errors.ts';
import { createLog } from './log.ts';

try {
  const config = readConfig(environment());
  const app = await startApp(config, createLog(config.log));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
