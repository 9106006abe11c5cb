import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { anchorAudit } from '../../../src/workflows/alerts/anchor-audit.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { askForAlerts } from '../../harness/alert-places.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, channel, tenant } from '../../harness/people.ts';
import { noLog, type RunningBot, startBot } from '../../harness/running-bot.ts';

let folder: string;
let bot: RunningBot;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-anchor-'));
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

const day = 24 * 60 * 60 * 1000;
const team = channel('Licences');
const logged: object[] = [];
const start = async () => {
  bot = await startBot({
    env: { DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, AUDIT_KEY: 'k'.repeat(32) },
    log: { ...noLog, info: (facts: object) => void logged.push(facts) },
  });
  await bot.loaded();
};
/** A day that the bot has lived through: its clock is the simulator's. */
const aDayLater = async () => {
  const { marks } = bot.app.context.memory;
  await anchorAudit(bot.app.context);
  const name = `audit-anchored ${tenant}`;
  await marks.set(name, ((await marks.get(name)) ?? 0) - day);
  await anchorAudit(bot.app.context);
};
const posted = async () => {
  await deliverAlerts(bot.app.context);
  return bot.connector.messages(team).filter(({ card }) => read(card ?? {}).includes('end of the day'));
};
const newest = async () => (await bot.app.context.memory.audit.latest(tenant, { limit: 1 }))[0];

test('once a day the end of the audit goes to the alerts channel, the log and the events, and proves there what the database cannot', async () => {
  await start();
  await askForAlerts(bot.app.context.memory, team, bot.connector.serviceUrl);
  await bot.ask('add 4 seats of Business Premium for Contoso', ann);
  const before = await newest();
  await aDayLater();
  const [message] = await posted();
  await bot.connector.next();
  expect(read(message?.card ?? {})).toContain(`The hash of the last one is ${before?.hash}`);
  expect(logged).toContainEqual({ tenantId: tenant, entries: before?.seq, hash: before?.hash });
  expect(await newest()).toMatchObject({
    event: 'audit.anchored',
    facts: { entries: before?.seq, hash: before?.hash },
  });
  // A day on which nothing happened sends nothing.
  await aDayLater();
  expect(await posted()).toHaveLength(1);

  const press = async (as = bo) => {
    const { verb, data } = button(message?.card ?? {}, 'Compare with the audit');
    const at = { as, in: team, messageId: message?.messageId ?? '' };
    return (await bot.connector.press(verb, data ?? {}, at)).toast;
  };
  expect(await press()).toMatch(/agrees with this message, and its chain is intact/);
  expect(await press(ann)).toMatch(/needs the role approver/);
  expect(await bot.says('audit verify', bo)).toMatch(/chain intact[\s\S]*Sealed since entry 1,/);

  // Everything of the audit is gone, and nothing in the database or beside it says so.
  await bot.app.stop();
  const database = new DatabaseSync(join(folder, 'bot.db'));
  database.exec(
    'drop trigger audit_no_delete; delete from audit; delete from audit_heads; delete from event_cursors',
  );
  database.close();
  const { connector, simulator } = bot;
  await Promise.all([connector.close(), simulator.stop()]);
  await start();
  await bot.ask('add 4 seats of Business Premium for Contoso', ann).catch(() => {});
  expect(await press()).toMatch(/no longer agrees with this message: it was changed/);
}, 30_000);
