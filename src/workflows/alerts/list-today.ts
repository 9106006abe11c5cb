import { turnToDo } from '../../core/alerts/sweep-turns.ts';
import { todayFacts } from '../../core/today/today-facts.ts';
import type { Context } from '../context.ts';
import { readToday } from '../renewals/read-today.ts';

/**
 * Once a day, at the sweep's hour, sends as an event what needs somebody in all companies. Does nothing without a
 * receiver of events; waits until Pax8 was read.
 */
export const listToday = async (context: Context): Promise<void> => {
  const { memory, settings, now, portfolio, sinks } = context;
  const held = portfolio.current();
  if (held === null || !sinks.some(({ name }) => name === 'webhook')) return;
  const turns = { cron: settings.sweepCron, zone: settings.timeZone };
  for (const { tenantId } of await memory.audit.heads()) {
    const mark = `today listed ${tenantId}`;
    const turn = turnToDo(turns, await memory.marks.get(mark), now());
    if (turn === null) continue;
    const { lines } = await readToday(context, tenantId, held);
    await memory.audit.append({
      ...{ at: now(), tenantId, person: null, event: 'today.listed', changeId: null, companyId: null },
      facts: todayFacts(lines, held.companies),
    });
    await memory.marks.set(mark, turn);
  }
};
