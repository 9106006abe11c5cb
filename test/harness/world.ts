import type { SimulatorOptions } from '../../src/simulator/start.ts';

/** The worlds in which a journey can be told, and how many rows look-ups count there; `renewals` in the next 30 days. */
const worlds = {
  usual: { simulator: {}, counts: { companies: 12, subscriptions: 60, renewals: 16 } },
  // Lists are as quick as ever, so that no test waits for them; a renewal that comes late has tests of its own.
  odd: {
    simulator: { profile: 'odd', listLatencyMs: 0, renewalMs: 0 },
    counts: { companies: 26, subscriptions: 104, renewals: 17 },
  },
} as const satisfies Record<
  string,
  Readonly<{ simulator: SimulatorOptions }> & Readonly<Record<string, unknown>>
>;

let chosen: keyof typeof worlds = 'usual';

/** For the files in `test/journeys/odd`, before they import a journey: it is told in the odd world. */
export const tellInTheOddWorld = (): void => {
  chosen = 'odd';
};

export const world = () => worlds[chosen];
