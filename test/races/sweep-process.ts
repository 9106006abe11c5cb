/**
 * A process that does what the bot does by the clock: takes up what was left behind, sweeps, delivers. Given a number, it
 * kills itself as a power cut would, right after so many saves. Run by sweep-crash.test.ts and sweep-two-instances.test.ts.
 */
import { readConfig } from '../../src/config.ts';
import type { Memory } from '../../src/core/ports/memory.ts';
import type { Log } from '../../src/core/words/log.ts';
import { openParts } from '../../src/parts.ts';
import { createTeams } from '../../src/teams/teams.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterRenewals } from '../../src/workflows/alerts/look-after-renewals.ts';

const { KILL_AFTER, ROUNDS = '1', ...env } = process.env as Record<string, string>;
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const saves: Readonly<Record<string, readonly string[]>> = {
  renewals: ['insertNew', 'insert', 'save'],
  alerts: ['add', 'record', 'begin', 'posted', 'putOff', 'settle', 'abandon'],
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

const parts = await openParts(readConfig(env), silent);
const teams = createTeams({
  auth: { kind: 'off' },
  claims: parts.store.claims,
  conversations: parts.store.conversations,
  people: parts.store.people,
  now: Date.now,
  log: silent,
  handle: {
    message: async () => {},
    press: async () => ({ toast: '' }),
    file: async () => {},
    installed: async () => {},
    removed: async () => {},
  },
});
const context = { ...parts.contextWith(teams.chat), memory: counted(parts.store) };
if (parts.store.kind === 'sqlite') await deliverAlerts(context, true);
for (let round = 0; round < Number(ROUNDS); round++) {
  await lookAfterRenewals(context);
  await deliverAlerts(context);
}
await teams.close();
await parts.close();
