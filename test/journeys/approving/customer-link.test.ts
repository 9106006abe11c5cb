import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { consentDoor } from '../../../src/workflows/changes/consent-door.ts';
import { decide } from '../../../src/workflows/changes/decide-change.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, channel, type Place, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * A customer agrees or declines by a link: one question, no login, no script; only the form decides, once. It is their consent, beside
 * our approval.
 */

const office = channel('office');
let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({
    env: { PUBLIC_URL: 'http://127.0.0.1:3978', CUSTOMER_LINK_DAYS: '7' },
    overrides: { jobs: [] },
  });
  await bot.loaded();
});
afterAll(() => bot.stop());

const lastIn = async (place: Place, text: string, as: Somebody) => {
  const before = bot.connector.messages(place).length;
  expect((await bot.connector.say(text, { as, in: place })).status).toBe(200);
  return bot.connector.messages(place).slice(before)[0];
};
const say = async (text: string, as: Somebody = bo) => read((await lastIn(office, text, as))?.card ?? null);
const asked = async (sentence = 'add 3 seats of Business Premium for Contoso') => {
  const sent = await lastIn(personal(ann), sentence, ann);
  const messageId = sent?.messageId ?? '';
  const { data } = button(sent?.card ?? {}, 'Cancel request');
  const press = (verb: string, by: Somebody, more: object = {}) =>
    bot.connector
      .press(verb, { ...data, ...more }, { as: by, in: personal(ann), messageId })
      .then((answer) => answer.toast ?? read(answer.card));
  const link = async () => {
    await press('ask-customer', ann);
    const text = bot.connector
      .messages(personal(ann))
      .map(({ card }) => read(card))
      .join('\n');
    return [...text.matchAll(/\/api\/consent\/[\w.\\-]+/g)].at(-1)?.[0].replaceAll('\\', '') ?? '';
  };
  return { press, link, card: read(sent?.card ?? null), id: String(data.id) };
};
/** All come from one address here, and together faster than one may: who is turned away comes again. */
const open = async (path: string, options: RequestInit = {}): Promise<Response> => {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${bot.app.port}${path}`, options);
    if (response.status !== 429) return response;
    await new Promise((next) => setTimeout(next, 200));
  }
};
const guardOf = (html: string) => /name="guard" value="([^"]+)"/.exec(html)?.[1] ?? '';
const give = (path: string, form: Record<string, string>, headers = {}) =>
  open(path, { method: 'POST', body: new URLSearchParams(form), headers });
const events = async (id: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 40, about: id })).map(({ event }) => event);

test('the page asks in the customer’s words; looking decides nothing, the form does, once', async () => {
  expect(await say('customer consent for Contoso', ann)).toMatch(/needs the role admin/);
  expect(await say('customer consent for Contoso')).toMatch(/The customer must agree first: Contoso/);
  expect(await say('policy', ann)).toMatch(/Customer: must agree first: Contoso/);
  const { press, link, card, id } = await asked();
  expect(card).toMatch(/Customer: must agree first, and has not been asked/);
  expect(await press('approve', bo)).toMatch(/wants the customer’s consent first/);
  const first = await link();
  const path = await link();
  expect((await open(first)).status).toBe(410);

  const page = await open(path);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toMatch(/Do you agree\?[\s\S]*Microsoft 365 Business Premium: 12 → 15 seats/);
  expect(html).not.toMatch(/<script|Ann Archer|\$/);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(page.headers.get('content-security-policy')).toMatch(/form-action 'self'.*frame-ancestors 'none'/);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('cache-control')).toBe('no-store');

  // A scanner that posts what it never read decides nothing, nor does a form without a button.
  expect(await (await give(path, { answer: 'agree' })).text()).toMatch(/Do you agree/);
  expect(await (await give(path, { guard: guardOf(html) })).text()).toMatch(/Do you agree/);
  expect(await press('approve', bo)).toMatch(/wants the customer’s consent first/);

  const both = await Promise.all([
    give(path, { answer: 'agree', guard: guardOf(html), name: 'Kim <b>Oh</b>', comment: 'please do' }),
    give(path, { answer: 'decline', guard: guardOf(html) }),
  ]);
  const said = await Promise.all(both.map((answer) => answer.text()));
  const agreed = said.every((text) => /You agreed/.test(text));
  expect(agreed || said.every((text) => /You declined/.test(text))).toBe(true);
  const answers = (await events(id)).filter((event) => /consent-(agreed|declined)/.test(event));
  expect(answers).toHaveLength(1);
  expect(await (await open(path)).text()).toMatch(agreed ? /You agreed/ : /You declined/);
  if (!agreed) return;
  expect(await press('refresh-change', bo)).toMatch(/agreed by link[\s\S]*typed name: Kim/);
  expect(await press('approve', bo)).toMatch(/Approved by Bo/);
});

test('a link that is altered, foreign, of a changed or closed request, or too long a form, is a plain page', async () => {
  for (const path of ['/api/consent/x', '/api/consent/a.b', '/api/consent/a.b.c'])
    expect([path, (await open(path)).status]).toEqual([path, 404]);
  const { press, link, id } = await asked('add 2 Copilot Business for Contoso');
  const path = await link();
  expect((await open(`${path}x`)).status).toBe(404);
  expect((await open(path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
  expect((await give(path, { answer: 'agree', comment: 'x'.repeat(9_000) })).status).toBe(413);
  const html = await (await open(path)).text();
  const declined = await (
    await give(path, { answer: 'decline', guard: guardOf(html), comment: 'too dear' })
  ).text();
  expect(declined).toMatch(/You declined/);
  expect(await press('approve', bo)).toMatch(/The customer declined by the link/);
  expect(await press('refresh-change', bo)).toMatch(/declined by link[\s\S]*too dear/);
  const again = await link();
  expect((await open(again)).status).toBe(200);
  await press('cancel-request', ann);
  expect(await (await open(again)).text()).toMatch(/The request is closed/);
  expect(await (await give(again, { answer: 'agree', guard: guardOf(html) })).text()).toMatch(
    /The request is closed/,
  );
  expect((await events(id)).filter((event) => event === 'change.consent-agreed')).toHaveLength(0);
  expect(await press('ask-customer', ann)).toMatch(/Someone already decided this/);
});

test('a press and an answer at the same time: what is approved has the consent; a smaller number needs its own', async () => {
  const { link, press, id } = await asked('add 3 AvePoint for Contoso');
  const path = await link();
  const guard = guardOf(await (await open(path)).text());
  const context = bot.app.context;
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  await Promise.all([decide(context, 'approve', id, by), give(path, { answer: 'agree', guard })]);
  const change = await context.memory.changes.get(id);
  const names = await events(id);
  if (change?.state === 'pending') expect(names).toContain('change.approve-denied.no-consent');
  else expect(names.indexOf('change.approved')).toBeLessThan(names.indexOf('change.consent-agreed'));
  if (change?.state === 'pending')
    expect(await press('approve-fewer', bo, { howMany: 1 })).toMatch(/wants the customer’s consent first/);
});

test('what the customer declined stays declined while a new link is open, and the card says both', async () => {
  const { press, link } = await asked('add 2 Copilot Business for Contoso');
  const path = await link();
  await give(path, {
    answer: 'decline',
    guard: guardOf(await (await open(path)).text()),
    comment: 'too dear',
  });
  const again = await link();
  expect(await press('refresh-change', bo)).toMatch(/declined by link[\s\S]*too dear[\s\S]*asked by a link/);
  expect(await press('approve', bo)).toMatch(/declined by the link\. Ask them again/);
  // With links off nobody can ask again.
  const { settings } = bot.app.context;
  Object.assign(bot.app.context, { settings: { ...settings, customerLinkDays: null } });
  expect(await press('approve', bo)).toMatch(
    /declined by the link\..* off now, so nobody can ask them again/,
  );
  expect(await press('refresh-change', bo)).not.toMatch(/Ask the customer/);
  Object.assign(bot.app.context, { settings });
  await give(again, { answer: 'agree', guard: guardOf(await (await open(again)).text()) });
  expect(await press('refresh-change', bo)).not.toMatch(/declined by link/);
  await press('cancel-request', ann);
});

test('what needs no approval of ours still waits for the customer', async () => {
  const { policies } = bot.app.context.memory;
  const { version = 0, policy = firstPolicy } = (await policies.current(tenant)) ?? {};
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const free = { ...policy, approval: 'above', amount: usd('9000'), confirm: false } as const;
  await policies.save(tenant, { ...free, commitment: usd('90000'), atOnce: usd('90000') }, version, by, 1);
  const { press, link, id } = await asked('add 2 Copilot Business for Contoso');
  const state = async () => (await bot.app.context.memory.changes.get(id))?.state;
  expect(await state()).toBe('pending');
  expect(await press('confirm', ann)).toMatch(/wants the customer’s consent first/);
  const path = await link();
  await give(path, { answer: 'agree', guard: guardOf(await (await open(path)).text()) });
  await press('confirm', ann);
  expect(await state()).toBe('applied');
  await policies.save(tenant, policy, version + 1, by, 2);
});

test('a link that others see too says so', async () => {
  const sent = await lastIn(office, 'add 1 Copilot Business for Contoso', ann);
  const { data } = button(sent?.card ?? {}, 'Cancel request');
  const { conversations } = bot.app.context.memory;
  const known = conversations.personalOf;
  Object.assign(conversations, { personalOf: async () => null });
  const answer = await bot.connector.press('ask-customer', data, {
    ...{ as: ann, in: office, messageId: sent?.messageId ?? '' },
  });
  Object.assign(conversations, { personalOf: known });
  expect(answer.toast).toMatch(/where others see it too/);
});

test('the page is in the language that the browser asks for first, of those that the bot writes', async () => {
  const { link } = await asked('add 2 seats of Business Basic for Fabrikam');
  const path = await link();
  const read = async (languages: string) =>
    (await open(path, { headers: { 'accept-language': languages } })).text();
  expect(await read('fr-FR, de-AT;q=0.8, en;q=0.5')).toMatch(
    /<html lang="de">[\s\S]*Sind Sie einverstanden\?[\s\S]*Zustimmen[\s\S]*Ablehnen/,
  );
  expect(await read('en-GB, de;q=0.9')).toMatch(/<html lang="en">[\s\S]*Do you agree\?/);
  // A browser that asks for none that the bot writes gets that of the house.
  expect(await read('fr')).toMatch(/<html lang="en">/);
  const thanks = await give(
    path,
    { answer: 'decline', guard: guardOf(await read('de')) },
    { 'accept-language': 'de' },
  );
  expect(await thanks.text()).toMatch(/Sie haben abgelehnt/);
});

test('when the store is away the page says so, and nothing is decided', async () => {
  const { link } = await asked('add 2 Exchange Plan 1 for Contoso');
  const token = (await link()).split('/').at(-1) ?? '';
  const context = bot.app.context;
  const away = () => Promise.reject(new Error('away'));
  const memory = { ...context.memory, consents: { ...context.memory.consents, get: away } };
  const door = consentDoor({ ...context, memory });
  const seen = await door?.see(token, '');
  expect(seen?.status).toBe(503);
  expect(seen?.html).toMatch(/try again in a few minutes/);
  expect(
    (
      await door?.give(token, new URLSearchParams({ answer: 'agree', guard: 'x' }), {
        address: '',
        languages: '',
      })
    )?.status,
  ).toBe(503);
  expect(consentDoor({ ...context, settings: { ...context.settings, customerLinkDays: null } })).toBeNull();
});
