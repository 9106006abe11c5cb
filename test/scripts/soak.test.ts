import { describe, expect, test } from '@jest/globals';
import { booksOf } from '../../bench/soak/books.ts';
import type { Life } from '../../bench/soak/bot.ts';
import type { Facts } from '../../bench/soak/facts.ts';
import { planOf } from '../../bench/soak/plan.ts';
import { alertChannels, approvers } from '../../bench/soak/site.ts';

describe('the plan of a soak', () => {
  const asked = { minutes: 2, seed: 7 };

  test.each(['postgres', 'sqlite'] as const)('of %s is the same for the same minutes and seed', (site) => {
    expect(planOf(site, asked)).toEqual(planOf(site, asked));
    expect(planOf(site, { ...asked, seed: 8 })).not.toEqual(planOf(site, asked));
  });

  test('has every kind of fault within ten minutes', () => {
    const kinds = new Set(
      [1, 2, 3].flatMap((seed) =>
        planOf('sqlite', { minutes: 10, seed }).map((step) => (step.kind === 'fault' ? step.fault.kind : '')),
      ),
    );
    const faults = [
      'kill',
      'stop',
      'freeze',
      'store-away',
      'disk-full',
      'events-away',
      'clock',
      'pax8',
      'teams',
    ];
    expect([...kinds]).toEqual(expect.arrayContaining(faults));
  });
});

const [place] = alertChannels;
const at = 1_000_000;
const life: Life = {
  bot: 0,
  startedAt: 0,
  readyAt: 1,
  toldAt: 9e6,
  endedAt: 9e6,
  by: 'stop',
  code: 0,
  memory: [],
};
const taken = { at, doneAt: at + 1, life, outcome: 'taken', status: 200, body: { statusCode: 200 } } as const;
const card = (title: string) => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: title }] },
    },
  ],
});
const posting = (conversationId: string, messageId: string, title: string) =>
  ({
    at: at + 1,
    kind: 'message',
    conversationId,
    thread: null,
    messageId,
    activity: card(title),
    stands: true,
    answered: true,
  }) as const;
const change = {
  id: 'change-1',
  version: 5,
  state: 'applied',
  subscriptionId: 'sub-1',
  companyId: 'company-1',
  companyName: 'Contoso',
  productName: 'Visio',
  wanted: { kind: 'seats', from: 2, to: 5 },
  sentAt: at,
  requestedBy: { objectId: 'ann' },
  approvals: [{ person: { objectId: approvers[0]?.aadObjectId } }],
};
const write = { method: 'PUT', path: '/v1/subscriptions/sub-1', body: { quantity: 5 }, at };
const alert = {
  key: 'alert-1',
  conversationId: place.id,
  messageId: 'm2',
  state: 'posted',
  content: { kind: 'due', renewalId: 'renewal-1' },
};

/** A site at which all is well; only what the books read. */
const well = {
  site: 'sqlite',
  said: [{ ...taken, conversationId: 'chat', who: 'Ann', text: 'help' }],
  pressed: [{ ...taken, title: 'Approve', changeId: 'change-1', shown: null }],
  skipped: 0,
  troubles: [],
  lives: [life],
  postings: [
    posting('chat', 'm1', 'Seat change · Contoso  Applied'),
    posting(place.id, 'm2', 'Contoso renews'),
  ],
  events: [{ id: 'evt', type: 'change.applied', changeId: 'change-1', taken: true }],
  writes: [write],
  subscriptions: [{ id: 'sub-1', status: 'Active', quantity: 5, endDate: null, commitment: null }],
  elsewhere: [],
  now: at,
  changes: [change],
  cards: [{ changeId: 'change-1', conversationId: 'chat', messageId: 'm1', shownVersion: 5 }],
  alerts: [alert],
  renewals: [],
  audit: [{ event: 'change.applied', changeId: 'change-1' }],
  chain: { kind: 'intact', entries: 1, lastHash: 'x' },
  givenUp: [],
  turns: 0,
  open: 0,
};
/** What the books say of facts that differ so from a site at which all is well. */
const wrong = (given: object): string[] =>
  booksOf({ ...well, ...given } as unknown as Facts).flatMap((book) =>
    book.wrong.map((text) => `${book.book}: ${text}`),
  );
const said = (more: object) => ({ said: [{ ...well.said[0], ...more }], postings: well.postings.slice(1) });

describe('the books of a soak', () => {
  test('balance where all is well', () => {
    expect(wrong({})).toEqual([]);
  });

  test('balance where a message is apologised for, however late', () => {
    const { said: unanswered, postings } = said({});
    const apology = {
      ...posting('chat', 'm3', 'No answer: I stopped before I could answer “help”.'),
      at: at + 9e6,
    };
    const next = { ...taken, conversationId: 'chat', who: 'Ann', text: 'status', at: at + 9e5 };
    const answer = { ...posting('chat', 'm4', 'Status'), at: at + 9e5 + 1 };
    expect(wrong({ said: [...unanswered, next], postings: [...postings, answer] })).toHaveLength(1);
    expect(wrong({ said: [...unanswered, next], postings: [...postings, answer, apology] })).toEqual([]);
  });

  test('balance where a message that Teams refused for good stands before one that is answered late', () => {
    const asks = (text: string, after: number) => ({
      ...{ ...taken, conversationId: 'chat', who: 'Ann', text, at: at + after },
    });
    const refused = { ...posting('chat', 'm1', 'Subscriptions'), stands: false, messageId: null };
    const answered = (id: string, after: number) => ({ ...posting('chat', id, id), at: at + after });
    const of = (...answers: object[]) => ({
      said: [asks('subscriptions', 0), asks('help', 10_000), asks('status', 20_000)],
      postings: [refused, ...answers, well.postings[1]],
      cards: [],
    });
    expect(wrong(of(answered('m3', 20_001), answered('m4', 20_002)))).toEqual([]);
    expect(wrong(of(answered('m3', 20_001))).join()).toMatch(/"help" .*no answer/);
  });

  test('balance where the clock of the instance that sent the earlier of two changes ran ahead', () => {
    const ahead = {
      ...change,
      id: 'change-0',
      wanted: { ...change.wanted, to: 4 },
      sentAt: change.sentAt + 9e7,
    };
    const earlier = { ...write, body: { quantity: 4 }, at: at - 1 };
    const audit = [...well.audit, { event: 'change.applied', changeId: 'change-0' }];
    const events = [
      ...well.events,
      { id: 'evt-0', type: 'change.applied', changeId: 'change-0', taken: true },
    ];
    const both = { changes: [change, ahead], audit, events };
    expect(wrong({ ...both, writes: [earlier, write] })).toEqual([]);
    expect(wrong({ ...both, writes: [write, earlier] })).toEqual([
      expect.stringMatching(/change-0.*Pax8 has 5 seats/),
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['an applied change that Pax8 does not have', { writes: [] }, /one write[\s\S]*is not at Pax8/],
    ['a second write of one change', { writes: [write, write] }, /1 of 2 writes of "seats of sub-1: 5"/],
    [
      'a write of a change that counts as failed',
      {
        changes: [{ ...change, state: 'failed' }],
        audit: [{ event: 'change.failed', changeId: 'change-1' }],
      },
      /belong to no applied change; there is change change-1 .*failed/,
    ],
    [
      'seats that are gone again',
      { subscriptions: [{ ...well.subscriptions[0], quantity: 2 }] },
      /Pax8 has 2 seats/,
    ],
    [
      'a change without an outcome',
      { changes: [{ ...change, state: 'executing' }], audit: [] },
      /has no outcome/,
    ],
    [
      'a change with two outcomes',
      { audit: [...well.audit, { event: 'change.failed', changeId: 'change-1' }] },
      /these outcomes in the audit: change.applied, change.failed/,
    ],
    ['a write without approval', { changes: [{ ...change, approvals: [] }] }, /nothing without approval/],
    [
      'a requester who approved their own request',
      { changes: [{ ...change, requestedBy: { objectId: approvers[0]?.aadObjectId } }] },
      /nothing without approval/,
    ],
    [
      'a card that says another outcome',
      { postings: [posting('chat', 'm1', 'Seat change · Contoso  Failed'), well.postings[1]] },
      /no false word[\s\S]*a card said "failed"/,
    ],
    [
      'a card that was left behind',
      { postings: [posting('chat', 'm1', 'Seat change · Contoso  Pending'), well.postings[1]] },
      /its card says "Seat change · Contoso {2}Pending"/,
    ],
    [
      'an alert that stands nowhere',
      { postings: well.postings.slice(0, 1) },
      /alert "alert-1" counts as posted/,
    ],
    ['an alert that is still due', { alerts: [{ ...alert, state: 'due' }] }, /"alert-1" is still due/],
    [
      'an alert three times',
      { postings: [...well.postings, ...['m3', 'm4'].map((id) => posting(place.id, id, 'Contoso renews'))] },
      /posted 3 times: Contoso renews/,
    ],
    [
      'a renewal of which nobody was told',
      {
        subscriptions: [
          {
            ...well.subscriptions[0],
            commitment: { id: 'c', term: '1-Year', endDate: at + 20 * 24 * 60 * 60_000 },
          },
        ],
      },
      /subscription sub-1 renews and is no renewal here/,
    ],
    ['a message without an answer', said({}), /"help" \(Ann, 00:16:40\): no answer/],
    ['a message that only got HTTP 500', said({ status: 500 }), /the bot answered 500/],
    [
      'a message that was only told to wait',
      { postings: [posting('chat', 'm1', 'One moment'), well.postings[1]], cards: [] },
      /no answer after "One moment"/,
    ],
    ['a press without an answer', { pressed: [{ ...well.pressed[0], body: null }] }, /every press answered/],
    ['an outcome that nobody was told', { events: [] }, /change.applied of change-1 never arrived/],
    ['an audit with a hole', { chain: { kind: 'broken', seq: 3, reason: 'missing' } }, /entry 3 is missing/],
    ['a bot that fell over', { lives: [{ ...life, by: null, code: 1 }] }, /ended by itself/],
    [
      'a bot that grows',
      { lives: [{ ...life, memory: Array.from({ length: 120 }, (_, n) => 200e6 + n * 2e6) }] },
      /bot 0 grew from/,
    ],
  ])('name %s', (_, given, expected) => {
    expect(wrong(given).join('\n')).toMatch(expected);
  });

  test('hold nothing against a bot that was killed with the question, or whom Teams did not let answer', () => {
    const killed = { ...life, by: 'kill', endedAt: at + 500 };
    expect(wrong({ ...said({ life: killed }), cards: [] })).toEqual([]);
    const refused = { ...posting('chat', 'm1', 'Help'), stands: false, messageId: null };
    expect(wrong({ postings: [refused, well.postings[1]], cards: [] })).toEqual([]);
  });
});
