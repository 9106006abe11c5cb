import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import { button } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, personal } from '../harness/people.ts';
import { type CrashSite, openCrashSite } from './crash-site.ts';

let site: CrashSite;
let asked: Sent;
beforeEach(async () => {
  site = await openCrashSite();
  await site.start();
  asked = await site.ask('order 10 Exchange Online Plan 2 for Contoso');
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
});
afterEach(() => site.close());

const posts = () =>
  site.simulator.requests().filter(({ method, path }) => method === 'POST' && path === '/v1/orders');
/** The real orders, without mock orders. */
const sent = () => posts().filter(({ query }) => query.isMock === undefined);

describe('an order whose process was killed', () => {
  test('while Pax8 was answering is found by reading, and ordered once', async () => {
    // Pax8's check before the order is slow too.
    site.simulator.faults([
      { match: { method: 'POST', path: '/v1/orders' }, fault: 'slow', ms: 1_500, times: 2 },
    ]);
    const pressed = site.approve(asked);
    await until(() => sent().length === 1);
    await site.crash();
    await pressed;
    site.simulator.faults([]);
    await site.start();
    await until(() => /Pax8 has taken the order|Being checked/.test(site.cardOf(asked)));
    await site.press('Look again', asked, ann).catch(() => null);
    await until(() => /Pax8 has taken the order/.test(site.cardOf(asked)));
    expect(sent()).toHaveLength(1);
    const answer = await site.ask('orders Contoso');
    expect(JSON.stringify(answer.card).match(/10 × Exchange Online \\\\\(Plan 2\\\\\)/g)).toHaveLength(1);
  });

  test('before it was sent is ordered by the next start, once', async () => {
    site.simulator.faults([{ match: { method: 'POST', path: '/v1/orders' }, fault: 'slow', ms: 3_000 }]);
    const pressed = site.approve(asked);
    // The second check belongs to the approved order, right before it is sent.
    await until(() => posts().length === 2);
    await site.crash();
    await pressed;
    site.simulator.faults([]);
    expect(sent()).toHaveLength(0);
    await site.start();
    await until(() => /Pax8 has taken the order/.test(site.cardOf(asked)));
    expect(sent()).toHaveLength(1);
  });
});
