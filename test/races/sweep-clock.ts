import type { Config } from '../../src/config.ts';
import type { Memory } from '../../src/core/ports/memory.ts';
import type { Log } from '../../src/core/words/log.ts';
import { createPace } from '../../src/pace.ts';
import { openParts } from '../../src/parts.ts';
import { createTeams } from '../../src/teams/teams.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterRenewals } from '../../src/workflows/alerts/look-after-renewals.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The bot's clock work, without its door: picks up what was left behind, then sweeps and delivers so many times. */
export const sweepAndDeliver = async (
  config: Config,
  rounds: number,
  {
    watched = (memory) => memory,
    now = Date.now,
  }: { watched?: (memory: Memory) => Memory; now?: () => number } = {},
): Promise<void> => {
  const parts = await openParts(config, silent, { now });
  const teams = createTeams({
    auth: { kind: 'off' },
    claims: parts.store.claims,
    turns: parts.store.turns,
    conversations: parts.store.conversations,
    people: parts.store.people,
    now,
    log: silent,
    later: parts.background.later,
    pace: createPace(),
    words: String,
    handle: {
      message: async () => {},
      press: async () => ({ toast: '' }),
      file: async () => {},
      search: async () => ({ results: [] }),
      choices: async () => [],
      dialog: async () => ({ notice: '' }),
      installed: async () => {},
      removed: async () => {},
      membersChanged: async () => {},
      unanswered: async () => {},
    },
  });
  const context = { ...parts.contextWith(teams.chat), memory: watched(parts.store) };
  if (parts.store.kind === 'sqlite') await deliverAlerts(context, true);
  for (let round = 0; round < rounds; round++) {
    await lookAfterRenewals(context);
    await deliverAlerts(context);
  }
  await teams.close();
  await parts.close();
};
