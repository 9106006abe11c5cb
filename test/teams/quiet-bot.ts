import { message, pressOf } from '../harness/activities.ts';
import { ann, guidOf, personal, tenant } from '../harness/people.ts';
import { shortWaits } from '../harness/short-waits.ts';
import { saying, startBot } from './bot.ts';
import { startOpenId } from './openid.ts';

/** Lives through all that makes botbuilder or restify speak, in a process of its own; what it prints is the finding. */
const openId = await startOpenId();
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const now = Math.floor(Date.now() / 1_000);
const claims = {
  iss: 'https://api.botframework.com',
  aud: guidOf('app'),
  exp: now + 3_600,
  nbf: now,
  serviceurl: serviceUrl,
};
const handle = {
  message: async () => Promise.reject(new Error('a handler failed')),
  press: async () => Promise.reject(new Error('a handler failed')),
};
const where = { as: ann, in: personal(ann) };

const guarded = await startBot({
  auth: {
    kind: 'on',
    appId: guidOf('app'),
    appType: 'MultiTenant',
    password: async () => 'a password',
    allowedTenants: [tenant],
    openIdMetadata: openId.metadata,
  },
});
const said = message(serviceUrl, 'help', where);
for (const authorization of [
  '',
  'Bearer x',
  openId.token(claims),
  openId.token(claims, { by: 'forged' }),
  openId.token({ ...claims, exp: now - 3_600 }),
  openId.token({ ...claims, aud: 'another' }),
  openId.token({ ...claims, serviceurl: 'https://another.example' }),
  openId.token(claims, { kid: 'unknown' }),
  openId.token(claims, { kid: 'webchat' }),
]) {
  await guarded.connector.deliver(said, authorization ? { authorization } : {});
}
await guarded.stop();

const open = await startBot({ handle, ...shortWaits() });
await open.connector.say('help', where);
await open.connector.press('v1/approve', {}, { ...where, messageId: '1' });
await open.connector.deliver({
  ...pressOf(open.connector.serviceUrl, 'x', {}, { ...where, messageId: '1' }),
  value: null,
});
await open.connector.deliver({});
open.connector.fail({ status: 'reset', times: 20 });
await open.connector.say('again', where);
open.memory.turns.begin = () => Promise.reject(new Error('the store failed'));
await open.connector.say('once more', where);
await fetch(open.url.replace('/api/messages', '/nowhere'));
await fetch(open.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
await open.teams.chat.send(
  {
    tenantId: tenant,
    id: 'x',
    scope: 'personal',
    serviceUrl: 'http://127.0.0.1:1',
    botId: 'b',
    botName: 'b',
    threadId: null,
    teamId: null,
    channelId: null,
    personId: null,
  },
  saying('nobody there'),
);
await open.stop();
await openId.close();
