import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import type { Conversation } from '../../../src/core/words/chat.ts';
import { noReason } from '../../../src/core/words/given-reason.ts';
import type { Person } from '../../../src/core/words/people.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import {
  type LinesRequest,
  requestLines,
  type SeatLine,
} from '../../../src/workflows/changes/request-lines.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
let context: Context;
let company: Company;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  context = bot.app.context;
  const found = [...(context.portfolio.current()?.companies.values() ?? [])].find(
    ({ name }) => name === 'Contoso',
  );
  if (found === undefined) throw new Error('the demo has no Contoso');
  company = found;
});
afterEach(() => bot.stop());

const as = ({ aadObjectId, name }: Somebody): Person => ({
  ...{ tenantId: tenant, objectId: aadObjectId ?? '', name },
});
const chatOf = (who: Somebody): Conversation => ({
  ...{ tenantId: tenant, id: personal(who).id, serviceUrl: 'https://teams.test/', botId: '28:bot' },
  ...{ botName: 'Pax8 Ops', threadId: null, teamId: null, channelId: null },
  ...{ scope: 'personal', personId: who.aadObjectId ?? null },
});
const usd = (amount: number) => ({ amount: amount.toFixed(2), currency: 'USD' });
const allow = async (policy: Partial<Policy>) => {
  const { policies } = context.memory;
  await policies.save(tenant, { ...firstPolicy, ...policy }, 0, as(bo), context.now());
};
const held = (id: string): Subscription => {
  const found = context.portfolio.current()?.subscriptions.get(id);
  if (found === undefined) throw new Error(`the demo has no ${id}`);
  return found;
};
const three = [demoIds.contosoExchange, demoIds.contosoBusinessPremium, demoIds.contosoBackup];
const ask = (
  ids: readonly string[],
  {
    within = context,
    who = ann,
    direction = 'add',
    ...more
  }: Partial<LinesRequest> &
    Readonly<{ within?: Context; who?: Somebody; direction?: SeatLine['wish']['direction'] }> = {},
) =>
  requestLines(within, {
    ...{ person: as(who), conversation: chatOf(who) },
    ...{ given: noReason, company, kind: 'seats', told: [] },
    lines: ids.map((id) => ({ subscription: held(id), wish: { direction, seats: 1 } })),
    ...more,
  });
/** A context in which somebody asks for a change of one subscription right before lines are saved. */
const meanwhile = (id: string): Context => {
  const { memory } = context;
  let first = true;
  const insertAll: typeof memory.changes.insertAll = async (...given) => {
    if (first) {
      first = false;
      await ask([id], { who: cy });
    }
    return memory.changes.insertAll(...given);
  };
  return { ...context, memory: { ...memory, changes: { ...memory.changes, insertAll } } };
};
const prices = () => three.map((id) => Number(held(id).price));

describe('lines that remain when somebody else asked for one of them meanwhile', () => {
  test.each([
    ['need approval', { approval: 'always' }],
    ['pass by themselves', { approval: 'above', share: 900 }],
  ] as const)('are judged together again, also if they %s', async (_, policy) => {
    await allow({ ...policy, twoAbove: usd(Math.max(...prices())) });
    const { lines, told } = await ask(three, { within: meanwhile(three[0] ?? '') });
    expect(told).toMatchObject([{ reason: { kind: 'open-already' } }]);
    expect(lines.map(({ state, approversNeeded }) => [state, approversNeeded])).toEqual([
      ['pending', 2],
      ['pending', 2],
    ]);
  });

  test('need no second approver for a line that fell out', async () => {
    const [, premium = 0, backup = 0] = prices();
    await allow({ twoAbove: usd(premium + backup) });
    const { lines } = await ask(three, { within: meanwhile(three[0] ?? '') });
    expect(lines.map(({ approversNeeded }) => approversNeeded)).toEqual([1, 1]);
  });
});

test('a purpose that the bot itself writes on a plan is no reason for the lines together', async () => {
  const [, premium = 0, backup = 0] = prices();
  await allow({ reasonAbove: usd(Math.max(premium, backup)) });
  const ids = [demoIds.contosoBusinessPremium, demoIds.contosoBackup];
  const leaving = await ask(ids, { direction: 'remove', kind: 'staff' });
  expect(leaving).toMatchObject({ lines: [], reasonNeeded: { amount: usd(premium + backup) } });
  const given = { purpose: null, ticket: '4711' };
  const explained = await ask(ids, { direction: 'remove', kind: 'staff', given });
  expect(explained.lines.map(({ purpose, wanted }) => [purpose, wanted])).toEqual([
    ['Offboarding', expect.objectContaining({ afterTermEnd: expect.any(Number) })],
    [null, expect.objectContaining({ afterTermEnd: null })],
  ]);
});

test('a refusal of lines together is told once, and stands in the audit with each line’s own seats', async () => {
  await allow({ limits: { seatsPerRequest: 2, requestsPerHour: 30 } });
  const { lines, told } = await ask(three);
  const because = { kind: 'seats-per-request', seats: 3, limit: 2, together: true };
  expect(lines).toEqual([]);
  expect(told).toEqual([{ kind: 'no-lines', because }]);
  const entries = await context.memory.audit.latest(tenant, { limit: 10 });
  const refused = entries.filter(({ event }) => event === 'change.refused').map(({ facts }) => facts);
  expect(refused).toHaveLength(three.length);
  for (const id of three)
    expect(refused).toContainEqual(
      expect.objectContaining({
        ...{ subscriptionId: id, product: held(id).productName, againstPolicy: because },
        ...{ from: held(id).quantity, to: (held(id).quantity ?? 0) + 1 },
      }),
    );
});

test('what else was asked for a company in the day is read once for all lines, and once for each request', async () => {
  await allow({ approval: 'above', share: 900, consentAbove: usd(0.01) });
  const { memory } = context;
  const before = await ask(three);
  const others = [...(context.portfolio.current()?.subscriptions.values() ?? [])]
    .filter((one) => one.companyId === company.id && one.status === 'Active' && !three.includes(one.id))
    .map(({ id }) => id);
  const reads: string[] = [];
  const counted: Context = {
    ...context,
    memory: {
      ...memory,
      changes: {
        ...memory.changes,
        ofCompany: async (...given) => {
          reads.push('company');
          return memory.changes.ofCompany(...given);
        },
      },
      consents: {
        ...memory.consents,
        of: async (requestId) => {
          reads.push(requestId);
          return memory.consents.of(requestId);
        },
      },
    },
  };
  const { lines } = await ask(others, { within: counted });
  expect(lines.length).toBeGreaterThan(1);
  expect(reads).toEqual(['company', before.lines[0]?.bundle?.id]);
});
