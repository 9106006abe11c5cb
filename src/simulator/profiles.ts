import type { Data } from './seed/seed.ts';
import type { Settings } from './sim.ts';

export const profileNames = ['usual', 'odd'] as const;
export type Profile = (typeof profileNames)[number];

/**
 * Worlds to start in: data and settings that belong together. `odd` is the demo among companies for which Pax8 is other
 * than one would assume, with the behaviour to it; each row names its source in `seed/odd-rows.ts`.
 */
export const profiles: Readonly<Record<Profile, Readonly<{ data: Data; settings: Partial<Settings> }>>> = {
  usual: { data: 'demo', settings: {} },
  odd: {
    data: 'odd',
    settings: { seatsMoveStart: true, listLatencyMs: 300, renewalMs: 47 * 60 * 60 * 1000 },
  },
};
