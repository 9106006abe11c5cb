import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { button, read } from '../harness/cards.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import {
  ann,
  bo,
  channel,
  cy,
  bot as itself,
  person,
  personal,
  type Somebody,
  tenant,
} from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const office = channel('office');
const dan = person('Dan Dale');
const stranger: Somebody = { id: '29:stranger', name: 'Eve Elsewhere' };

let bot: RunningBot;
const start = async (env: Record<string, string> = {}) => {
  await bot?.stop();
  bot = await startBot({ env });
  bot.connector.knows(dan);
  await bot.loaded();
};
beforeEach(() => start());
afterEach(() => endWithEvents(bot));

/** Says it in the channel, where people can be mentioned, and reads the answer. */
const say = async (text: string, as: Somebody = bo, mentions: readonly Somebody[] = []) => {
  const answered = await bot.connector.say(text, { as, in: office, mentions });
  expect(answered.status).toBe(200);
  return read((await bot.connector.next()).card);
};
const audited = async (event: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).filter((entry) => entry.event === event);
const granted = (who: Somebody) => bot.app.context.memory.roles.granted(tenant, who.aadObjectId ?? '');
const whoami = async (who: Somebody) => read((await bot.ask('whoami', who)).card);

describe('roles', () => {
  test('everybody sees who has which role, and from whom', async () => {
    await say('grant approver to @Cy Castle for Contoso and Fabrikam', bo, [cy]);
    const text = read((await bot.ask('who may approve?', ann)).card);
    expect(text).toMatch(/admin\n +for all companies\n +set in the bot’s configuration/);
    expect(text).toMatch(/Cy Castle +approver\n +for Contoso, Fabrikam[^\n]*\n +granted by Bo Berg/);
    expect(text).toMatch(/Everybody else +requester/);
  });

  test('a grant gives the role from that moment on, and stands in the audit', async () => {
    expect(await say('grant approver to @Cy Castle', bo, [cy])).toMatch(
      /Cy Castle is now an approver for all companies/,
    );
    expect(await whoami(cy)).toMatch(/Approver/);
    expect(await audited('role.granted')).toEqual([
      expect.objectContaining({
        person: expect.objectContaining({ objectId: bo.aadObjectId }),
        facts: expect.objectContaining({ whoId: cy.aadObjectId, role: 'approver', before: 'none' }),
      }),
    ]);
  });

  test('a grant for companies holds for those', async () => {
    const text = await say('make @Cy Castle an approver for Contoso, Fabrikam', bo, [cy]);
    expect(text).toMatch(/approver for Contoso/);
    const asked = await bot.ask('add 3 seats of Business Premium for Contoso', ann);
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    const { card } = await bot.connector.press(verb, data, {
      as: cy,
      in: personal(ann),
      messageId: asked.messageId,
    });
    expect(read(card)).toMatch(/Approved by Cy Castle/);
    expect((await granted(cy))?.companies).toHaveLength(2);
  });

  test('a company that is not clear is asked back, and nothing is granted', async () => {
    expect(await say('grant approver to @Cy Castle for Nosuch', bo, [cy])).toMatch(/not a company at Pax8/);
    expect(await say('grant approver to @Cy Castle for', bo, [cy])).toMatch(/Name a company after/);
    expect(await granted(cy)).toBeNull();
  });

  test('without a mention, a name that one known person has is enough', async () => {
    await say('grant approver to @Cy Castle', bo, [cy]);
    expect(await say('grant viewer to Cy')).toMatch(/Cy Castle is now a viewer/);
    expect(await say('grant viewer to Dan')).toMatch(/cannot tell who/);
  });

  test('two people in one sentence are asked for one at a time', async () => {
    expect(await say('grant approver to @Cy Castle and @Dan Dale', bo, [cy, dan])).toMatch(/Who do you mean/);
    expect(await granted(cy)).toBeNull();
    expect(await granted(dan)).toBeNull();
  });

  test('revoking leaves the default role', async () => {
    await say('grant approver to @Cy Castle', bo, [cy]);
    expect(await say('revoke approver from @Cy Castle', bo, [cy])).toMatch(
      /no longer an approver\. Role now: requester/,
    );
    expect(await whoami(cy)).toMatch(/Requester/);
    expect(await audited('role.revoked')).toHaveLength(1);
    expect(await say('revoke @Cy Castle', bo, [cy])).toMatch(/no granted role to take away/);
  });

  test('a role is not taken away for some companies only', async () => {
    await say('grant approver to @Cy Castle', bo, [cy]);
    expect(await say('revoke @Cy Castle for Contoso', bo, [cy])).toMatch(/cannot tell who/);
    expect(await granted(cy)).toEqual({ role: 'approver', companies: null });
  });

  test('are given by admins only', async () => {
    expect(await say('grant admin to @Ann Archer', ann, [ann])).toMatch(
      /needs the role admin\. Yours is requester/,
    );
    expect(await granted(ann)).toBeNull();
    expect(await audited('command.refused')).toEqual([
      expect.objectContaining({ facts: expect.objectContaining({ command: 'grant', role: 'requester' }) }),
    ]);
  });

  test('whoami says for which companies a role holds', async () => {
    await say('grant approver to @Cy Castle for Contoso', bo, [cy]);
    expect(await whoami(cy)).toMatch(/Role: approver[\s\S]*For: Contoso[\s\S]*Elsewhere: requester/);
  });
});

describe('refused with a sentence, recorded, and nothing changed', () => {
  const refusedAs = async (cause: string) =>
    expect((await audited('role.refused')).map(({ facts }) => facts.cause)).toEqual([cause]);

  test('a role that there is not', async () => {
    expect(await say('grant superuser to @Cy Castle', bo, [cy])).toMatch(/“superuser” is not a role/);
    expect(await granted(cy)).toBeNull();
    await refusedAs('unknown-role');
  });

  test('a grant to the bot itself', async () => {
    expect(await say(`grant admin to @${itself.name}`, bo, [{ ...itself }])).toMatch(
      /bot cannot have a role/,
    );
    await refusedAs('who-nobody');
  });

  test('a grant to the bot by its name', async () => {
    expect(read((await bot.ask('grant admin to Pax8 Ops', bo)).card)).toMatch(/That is the bot/);
    await refusedAs('who-bot');
  });

  test('a grant to somebody of another organisation', async () => {
    const away = { ...stranger, aadObjectId: '5d0ef6a4-6f2d-4b6a-9a8b-3f0d7f1c2e11', tenantId: 'other' };
    expect(await say('grant viewer to @Eve Elsewhere', bo, [away])).toMatch(/cannot tell who/);
    await refusedAs('who-unknown');
  });

  test('a role for an admin of the configuration', async () => {
    expect(await say('grant viewer to @Bo Berg', bo, [bo])).toMatch(
      /Bo Berg is an admin in the bot’s configuration/,
    );
    await refusedAs('configuration');
  });

  test('revoking an admin of the configuration', async () => {
    expect(await say('revoke @Bo Berg', bo, [bo])).toMatch(/Bo Berg is an admin in the bot’s configuration/);
    await refusedAs('configuration');
  });

  test('an admin of some companies', async () => {
    expect(await say('grant admin to @Cy Castle for Contoso', bo, [cy])).toMatch(/always for all companies/);
    await refusedAs('admin-of-companies');
  });

  test('the last admin revoking themselves or lowering their own role', async () => {
    await start({ BOT_ADMINS: '', DEFAULT_ROLE: 'requester' });
    const { memory } = bot.app.context;
    const asPerson = (who: Somebody) => ({
      tenantId: tenant,
      objectId: who.aadObjectId ?? '',
      name: who.name,
    });
    await memory.roles.grant(asPerson(cy), { role: 'admin', companies: null }, asPerson(cy), 1);
    expect(await say('revoke @Cy Castle', cy, [cy])).toMatch(/You are the last admin/);
    await refusedAs('last-admin');
    expect(await say('make @Cy Castle a viewer', cy, [cy])).toMatch(/You are the last admin/);
    expect(await granted(cy)).toMatchObject({ role: 'admin' });

    await say('make @Dan Dale an admin', cy, [dan]);
    expect(await say('revoke @Cy Castle', cy, [cy])).toMatch(/Cy Castle is no longer an admin/);
  });
});

describe('the place for approvals', () => {
  test('is where it is said, until it is said off, by an admin', async () => {
    const { places } = bot.app.context.memory;
    expect(await say('approvals here', ann)).toMatch(/needs the role admin/);
    expect(await say('approvals here')).toMatch(/New requests now go to this channel/);
    expect(await places.get(tenant, 'approvals')).toBe(office.id);
    expect(await say('approvals off')).toMatch(/no longer go to an approvers’ channel/);
    expect(await places.get(tenant, 'approvals')).toBeNull();
    expect(await audited('approvals.here')).toHaveLength(1);
    expect(await audited('approvals.off')).toHaveLength(1);
  });
});
