import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => endWithEvents(bot));

/** What the form sends when nothing is changed: every input as text. */
const untouched = {
  approval: 'always',
  currency: 'USD',
  amount: '',
  share: '',
  quietDays: '0',
  companies: '',
  products: '',
  vendors: '',
  twoAbove: '',
  ceilingSeats: '',
  ceilingAmount: '',
  seatsPerRequest: '300',
  requestsPerHour: '30',
};
const form = async (as: Somebody = bo) => bot.ask('policy', as);
const save = async (inputs: object, as: Somebody = bo, data: object = {}) => {
  const shown = await form();
  const { verb, data: own } = button(shown.card ?? {}, 'Save');
  const where = { as, in: personal(bo), messageId: shown.messageId };
  return bot.connector.press(verb, { ...own, ...untouched, ...inputs, ...data }, where);
};
const current = () => bot.app.context.memory.policies.current(tenant);
const audited = async (event: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).filter((entry) => entry.event === event);
const said = async (text: string, as: Somebody = ann) => read((await bot.ask(text, as)).card);

describe('the policy', () => {
  test('is read by everybody and changed by admins', async () => {
    const seen = await bot.ask('policy', ann);
    expect(read(seen.card)).toMatch(/Not saved yet[\s\S]*Approval: always needed/);
    expect(buttons(seen.card ?? {})).not.toContain('Save');
    expect(buttons((await form()).card ?? {})).toContain('Save');
  });

  test('that is saved holds, has a version, a history and an audit entry with old and new', async () => {
    const { card } = await save({ approval: 'above', amount: '250', companies: 'Fabrikam' });
    expect(read(card)).toMatch(/Version 1[\s\S]*Saved\.[\s\S]*above \$250\.00 a month/);
    expect(await current()).toMatchObject({
      version: 1,
      policy: { approval: 'above', amount: { amount: '250.00', currency: 'USD' } },
      by: { objectId: bo.aadObjectId },
    });
    expect(await audited('policy.saved')).toEqual([
      expect.objectContaining({
        facts: expect.objectContaining({
          version: 1,
          old: expect.objectContaining({ approval: 'always' }),
          new: expect.objectContaining({ approval: 'above' }),
        }),
      }),
    ]);
    expect(JSON.stringify((await form()).card)).toMatch(/Version 1[\s\S]*Bo Berg/);
  });

  test('saved by somebody else meanwhile is not written over', async () => {
    const shown = await form();
    const { verb, data } = button(shown.card ?? {}, 'Save');
    await save({ quietDays: '7' });
    const where = { as: bo, in: personal(bo), messageId: shown.messageId };
    const { card } = await bot.connector.press(verb, { ...data, ...untouched, quietDays: '9' }, where);
    expect(read(card)).toMatch(/Someone else saved the policy after you opened the form/);
    expect((await current())?.policy.quietDays).toBe(7);
    expect(button(card ?? {}, 'Save').data).toEqual({ basedOn: 1 });
    expect(await audited('policy.refused')).toHaveLength(1);
  });

  test('of many saved at once is one', async () => {
    const shown = await form();
    const { verb, data } = button(shown.card ?? {}, 'Save');
    const where = { as: bo, in: personal(bo), messageId: shown.messageId };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        bot.connector.press(verb, { ...data, ...untouched, quietDays: String(n + 1) }, where),
      ),
    );
    expect(answers.filter(({ card }) => /Saved\./.test(read(card)))).toHaveLength(1);
    expect((await current())?.version).toBe(1);
  });
});

describe('refused with a sentence, recorded, and nothing saved', () => {
  const nothing = async () => {
    expect(await current()).toBeNull();
    expect(await audited('policy.refused')).toHaveLength(1);
  };

  test('a policy that contradicts itself, with what was typed kept', async () => {
    const typed = { approval: 'above', amount: '500', twoAbove: '100', products: 'Copilot' };
    const { card } = await save(typed);
    const text = read(card);
    expect(text).toMatch(/The amount for two approvers is below the amount for one/);
    expect(text).toMatch(
      /Above this amount a month: 500[\s\S]*Products: Copilot[\s\S]*Two approvers above[^\n]*100/,
    );
    await nothing();
  });

  test.each([
    [{ approval: 'above' }, /only above a limit”, but no limit is given/],
    [{ share: '5000' }, /percentage must be a whole number/],
    [{ quietDays: '-3' }, /last days of a commitment must be a whole number/],
    [{ requestsPerHour: '0' }, /Requests an hour/],
    [{ approval: 'never' }, /choose always or only above a limit/],
    [{ amount: 'lots' }, /must be a number/],
    [{ currency: 'dollars', amount: '5' }, /currency of three letters/],
    [{ seatsPerRequest: null }, /must be filled in/],
    [
      { vendors: 'Microsoft, '.repeat(9_000), share: `5${' '.repeat(9_000)}0` },
      /percentage must be a whole number\.[\s\S]*The list of vendors can have at most 40 names of 80 characters[\s\S]*Vendors: Microsoft/,
    ],
  ])('%j', async (inputs, sentence) => {
    expect(read((await save(inputs)).card)).toMatch(sentence);
    await nothing();
  });

  test.each([[{ basedOn: 'x' }], [{ companies: { evil: true } }], [{ basedOn: -1 }]])(
    'forged data: %j',
    async (data) => {
      expect((await save({}, bo, data)).toast).toMatch(/Nothing was saved/);
      await nothing();
    },
  );

  test('somebody who is no admin at the press', async () => {
    expect((await save({ quietDays: '7' }, ann)).toast).toMatch(/needs the role admin\. Yours is requester/);
    await nothing();
  });

  test('a version that is not there yet', async () => {
    expect(read((await save({}, bo, { basedOn: 41 })).card)).toMatch(/after you opened the form/);
    await nothing();
  });
});

describe('a price of 0 beside a partner cost is a price that nobody knows', () => {
  const e5 = demoIds.woodgroveE5;
  const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
  beforeEach(async () => {
    bot.simulator.patch(e5, { price: 0, partnerCost: 50.4, billingTerm: '3-Year' });
    await save({ approval: 'above', amount: '100' });
  });

  test.each([
    ['add 100 seats of Microsoft 365 E5 for Woodgrove', /120 → 220/],
    ['add 1 seat of Microsoft 365 E5 for Woodgrove', /120 → 121/],
    ['onboard 100 users at Woodgrove with Microsoft 365 E5', /120 → 220/],
  ])('“%s” waits for approval under “only above $100.00 a month”, and says why', async (sentence, step) => {
    const text = await said(sentence);
    expect(text).toMatch(step);
    expect(text).not.toMatch(/\$0\.00 a month/);
    expect(text).toMatch(/Pending[\s\S]*The price is unknown, so it needs approval\./);
    expect(puts()).toHaveLength(0);
  });
  test('so says what if, and a ceiling lets nobody pass it', async () => {
    const sentence = 'what if add 100 seats of Microsoft 365 E5 for Woodgrove';
    expect(await said(sentence)).toMatch(/Needs approval[\s\S]*The price is unknown/);
    await save({ approval: 'above', amount: '100', ceilingAmount: '50000' });
    expect(await said(sentence)).toMatch(/Refused[\s\S]*monthly amount in USD is unknown/);
  });
});

describe('what if', () => {
  const sentence = 'what if add 3 seats of Business Premium for Contoso';

  test('shows decision, reason, approvers, price and window, and asks for nothing', async () => {
    const asked = await bot.ask(sentence);
    const text = read(asked.card);
    expect(text).toMatch(/What if · Contoso +Needs approval/);
    expect(text).toMatch(/Business Premium, 12 → 15 seats\. Nothing was asked for/);
    expect(text).toMatch(/Why: Every change needs approval/);
    expect(text).toMatch(/Approval: by (Bo Berg|Admin )/);
    expect(text).toMatch(/A month: \+\$/);
    expect(text).toMatch(/You can give them back until/);
    expect(await said('pending')).not.toMatch(/12 → 15/);
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(0);
    expect(sentenceOf(asked.card ?? {}, 'Ask for it')).toMatch(/^add 3 seats of #\w+ for Contoso$/);
  });

  test('its button asks for it', async () => {
    const asked = await bot.ask(sentence);
    expect(await said(sentenceOf(asked.card ?? {}, 'Ask for it'))).toMatch(
      /Seat change · Contoso[\s\S]*12 → 15/,
    );
  });

  test('follows the policy of the moment', async () => {
    await save({ approval: 'above', amount: '100000' });
    expect(await said(sentence)).toMatch(/Allowed/);
    await save({ approval: 'above', amount: '100000', ceilingSeats: '14' });
    expect(await said(sentence)).toMatch(/Refused[\s\S]*ceiling is 14/);
    await save({ approval: 'above', amount: '1', twoAbove: '2' });
    expect(await said(sentence)).toMatch(/Two approvals[\s\S]*two are needed/);
  });

  test('says the vendor’s rule when a vendor always needs approval', async () => {
    await save({ approval: 'above', amount: '100000', vendors: 'Microsoft' });
    expect(await said(sentence)).toMatch(
      /Needs approval[\s\S]*(products by Microsoft|vendor of this product)/,
    );
  });

  test('counts who may approve for this company, without the one who asks', async () => {
    const { memory } = bot.app.context;
    const who = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
    await memory.roles.grant(who, { role: 'approver', companies: ['elsewhere'] }, who, 1);
    expect(await said(sentence)).not.toMatch(/Cy Castle/);
    const companyId = bot.simulator.subscription(demoIds.contosoBusinessPremium)?.companyId ?? '';
    await memory.roles.grant(who, { role: 'approver', companies: [companyId] }, who, 1);
    expect(await said(sentence)).toMatch(/Cy Castle/);
    expect(await said(sentence, cy)).not.toMatch(/Cy Castle/);
  });

  test('says what Microsoft’s terms refuse, before the policy', async () => {
    expect(await said('what if remove 500 seats of Business Premium for Contoso')).toMatch(/Not possible/);
  });

  test('asks back like a request does', async () => {
    expect(await said('what if add 2.5 seats of Business Premium for Contoso')).toMatch(/not a whole number/);
    expect(await said('what if add 3 seats of Business Premium')).toMatch(/company/i);
  });
});
