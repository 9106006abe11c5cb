import type { Context } from '../context.ts';

/** The latest moment that the clock has shown. */
const clockMark = 'clock';
/** Clocks of instances differ by less than this, in milliseconds. */
const tolerated = 120_000;

/**
 * Notices when the clock was set back, over restarts and instances: moments saved while it ran ahead would hold back
 * alerts and events for as long.
 */
export const keepClock = async ({
  memory,
  now,
  log,
}: Pick<Context, 'memory' | 'now' | 'log'>): Promise<void> => {
  const latest = await memory.marks.get(clockMark);
  const by = latest === null ? 0 : latest - now();
  if (by > tolerated) {
    await memory.clock.setBack(by, now());
    log.warn(
      { seconds: Math.round(by / 1000) },
      'the clock was set back; what was to wait for it waits no longer',
    );
  }
  await memory.marks.set(clockMark, now());
};
