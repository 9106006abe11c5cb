import { nightsOfWindow, seatsAddedLately } from '../../core/history/added-seats.ts';
import { unpacked } from '../../core/history/kept-state.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { KeptRows } from '../../core/ports/history-memory.ts';
import { returnWindow } from '../../core/rules/nce-windows.ts';
import type { Addition } from '../../core/rules/seat-history.ts';
import type { Context } from '../context.ts';

type Added = ReadonlyMap<string, readonly Addition[]>;

/** Where added seats do not matter. */
export const noneAdded: Added = new Map();

/** Subscriptions with more seats at the end, by each one's first and last row. */
const grown = ({ rows }: KeptRows): string[] => {
  const first = new Map<string, number | null>();
  const found = new Set<string>();
  for (const { id, packed } of rows) {
    const seats = packed === null ? null : unpacked(packed).quantity;
    const before = first.get(id);
    if (before === undefined) first.set(id, seats);
    else if (before !== null && seats !== null && seats > before) found.add(id);
  }
  return [...found];
};

/**
 * Seats added in the last seven days that are still there, by subscription, as far as the bot knows without asking
 * Pax8.
 */
export const readAddedSeats = async (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  tenantId: string,
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
): Promise<Added> => {
  const at = now();
  const [all, increases] = await Promise.all([
    memory.history.nights(),
    memory.changes.increases(tenantId, at - returnWindow),
  ]);
  const nights = nightsOfWindow(all, at);
  const changed = nights[0] === undefined ? null : await memory.history.changed(null, nights[0].night, null);
  const ids = [...(changed === null ? [] : grown(changed)), ...increases.map((each) => each.subscriptionId)];
  const { rows } = await memory.history.ofSubscriptions([...new Set(ids)]);
  return seatsAddedLately({ nights, rows, increases, subscriptions, now: at });
};
