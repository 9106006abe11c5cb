import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPolicy, type Policy } from '../../src/core/rules/policy.ts';
import type { Role } from '../../src/core/words/people.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { remindApprovers } from '../../src/workflows/alerts/remind-approvers.ts';
import { until } from '../harness/bot-process.ts';
import { button, buttons, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import {
  ann,
  bo,
  channel,
  cy,
  groupChat,
  type Place,
  person,
  personal,
  type Somebody,
  tenant,
} from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'add 3 seats of Business Premium for Contoso';
const premium = demoIds.contosoBusinessPremium;
const di = person('Di Dale');
const team = groupChat('licences');
const hours = (n: number) => ({ ms: n * 60 * 60 * 1000 });

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot({ simulator: { provisioningReads: 0 } });
  await bot.loaded();
  bot.connector.knows(di);
});
afterEach(() => endWithEvents(bot));

const memory = () => bot.app.context.memory;
const now = () => bot.app.context.now();
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const seats = () => bot.simulator.subscription(premium).quantity;
const asPerson = (who: Somebody) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });
const events = async () =>
  (await memory().audit.latest(tenant, { limit: 100 })).map(({ event }) => event).reverse();
const policy = async (overrides: Partial<Policy>) => {
  const basedOn = (await memory().policies.current(tenant))?.version ?? 0;
  await memory().policies.save(tenant, { ...firstPolicy, ...overrides }, basedOn, asPerson(bo), now());
};
const grant = (who: Somebody, role: Role, companies: readonly string[] | null = null) =>
  memory().roles.grant(asPerson(who), { role, companies }, asPerson(bo), now());
const twoNeeded = () => policy({ twoAbove: { amount: '1', currency: 'USD' } });

const say = async (text: string, as: Somebody, place: Place): Promise<Sent> => {
  await bot.connector.say(text, { as, in: place });
  return bot.connector.next();
};
/** The message as it stands now. */
const latest = (sent: Sent, place: Place): Sent =>
  bot.connector.messages(place).find(({ messageId }) => messageId === sent.messageId) ?? sent;
const cardIn = (sent: Sent, place: Place) => read(latest(sent, place).card);
const press = (title: string, sent: Sent, as: Somebody, place: Place, inputs = {}) => {
  const { verb, data } = button(latest(sent, place).card ?? sent.card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...inputs }, { as, in: place, messageId: sent.messageId });
};
/** The client of somebody looks at the card and asks for their view of it. */
const looks = async (sent: Sent, as: Somebody, place: Place) => {
  const { data } = button(sent.card ?? {}, 'Approve');
  const where = { as, in: place, messageId: sent.messageId, trigger: 'automatic' as const };
  return (await bot.connector.press('refresh-change', data, where)).card ?? {};
};

const remind = async () => {
  await remindApprovers(bot.app.context);
  await deliverAlerts(bot.app.context);
};

describe('two approvers', () => {
  let asked: Sent;
  beforeEach(async () => {
    await twoNeeded();
    await grant(cy, 'approver');
    asked = await say(sentence, ann, team);
  });

  test('are asked for by the policy, and the card says why and who is there', async () => {
    expect(read(asked.card)).toMatch(/Approvals: 0 of 2/);
    expect(read(asked.card)).toMatch(/two people must approve/);
    expect(read((await press('Approve', asked, bo, team)).card)).toMatch(/Pending[\s\S]*1 of 2 · Bo Berg/);
    expect(cardIn(asked, team)).toMatch(/1 of 2 · Bo Berg/);
    expect(puts()).toHaveLength(0);
    expect(read((await press('Approve', asked, cy, team)).card)).toMatch(/Approved by Bo Berg and Cy Castle/);
    expect(seats()).toBe(15);
    expect(puts()).toHaveLength(1);
    expect(await events()).toEqual([
      'change.requested',
      'change.approved-in-part',
      'change.approved',
      'change.applied',
    ]);
  });

  test('are two people: one twice counts once, and the requester does not count', async () => {
    await press('Approve', asked, bo, team);
    expect(read((await press('Approve', asked, bo, team)).card)).toMatch(/You already approved this/);
    await grant(ann, 'admin');
    expect(read((await press('Approve', asked, ann, team)).card)).toMatch(/someone else must approve/);
    expect(cardIn(asked, team)).toMatch(/1 of 2 · Bo Berg/);
    expect(puts()).toHaveLength(0);
  });

  test('at the same moment are both heard, and one change is sent', async () => {
    await Promise.all([press('Approve', asked, bo, team), press('Approve', asked, cy, team)]);
    await until(() => /Applied/.test(cardIn(asked, team)));
    expect(cardIn(asked, team)).toMatch(/Approved by (Bo Berg and Cy Castle|Cy Castle and Bo Berg)/);
    expect(puts()).toHaveLength(1);
  });

  test('of whom one lowers the number start again for the smaller one', async () => {
    await press('Approve', asked, bo, team);
    const lowered = await press('Approve this number', asked, cy, team, { howMany: 2 });
    expect(read(lowered.card)).toMatch(
      /12 → 14[\s\S]*Asked for 15[\s\S]*do not count[\s\S]*1 of 2 · Cy Castle/,
    );
    expect(puts()).toHaveLength(0);
    await press('Approve', asked, bo, team);
    expect(cardIn(asked, team)).toMatch(/Applied[\s\S]*Asked for 15, approved 14/);
    expect(seats()).toBe(14);
  });

  test('are seen in the list of what waits', async () => {
    await press('Approve', asked, bo, team);
    expect(read((await bot.ask('pending', cy)).card)).toMatch(/Approvals: 1 of 2 · Bo Berg/);
  });
});

describe('an approver who approves fewer', () => {
  test('changes the number down, and the card says both', async () => {
    const asked = await say(sentence, ann, team);
    const { card } = await press('Approve this number', asked, bo, team, { howMany: '1' });
    expect(read(card)).toMatch(/12 → 13[\s\S]*Asked for 15, approved 13/);
    expect(puts().map(({ body }) => body)).toEqual([{ quantity: 13 }]);
  });

  test.each([3, 4, 14, 0, -1, 1.5, '', 'many', null, 1e9, [1, 2]])(
    'cannot approve %j: nothing is approved',
    async (n) => {
      const asked = await say(sentence, ann, team);
      const { card } = await press('Approve this number', asked, bo, team, { howMany: n });
      expect(read(card)).toMatch(/Pending[\s\S]*only a smaller change/);
      expect(puts()).toHaveLength(0);
      expect(await events()).toContain('change.approve-denied.not-smaller');
    },
  );

  test('does not make it possible for a change that has become impossible', async () => {
    const asked = await say(sentence, ann, team);
    bot.simulator.patch(premium, { quantity: 13 });
    const { card } = await press('Approve this number', asked, bo, team, { howMany: 2 });
    expect(read(card)).toMatch(/Pending[\s\S]*13 seats now/);
    expect(puts()).toHaveLength(0);
  });
});

describe('the policy', () => {
  const above = { approval: 'above', amount: { amount: '1000', currency: 'USD' } } as const;

  test('that lets a change pass has it carried out at once, once, and says so', async () => {
    await policy({ ...above, confirm: false });
    const asked = await say(sentence, ann, team);
    expect(read(asked.card)).toMatch(/Allowed by the policy/);
    await until(() => /Applied[\s\S]*Allowed by the policy/.test(cardIn(asked, team)));
    expect(buttons(latest(asked, team).card ?? {})).not.toContain('Approve');
    expect(seats()).toBe(15);
    expect(puts()).toHaveLength(1);
    expect(await events()).toEqual(['change.requested', 'change.applied']);
  });

  test('that refuses says why and the way out; nothing is saved, but it is recorded', async () => {
    await policy({ ceiling: { seats: 14, amount: null } });
    const { card } = await bot.ask(sentence);
    expect(read(card)).toMatch(/ceiling is 14[\s\S]*an admin[\s\S]*Nothing was changed/);
    expect(buttons(card ?? {})).not.toContain('Approve');
    expect(await memory().changes.inStatesAnywhere(['pending', 'approved'])).toEqual([]);
    expect(await events()).toEqual(['change.refused']);
  });

  test('that was made stricter since stops what is approved now', async () => {
    const asked = await say(sentence, ann, team);
    await policy({ ceiling: { seats: 14, amount: null } });
    expect(read((await press('Approve', asked, bo, team)).card)).toMatch(/Out of date[\s\S]*ceiling is 14/);
    expect(puts()).toHaveLength(0);
  });

  test('that asks for more approvers since stops what has one', async () => {
    const asked = await say(sentence, ann, team);
    await twoNeeded();
    expect(read((await press('Approve', asked, bo, team)).card)).toMatch(/Out of date[\s\S]*by two people/);
    expect(puts()).toHaveLength(0);
  });

  test('that was made stricter since does not hold up what fits it', async () => {
    const asked = await say(sentence, ann, team);
    await policy({ ceiling: { seats: 14, amount: null } });
    const { card } = await press('Approve this number', asked, bo, team, { howMany: 2 });
    expect(read(card)).toMatch(/Applied/);
    expect(seats()).toBe(14);
  });
});

describe('the role that counts', () => {
  test('is the one for the company of the change', async () => {
    const contoso = bot.app.context.portfolio.current()?.subscriptions.get(premium)?.companyId ?? '';
    const asked = await say(sentence, ann, team);
    await grant(cy, 'approver', ['another company']);
    expect(read((await press('Approve', asked, cy, team)).card)).toMatch(/Only approvers/);
    await grant(cy, 'approver', ['another company', contoso]);
    expect(read((await press('Approve', asked, cy, team)).card)).toMatch(/Approved by Cy Castle/);
  });

  test('is the one at the press, not when the card was drawn', async () => {
    await grant(cy, 'approver');
    const asked = await say(sentence, ann, team);
    await memory().roles.revoke(tenant, cy.aadObjectId ?? '');
    expect(read((await press('Approve', asked, cy, team)).card)).toMatch(/Only approvers/);
    expect(puts()).toHaveLength(0);
  });
});

describe('each sees on the card what is theirs', () => {
  test('where several are, their clients ask for it: approvers and the requester whom Teams has named', async () => {
    await bot.ask('help', bo);
    const asked = await say(sentence, ann, team);
    expect(buttons(asked.card ?? {})).toEqual(
      expect.arrayContaining(['Approve', 'Reject', 'Cancel request']),
    );
    const { userIds } = (asked.card?.refresh ?? {}) as { userIds?: string[] };
    expect(userIds?.toSorted()).toEqual([ann.id, bo.id].toSorted());

    const approver = buttons(await looks(asked, bo, team));
    expect(approver).toEqual(expect.arrayContaining(['Approve', 'Reject']));
    expect(approver).not.toContain('Cancel request');
    expect(buttons(await looks(asked, ann, team))).toEqual(['Cancel request', 'Details']);
    expect(buttons(await looks(asked, cy, team))).toEqual(['Details']);
    expect(read(await looks(asked, cy, team))).toMatch(/Pending/);
  });

  test('in a chat with one person there is nothing to ask for, nor when it is decided', async () => {
    expect((await bot.ask(sentence)).card?.refresh).toBeUndefined();
    const [change] = await memory().changes.inStatesAnywhere(['pending']);
    expect(change?.askedIn).toBe(personal(ann).id);
  });

  test('after the end nobody has anything to press but what the end leaves', async () => {
    const asked = await say(sentence, ann, team);
    await press('Reject', asked, bo, team);
    expect(latest(asked, team).card?.refresh).toBeUndefined();
    expect(buttons(latest(asked, team).card ?? {})).toEqual(['Details']);
  });
});

describe('the approvers’ place', () => {
  const place = channel('approvals');
  beforeEach(async () => {
    await bot.connector.install({ as: bo, in: place });
    await bot.connector.next();
    // The welcome, and what an admin has to set up.
    await bot.connector.install({ as: bo, in: personal(bo) });
    await bot.connector.next();
    await bot.connector.next();
    await memory().places.set(tenant, 'approvals', place.id, now());
  });

  test('is shown each request, instead of personal chats, and both cards end alike', async () => {
    const asked = await bot.ask(sentence);
    const shown = await bot.connector.next();
    expect(shown.conversationId).toBe(place.id);
    await press('Approve', shown, bo, place);
    for (const text of [cardIn(asked, personal(ann)), cardIn(shown, place)])
      expect(text).toMatch(/Applied[\s\S]*Approved by Bo Berg/);
    expect(bot.connector.messages(personal(bo))).toHaveLength(2);
    expect(bot.connector.messages(place)).toHaveLength(2);
  });

  test('is shown it once when it is asked there', async () => {
    await say(sentence, ann, place);
    await bot.app.context.memory.changes.inStatesAnywhere(['pending']);
    expect(bot.connector.messages(place)).toHaveLength(2);
    expect(bot.connector.messages(personal(bo))).toHaveLength(2);
  });

  test('that is closed leaves requests to personal chats', async () => {
    await bot.connector.remove({ as: bo, in: place });
    await bot.ask(sentence);
    expect((await bot.connector.next()).conversationId).toBe(personal(bo).id);
  });

  test('is reminded once when the time runs out, whoever looks', async () => {
    await bot.ask(sentence);
    await bot.connector.next();
    bot.simulator.advance(hours(53));
    await remind();
    expect(bot.connector.messages(place)).toHaveLength(2);
    bot.simulator.advance(hours(2));
    await Promise.all([remind(), remind()]);
    await remind();
    expect(bot.connector.messages(place)).toHaveLength(3);
    expect(read(bot.connector.cardIn(place))).toMatch(/Still waiting · Contoso[\s\S]*expires in 16 hours/);
    expect(bot.connector.messages(personal(bo))).toHaveLength(2);
  });
});

test('without approvers whom the bot can reach, a reminder goes where it was asked', async () => {
  await bot.ask(sentence);
  bot.simulator.advance(hours(60));
  await remind();
  expect(read((await bot.connector.next()).card)).toMatch(/Still waiting/);
});

describe('an undo', () => {
  let asked: Sent;
  beforeEach(async () => {
    asked = await say(sentence, ann, team);
    await press('Approve', asked, bo, team);
    await until(() => /Applied/.test(cardIn(asked, team)));
    while (
      bot.connector.messages(team).length > 0 &&
      (await bot.connector.next(0.2).catch(() => null)) !== null
    );
  });
  const undoCard = () => bot.connector.messages(team).at(-1) as Sent;

  test('is a new request that is approved like any other, and both cards tell of each other', async () => {
    expect(buttons(latest(asked, team).card ?? {})).toContain('Undo');
    const { card } = await press('Undo', asked, cy, team);
    expect(read(card)).toMatch(/Cy Castle asked to undo it[\s\S]*request #/);
    expect(read(undoCard().card)).toMatch(/15 → 12[\s\S]*Undoes request #[\s\S]*Asked by: Cy Castle/);
    expect(seats()).toBe(15);
    expect(read((await press('Approve', undoCard(), cy, team)).card)).toMatch(/Only approvers/);
    await press('Approve', undoCard(), bo, team);
    expect(read(undoCard().card)).toMatch(/Applied/);
    expect(buttons(undoCard().card ?? {})).not.toContain('Undo');
    expect(seats()).toBe(12);
    expect(cardIn(asked, team)).toMatch(/Cy Castle asked to undo it/);
  });

  test('takes back what the change added, whatever came afterwards', async () => {
    bot.simulator.patch(premium, { quantity: 20 });
    await press('Undo', asked, ann, team);
    expect(read(undoCard().card)).toMatch(/20 → 17/);
  });

  test('is asked for once, also by many at the same moment', async () => {
    const before = latest(asked, team);
    const { data } = button(before.card ?? {}, 'Undo');
    const where = { in: team, messageId: asked.messageId };
    const answers = await Promise.all(
      [ann, cy, di].map((as) => bot.connector.press('undo', data, { as, ...where })),
    );
    for (const { card } of answers) expect(read(card)).toMatch(/asked to undo|open change/);
    expect(await memory().changes.inStatesAnywhere(['pending'])).toHaveLength(1);
    await press('Reject', undoCard(), bo, team);
    const again = await bot.connector.press('undo', data, { as: bo, ...where });
    expect(read(again.card)).toMatch(/already asked to undo/);
    expect(await memory().changes.inStatesAnywhere(['pending'])).toHaveLength(0);
  });

  test('is refused when the time for it is over, and no longer offered', async () => {
    const old = latest(asked, team);
    bot.simulator.advance(hours(168));
    const { card } = await press('Undo', old, ann, team);
    expect(read(card)).toMatch(/too late to undo/);
    expect(buttons(card ?? {})).not.toContain('Undo');
    expect(await events()).toContain('change.undo-denied');
  });

  test('is refused below requester', async () => {
    await grant(cy, 'viewer');
    expect(read((await press('Undo', asked, cy, team)).card)).toMatch(/needs the role requester/);
    expect(await memory().changes.inStatesAnywhere(['pending'])).toHaveLength(0);
  });
});

describe('an unclear outcome', () => {
  let asked: Sent;
  beforeEach(async () => {
    asked = await say(sentence, ann, team);
    bot.simulator.faults([{ match: { method: 'PUT' }, times: 1, fault: 'reset-before' }]);
    await press('Approve', asked, bo, team);
    await until(() => /Being checked/.test(cardIn(asked, team)));
  });
  const reference = () => /settle (#[0-9a-f]{8}) applied/.exec(cardIn(asked, team))?.[1] ?? '';
  const answered = async (text: string, as = bo) => {
    await bot.connector.say(text, { as, in: personal(as) });
    return read(bot.connector.cardIn(personal(as)));
  };

  test('is settled by hand with the sentence on its card, by an approver, with a note that stays', async () => {
    const text = await answered(`settle ${reference()} failed: the portal shows 12 seats`);
    const told = /Failed[\s\S]*Settled by hand by Bo Berg[^\n]*: the portal shows 12 seats/;
    expect(text).toMatch(told);
    await until(() => told.test(cardIn(asked, team)));
    expect((await events()).at(-1)).toBe('change.settled-by-hand');
    expect(await answered(`settle ${reference() || '#0000'} applied: no`)).toMatch(
      /No change begins|not unclear/,
    );
  });

  test('needs a note, a word and a change that is unclear', async () => {
    expect(await answered(`settle ${reference()} applied`)).toMatch(/Say how you know/);
    expect(await answered(`settle ${reference()}`)).toMatch(/“applied” \(the change was made\) or “failed”/);
    expect(await answered('settle #00000000 applied: seen')).toMatch(/No change begins with this/);
    expect(await answered('settle applied: seen')).toMatch(/Settled by hand by Bo Berg[^\n]*: seen/);
    expect(await answered('settle applied: seen')).toMatch(/No change has an unclear outcome/);
  });

  test('is not settled by others', async () => {
    expect(await answered(`settle ${reference()} applied: seen`, cy)).toMatch(/needs the role approver/);
    await grant(cy, 'approver', ['another company']);
    expect(await answered(`settle ${reference()} applied: seen`, cy)).toMatch(/Only approvers may settle/);
    expect(cardIn(asked, team)).toMatch(/Being checked/);
  });
});

describe('a card that was posted and not yet noted, or whose process died before', () => {
  test('decides where the change was asked for, and is kept up to date from then on', async () => {
    const asked = await say(sentence, ann, team);
    const { changeCards } = bot.app.context.memory;
    const [change] = await bot.app.context.memory.changes.inStatesAnywhere(['pending']);
    await changeCards.remove(change?.id ?? '', team.id, asked.messageId);
    await press('Approve', asked, bo, team);
    expect(puts()).toHaveLength(1);
    expect(cardIn(asked, team)).toMatch(/Applied/);
  });
});

describe('a press that cannot be', () => {
  test('by a stranger, on an old copy, in another conversation: the state, the reason, and a record', async () => {
    const asked = await say(sentence, ann, team);
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    const stranger = await press('Approve', asked, di, team);
    expect(read(stranger.card)).toMatch(/Only approvers can decide/);
    expect(buttons(stranger.card ?? {})).toEqual(['Details']);
    const copy = await bot.connector.press(verb, data, { as: bo, in: groupChat('other'), messageId: 'x' });
    expect(read(copy.card)).toMatch(/copy of the card/);
    const cut = await bot.connector.press(
      verb,
      { id: `${data.id}'--` },
      { as: bo, in: team, messageId: asked.messageId },
    );
    expect(cut.toast).toMatch(/no longer have this request/);
    const none = await bot.connector.press(verb, {}, { as: bo, in: team, messageId: asked.messageId });
    expect(none.toast).toMatch(/no longer have this request/);
    expect(puts()).toHaveLength(0);
    expect(await events()).toEqual([
      'change.requested',
      'change.approve-denied.not-approver',
      'change.approve-denied.copy',
      'press.unknown-request',
      'press.unknown-request',
    ]);
  });

  test('delivered again does nothing again, and is recorded', async () => {
    await twoNeeded();
    await grant(cy, 'approver');
    const asked = await say(sentence, ann, team);
    const { activity } = await press('Approve', asked, bo, team);
    await press('Approve this number', asked, cy, team, { howMany: 2 });
    const { status, body } = await bot.connector.deliver(activity);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { value: expect.stringMatching(/already pressed/) },
    });
    await until(() => /Pending[\s\S]*1 of 2 · Cy Castle/.test(cardIn(asked, team)));
    await until(async () => (await events()).at(-1) === 'press.repeated');
    expect(puts()).toHaveLength(0);
  });

  test('with edited data approves nothing else than what is saved', async () => {
    const asked = await say(sentence, ann, team);
    const { card } = await press('Approve', asked, bo, team, {
      seats: 500,
      to: 500,
      quantity: 500,
      price: 0,
    });
    expect(read(card)).toMatch(/Applied/);
    expect(puts().map(({ body }) => body)).toEqual([{ quantity: 15 }]);
  });

  test('again on what is decided says how it stands, and is recorded', async () => {
    const asked = await say(sentence, ann, team);
    const old = latest(asked, team);
    await press('Reject', asked, bo, team, { reason: 'no' });
    const { verb, data } = button(old.card ?? {}, 'Approve');
    const { card } = await bot.connector.press(verb, data, { as: bo, in: team, messageId: asked.messageId });
    expect(read(card)).toMatch(/Rejected[\s\S]*Someone already decided this/);
    expect((await events()).at(-1)).toBe('change.approve-denied.not-pending');
  });

  test('to approve and to reject at the same moment has one outcome', async () => {
    await grant(cy, 'approver');
    const asked = await say(sentence, ann, team);
    await Promise.all([press('Approve', asked, bo, team), press('Reject', asked, cy, team)]);
    await until(() => /Applied|Rejected/.test(cardIn(asked, team)));
    expect(puts()).toHaveLength(/Applied/.test(cardIn(asked, team)) ? 1 : 0);
  });
});
