import type { Figure } from './figures.ts';
import { busiestMinute, leastMs, measureLoad, pagesOfAll } from './load.ts';
import { readPageAfterPage } from './page-after-page.ts';

const conditions = { latencyMs: 200, callsPerMinute: 1_000 };
/** How many pages are read one after another; the total is scaled up from them. */
const sampledPages = 60;
const leastFaster = 6;
const mostOfLeast = 1.3;

/** The first load of the large portfolio until it is saved, next to a plain reader and to the best possible time. */
export const portfolio = async (): Promise<readonly Figure[]> => {
  const { load, after: sampled } = await measureLoad(conditions, (url) =>
    readPageAfterPage(url, sampledPages),
  );
  const slow = (sampled / sampledPages) * pagesOfAll;
  const minute = busiestMinute(load.calls);
  const faster = slow / load.ms;
  return [
    {
      what: 'calls for pages',
      unit: 'calls',
      value: load.pages,
      yardstick: { what: 'pages of 200 rows', value: pagesOfAll },
      bound: { says: `${pagesOfAll}`, met: load.pages === pagesOfAll },
    },
    {
      what: 'all calls, the token among them',
      unit: 'calls',
      value: load.calls.length,
      yardstick: { what: 'the pages and one token', value: pagesOfAll + 1 },
      bound: { says: `${pagesOfAll + 1}`, met: load.calls.length === pagesOfAll + 1 },
    },
    {
      what: 'calls in the busiest minute',
      unit: 'calls',
      value: minute,
      yardstick: { what: 'the rate limit', value: conditions.callsPerMinute },
      bound: { says: 'never above the limit', met: minute <= conditions.callsPerMinute },
    },
    {
      what: 'read and saved',
      unit: 'ms',
      value: load.ms,
      yardstick: {
        what: `one page after another (${sampledPages} pages measured, scaled to ${pagesOfAll})`,
        value: slow,
      },
      bound: { says: `${leastFaster} times as fast (is ${faster.toFixed(1)})`, met: faster >= leastFaster },
    },
    {
      what: 'read and saved',
      unit: 'ms',
      value: load.ms,
      yardstick: {
        what: 'the least that latency and twelve pages at a time allow',
        value: leastMs(conditions),
      },
      bound: {
        says: `at most ${mostOfLeast} times that`,
        met: load.ms <= mostOfLeast * leastMs(conditions),
      },
    },
  ];
};
