/**
 * Does the bot's clock work in a process of its own. With a number, it kills itself right after that many saves. Run by
 * sweep-crash.test.ts and sweep-two-instances.test.ts.
 */
import { readConfig } from '../../src/config.ts';
import type { Memory } from '../../src/core/ports/memory.ts';
import { sweepAndDeliver } from './sweep-clock.ts';

const { KILL_AFTER, ROUNDS = '1', ...env } = process.env as Record<string, string>;
const saves: Readonly<Record<string, readonly string[]>> = {
  renewals: ['insertNew', 'insert', 'save'],
  alerts: ['add', 'record', 'begin', 'posted', 'putOff', 'doubt', 'rest', 'drop'],
  alertPlaces: ['mark'],
  renewalCards: ['shown', 'remove'],
  marks: ['set'],
};

let left = Number(KILL_AFTER ?? Number.POSITIVE_INFINITY);
const counted = (memory: Memory): Memory => ({
  ...memory,
  ...Object.fromEntries(
    Object.entries(saves).map(([name, methods]) => {
      const repository = memory[name as keyof Memory] as unknown as Record<string, unknown>;
      return [
        name,
        {
          ...repository,
          ...Object.fromEntries(methods.map((method) => [method, dying(repository[method])])),
        },
      ];
    }),
  ),
});

const dying =
  (work: unknown) =>
  async (...args: unknown[]): Promise<unknown> => {
    const saved = await (work as (...all: unknown[]) => Promise<unknown>)(...args);
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
    return saved;
  };

await sweepAndDeliver(readConfig(env), Number(ROUNDS), { watched: counted });
