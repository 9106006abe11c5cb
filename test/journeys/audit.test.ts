import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';
import { startStorage } from '../harness/file-storage.ts';
import { ann, bo, channel, cy, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'add 3 seats of Business Premium for Contoso';

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
beforeEach(async () => {
  bot = await startBot({ env: { PUBLIC_URL: 'https://bot.example' } });
  storage = await startStorage();
  await bot.loaded();
});
afterEach(() => Promise.all([bot.stop(), storage.close()]));

/** Says a sentence and waits for what is new in that chat: cards of changes may be shown or updated there meanwhile. */
const ask = async (text: string, as = bo) => {
  const isAnswer = (card: unknown) => (text === sentence) === read(card as never).startsWith('Seat change');
  const before = new Set(bot.connector.messages(personal(as)).map(({ messageId }) => messageId));
  for (let sent = await bot.ask(text, as); ; sent = await bot.connector.next())
    if (sent.conversationId === personal(as).id && !before.has(sent.messageId) && isAnswer(sent.card))
      return sent;
};
const says = async (text: string, as = bo) => read((await ask(text, as)).card);
const decided = async (title: string, inputs = {}) => {
  const asked = await ask(sentence, ann);
  const { verb, data } = button(asked.card ?? {}, title);
  const at = { as: bo, in: personal(ann), messageId: asked.messageId };
  await bot.connector.press(verb, { ...data, ...inputs }, at);
  return String(data.id);
};
/** Asks for a file in one's own chat and takes it: what is in it, or null when it is not given. */
const file = async (text: string, as = bo, meanwhile = async () => {}) => {
  const offered = await bot.offered(text, as);
  await meanwhile();
  await bot.answerOffer(offered, as, storage.placeFor(offered.name));
  return storage.taken.pop()?.content ?? null;
};

describe('the audit', () => {
  test('says who asked, who decided and what Pax8 did, the newest first', async () => {
    await decided('Approve');
    const text = await says('audit');
    expect(text).toMatch(/The bot applied 3 more seats[\s\S]*Bo Berg approved[\s\S]*Ann Archer asked for/);
    expect(text).toMatch(/3 more seats of Microsoft 365 Business Premium for Contoso \(12 → 15\)/);
  });
  test('holds behind Details what was seen: price and term end', async () => {
    const id = await decided('Approve');
    const { card } = await ask('audit');
    expect(buttons(card ?? {})).toContain('Details');
    const all = JSON.stringify(card);
    expect(all).toMatch(/Price \$23\.10 a seat a month, term ends \d+ \w+ \d+ \d\d:\d\d UTC/);
    expect(all).toContain(id);
  });
  test('of a time and of oneself holds that alone, and says what is not kept apart', async () => {
    await decided('Approve');
    expect(await says('what did the team change today?')).toMatch(/Audit · today[\s\S]*Ann Archer asked for/);
    expect(await says('audit last week')).toMatch(
      /Audit · last week[\s\S]*Nothing is recorded for this time/,
    );
    const own = await says('show me my own actions');
    expect(own).toMatch(/Audit · Bo Berg[\s\S]*Bo Berg approved/);
    expect(own).not.toMatch(/asked for|Not narrowed/);
    expect(await says('what did Ann change today?')).toMatch(/Audit · Ann Archer · today[\s\S]*asked for/);
  });
  test('is for approvers', async () =>
    expect(await says('audit', ann)).toMatch(/needs the role approver\. Yours is requester/));
  test('of a company, of a person and of a request shows what is about them', async () => {
    const id = await decided('Reject', { reason: 'Use the spare seats' });
    for (const about of ['Contoso', 'Bo Berg', `#${id.slice(0, 8)}`])
      expect(await says(`audit ${about}`)).toMatch(/rejected/);
    expect(await says('audit Bo Berg')).not.toMatch(/asked for/);
    expect(await says('audit Litware')).toMatch(/Nothing is recorded/);
    expect(await says('audit Zzyzx Qwfp')).toMatch(/no company, person or request called/);
  });
  test('of a company is for those who approve there, and all of it for those who approve everywhere', async () => {
    const { memory, portfolio } = bot.app.context;
    await decided('Reject');
    const person = { tenantId: tenant, objectId: String(cy.aadObjectId), name: cy.name };
    const contoso = [...(portfolio.current()?.companies.values() ?? [])].find(
      ({ name }) => name === 'Contoso',
    );
    const companies = [String(contoso?.id)];
    await memory.roles.grant(person, { role: 'approver', companies }, person, bot.simulator.now());
    expect(await says('audit Contoso', cy)).toMatch(/rejected/);
    for (const text of ['audit', 'audit Bo Berg', 'audit csv'])
      expect(await says(text, cy)).toMatch(/covers only some companies/);
    expect(await says('audit Litware', cy)).toMatch(/no company, person or request called “Litware”/);
    expect(await file('audit csv Contoso', cy)).toMatch(/change\.rejected/);
  });
  test('is paged on the same card, and back to the newest', async () => {
    for (let n = 0; n < 6; n += 1) await decided('Reject');
    const sent = await ask('audit');
    expect(read(sent.card)).toMatch(/Entries 3–12, newest first/);
    const turn = async (card: Parameters<typeof button>[0], title: string) => {
      const { verb, data } = button(card, title);
      const at = { as: bo, in: personal(bo), messageId: sent.messageId };
      return (await bot.connector.press(verb, data, at)).card ?? {};
    };
    const older = await turn(sent.card ?? {}, 'Older');
    expect(read(older)).toMatch(/Entries 1–2, newest first/);
    expect(buttons(older)).not.toContain('Older');
    expect(read(await turn(older, 'Newest'))).toMatch(/Entries 3–12/);
  });
  test('is turned to another page by approvers only', async () => {
    const press = { say: 'audit', page: 0 };
    const at = { as: cy, in: personal(cy), messageId: '1' };
    const { card } = await bot.connector.press('page', press, at);
    expect(read(card)).toMatch(/needs the role approver/);
  });
  test('is checked in a word', async () => {
    await decided('Approve');
    expect(await says('audit verify')).toMatch(/chain intact[\s\S]*\d entries[\s\S]*Last hash [0-9a-f]{16}/);
    const { card } = await ask('audit');
    expect(sentenceOf(card ?? {}, 'Check the chain')).toBe('audit verify');
  });
});

describe('the audit as a file', () => {
  test('has every entry in a line, and its leaving is recorded in it', async () => {
    await decided('Approve');
    const lines = (await file('audit csv'))?.split('\r\n') ?? [];
    expect(lines[0]).toMatch(/^\uFEFFNumber,Time \(UTC\),Event,Person/);
    expect(lines[1]).toMatch(/,audit\.exported,Bo Berg,/);
    expect(
      lines.filter((line) => /,change\.approved,Bo Berg,.*,Contoso,.*,12,15,23\.1,/.test(line)),
    ).toHaveLength(1);
    expect(await says('audit')).toMatch(/exported the audit/);
  });
  test('can be of a company alone', async () => {
    await decided('Approve');
    const text = await file('audit csv Contoso');
    expect(text).toMatch(/change\.applied/);
    expect(text).not.toMatch(/audit\.exported/);
  });
  test('is not given any more to somebody who has lost the role', async () => {
    const { memory } = bot.app.context;
    const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
    await memory.roles.grant(person, { role: 'approver', companies: null }, person, bot.simulator.now());
    expect(await file('audit csv', ann)).toMatch(/audit\.exported/);
    const lose = async () => void (await memory.roles.revoke(person.tenantId, person.objectId));
    expect(await file('audit csv', ann, lose)).toBeNull();
    expect(await says('audit')).toMatch(/was refused a file: their role may not/);
  });
  test('is not given where others read along', async () => {
    await bot.connector.say('audit csv', { as: bo, in: channel('Licensing') });
    expect(read((await bot.connector.next()).card)).toMatch(/personal chat/);
  });
});

describe('a subscription says whether seats can go back', () => {
  const premium = 'subscription Contoso Business Premium';
  const window = async () => /Seats back: (.*)/.exec(await says(premium, ann))?.[1];

  test('in the 7 days after the renewal, when nothing was added lately', async () =>
    expect(await window()).toMatch(/^committed; seats can go back in the 7 days after the renewal on \d/));
  test('until when those that were added can, as Pax8’s history tells', async () => {
    await decided('Approve');
    expect(await window()).toMatch(
      /^7-day window open for added seats: 3 seats until [^,]* UTC(?:, [^,()]+)? \(Pax8’s history\)$/,
    );
  });
  test('as far as it is known, when Pax8 does not answer', async () => {
    bot.simulator.faults([{ match: { path: '/v1/subscriptions' }, times: 1000, fault: '503' }]);
    expect(await window()).toMatch(/Pax8 did not say whether seats were added recently$/);
  }, 30_000);
});
