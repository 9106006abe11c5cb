import { describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import { button } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, personal } from '../harness/people.ts';
import { type CrashSite, onCrashSite } from './crash-site.ts';

const startedAndAsked = async (site: CrashSite): Promise<Sent> => {
  await site.start();
  const asked = await site.ask('order 10 Exchange Online Plan 2 for Contoso');
  await continued(site, asked, 10);
  return asked;
};

/** Fills in the form and continues. */
const continued = async (site: CrashSite, asked: Sent, quantity: number): Promise<void> => {
  const { verb, data } = button(asked.card ?? {}, 'Continue');
  const choice = /"title":"1-Year commitment, billed Monthly[^"]*","value":"([^"]+)"/.exec(
    JSON.stringify(asked.card),
  );
  const values = { ...data, quantity, choice: choice?.[1] ?? '' };
  await site.connector.press(verb, values, {
    as: ann,
    in: personal(ann),
    messageId: asked.messageId,
  });
  await until(() => /Pending/.test(site.cardOf(asked)));
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

const switchAsked = async (site: CrashSite): Promise<Sent> => {
  await site.start();
  const asked = await site.ask('switch Business Premium for Fabrikam to annual');
  await continued(site, asked, 6);
  return asked;
};
const orderedAndEnded = (site: CrashSite) => [sent(site).length, site.deletes().length];

describe('a switch to a year whose process was killed', () => {
  test.concurrent(
    'between the order and the cancellation is done by the next start: each written once',
    onCrashSite(async (site) => {
      const asked = await switchAsked(site);
      const pressed = site.press('Approve all', asked, bo).catch(() => null);
      await until(() => /Pax8 accepted the order/.test(site.cardOf(asked)));
      await site.crash();
      await pressed;
      expect(orderedAndEnded(site)).toEqual([1, 0]);
      await site.startAgain();
      await until(() => /Pax8 accepted the cancellation/.test(site.cardOf(asked)));
      expect(orderedAndEnded(site)).toEqual([1, 1]);
    }),
  );

  test.concurrent(
    'while Pax8 was answering the order is done to its end, and nothing is ordered twice',
    onCrashSite(async (site) => {
      const asked = await switchAsked(site);
      site.simulator.faults([
        { match: { method: 'POST', path: '/v1/orders' }, fault: 'slow', ms: 1_500, times: 2 },
      ]);
      const pressed = site.press('Approve all', asked, bo).catch(() => null);
      await until(() => sent(site).length === 1);
      await site.crash();
      await pressed;
      site.simulator.faults([]);
      await site.startAgain();
      await until(() => /Pax8 accepted the order|Being checked/.test(site.cardOf(asked)));
      await site.press('Look again', asked, ann).catch(() => null);
      await until(() => /Pax8 accepted the cancellation/.test(site.cardOf(asked)));
      expect(orderedAndEnded(site)).toEqual([1, 1]);
    }),
  );

  test.concurrent(
    'while Pax8 was answering the cancellation is found by reading, and never sent again',
    onCrashSite(async (site) => {
      const asked = await switchAsked(site);
      await site.press('Approve all', asked, bo);
      await until(() => /Pax8 accepted the order/.test(site.cardOf(asked)));
      site.simulator.faults([{ match: { method: 'DELETE' }, fault: 'slow', ms: 2_000 }]);
      await until(() => site.deletes().length === 1);
      await site.crash();
      site.simulator.faults([]);
      await site.startAgain();
      await until(() => /Pax8 accepted the cancellation|Being checked/.test(site.cardOf(asked)));
      expect(orderedAndEnded(site)).toEqual([1, 1]);
    }),
  );
});
