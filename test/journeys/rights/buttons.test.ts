import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actions } from '../../../src/actions/index.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { seatsBefore } from '../../../src/core/changes/change-facts.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import type { Role } from '../../../src/core/words/people.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, guidOf, personal, type Somebody, tenant } from '../../harness/people.ts';
import type { RunningBot } from '../../harness/running-bot.ts';
import { below, companyId, foreign, give, own, pat, says, startForPat } from './person.ts';

/*
 * Who may press what, written by hand: approvers decide, requesters ask and decide renewals, admins set up, whoever may look looks
 * (README: its table of sentences and roles, "How it stays safe"). A role for companies holds for those. Nobody of another
 * organisation gets anywhere with an id of this one.
 */

type Pressed = Readonly<{ data: Record<string, unknown>; messageId?: string; in?: Somebody }>;
type Row = Readonly<{
  role: Role;
  about: 'company' | 'all' | 'none';
  /** A record of this organisation, which another has not; companies are Pax8's, and the same for all. */
  isOurs?: true;
  /** What is pressed about a company; asked for anew when a press has succeeded. */
  made: (company: string) => Promise<Pressed> | Pressed;
}>;

let bot: RunningBot;
const memory = () => bot.app.context.memory;
const person = (who: Somebody) => ({ tenantId: tenant, objectId: String(who.aadObjectId), name: who.name });
const newest = (who = ann) => bot.connector.messages(personal(who)).at(-1)?.messageId ?? '';

const products: Readonly<Record<string, readonly [string, string]>> = {
  [own]: ['Exchange Plan 1', 'Copilot Business'],
  [foreign]: ['Teams Phone', 'Business Basic'],
};

const waiting = async (company: string): Promise<Change> => {
  const changes = await memory().changes.inStates(tenant, ['pending']);
  const found = changes.find(({ companyId: id }) => id === companyId(bot, company));
  if (found === undefined) throw new Error(`nothing waits for ${company}`);
  return found;
};

/** Takes back whatever waits, so that the next request finds its subscription free. */
const clear = async (): Promise<void> => {
  for (const { id, bundle } of await memory().changes.inStates(tenant, ['pending'])) {
    const [card] = await memory().changeCards.of(id);
    const verb = bundle === null ? 'cancel-request' : 'cancel-bundle';
    const as = { as: bo, in: { id: card?.conversationId ?? '', scope: 'personal' as const } };
    await bot.connector.press(verb, { id: bundle?.id ?? id }, { ...as, messageId: card?.messageId ?? '' });
  }
};

const asked = async (company: string, as = ann): Promise<Change> => {
  await clear();
  await says(bot, `add 3 seats of ${products[company]?.[0]} for ${company}`, as);
  return waiting(company);
};
const change =
  (more: (change: Change) => object = () => ({})): Row['made'] =>
  async (company) => {
    const made = await asked(company);
    return { data: { id: made.id, ...more(made) }, messageId: newest() };
  };
const bundle =
  (as = ann): Row['made'] =>
  async (company) => {
    await clear();
    await give(bot, 'requester', false);
    await says(bot, `onboard 1 user at ${company} with ${products[company]?.join(' and ')}`, as);
    return { data: { id: (await waiting(company)).bundle?.id }, messageId: newest(as), in: as };
  };
const applied: Row['made'] = async (company) => {
  const { id } = await asked(company);
  const messageId = newest();
  await bot.connector.press('approve', { id }, { as: bo, in: personal(ann), messageId });
  return { data: { id }, messageId };
};
const renewal =
  (more: object, line = 0): Row['made'] =>
  async (company) => {
    await clear();
    await says(bot, `decide ${company}`, ann);
    const open = (await memory().renewals.open(tenant)).filter(({ companyName }) =>
      companyName?.startsWith(company),
    );
    const { id, lines } = open.toSorted((a, b) => (a.day < b.day ? -1 : 1))[0] ?? { id: '', lines: [] };
    const sent = bot.connector
      .messages(personal(ann))
      .findLast(({ card }) => card !== null && /^Renewal · /.test(read(card)));
    return {
      data: { id, subscription: lines[line]?.subscriptionId, ...more },
      messageId: sent?.messageId ?? '',
    };
  };
const order: Row['made'] = async (company) => {
  await give(bot, 'requester', false);
  await says(bot, `order 2 Power BI Pro for ${company}`, pat);
  const { card, messageId } = bot.connector.messages(personal(pat)).at(-1) ?? {};
  const [, id] = /"verb":"continue-order"[^}]*"data":\{"id":"([^"]+)"/.exec(JSON.stringify(card)) ?? [];
  return { data: { id: id ?? '', quantity: '2' }, messageId: messageId ?? '', in: pat };
};
const ofCompany =
  (more: object = {}): Row['made'] =>
  (company) => ({ data: { id: companyId(bot, company), form: randomUUID(), contact: 'c', ...more } });
const nothing: Row['made'] = () => ({ data: {} });
const row = (role: Role, about: Row['about'], made: Row['made']): Row => ({ role, about, made });
const ours = (role: Role, about: Row['about'], made: Row['made']): Row => ({
  role,
  about,
  made,
  isOurs: true,
});
const forAdmins = row('admin', 'none', nothing);

/** Its own requests, which need no approval: only their requester confirms, who still has the role. */
const ownChange: Row['made'] = async (company) => {
  await give(bot, 'requester', false);
  return { data: { id: (await asked(company, pat)).id }, messageId: newest(pat), in: pat };
};

const table: Readonly<Record<string, Row>> = {
  approve: ours('approver', 'company', change()),
  'approve-fewer': ours(
    'approver',
    'company',
    change((made) => ({ seats: seatsBefore(made) + 1 })),
  ),
  reject: ours('approver', 'company', change()),
  // Besides whoever asked.
  'cancel-request': ours('admin', 'none', change()),
  undo: ours('requester', 'company', applied),
  'refresh-change': ours('viewer', 'none', change()),
  'approve-bundle': ours('approver', 'company', bundle()),
  'reject-bundle': ours('approver', 'company', bundle()),
  'cancel-bundle': ours('admin', 'none', bundle()),
  'refresh-bundle': ours('viewer', 'none', bundle()),
  'snooze-renewal': ours('requester', 'company', renewal({ days: 1 })),
  'take-renewal': ours('requester', 'company', renewal({})),
  'assign-renewal': ours('requester', 'company', renewal({ person: bo.aadObjectId })),
  'renew-as-is': ours('requester', 'company', renewal({})),
  'plan-change': ours('requester', 'company', renewal({ seats: 2 }, 1)),
  'cancel-at-end': ours('requester', 'company', renewal({}, 0)),
  'decide-month': row('requester', 'company', async (company) => {
    await clear();
    const { subscription } = (await renewal({})(company)).data as { subscription: string };
    const month = { from: 0, to: 9e14, owner: '', after: 0, later: [], rows: [subscription], step: 'stay' };
    return { data: { ...month, choice0: 'renew' } };
  }),
  'open-renewal': ours('viewer', 'company', renewal({})),
  'refresh-renewal': ours('viewer', 'company', renewal({})),
  'page-digest': row('viewer', 'none', () => ({ data: { id: 'x', page: 0 } })),
  page: row('viewer', 'none', () => ({ data: { say: 'companies', page: 0 } })),
  'not-meant': row('none', 'none', nothing),
  'audit-anchor': row('approver', 'none', nothing),
  'resend-events': forAdmins,
  'take-reading': forAdmins,
  'note-difference': row('requester', 'all', () => ({
    data: { id: 'psa c p', month: '2026-11', note0: 'x' },
  })),
  'ticket-difference': row('requester', 'all', () => ({ data: { id: 'psa c p', month: '2026-11' } })),
  'save-policy': forAdmins,
  'confirm-policy': forAdmins,
  'discard-policy': forAdmins,
  'continue-order': ours('requester', 'company', order),
  'choose-staff': row('requester', 'company', (company) => ({
    data: { form: randomUUID(), company: companyId(bot, company), direction: 'on', users: 1 },
  })),
  // Besides whoever asked.
  'save-details': ours('approver', 'company', change()),
  'give-number': row('requester', 'company', (company) => ({
    data: { id: `onboard users at ${company}`, count: 1 },
  })),
  'give-reason': row('requester', 'company', async (company) => {
    await clear();
    return { data: { id: `add 1 seat of ${products[company]?.[0]} for ${company}`, reason: 'a new hire' } };
  }),
  'give-company': row('viewer', 'company', (company) => ({
    data: { id: 'subscriptions ‹company›', company: companyId(bot, company) },
  })),
  'show-webhook': forAdmins,
  'webhook-log': forAdmins,
  'new-webhook': forAdmins,
  'create-webhook': forAdmins,
  'webhook-topics': forAdmins,
  'save-webhook-topics': forAdmins,
  'update-webhook': forAdmins,
  'webhook-on': forAdmins,
  'webhook-off': forAdmins,
  'try-webhook': forAdmins,
  'test-webhook': forAdmins,
  'retry-webhook': forAdmins,
  'ask-remove-webhook': forAdmins,
  'remove-webhook': forAdmins,
  'create-company': row('approver', 'all', nothing),
  'save-company': row('approver', 'company', ofCompany()),
  'show-contacts': row('viewer', 'company', ofCompany()),
  'new-contact': row('approver', 'company', ofCompany()),
  'edit-contact': row('approver', 'company', ofCompany()),
  'save-contact': row('approver', 'company', ofCompany()),
  'ask-remove-contact': row('approver', 'company', ofCompany()),
  'remove-contact': row('approver', 'company', ofCompany()),
  urgent: ours('requester', 'company', async (company) => {
    const own = await ownChange(company);
    return { ...own, data: { ...own.data, urgentWhy: 'a joiner waits' } };
  }),
  'ask-customer': ours('requester', 'company', change()),
  reviewed: ours('approver', 'company', applied),
  'not-right': ours('approver', 'company', applied),
  confirm: ours('requester', 'company', ownChange),
  'confirm-bundle': ours('requester', 'company', bundle(pat)),
};

beforeAll(async () => {
  bot = await startForPat();
  await give(bot, 'requester', false, ann);
});
afterAll(() => bot.stop());

const noRole =
  /needs the role|You have no role|Only approvers can decide|Only requesters may decide|Only the person who asked/;
/** What somebody reads who does not see the company at all. */
const unseen = /for Contoso only|no longer know this company|not one of mine/;

const press = async (
  verb: string,
  { data, messageId = 'm', in: place = ann }: Pressed,
  as = pat,
  tenantId = tenant,
) => {
  const before = bot.connector.messages(personal(place)).length;
  const where = { as, in: personal(place), messageId, tenantId };
  const { status, card, toast } = await bot.connector.press(verb, data, where);
  const sent = bot.connector.messages(personal(place)).slice(before);
  return { status, said: [toast ?? read(card), ...sent.map((each) => read(each.card))].join('\n') };
};

/** Everything of this organisation that a press could change. */
const state = async () => {
  const states = ['pending', 'planned', 'approved', 'executing', 'applied', 'rejected', 'cancelled'] as const;
  const changes = await memory().changes.inStatesAnywhere([...states]);
  const writes = bot.simulator
    .requests()
    .filter(({ method, path }) => method !== 'GET' && !/token|isMock/.test(path));
  return {
    changes: changes.map(({ id, version, state: is }) => [id, version, is]).sort(),
    renewals: (await memory().renewals.open(tenant)).map(({ id, version }) => [id, version]).sort(),
    writes: writes.length,
  };
};

const isRefused = async (verb: string, pressed: Pressed): Promise<void> => {
  const before = await state();
  const recorded = (await memory().audit.latest(tenant, { limit: 5_000 })).length;
  const { status, said } = await press(verb, pressed);
  expect([verb, status]).toEqual([verb, 200]);
  expect(await state()).toEqual(before);
  if (unseen.test(said)) return expect(said).not.toMatch(/Fabrikam, Inc|Portland/);
  expect([verb, said]).toEqual([verb, expect.stringMatching(noRole)]);
  expect((await memory().audit.latest(tenant, { limit: 5_000 })).length).toBeGreaterThan(recorded);
};
const isTaken = async (verb: string, pressed: Pressed): Promise<void> => {
  const { status, said } = await press(verb, pressed);
  expect([verb, status, said]).toEqual([verb, 200, expect.not.stringMatching(noRole)]);
  expect(said).not.toMatch(/went wrong|did not work/);
};

test('every button has its row', () => {
  expect(Object.keys(table).toSorted()).toEqual([...actions.keys()].toSorted());
});

describe.each(Object.entries(table))('%s', (verb, { role, about, isOurs, made }) => {
  test(`is for ${role === 'none' ? 'anybody' : `${role} and above`}`, async () => {
    if (verb === 'confirm')
      await memory().policies.save(
        tenant,
        { ...firstPolicy, approval: 'above', amount: { amount: '100000', currency: 'USD' } },
        0,
        person(bo),
        1,
      );
    const theirs = await made(foreign);
    if (role === 'none') {
      await give(bot, 'none', false);
      return isTaken(verb, theirs);
    }
    if (isOurs) {
      const before = await state();
      const { said } = await press(verb, theirs, bo, guidOf('another organisation'));
      expect([verb, said]).toEqual([
        verb,
        expect.not.stringMatching(/Contoso|Fabrikam|Pat Price|Ann Archer/),
      ]);
      expect(await state()).toEqual(before);
    }
    await give(bot, below[role], false);
    await isRefused(verb, theirs);
    // An admin is always one for all companies.
    await give(bot, role, role !== 'admin');
    if (about === 'company') await isRefused(verb, theirs);
    if (about === 'all') await isRefused(verb, await made(own));
    await give(bot, role, false);
    await isTaken(verb, theirs);
    if (about !== 'company') return;
    const ours = await made(own);
    await give(bot, role, true);
    await isTaken(verb, ours);
  });
});
