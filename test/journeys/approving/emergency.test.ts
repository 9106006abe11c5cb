import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newAlert } from '../../../src/core/alerts/due-alerts.ts';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { alertMessage } from '../../../src/workflows/alerts/alert-message.ts';
import { readable } from '../../../src/workflows/alerts/alert-readers.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { remindReviews } from '../../../src/workflows/approving/remind-reviews.ts';
import { execute } from '../../../src/workflows/changes/execute-change.ts';
import { sightOf } from '../../../src/workflows/people/sight.ts';
import { button, read } from '../../harness/cards.ts';
import { midMonth } from '../../harness/dates.ts';
import {
  ann,
  bo,
  channel,
  cy,
  type Place,
  person,
  personal,
  type Somebody,
  tenant,
} from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * What cannot wait: its requester says so and why, one approver is enough up to the policy's amount, and another one looks at it
 * afterwards. Until then it stands in the list of reviews and in today, and approvers are reminded.
 */

const office = channel('office');
const approvers = channel('approvers');
const di = person('Di Dune');
let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: midMonth }, env: { TIME_ZONE: 'UTC' } });
  for (const who of [cy, di]) bot.connector.knows(who);
  await bot.loaded();
});
afterAll(() => bot.stop());

const context = () => bot.app.context;
const lastIn = async (place: Place, text: string, as: Somebody, mentions: readonly Somebody[] = []) => {
  const before = bot.connector.messages(place).length;
  const { status } = await bot.connector.say(text, { as, in: place, mentions });
  expect(status).toBe(200);
  return bot.connector.messages(place).slice(before)[0];
};
const say = async (text: string, as: Somebody = bo, mentions: readonly Somebody[] = []) =>
  read((await lastIn(office, text, as, mentions))?.card ?? null);
const usd = (amount: string) => ({ amount, currency: 'USD' });
const setPolicy = async (more: Partial<Policy>) => {
  const { policies } = context().memory;
  const { version = 0, policy = firstPolicy } = (await policies.current(tenant)) ?? {};
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  await policies.save(tenant, { ...policy, ...more }, version, by, 1);
};
const asked = async (as: Somebody, sentence: string) => {
  const sent = await lastIn(personal(as), sentence, as);
  const messageId = sent?.messageId ?? '';
  const { data } = button(sent?.card ?? {}, 'Cancel request');
  const press = (verb: string, by: Somebody, more: object = {}) =>
    bot.connector
      .press(verb, { ...data, ...more }, { as: by, in: personal(as), messageId })
      .then((answer) => answer.toast ?? read(answer.card));
  return { press, card: read(sent?.card ?? null), id: String(data.id) };
};
const change = async (id: string) => {
  const found = await context().memory.changes.get(id);
  if (found === null) throw new Error('no such change');
  return found;
};
const events = async (id: string) =>
  (await context().memory.audit.latest(tenant, { limit: 30, about: id })).map(({ event }) => event);

test('an admin sets the amount by a sentence; without it nothing is let through by one', async () => {
  for (const who of [cy, di]) await say(`grant approver to @${who.name}`, bo, [who]);
  await setPolicy({ twoAbove: usd('10.00') });
  const early = await asked(ann, 'urgent: add 2 Business Premium for Contoso, new joiner waits');
  expect(early.card).toMatch(/Urgent\. The policy has no emergency approval/);
  expect(await early.press('approve', bo)).toMatch(/1 of 2/);
  await early.press('cancel-request', ann);
  expect(await say('emergency up to 5000', cy)).toMatch(/needs the role admin/);
  expect(await say('emergency up to 5000 eur', bo)).toMatch(/one currency/);
  expect(await say('emergency up to 5000', bo)).toMatch(/one approver is enough up to \$5,000/);
  expect(await say('policy', ann)).toMatch(/Urgent: one approver up to \$5,000/);
});

test('one approver is enough, never the requester; it waits for a review, which another one gives', async () => {
  await say('approvals here', bo);
  const { press, card, id } = await asked(
    ann,
    'urgent: add 2 Business Premium for Contoso, new joiner waits',
  );
  expect(card).toMatch(/Why: new joiner waits/);
  expect(card).toMatch(/Urgent\. One approver is enough now/);
  expect(await press('approve', ann)).toMatch(/Only approvers/);
  expect(await press('approve', bo)).toMatch(/Emergency: one approver, to be reviewed by/);
  expect((await change(id)).state).toBe('applied');
  expect(await say('reviews', ann)).toMatch(/1 change that one approver let pass[\s\S]*new joiner waits/);
  expect(await say('today', ann)).toMatch(/One approver let it pass in an emergency/);
  const ed = person('Ed Elm');
  bot.connector.knows(ed);
  const by = { tenantId: tenant, objectId: ed.aadObjectId ?? '', name: ed.name };
  const companies = [bot.simulator.subscription(demoIds.fabrikamBusinessPremiumYearly).companyId];
  await context().memory.roles.grant(by, { role: 'viewer', companies }, by, 1);
  expect(await say('today', ed)).not.toMatch(/Contoso|emergency/);
  expect(await press('reviewed', ann)).toMatch(/Only approvers can decide/);
  expect(await press('reviewed', bo)).toMatch(/Whoever asked for it or approved it cannot review it/);

  // Two press at once: one review is saved.
  const both = await Promise.all([press('reviewed', cy), press('reviewed', di)]);
  expect(both.filter((said) => /Nobody has to review this/.test(said))).toHaveLength(1);
  expect(await say('reviews', cy)).toMatch(/Nothing waits for a review/);
  expect(await events(id)).toEqual(
    expect.arrayContaining([
      'change.urgent',
      'change.approved',
      'change.review-denied.own-review',
      'change.reviewed',
    ]),
  );
  expect((await events(id)).filter((event) => event === 'change.reviewed')).toHaveLength(1);
  expect(await say('audit Contoso', bo)).toMatch(/alone in an emergency, to be reviewed by/);
});

test('the requester says so on the card too; what is not right can be undone from there', async () => {
  const { press, card, id } = await asked(ann, 'add 2 Business Premium for Contoso');
  expect(card).not.toMatch(/Urgent/);
  expect(await press('approve', bo)).toMatch(/1 of 2/);
  expect(await press('urgent', cy, { urgentWhy: 'I say so' })).toMatch(/Only the person who asked/);
  expect(await press('urgent', ann)).toMatch(/Say why it cannot wait/);
  expect(await press('urgent', ann, { urgentWhy: 'the boss starts today' })).toMatch(
    /Urgent: the boss starts today\. One approver/,
  );
  // Bo's approval was one of two, and is given anew.
  expect((await change(id)).approvals).toEqual([]);
  expect(await press('approve', bo)).toMatch(/Emergency: one approver/);
  expect(await press('not-right', cy, { reviewNote: 'they have two left' })).toMatch(
    /Not right, says Cy Castle[\s\S]*they have two left[\s\S]*Press Undo/,
  );
  expect(await press('reviewed', di)).toMatch(/Nobody has to review/);
});

test('where somebody is named any approver lets it pass, and only who is named reviews it', async () => {
  await say('approver for Contoso is @Cy Castle', bo, [cy]);
  const { press, id } = await asked(ann, 'emergency: add 2 Copilot Business for Contoso, the board meets');
  expect(await press('approve', di)).toMatch(/Emergency: one approver/);
  expect(await press('reviewed', bo)).toMatch(/The policy names who/);
  expect(await press('reviewed', cy)).toMatch(/Reviewed by Cy Castle/);
  expect((await change(id)).emergency?.review?.right).toBe(true);
  await say('no approvers for Contoso', bo);
});

test('what was let through counts until it is reviewed, and at the sending the policy still holds', async () => {
  await setPolicy({ emergencyUpTo: usd('60.00') });
  const first = await asked(ann, 'urgent: add 2 Business Premium for Contoso, one waits');
  expect(await first.press('approve', bo)).toMatch(/Emergency: one approver/);
  const second = await asked(ann, 'urgent: add 2 Copilot Business for Contoso, one more waits');
  expect(second.card).toMatch(/With what nobody has reviewed yet/);
  expect(await second.press('urgent', ann, { urgentWhy: 'now' })).toMatch(
    /With what nobody has reviewed yet/,
  );
  await first.press('reviewed', cy);
  await second.press('urgent', ann, { urgentWhy: 'now' });
  // Approved, and before it is sent the policy changes.
  const { memory } = context();
  const waiting = await change(second.id);
  const mark = waiting.emergency;
  if (mark === undefined) throw new Error('not urgent');
  await setPolicy({ emergencyUpTo: usd('1.00') });
  const approved = {
    ...waiting,
    version: waiting.version + 1,
    state: 'approved' as const,
    decided: { by: { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name }, at: context().now() },
    approvals: [
      { person: { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name }, at: context().now() },
    ],
    emergency: { ...mark, dueAt: context().now() + 1_000 },
  };
  expect(await memory.changes.save(approved)).toBe(true);
  expect(await execute(context(), approved)).toMatchObject({
    state: 'stale',
    reason: { kind: 'not-alone', because: { kind: 'above' } },
  });
});

test('approvers are reminded once a day in their channel, until nothing waits', async () => {
  await setPolicy({ emergencyUpTo: usd('5000.00') });
  await lastIn(approvers, 'approvals here', bo);
  const third = await asked(ann, 'urgent: add 1 Business Premium for Contoso, a mailbox is missing');
  await third.press('approve', bo);
  const open = await context().memory.changes.toReview(tenant);
  const before = bot.connector.messages(approvers).length;
  const noon = Math.floor(context().now() / 86_400_000) * 86_400_000 + 12 * 3_600_000;
  const early = { ...context(), now: () => noon - 7 * 3_600_000 };
  const later = { ...context(), now: () => noon };
  await remindReviews(early);
  for (let turn = 0; turn < 2; turn += 1) {
    await remindReviews(later);
    await deliverAlerts(later);
  }
  const said = bot.connector
    .messages(approvers)
    .slice(before)
    .map(({ card }) => read(card));
  expect(said.filter((text) => /Reviews/.test(text))).toHaveLength(open.length > 0 ? 1 : 0);
  expect(open).not.toEqual([]);
});

test('an approver of some companies is told in their chat of what is theirs', async () => {
  const { memory } = context();
  const fay = person('Fay Finch');
  bot.connector.knows(fay);
  const by = { tenantId: tenant, objectId: fay.aadObjectId ?? '', name: fay.name };
  const ofContoso = (await memory.changes.toReview(tenant))[0]?.companyId ?? '';
  const told = async (companyId: string, key: string) => {
    await memory.roles.grant(by, { role: 'approver', companies: [companyId] }, by, 1);
    await bot.connector.say('whoami', { as: fay, in: personal(fay) });
    const chat = await memory.conversations.personalOf(tenant, by.objectId);
    const before = bot.connector.messages(personal(fay)).length;
    const where = { tenantId: tenant, conversationId: chat?.id ?? '' };
    await memory.alerts.add([{ ...newAlert(key, where, { kind: 'reviews' }, context().now()), id: key }]);
    await deliverAlerts(context());
    return bot.connector
      .messages(personal(fay))
      .slice(before)
      .map(({ card }) => read(card));
  };
  const ofFabrikam = bot.simulator.subscription(demoIds.fabrikamBusinessPremiumYearly).companyId;
  expect(await told(ofFabrikam, 'reviews-1')).toEqual([]);
  expect(await told(ofContoso, 'reviews-2')).toEqual([expect.stringMatching(/Contoso/)]);
});

test('whose role is for other companies sees it nowhere, nor is reminded of it', async () => {
  expect(await context().memory.changes.toReview(tenant)).not.toEqual([]);
  const diana = { tenantId: tenant, objectId: di.aadObjectId ?? '', name: di.name };
  const role = (companies: readonly string[] | null) =>
    context().memory.roles.grant(diana, { role: 'approver', companies }, diana, 1);
  const seen = async () => {
    await lastIn(personal(di), 'whoami', di);
    const chat = await context().memory.conversations.personalOf(tenant, diana.objectId);
    if (chat === null) throw new Error('no chat');
    const to = { tenantId: tenant, conversationId: chat.id };
    const alert = { ...newAlert('reviews x', to, { kind: 'reviews' }, context().now()), id: 'x' };
    const message = await alertMessage(context(), alert, chat);
    const say = async (text: string) => read((await lastIn(personal(di), text, di))?.card ?? null);
    return [
      message === null ? '' : read(message.answer.card),
      await say('reviews'),
      `today ${(await (await sightOf(context(), diana)).context.memory.changes.toReview(tenant)).length}`,
      await readable(context(), alert, chat),
    ];
  };
  await role(['another-company']);
  const [alone, list, today] = await seen();
  expect(alone).toBe('');
  expect(list).toMatch(/Nothing waits for a review/);
  expect(today).toBe('today 0');
  await role(null);
  const [all, every, whole, may] = await seen();
  expect([all, every].join()).toMatch(/Contoso[\s\S]*,[\s\S]*Contoso/);
  expect([whole, may].join()).toBe('today 1,yes');
});
