import { describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import { button } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, personal } from '../harness/people.ts';
import { type CrashSite, onCrashSite } from './crash-site.ts';

const startedAndAsked = async (site: CrashSite): Promise<Sent> => {
  await site.start();
  const asked = await site.ask('order 10 Exchange Online Plan 2 for Contoso');
  const { verb, data } = button(asked.card ?? {}, 'Continue');
  const choice = /"title":"1-Year commitment, billed Monthly[^"]*","value":"([^"]+)"/.exec(
    JSON.stringify(asked.card),
  );
  const values = { ...data, quantity: 10, choice: choice?.[1] ?? '' };
  await site.connector.press(verb, values, {
    as: ann,
    in: personal(ann),
    messageId: asked.messageId,
  });
  await until(() => /Pending/.test(site.cardOf(asked)));
  return asked;
};

const posts = (site: CrashSite) =>
  site.simulator.requests().filter(({ method, path }) => method === 'POST' && path === '/v1/orders');
/** The real orders, without mock orders. */
const sent = (site: CrashSite) => posts(site).filter(({ query }) => query.isMock === undefined);

describe('an order whose process was killed', () => {
  test.concurrent(
    'while Pax8 was answering is found by reading, and ordered once',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      // Pax8's check before the sending is slow as well.
      site.simulator.faults([
        { match: { method: 'POST', path: '/v1/orders' }, fault: 'slow', ms: 1_500, times: 2 },
      ]);
      const pressed = site.approve(asked);
      await until(() => sent(site).length === 1);
      await site.crash();
      await pressed;
      site.simulator.faults([]);
      await site.startAgain();
      await until(() => /Pax8 accepted the order|Being checked/.test(site.cardOf(asked)));
      await site.press('Look again', asked, ann).catch(() => null);
      await until(() => /Pax8 accepted the order/.test(site.cardOf(asked)));
      expect(sent(site)).toHaveLength(1);
      const answer = await site.ask('orders Contoso');
      expect(JSON.stringify(answer.card).match(/10 × Exchange Online \\\\\(Plan 2\\\\\)/g)).toHaveLength(1);
    }),
  );

  test.concurrent(
    'before it left is ordered by the next start, once',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.simulator.faults([{ match: { method: 'POST', path: '/v1/orders' }, fault: 'slow', ms: 3_000 }]);
      const pressed = site.approve(asked);
      // The second check is that of the approved order, right before it would leave.
      await until(() => posts(site).length === 2);
      await site.crash();
      await pressed;
      site.simulator.faults([]);
      expect(sent(site)).toHaveLength(0);
      await site.startAgain();
      await until(() => /Pax8 accepted the order/.test(site.cardOf(asked)));
      expect(sent(site)).toHaveLength(1);
    }),
  );
});
