import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createChannelTokenCheck } from '../../src/teams/channel-token.ts';
import { startOpenId } from './openid.ts';

/** https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const start = Date.UTC(2026, 0, 15, 9);
const minute = 60_000;
const hour = 60 * minute;

let openId: Awaited<ReturnType<typeof startOpenId>>;
let time: number;
let tokens: ReturnType<typeof createChannelTokenCheck>;
const isFromTeams = (authorization: string, channelId: string) => tokens.check(authorization, channelId);
beforeEach(async () => {
  openId = await startOpenId();
  time = start;
  tokens = createChannelTokenCheck({ appId: 'the bot', openIdMetadata: openId.metadata }, () => time);
});
afterEach(() => openId.close());

const seconds = (milliseconds: number) => milliseconds / 1_000;
const claims = () => ({
  iss: 'https://api.botframework.com',
  aud: 'the bot',
  exp: seconds(time + hour),
  nbf: seconds(time - minute),
});
const ask = (token = openId.token(claims())) => isFromTeams(token, 'msteams');

describe('a token', () => {
  test.each(['RS256', 'RS384', 'RS512'])('signed with %s is believed', async (alg) => {
    expect(await ask(openId.token(claims(), { alg }))).toBe(true);
  });

  test('signed with the published key as if it were a shared secret is not believed', async () => {
    expect(await ask(openId.token(claims(), { alg: 'HS256' }))).toBe(false);
  });

  test.each([
    ['without an end', () => ({ exp: undefined })],
    ['with an end that is no number', () => ({ exp: 'tomorrow' })],
    ['for another bot', () => ({ aud: 'another' })],
    ['for nobody', () => ({ aud: undefined })],
    ['of another issuer', () => ({ iss: 'https://api.botframework.com.evil.example' })],
    ['that ended more than five minutes ago', () => ({ exp: seconds(time - 5 * minute) })],
    ['that begins in more than five minutes', () => ({ nbf: seconds(time + 6 * minute) })],
  ])('%s is not believed', async (_what, changed) => {
    expect(await ask(openId.token({ ...claims(), ...changed() }))).toBe(false);
  });

  test.each([
    ['ended within the last five minutes', () => ({ exp: seconds(time - 4 * minute) })],
    ['begins within the next five minutes', () => ({ nbf: seconds(time + 5 * minute) })],
    ['does not say when it begins', () => ({ nbf: undefined })],
  ])('that %s is believed', async (_what, changed) => {
    expect(await ask(openId.token({ ...claims(), ...changed() }))).toBe(true);
  });

  test.each(['Bearer a.b.c', 'Bearer a.b', 'Bearer ..', 'Bearer e30.e30.e30', 'Bearer  x', 'Bearer'])(
    'that is none is not believed: %s',
    async (authorization) => {
      expect(await ask(authorization)).toBe(false);
    },
  );

  test('that names no key is not believed, though only one key is published', async () => {
    openId.published.delete('webchat');
    expect(await ask()).toBe(true);
    expect(await ask(openId.token(claims(), { kid: null }))).toBe(false);
  });

  test('of a key that is endorsed for another channel is not believed', async () => {
    const token = openId.token(claims(), { kid: 'webchat' });
    expect(await isFromTeams(token, 'webchat')).toBe(true);
    expect(await isFromTeams(token, 'msteams')).toBe(false);
  });
});

describe('the keys', () => {
  test('are read once for all tokens that come at the same time, and kept for a day', async () => {
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([true, true, true]);
    time += 24 * hour;
    expect(await ask()).toBe(true);
    expect(openId.reads()).toBe(1);
    time += 1;
    expect(await ask()).toBe(true);
    expect(openId.reads()).toBe(2);
  });

  test('are read again for a key id that is new, once an hour at most', async () => {
    const rotated = () => ask(openId.token(claims(), { kid: 'rotated' }));
    expect(await ask()).toBe(true);
    openId.published.set('rotated', ['msteams']);
    time += hour;
    expect(await rotated()).toBe(false);
    expect(openId.reads()).toBe(1);
    time += 1;
    expect(await rotated()).toBe(true);
    expect(openId.reads()).toBe(2);
  });

  test('that Teams withdrew are believed no longer', async () => {
    expect(await ask()).toBe(true);
    openId.published.delete('teams');
    time += 24 * hour + 1;
    expect(await ask()).toBe(false);
  });

  test('that cannot be read are an error and no refusal, and are asked for again', async () => {
    openId.answerWith(503);
    await expect(ask()).rejects.toThrow("the keys of Teams' tokens: 503");
    openId.answerWith(200);
    expect(await ask()).toBe(true);
  });
});

describe('a glance', () => {
  const glance = (token: string, channelId = 'msteams') => tokens.glance(token, channelId);
  const forged = () => openId.token(claims(), { by: 'forged' });

  test('tells what may be a token from what cannot be, and reads no key', () => {
    expect([glance(openId.token(claims())), glance(forged())]).toEqual(['unknown', 'unknown']);
    const none = [
      '',
      'Bearer',
      'Bearer a.b.c',
      `Basic ${forged().slice(7)}`,
      `${forged()} more`,
      `Bearer ${'x'.repeat(9_000)}.x.x`,
      openId.token(claims(), { alg: 'HS256' }),
      openId.token(claims(), { kid: null }),
      openId.token({ ...claims(), aud: 'another' }),
      openId.token({ ...claims(), iss: 'https://evil.example' }),
      openId.token({ ...claims(), exp: seconds(time - 6 * minute) }),
    ];
    expect(none.map((token) => glance(token))).toEqual(none.map(() => 'none'));
    expect(openId.reads()).toBe(0);
  });

  test('knows a token that was believed, for its channel and until it ends', async () => {
    const token = openId.token(claims());
    await isFromTeams(token, 'msteams');
    await isFromTeams(forged(), 'msteams');
    expect([glance(token), glance(token, 'webchat'), glance(forged())]).toEqual([
      'known',
      'unknown',
      'unknown',
    ]);
    time += hour + 5 * minute;
    expect([glance(token), await isFromTeams(token, 'msteams')]).toEqual(['none', false]);
  });
});
