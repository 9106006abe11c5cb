import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, hour } from '../../../src/core/words/durations.ts';
import { endWhatIsOver } from '../../../src/workflows/alerts/end-what-is-over.ts';
import { button, read } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
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
 * An approver goes away: Cy stands in for Di, who may approve for Contoso; a role is lent for hours. Both end by the clock, whether or
 * not anything ran.
 */

const office = channel('office');
const di = person('Di Dune');
const idOf = (who: Somebody) => who.aadObjectId ?? '';
let bot: RunningBot;
let ahead = 0;
const now = () => Date.now() + ahead;

beforeAll(async () => {
  bot = await startBot({ overrides: { jobs: [], now } });
  for (const who of [cy, di]) bot.connector.knows(who);
  await bot.loaded();
});
afterAll(() => endWithEvents(bot));

/** What was answered there: what the bot tells others meanwhile is not read. */
const lastIn = async (place: Place, text: string, as: Somebody, mentions: readonly Somebody[] = []) => {
  const before = bot.connector.messages(place).length;
  const { status } = await bot.connector.say(text, { as, in: place, mentions });
  expect(status).toBe(200);
  return bot.connector.messages(place).slice(before)[0];
};
const say = async (text: string, as: Somebody = bo, mentions: readonly Somebody[] = []) =>
  read((await lastIn(office, text, as, mentions))?.card ?? null);
const own = async (text: string, as: Somebody) => read((await lastIn(personal(as), text, as))?.card ?? null);
const entries = async (event: string) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 60 })).filter((entry) => entry.event === event);
const asked = async (as: Somebody) => {
  const sent = await lastIn(personal(as), 'add 3 seats of Business Premium for Contoso', as);
  const messageId = sent?.messageId ?? '';
  const { data } = button(sent?.card ?? {}, 'Approve');
  return (verb: string, by: Somebody) =>
    bot.connector
      .press(verb, data, { as: by, in: personal(as), messageId })
      .then((answer) => read(answer.card));
};

test('a deputy approves for whoever is away, until the end that was said, and nothing of their own', async () => {
  await say('grant approver to @Di Dune for Contoso', bo, [di]);
  expect(await say('my deputy is @Cy Castle', di, [cy])).toMatch(/A deputy needs an end/);
  expect(await say('my deputy is @Cy Castle until the moon is blue', di, [cy])).toMatch(/do not know when/);
  expect(await say('@Ann Archer stands in for @Cy Castle until Friday', di, [ann, cy])).toMatch(
    /Only Cy Castle or an admin/,
  );
  expect(await say('@Ann Archer stands in for @Cy Castle until Friday', bo, [ann, cy])).toMatch(
    /Cy Castle is no approver/,
  );
  expect(await bot.app.context.memory.deputies.list(tenant)).toEqual([]);

  // Ann is requester, as everybody is.
  expect(await say('my deputy is @Cy Castle for 48 hours', di, [cy])).toMatch(
    /Cy Castle stands in for you until/,
  );
  expect(await say('deputies', ann)).toMatch(/Di Dune +Cy Castle/);
  expect(await say('roles', ann)).toMatch(/Cy Castle stands in until/);
  expect(await own('whoami', cy)).toMatch(/Stands in for: Di Dune/);

  const ofCy = await asked(cy);
  expect(await ofCy('approve', cy)).toMatch(/You asked for this change/);
  expect(await ofCy('cancel-request', cy)).toMatch(/Cancelled/);
  const ofDi = await asked(di);
  expect(await ofDi('approve', cy)).toMatch(/The person you stand in for asked for this change/);
  await ofDi('cancel-request', di);

  const first = await asked(ann);
  expect(await first('approve', cy)).toMatch(/Approved by Cy Castle for Di Dune/);
  expect(await entries('change.approved')).toEqual([
    expect.objectContaining({
      person: expect.objectContaining({ objectId: idOf(cy) }),
      facts: expect.objectContaining({ actsFor: 'Di Dune', actsForId: idOf(di) }),
    }),
  ]);
  expect(await own('audit', bo)).toMatch(/Cy Castle approved .* for Di Dune/);
});

test('the deputy is none once the time is over, once the approver is none, or once it is taken back', async () => {
  const { memory } = bot.app.context;
  const press = await asked(ann);
  ahead = 48 * hour;
  expect(await press('approve', cy)).toMatch(/Only approvers can decide this/);
  await endWhatIsOver(bot.app.context);
  expect(await memory.deputies.list(tenant)).toEqual([]);
  expect(await entries('deputy.ended')).toHaveLength(1);

  await say('@Cy Castle stands in for @Di Dune for a week', bo, [cy, di]);
  await say('grant requester to @Di Dune', bo, [di]);
  expect(await press('approve', cy)).toMatch(/Only approvers can decide this/);
  await say('grant approver to @Di Dune', bo, [di]);
  // Somebody else is named than who stands in.
  expect(await say('take @Ann Archer off as my deputy', di, [ann])).toMatch(/Di Dune +Cy Castle/);
  expect(await say('take Nobody Known off as my deputy', di)).not.toMatch(/no longer stands in/);
  expect(await entries('deputy.removed')).toEqual([]);
  expect(await say('no deputy', di)).toMatch(/Cy Castle no longer stands in for Di Dune/);
  expect(await say('take @Cy Castle off as my deputy', di, [cy])).toMatch(/Nobody stands in/);
  expect(await press('reject', cy)).toMatch(/Only approvers can decide this/);
  await press('cancel-request', ann);
});

test('a lent role ends by the clock, and the role before it holds again; admins hear of it and it is recorded', async () => {
  const { memory } = bot.app.context;
  await own('status', bo);
  await say('grant viewer to @Cy Castle', bo, [cy]);
  expect(await say('grant approver to @Cy Castle until whenever', bo, [cy])).toMatch(/Until when/);
  expect(await memory.roles.granted(tenant, idOf(cy))).toEqual({ role: 'viewer', companies: null });
  expect(await say('grant approver to @Cy Castle for Contoso for 8 hours', bo, [cy])).toMatch(
    /approver for Contoso, until .*\n.*Role after that: viewer/,
  );
  expect(await say('roles', ann)).toMatch(/Cy Castle +approver\n +for Contoso\n.*\n +until/);
  const press = await asked(ann);

  ahead += 7 * hour;
  await endWhatIsOver(bot.app.context);
  const alerts = await memory.alerts.inState(tenant, 'due', 50);
  expect(alerts.map(({ content }) => content)).toContainEqual(
    expect.objectContaining({ kind: 'role-ends', who: expect.objectContaining({ objectId: idOf(cy) }) }),
  );

  // Nothing has run since: the clock alone.
  ahead += hour;
  expect(await press('approve', cy)).toMatch(/Only approvers can decide this/);
  expect(await memory.roles.granted(tenant, idOf(cy))).toEqual({ role: 'viewer', companies: null });
  await endWhatIsOver(bot.app.context);
  await endWhatIsOver(bot.app.context);
  expect(await entries('role.ended')).toEqual([
    expect.objectContaining({
      person: null,
      facts: expect.objectContaining({ role: 'approver', after: 'viewer' }),
    }),
  ]);
  expect(await memory.roles.withEnd()).toEqual([]);

  await say('grant approver to @Cy Castle for 2 hours', bo, [cy]);
  await say('grant approver to @Cy Castle for 3 hours', bo, [cy]);
  ahead += day;
  await endWhatIsOver(bot.app.context);
  expect(await memory.roles.granted(tenant, idOf(cy))).toEqual({ role: 'viewer', companies: null });
});
