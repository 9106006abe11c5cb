import { afterEach, beforeEach } from '@jest/globals';
import { say as sayTo } from '../../src/commands/answer-message.ts';
import { peopleAt } from '../../src/terminal/terminal-people.ts';
import { read } from '../harness/cards.ts';
import { describe, expect, once, test } from '../harness/on-dates.ts';
import { ann, bo, channel, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const office = channel('office');

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(async () => {
  await bot.stop();
});

const say = async (text: string, as: Somebody = bo, where = office) => {
  await bot.connector.say(text, { as, in: where });
  return read((await bot.connector.next()).card);
};
const places = () => bot.app.context.memory.alertPlaces.list(tenant);
const audited = async (event: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).filter((entry) => entry.event === event);

describe('alerts here', () => {
  test('sets the place as the sentence says, once, and the audit has both', async () => {
    expect(await say('alerts here')).toMatch(/Renewal alerts here/);
    expect(await say('alerts here for Contoso over $500 a month, weekly digest on friday at 9')).toMatch(
      /Contoso/,
    );
    expect(await places()).toEqual([
      expect.objectContaining({
        filter: {
          company: expect.objectContaining({ name: expect.stringMatching(/^Contoso/) }),
          vendor: null,
          product: null,
          kind: null,
          minMonthly: 500,
          days: null,
        },
        form: { kind: 'digest', every: 'week', weekday: 5, hour: 9 },
        setBy: expect.objectContaining({ objectId: bo.aadObjectId }),
        trouble: null,
      }),
    ]);
    expect(await audited('alerts.here')).toHaveLength(2);
  });

  once('takes a vendor for one where no company has the name', async () => {
    await say('alerts here for Microsoft');
    expect((await places())[0]?.filter).toMatchObject({ company: null, vendor: 'Microsoft' });
  });

  test.each([
    'alerts here at 8',
    'alerts here for Nobodyatall',
    'alerts here vendor Nobodyatall',
    'alerts here under 500',
    'alerts here daily at 7:30',
  ])('what cannot be read or found is told and nothing is set: %s', async (text) => {
    await say(text);
    expect(await places()).toEqual([]);
  });

  once('is for approvers; who tries without the role stands in the audit', async () => {
    expect(await say('alerts here', ann)).toMatch(/approver/);
    expect(await places()).toEqual([]);
    expect(await audited('command.refused')).toHaveLength(1);
    expect(await say('alerts', ann)).toMatch(/No alerts are set up/);
  });
});

describe('alerts', () => {
  once('lists the places of all kinds, this one as such', async () => {
    await say('alerts here', bo, personal(bo));
    await say('alerts here');
    const text = await say('alerts');
    expect(text).toMatch(/this channel/i);
    expect(text).toMatch(/the personal chat of Bo Berg/i);
  });

  once('off takes the place away', async () => {
    await say('alerts here');
    expect(await say('alerts off')).toMatch(/Renewal alerts no longer come here/);
    expect(await places()).toEqual([]);
    expect(await say('alerts off')).toMatch(/already off here/);
    expect(await audited('alerts.off')).toHaveLength(1);
  });

  once('test sends one to this place and says whether it arrived', async () => {
    expect(await say('alerts test')).toMatch(/off here, so the bot cannot test/);
    await say('alerts here');
    expect(await say('alerts test')).toMatch(/This is only a test/);
    expect(read((await bot.connector.next()).card)).toMatch(/arrived/);
  });

  test('run sweeps now and answers with the counts', async () => {
    expect(await say('alerts run')).toMatch(/Checked \d+ renewal/);
  });

  test.each(['alerts here', 'alerts run'])('nothing is sent from a terminal: %s', async (text) => {
    const { conversation } = peopleAt('Bo Berg').own;
    const asking = {
      person: { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: 'Bo Berg' },
      conversation,
    };
    const { answer } = await sayTo(bot.app.context, asking, text, 0);
    expect(answer.text).toMatch(/Say this to the bot in a Teams channel/);
    expect(await places()).toEqual([]);
  });
});
