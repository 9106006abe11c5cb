import type { Swept } from '../core/due-alerts.ts';
import type { Instant } from '../core/marketplace.ts';
import type { Context } from './context.ts';

/**
 * Looks through all commitments: keeps renewals up to date and saves the alerts that are due. May be run any number of
 * times for a turn. null: nothing that is young enough is known of Pax8, and nothing was done.
 */
export const sweepRenewals = async (
  _context: Context,
  { turn: _turn }: Readonly<{ turn: Instant }>,
): Promise<Swept | null> => null;
