import type { Figure } from './figures.ts';
import { ready, startProcess } from './processes.ts';
import { median } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const starts = 7;
const mostMs = 2_000;

/** From the birth of the process to the first good answer of /readyz, both bots by turns. */
export const startUp = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot: number[] = [];
    const echo: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      bot.push(await timeToReady('src/main.ts', env));
      echo.push(await timeToReady('bench/echo-bot.ts', {}));
    }
    const yardstick = { what: 'the start of an echo bot', value: median(echo) };
    const [value, worst] = [median(bot), Math.max(...bot)];
    return [
      {
        what: `ready, median of ${starts}`,
        unit: 'ms',
        value,
        yardstick,
        bound: { says: 'under 2 s', met: value < mostMs },
      },
      { what: `ready, slowest of ${starts}`, unit: 'ms', value: worst, yardstick, bound: null },
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
