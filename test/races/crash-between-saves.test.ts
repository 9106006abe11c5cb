import { describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import { ann } from '../harness/people.ts';
import {
  approved,
  askedAndEnded,
  begun,
  leftAt,
  onCrashSite,
  premium,
  sent,
  startedAgainLater,
} from './crash-site.ts';

const minute = 60_000;

describe('killed between two saves', () => {
  test.concurrent(
    'after the approval was saved: it is carried out by the next start, once',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site);
      await leftAt(site, approved);
      await site.startAgain();
      await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
      expect(site.seats()).toBe(15);
      expect(site.puts()).toHaveLength(1);
    }),
  );

  test.concurrent(
    'after the claim to carry it out was saved: it starts again, once',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site);
      await leftAt(site, approved, begun);
      await site.startAgain();
      await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
      expect(site.seats()).toBe(15);
      expect(site.puts()).toHaveLength(1);
    }),
  );

  test.concurrent(
    'after the claim, with the seats moved meanwhile: it is out of date and nothing is sent',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site);
      await leftAt(site, approved, begun);
      site.simulator.patch(premium, { quantity: 13 });
      await site.startAgain();
      await until(() => /Out of date[\s\S]*13 seats now/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(0);
    }),
  );

  test.concurrent(
    'after the sending was saved and before it left: it is never sent, and said to be unclear',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site);
      await leftAt(site, approved, begun, sent(0));
      await site.startAgain();
      await until(() => /Being checked/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(0);

      site.simulator.patch(premium, { quantity: 15 });
      expect(read((await site.press('Look again', asked, ann)).card)).toMatch(/Applied/);
      await until(() => /Applied/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(0);
    }),
  );

  test.concurrent(
    'an hour after the sending was saved, with no trace of it: it has failed, and may be asked for again',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site);
      await leftAt(site, approved, begun, sent(61 * minute));
      await startedAgainLater(site, asked);
      await until(() => /Failed[\s\S]*The change was not made/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(0);
      await site.approve(await site.ask());
      expect(site.seats()).toBe(15);
      expect(site.puts()).toHaveLength(1);
    }),
  );
});
