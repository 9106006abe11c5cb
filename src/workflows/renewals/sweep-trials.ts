import { trialAlerts, trialDues } from '../../core/alerts/due-trials.ts';
import { trialsIn } from '../../core/renewals/trials.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import type { RenewalOverview } from './keep-renewals.ts';

/** Adds the alerts for trials that end soon; returns how many messages. */
export const sweepTrials = async (
  { memory, portfolio, newId }: Context,
  { tenants, vendorOf }: RenewalOverview,
  at: Readonly<{ turn: Instant; now: Instant }>,
): Promise<number> => {
  const held = portfolio.current();
  if (held === null) return 0;
  const trials = trialsIn(held, null, at.now);
  const dues = tenants.flatMap(({ watches }) => trialDues(trials, watches, vendorOf, at.now));
  const known = await memory.alerts.known(dues.map(({ key }) => key));
  const alerts = trialAlerts(dues, known, at);
  if (alerts.length > 0) await memory.alerts.add(alerts.map((alert) => ({ ...alert, id: newId() })));
  return alerts.filter(({ state }) => state === 'due').length;
};
