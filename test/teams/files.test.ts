import { afterEach, describe, expect, test } from '@jest/globals';
import type { Upload } from '../../src/core/words/chat.ts';
import { isFilePlace, takesFiles } from '../../src/teams/files.ts';
import type { Of } from '../../src/teams/handle.ts';
import { type Activity, pressOf } from '../harness/activities.ts';
import { startStorage } from '../harness/file-storage.ts';
import { ann, personal, tenant } from '../harness/people.ts';
import { startBot } from './bot.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const storage = async (status = 201) => {
  const started = await startStorage();
  closing.push(started.close);
  started.answers(status);
  return started;
};

const started = async () => {
  const answers: Of<'file'>[] = [];
  const bot = await startBot({ handle: { file: async (incoming) => void answers.push(incoming) } });
  closing.push(() => bot.stop());
  await bot.connector.say('hello', { as: ann, in: personal(ann) });
  const [place] = [...bot.memory.remembered.values()];
  if (place === undefined) throw new Error('no conversation was remembered');
  const answer = (value: unknown, id?: string): Activity => {
    const invoke = pressOf(
      bot.connector.serviceUrl,
      'x',
      {},
      { as: ann, in: personal(ann), messageId: 'm1' },
    );
    return { ...invoke, ...(id === undefined ? {} : { id }), name: 'fileConsent/invoke', value };
  };
  return { ...bot, place, answers, answer };
};

const offer = { name: 'renewals.csv', description: 'Renewals, 12 rows', size: 640, order: 'signed-order' };
const uploadInfo = (url: string) => ({
  uploadUrl: url,
  name: 'renewals.csv',
  contentUrl: 'https://contoso-my.sharepoint.com/personal/ann/Documents/renewals.csv',
  uniqueId: 'unique-1',
  fileType: 'csv',
});
const uploadTo = (url: string): Upload => {
  const { uploadUrl, ...rest } = uploadInfo(url);
  return { url: uploadUrl, ...rest };
};

describe('a file', () => {
  test('is offered with its name, its size and the order that comes back', async () => {
    const { connector, teams, place } = await started();
    expect(await teams.chat.offerFile(place, offer)).toMatchObject({ kind: 'delivered' });
    const { activity } = await connector.next();
    expect(activity.attachments).toEqual([
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name: 'renewals.csv',
        content: {
          description: 'Renewals, 12 rows',
          sizeInBytes: 640,
          acceptContext: { order: 'signed-order' },
          declineContext: { order: 'signed-order' },
        },
      },
    ]);
  });

  test('that is accepted comes with the place where Teams wants it; declined, without', async () => {
    const { connector, answers, answer } = await started();
    const context = { order: 'signed-order' };
    const accepted = answer({ action: 'accept', context, uploadInfo: uploadInfo('https://x') });
    expect((await connector.deliver(accepted)).status).toBe(200);
    await connector.deliver(answer({ action: 'decline', context }));
    expect(answers).toMatchObject([
      {
        kind: 'file',
        order: 'signed-order',
        upload: { url: 'https://x', fileType: 'csv' },
        person: { tenantId: tenant, objectId: ann.aadObjectId },
        messageId: 'm1',
      },
      { kind: 'file', order: 'signed-order', upload: null },
    ]);
  });

  test('that is accepted twice over is taken once', async () => {
    const { connector, answers, answer } = await started();
    const value = { action: 'accept', context: { order: 'o' }, uploadInfo: uploadInfo('https://x') };
    for (let times = 0; times < 2; times++) await connector.deliver(answer(value, 'f:same'));
    expect(answers).toHaveLength(1);
  });

  test('whose answer is not one is left alone', async () => {
    const { connector, answers, answer } = await started();
    for (const value of [null, 'text', {}, { action: 'accept', context: { order: 'o' } }, { action: 'eat' }])
      expect((await connector.deliver(answer(value))).status).toBe(200);
    expect(answers).toEqual([]);
  });

  test('goes to its upload session in one piece and then stands in the conversation', async () => {
    const { connector, teams, place } = await started();
    const { url, taken } = await storage();
    const given = await teams.chat.giveFile(place, uploadTo(url), 'Käufer,Sitze\r\n');
    expect(given.kind).toBe('delivered');
    expect(taken).toEqual([
      { method: 'PUT', range: 'bytes 0-14/15', length: '15', content: 'Käufer,Sitze\r\n' },
    ]);
    const { activity } = await connector.next();
    expect(activity.attachments).toEqual([
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: uploadInfo('').contentUrl,
        name: 'renewals.csv',
        content: { uniqueId: 'unique-1', fileType: 'csv' },
      },
    ]);
  });

  test('that the storage refuses is not shown, and the failure has a sentence', async () => {
    const { connector, teams, place } = await started();
    const { url } = await storage(507);
    const given = teams.chat.giveFile(place, uploadTo(url), 'x');
    await expect(given).rejects.toMatchObject({
      failure: { kind: 'file-not-taken' },
    });
    expect(connector.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('never goes to an address outside Microsoft 365', async () => {
    const { teams, place } = await started();
    const given = teams.chat.giveFile(place, uploadTo('https://evil.example/sharepoint.com'), 'x');
    await expect(given).rejects.toMatchObject({ failure: { kind: 'foreign-file-address' } });
  });

  test('that is empty is not sent', async () => {
    const { teams, place } = await started();
    const { url, taken } = await storage();
    await expect(teams.chat.giveFile(place, uploadTo(url), '')).rejects.toThrow('0 bytes');
    expect(taken).toEqual([]);
  });
});

test('files are offered in personal chats, and not in the clouds and the Playground that take none', () => {
  const taken = (serviceUrl: string, scope: 'personal' | 'channel' | 'groupChat' = 'personal') =>
    takesFiles({ serviceUrl, scope });
  expect(taken('https://smba.trafficmanager.net/emea/')).toBe(true);
  expect(taken('https://smba.infra.gcc.teams.microsoft.com/gcc')).toBe(true);
  expect(taken('https://smba.trafficmanager.net/emea/', 'channel')).toBe(false);
  expect(taken('https://smba.trafficmanager.net/emea/', 'groupChat')).toBe(false);
  expect(taken('https://smba.infra.gov.teams.microsoft.us/gov')).toBe(false);
  expect(taken('https://smba.infra.dod.teams.microsoft.us/')).toBe(false);
  expect(taken('http://localhost:56150/_connector')).toBe(false);
});

describe('an upload address', () => {
  test('is one of Microsoft 365, by https', () => {
    for (const good of [
      'https://contoso-my.sharepoint.com/personal/ann/_api/v2.0/drive/items/1/uploadSession?guid=1',
      'https://contoso.sharepoint.us/x',
      'https://abc.up.1drv.com/up/1',
    ])
      expect([good, isFilePlace(good, false)]).toEqual([good, true]);
    for (const bad of [
      'http://contoso-my.sharepoint.com/x',
      'https://contoso-my.sharepoint.com:8443/x',
      'https://user@contoso-my.sharepoint.com/x',
      'https://sharepoint.com.evil.example/x',
      'https://evilsharepoint.com/x',
      'https://127.0.0.1/x',
      'no address',
    ])
      expect([bad, isFilePlace(bad, false)]).toEqual([bad, false]);
  });

  test('may be on this machine only where authentication is off', () => {
    expect(isFilePlace('http://127.0.0.1:4/x', true)).toBe(true);
    expect(isFilePlace('http://127.0.0.1:4/x', false)).toBe(false);
  });
});
