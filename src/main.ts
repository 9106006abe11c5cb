import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** After this many milliseconds the process ends, whatever still hangs; the next start recovers as after a crash. */
const longestStop = 9_800;

// Otherwise V8 lets the memory double before it looks for what is not used any more. It costs a little time of each turn.
setFlagsFromString('--heap-growing-percent=80');
// Makes every start but the first faster, so all else is loaded after it. Flushed below, since a killed process never writes its cache.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/pax8-teams-bot', import.meta.url)));
const { messageOf } = await import('./errors.ts');
try {
  const { nodeVerdict } = await import('./views/doctor/server-checks.ts');
  const { light, says, mend } = nodeVerdict(process.versions.node);
  if (light === 'red') throw new Error(`${says} ${mend}`);
  const { environment, readConfig } = await import('./config.ts');
  const config = readConfig(environment());
  const { createLog } = await import('./log.ts');
  const { startApp } = await import('./app.ts');
  const app = await startApp(config, createLog(config.log));
  flushCompileCache();
  // `on`, not `once`: npm passes a terminal's signal on a second time, and that must not kill the bot amid its stop.
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), longestStop).unref();
    await app.stop();
    // Calls that were cut off may still wait for something.
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
