import { describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann } from '../harness/people.ts';
import {
  approved,
  askedAndEnded,
  begun,
  type CrashSite,
  leftAt,
  onCrashSite,
  premium,
  sent,
  startedAgainLater,
} from './crash-site.ts';

const minute = 60_000;
const sentence = 'cancel Business Premium for Contoso';

const startedAndAsked = async (site: CrashSite): Promise<Sent> => {
  await site.start();
  return site.ask(sentence);
};

const ending = (site: CrashSite) => site.simulator.subscription(premium);

describe('a cancellation whose process was killed', () => {
  test.concurrent.each([
    ['after the approval was saved', [approved]],
    ['after the claim was saved', [approved, begun]],
  ])('%s is sent by the next start, once', (_, steps) =>
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site, sentence);
      await leftAt(site, ...steps);
      await site.startAgain();
      await until(() => /Applied[\s\S]*It reports the end/.test(site.cardOf(asked)));
      expect(ending(site).status).toBe('PendingCancel');
      expect(site.deletes()).toHaveLength(1);
    })(),
  );

  test.concurrent(
    'after the sending was saved is never sent again: what Pax8 shows settles it',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site, sentence);
      await leftAt(site, approved, begun, sent(0));
      await site.startAgain();
      await until(() => /Being checked/.test(site.cardOf(asked)));
      site.simulator.patch(premium, {
        status: 'PendingCancel',
        endDate: ending(site).commitment?.endDate ?? 0,
      });
      expect(read((await site.press('Look again', asked, ann)).card)).toMatch(/Applied/);
      expect(site.deletes()).toHaveLength(0);
    }),
  );

  test.concurrent(
    'an hour after the sending was saved, with no trace of it, was not done, and may be asked for again',
    onCrashSite(async (site) => {
      const asked = await askedAndEnded(site, sentence);
      await leftAt(site, approved, begun, sent(61 * minute));
      await startedAgainLater(site, asked);
      await until(() => /Failed[\s\S]*was not cancelled/.test(site.cardOf(asked)));
      expect(site.deletes()).toHaveLength(0);
      await site.approve(await site.ask(sentence));
      expect(ending(site).status).toBe('PendingCancel');
      expect(site.deletes()).toHaveLength(1);
    }),
  );

  test.concurrent(
    'while Pax8 was answering is found by reading, and never sent again',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.simulator.faults([{ match: { method: 'DELETE' }, fault: 'slow', ms: 2_000 }]);
      const pressed = site.approve(asked);
      await until(() => site.deletes().length === 1);
      await site.crash();
      await pressed;
      site.simulator.faults([]);
      await site.startAgain();
      await until(() => /Applied|Being checked/.test(site.cardOf(asked)));
      expect(site.deletes()).toHaveLength(1);
    }),
  );
});
