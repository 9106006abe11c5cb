import type { Figure } from './figures.ts';
import { ready, startProcess } from './processes.ts';
import { median } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const starts = 7;
const mostMs = 2_000;

/**
 * From the start of the process to the first good answer of /readyz, both bots alternately. The bound applies to the
 * fastest start: other load on the machine only makes starts slower.
 */
export const startUp = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot: number[] = [];
    const echo: number[] = [];
    await timeToReady('src/main.ts', env);
    for (let start = 0; start < starts; start += 1) {
      bot.push(await timeToReady('src/main.ts', env));
      echo.push(await timeToReady('bench/echo-bot.ts', {}));
    }
    const yardstick = (value: number) => ({ what: 'the same of an echo bot', value });
    const fastest = Math.min(...bot);
    return [
      {
        what: `ready, fastest of ${starts}`,
        unit: 'ms',
        value: fastest,
        yardstick: yardstick(Math.min(...echo)),
        bound: { says: 'under 2 s', met: fastest < mostMs },
      },
      {
        what: `ready, median of ${starts}`,
        unit: 'ms',
        value: median(bot),
        yardstick: yardstick(median(echo)),
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
