import type { Figure } from './figures.ts';
import { ready, startProcess } from './processes.ts';
import { median } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const starts = 7;
const mostMs = 1_000;

/**
 * From the start of the process to the first good answer of /readyz, next to a process that imports the SDKs and one that echoes, in
 * turn. The bound applies to the fastest starts: other load on the machine only makes starts slower.
 */
export const startUp = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot: number[] = [];
    const echo: number[] = [];
    const sdks: number[] = [];
    await timeToReady('src/main.ts', env);
    await timeToReady('bench/sdks.ts', {});
    for (let start = 0; start < starts; start += 1) {
      bot.push(await timeToReady('src/main.ts', env));
      sdks.push(await timeToReady('bench/sdks.ts', {}));
      echo.push(await timeToReady('bench/echo-bot.ts', {}));
    }
    const [ofBot, ofSdks] = [Math.min(...bot), Math.min(...sdks)];
    return [
      {
        what: `ready, fastest of ${starts}`,
        unit: 'ms',
        value: ofBot,
        yardstick: { what: 'importing botbuilder and restify alone', value: ofSdks },
        bound: { says: 'at most 1 s more', met: ofBot - ofSdks <= mostMs },
      },
      {
        what: `ready, median of ${starts}`,
        unit: 'ms',
        value: median(bot),
        yardstick: { what: 'the same of an echo bot', value: median(echo) },
        bound: null,
      },
    ];
  });

const timeToReady = async (file: string, env: Readonly<Record<string, string>>): Promise<number> => {
  const started = performance.now();
  const running = await startProcess(file, env);
  await ready(running);
  const ms = performance.now() - started;
  await running.stop();
  return ms;
};
