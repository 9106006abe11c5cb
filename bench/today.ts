import { todayCard } from '../src/views/renewals/today.ts';
import { readToday } from '../src/workflows/renewals/read-today.ts';
import type { Figure } from './figures.ts';
import { openBot, somebody } from './large-bot.ts';
import { timed } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const most = 100;
const rounds = 9;

/** The bot's own work for `today` with the large portfolio: what it reads from its store, the rules, the card. */
export const today = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot = await openBot(env);
    const { context } = bot;
    const held = context.portfolio.current();
    if (held === null) throw new Error('there is no portfolio');
    let found = 0;
    const once = async () => {
      const seen = await readToday(context, somebody.person.tenantId, held);
      found = seen.lines.length;
      const { companies, asOf } = held;
      context.answer(todayCard({ ...seen, companies, asOf, page: 0, say: 'today' }, context.show()));
    };
    const first = await timed(once);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await timed(once));
    await bot.close();
    const best = Math.min(...times);
    return [
      { what: 'the first after a reading', unit: 'ms', value: first, yardstick: null, bound: null },
      {
        ...{ what: `today: ${found} lines, best of ${rounds}`, unit: 'ms', value: best, yardstick: null },
        bound: { says: `under ${most} ms`, met: best < most },
      },
    ];
  });
