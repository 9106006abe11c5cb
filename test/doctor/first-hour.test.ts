import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { usualEdges } from '../../src/doctor/edges.ts';
import { createLog } from '../../src/log.ts';
import { until } from '../harness/bot-process.ts';
import { button, buttons, read, sentencesOf } from '../harness/cards.ts';
import { ann, bo, channel, cy, groupChat, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'add 3 seats of Business Premium for Contoso';
let bot: RunningBot;

describe('a bot that has just been installed', () => {
  const edges = { ...usualEdges, room: async () => 20 * 1024 ** 3 };
  beforeAll(async () => {
    bot = await startBot({ env: { TIME_ZONE: '' }, overrides: { edges } });
    await bot.loaded();
  });
  afterAll(() => bot.stop());

  test('says hello in a chat; to an admin it shows what there is to set up', async () => {
    await bot.connector.install({ as: ann, in: personal(ann) });
    const hello = await bot.connector.next();
    expect(read(hello.card)).toMatch(/^Pax8, from the conversation/);
    await bot.connector.install({ as: bo, in: personal(bo) });
    expect(read((await bot.connector.next()).card)).toBe(read(hello.card));
    const setup = await bot.connector.next();
    expect(read(setup.card)).toMatch(/^Setup +0 of 6 done[\s\S]*Only you can approve/);
    expect(buttons(setup.card ?? {})).toEqual(['Roles', 'Alerts', 'Policy', 'Taught names', 'Doctor']);
    expect(bot.connector.messages(personal(ann))).toHaveLength(1);
  });

  test.each([
    ['a team', channel('general'), 'this channel'],
    ['a group chat', groupChat('licences'), 'this chat'],
  ])('says in %s how it is spoken to there', async (_, place, name) => {
    await bot.connector.install({ as: ann, in: place });
    const card = (await bot.connector.next()).card ?? {};
    expect(read(card)).toContain(
      `Mention me, and I answer everybody in ${name}: @Pax8 Ops renewals next 30 days`,
    );
    expect(buttons(card)).toEqual(['Renewals', 'Pending', 'Help']);
  });

  test('offers an admin who adds it to a team to have approvals and alerts there', async () => {
    const place = channel('licences');
    await bot.connector.install({ as: bo, in: place });
    const card = (await bot.connector.next()).card ?? {};
    expect(['Approvals here', 'Alerts here', 'Setup'].flatMap((title) => sentencesOf(card, title))).toEqual([
      'approvals here',
      'alerts here',
      'setup',
    ]);
  });

  test('shows what is done as soon as it is done', async () => {
    const place = channel('desk');
    for (const text of ['approvals here', 'alerts here']) {
      await bot.connector.say(text, { as: bo, in: place });
      await bot.connector.next();
    }
    await bot.ask('teach "the dentist" = Contoso', bo);
    const text = await bot.says('setup', bo);
    expect(text).toMatch(/^Setup +3 of 6 done\nNext: who may approve/);
    expect(text).toMatch(/Done\n+Approvals channel[\s\S]*1 place hears of renewals[\s\S]*1 name is taught/);
  });

  test('lets admins ask for the doctor, who looks at the running bot', async () => {
    const text = await bot.says('doctor', bo);
    expect(text).toMatch(/^Doctor +Amber\nEverything works; \d to look at\./);
    expect(text).toContain('Time zone · TIME_ZONE is not set: people read times of UTC.');
    expect(text).toContain('Approvers · Only Bo Berg can approve, and nobody approves their own request.');
    expect(await bot.says('run the doctor', ann)).toMatch(/needs the role admin|only admins|role/i);
    expect(await bot.says('setup', ann)).not.toMatch(/of 6 done/);
  });
});

describe('with one admin and no other approver', () => {
  beforeEach(async () => {
    bot = await startBot();
    await bot.loaded();
  });
  afterEach(() => bot.stop());

  test('a request of the admin says at once that nobody can approve it, with the ways out, until somebody can', async () => {
    await bot.ask('hello', cy);
    const asked = await bot.ask(sentence, bo);
    expect(read(asked.card)).toContain(
      'Nobody can approve this: Bo Berg is the only approver, and nobody approves their own request. An admin says grant approver to @Name, or lets the policy allow small changes. Who works alone sets APPROVAL_SELF=true where the bot runs.',
    );
    expect(buttons(asked.card ?? {})).toEqual([
      'Cancel request',
      'Roles',
      'Policy',
      'Details',
      'Not what I meant',
    ]);
    const place = channel('office');
    await bot.connector.say('grant approver to @Cy Castle', { as: bo, in: place, mentions: [cy] });
    await until(() => bot.connector.messages(personal(cy)).length > 1);
    const shown = bot.connector.messages(personal(cy)).at(-1);
    expect(read(shown?.card ?? {})).toMatch(/^Seat change · Contoso +Pending/);
    expect(button(shown?.card ?? {}, 'Approve').verb).toBe('approve');
    const own = () => bot.connector.messages(personal(bo)).at(-1)?.card ?? {};
    await until(() => !read(own()).includes('Nobody can approve this'));
    expect(buttons(own())).toContain('Approve');
  });

  test('a request of somebody else says nothing of it: the admin can approve', async () => {
    expect(read((await bot.ask(sentence, ann)).card)).not.toContain('Nobody can approve');
  });

  test('nor does one that its requester may approve', async () => {
    const own = await startBot({ env: { APPROVAL_SELF: 'true' } });
    try {
      await own.loaded();
      const { card } = await own.ask(sentence, bo);
      expect(read(card)).not.toContain('Nobody can approve');
      expect(buttons(card ?? {})).toContain('Approve');
    } finally {
      await own.stop();
    }
  });
});

describe('what is wrong at the start stands in the log, in one sentence with its mend', () => {
  const started = async (env: Record<string, string>) => {
    const lines: string[] = [];
    const log = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
    const one = await startBot({ env, log });
    await until(() => lines.length > 0);
    await one.stop();
    return lines.map((line) => JSON.parse(line) as Readonly<{ check?: string; msg: string }>);
  };
  const signIn = {
    BOT_AUTH: 'on',
    MicrosoftAppId: '0d6b1f0e-6a53-4b0a-9f0e-6d1a4a3c2b10',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant,
    MicrosoftAppPassword: 'a secret of the bot',
    TEAMS_ALLOWED_TENANTS: tenant,
  };

  test.each([
    [
      'a wrong secret of Pax8',
      { PAX8_CLIENT_SECRET: 'wrong' },
      'Pax8',
      /^Pax8 refuses the client id and secret \(401\)\. Make new credentials at Pax8 /,
    ],
    [
      'a Pax8 that nobody reaches',
      { PAX8_API_URL: 'http://127.0.0.1:9/v1' },
      'Pax8',
      /^Nothing listens at 127\.0\.0\.1:9 \(ECONNREFUSED\)\. Let this machine reach 127\.0\.0\.1:9 /,
    ],
    [
      'nobody who is admin',
      { ...signIn, BOT_ADMINS: '' },
      'Admins',
      /^Nobody is admin: .* Set BOT_ADMINS to the Entra /,
    ],
  ])('%s', async (_, env, check, says) => {
    expect(await started(env)).toContainEqual(
      expect.objectContaining({ check, msg: expect.stringMatching(says) }),
    );
  });
});
