import { nightOf, rowsOfNight, startOfNight } from '../../core/history/night.ts';
import { totalsOf } from '../../core/history/seats-over-time.ts';
import type { Context } from '../context.ts';

/**
 * Writes the night once a day, from the first reading of Pax8 after midnight. Waits for today's reading, and while one
 * is held back as suspicious; a day without a reading has no night.
 */
export const keepHistory = async (
  context: Pick<Context, 'memory' | 'portfolio' | 'settings' | 'zone' | 'now' | 'log'>,
): Promise<void> => {
  const { memory, portfolio, settings, zone, now, log } = context;
  const night = nightOf(now(), zone);
  const held = portfolio.current();
  if (held === null || portfolio.suspicion() !== null) return;
  // A reading from a clock that ran ahead is not of today either.
  if (held.asOf < startOfNight(night, zone) || nightOf(held.asOf, zone) !== night) return;
  const nights = await memory.history.nights();
  if (nights.some((known) => known.night === night)) return;
  const began = performance.now();
  const rows = rowsOfNight(await memory.history.last(null), held.subscriptions, held.unreadable);
  const totals = totalsOf([...held.subscriptions.values()], held.asOf);
  if (!(await memory.history.write({ night, at: held.asOf, totals }, rows))) return;
  await memory.history.forget(night - settings.historyDays);
  log.info(
    { rows: rows.length, ms: Math.round(performance.now() - began) },
    'the history of a night was written',
  );
};
