import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPolicy } from '../../src/core/rules/policy.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, read } from '../harness/cards.ts';
import { ann, bo, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const google = demoIds.googleStarter;
const backup = demoIds.contosoBackup;
const microsoftWords = /New Commerce|\b7[- ]days?\b|seven days|Microsoft takes|Extended Service/i;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot({ simulator: { provisioningReads: 0 } });
  await bot.loaded();
});
afterEach(() => bot.stop());

const writes = (method: string) => bot.simulator.requests().filter((call) => call.method === method);
const says = (id: string, commitments: Record<string, unknown>, vendorName = 'Google') =>
  bot.simulator.patchProduct(bot.simulator.subscription(id).productId, {
    vendorName,
    shows: { commitments },
  });
const press = (title: string, sent: { card: unknown; messageId: string }, as: Somebody) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
};
/** Asks when cards were brought up to date since the last answer. */
const askNext = async (text: string) => {
  let sent = await bot.ask(text);
  while (sent.kind !== 'message') sent = await bot.connector.next();
  return sent;
};
const approve = (sent: { card: unknown; messageId: string }) => press('Approve', sent, bo);
/** A limit that no change of these tests reaches, so that nothing else asks for an approval. */
const approveOnlyAboveAMillion = () =>
  bot.app.context.memory.policies.save(
    tenant,
    { ...firstPolicy, approval: 'above', amount: { amount: '1000000.00', currency: 'USD' } },
    0,
    { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name },
    bot.simulator.now(),
  );
const noFlags = {
  allowForQuantityDecrease: undefined,
  allowForQuantityIncrease: undefined,
  allowForEarlyCancellation: undefined,
  cancellationFeeApplied: undefined,
};

/** The flags of `GET /products/{id}/dependencies`: https://devx.pax8.com/reference/findproductdependenciesbyproductid */
describe('a commitment of another vendor', () => {
  test.each(['Google', 'Adobe', 'Nobody Heard Of Inc.'])(
    'of %s without flags: cards say that the rule is not known, and every change needs approval',
    async (vendor) => {
      says(google, noFlags, vendor);
      await approveOnlyAboveAMillion();
      const look = await bot.says('subscription Fourth Coffee Google Workspace');
      expect(look).toMatch(/the vendor’s rule is not known/);
      expect(look).not.toMatch(microsoftWords);
      for (const change of ['remove 2 seats', 'add 2 seats']) {
        const asked = await askNext(`${change} of Google Workspace for Fourth Coffee`);
        expect(read(asked.card)).toMatch(
          /Pending[\s\S]*The vendor’s rule is not known: check with Pax8 or the vendor/,
        );
        expect(read(asked.card)).not.toMatch(microsoftWords);
        expect(read(asked.card)).not.toMatch(/not refunded|, billed until/);
        await press('Cancel request', asked, ann);
      }
      expect(writes('PUT')).toHaveLength(0);
    },
  );
  test('does not hold back another vendor’s seats without a commitment', async () => {
    await approveOnlyAboveAMillion();
    expect(await bot.says('remove 2 seats of AvePoint for Contoso')).toMatch(/Needs no approval/);
  });
  test('whose flag lets seats go takes them back, without Microsoft’s words', async () => {
    says(google, { allowForQuantityDecrease: true });
    const asked = await bot.ask('remove 2 seats of Google Workspace for Fourth Coffee');
    expect(read(asked.card)).toMatch(/lets seats go down during the term/);
    expect(read(asked.card)).not.toMatch(microsoftWords);
    expect(read((await approve(asked)).card)).toMatch(/Applied/);
    expect(bot.simulator.subscription(google).quantity).toBe(14);
  });
  test('whose flags do not is refused, also two days after its purchase', async () => {
    const bought = bot.simulator.now() - 2 * day;
    const { commitment } = bot.simulator.subscription(google);
    if (commitment === null) throw new Error('not committed');
    const endDate = bought + 365 * day;
    bot.simulator.patch(google, {
      ...{ termStart: bought, startDate: bought, createdDate: bought },
      commitment: { ...commitment, endDate },
    });
    const fewer = await bot.says('remove 2 seats of Google Workspace for Fourth Coffee');
    expect(fewer).toMatch(/Not possible[\s\S]*lets no seats go back before then/);
    expect(fewer).not.toMatch(microsoftWords);
    const ended = await bot.says('cancel Google Workspace for Fourth Coffee now');
    expect(ended).toMatch(/Not possible[\s\S]*Committed until/);
    expect(ended).not.toMatch(microsoftWords);
    expect([...writes('PUT'), ...writes('DELETE')]).toHaveLength(0);
  });
  test('is never ended without a date when nobody knows its rule; for its end it may', async () => {
    says(google, noFlags);
    expect(await bot.says('cancel Google Workspace for Fourth Coffee now')).toMatch(
      /Whether it may end before is not known/,
    );
    const asked = await bot.ask('cancel Google Workspace for Fourth Coffee');
    expect(read(asked.card)).not.toMatch(microsoftWords);
    await approve(asked);
    const end = new Date(bot.simulator.subscription(google).commitment?.endDate ?? 0).toISOString();
    expect(writes('DELETE').map(({ query }) => query)).toEqual([{ cancelDate: end }]);
  });
  test('may be ended early when its flag says so, and the card tells of the fee', async () => {
    says(google, { allowForEarlyCancellation: true, cancellationFeeApplied: true });
    const asked = await bot.ask('cancel Google Workspace for Fourth Coffee now');
    expect(read(asked.card)).toMatch(/end before its commitment does, with a cancellation fee/);
    await approve(asked);
    expect(writes('DELETE')).toHaveLength(1);
  });
  test('cannot be read: then its rule is not known', async () => {
    bot.simulator.faults([{ match: { path: '^/v1/products/.*/dependencies' }, times: 99, fault: '500' }]);
    expect(await bot.says('remove 2 seats of Google Workspace for Fourth Coffee')).toMatch(
      /Pending[\s\S]*The vendor’s rule is not known/,
    );
  });
});

/** https://docs.platform.softwareone.com/extensions/adobe-vip-marketplace: seats go down at the anniversary only. */
describe('a year paid in advance without a commitment in the row', () => {
  beforeEach(() => {
    bot.simulator.patch(backup, { billingTerm: 'Annual', price: 960, partnerCost: 840 });
    bot.simulator.patchProduct(bot.simulator.subscription(backup).productId, { vendorName: 'Adobe' });
  });
  test('warns on a change of seats, which always needs approval', async () => {
    await approveOnlyAboveAMillion();
    const text = await bot.says('remove 2 seats of AvePoint for Contoso');
    expect(text).toMatch(/Pending[\s\S]*paid in advance \(billed Annual\)[\s\S]*anniversary[\s\S]*no refund/);
    expect(writes('PUT')).toHaveLength(0);
  });
  test('warns on a cancellation and on the look-up', async () => {
    expect(await bot.says('cancel AvePoint for Contoso now')).toMatch(/paid in advance[\s\S]*no refund/);
    expect(await bot.says('subscription Contoso AvePoint')).toMatch(/paid in advance/);
  });
});
