import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { read } from '../../../src/core/reading/read.ts';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import { linesMark } from '../../../src/core/renewals/renewal-lines.ts';
import type { Answer, Card } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { alertPlacesCard } from '../../../src/views/alerts/alert-places.ts';
import {
  alertsHereCard,
  alertsUnclearCard,
  alertTestCard,
} from '../../../src/views/alerts/alerts-answers.ts';
import { placeLostCard } from '../../../src/views/alerts/place-lost.ts';
import { renewalDigestCard } from '../../../src/views/alerts/renewal-digest.ts';
import { renewalNudgeCard } from '../../../src/views/alerts/renewal-nudge.ts';
import { answerFrom } from '../../../src/views/answer.ts';
import { problemsOf } from '../../../src/views/kit/check-card.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { planNotDoneCard } from '../../../src/views/renewals/plan-not-done.ts';
import { renewalCard } from '../../../src/views/renewals/renewal.ts';
import { renewalWindowCard } from '../../../src/views/renewals/renewal-window.ts';
import { changeStates } from '../../samples/change.ts';
import { ana, bo, manyDays, names, now, place, show, showAt, zone } from '../samples.ts';
import { renewalCases } from './renewal-cases.ts';
import {
  after,
  alertPlace,
  cancelled,
  changes,
  cy,
  end,
  kept,
  line,
  plan,
  planId,
  planned,
  prices,
  renewal,
  renewed,
  second,
} from './renewal-samples.ts';

const failures: unknown[] = [];
const templates = ownTemplates();
const answer = answerFrom(templates, (...failure) => failures.push(failure));

type Node = Readonly<Record<string, unknown>>;
const nodesOf = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
};
const textsOf = (card: Card): string[] =>
  nodesOf(card.body)
    .filter(({ type }) => type === 'TextBlock')
    .map(({ text }) => String(text));
const titlesOf = (card: Card): unknown[] =>
  nodesOf(card.actions).flatMap(({ type, title }) => (String(type).startsWith('Action.') ? [title] : []));
const verbsOf = (card: Card): unknown[] =>
  nodesOf(card).flatMap(({ type, verb }) => (type === 'Action.Execute' ? [verb] : []));
const inputOf = (card: Card, id: string): Node | undefined =>
  nodesOf(card.body).find((node) => node.id === id && String(node.type).startsWith('Input.'));
const choicesOf = (card: Card, id: string): unknown[] =>
  (inputOf(card, id)?.choices as Node[] | undefined)?.map(({ title }) => title) ?? [];

const hour = 60 * 60 * 1000;
const people = [ana, bo, cy];
const shown = (one: Renewal, rest: Partial<Parameters<typeof renewalCard>[1]> = {}, at = now): Answer =>
  answer(renewalCard(one, { changes: new Map(), prices, pricesAsOf: null, people, ...rest }, showAt(at)));

test('a renewal of an unknown company and of a product without a name says so on every card', () => {
  const one = renewal({ companyName: null, lines: [line({ productName: null })] });
  const open = { ...one, lines: [line({ productName: null, after: renewed() })] };
  for (const text of [
    shown(one).text,
    answer(renewalNudgeCard({ renewal: one, days: 1, last: true, mention: null }, show)).text,
    answer(renewalWindowCard({ renewal: open, changes: new Map() }, showAt(after))).text,
    answer(renewalDigestCard({ of: 'storm', renewals: [one], page: 0, alertId: 'alert-1' }, show)).text,
  ]) {
    expect(text).toContain('Unknown company');
    expect(text).not.toContain('null');
    expect(text).not.toContain('(no name)');
  }
  expect(shown(one).text).toContain('Product without a name');
});

describe('the buttons of a renewal', () => {
  const decided = renewal({ lines: [line({ decision: kept })] });
  const open = renewal({ lines: [line({ after: renewed() })] });

  test.each<[string, Renewal, number, string[]]>([
    [
      'undecided',
      renewal(),
      now,
      ['Renew as is', 'Plan a change', 'Cancel at end', 'Snooze', 'Assign', 'Details'],
    ],
    [
      'in its last hours before the lock',
      renewal(),
      end - 30 * hour,
      ['Renew as is', 'Plan a change', 'Cancel at end', 'Assign', 'Details'],
    ],
    [
      'locked: nothing can be cancelled any more',
      renewal(),
      end - hour,
      ['Renew as is', 'Plan a change', 'Assign', 'Details'],
    ],
    ['decided', decided, now, ['Decide again', 'Assign', 'Details']],
    ['decided and locked', decided, end - hour, ['Assign', 'Details']],
    ['set to end', renewal({ lines: [line({ ends: true })] }), now, ['Assign', 'Details']],
    ['renewing', renewal(), end + hour, ['Assign', 'Details']],
    ['in its window', open, after, ['Assign', 'Details']],
    ['over', { ...open, closedAt: after }, after, ['Details']],
  ])('%s', (_, one, at, expected) => {
    expect(titlesOf(shown(one, {}, at).card)).toEqual(expected);
  });

  test('a cancellation takes two presses, of which the first only shows what it means', () => {
    const { card } = shown(renewal());
    const first = nodesOf(card.actions).find(({ title }) => title === 'Cancel at end');
    expect(first?.type).toBe('Action.ToggleVisibility');
    const ending = nodesOf(card.body).find(({ id }) => id === 'ending');
    expect(ending).toMatchObject({ isVisible: false });
    expect(verbsOf((ending ?? {}) as Card)).toEqual(['cancel-at-end']);
  });

  test('each carries the renewal’s id, and a decision which subscriptions were shown', () => {
    const { id } = renewal();
    const decisions = ['renew-as-is', 'plan-change', 'cancel-at-end'];
    for (const { type, verb, data } of nodesOf(shown(renewal()).card))
      if (type === 'Action.Execute')
        expect(data).toEqual(decisions.includes(String(verb)) ? { id, shown: linesMark(renewal()) } : { id });
    expect([...verbsOf(shown(renewal()).card)].sort()).toEqual([
      'assign-renewal',
      'cancel-at-end',
      'plan-change',
      'refresh-renewal',
      'renew-as-is',
      'snooze-renewal',
      'take-renewal',
    ]);
  });

  test('a decided one can be decided again with the same three buttons, behind one', () => {
    const { card } = shown(decided);
    const again = nodesOf(card.body).find(({ id }) => id === 'again');
    expect(again).toMatchObject({ isVisible: false });
    expect(
      nodesOf(again).flatMap(({ type, title }) => (String(type).startsWith('Action.') ? [title] : [])),
    ).toEqual(['Renew as is', 'Plan a change', 'Cancel at end']);
  });
});

describe('the inputs of a renewal', () => {
  test('a single subscription needs no choosing', () => {
    expect(inputOf(shown(renewal({ lines: [line()] })).card, 'subscription')).toBeUndefined();
  });

  test('of several all are meant, or one; those that are decided come last and say so', () => {
    const { card } = shown(
      renewal({ lines: [line({ decision: kept }), second(), second({ subscriptionId: 'abcdef12-3' })] }),
    );
    expect(choicesOf(card, 'subscription')).toEqual([
      'All undecided',
      'Exchange Online (Plan 1), 12 seats, #2b3c4d5e',
      'Exchange Online (Plan 1), 12 seats, #abcdef12',
      'Microsoft 365 Business Premium, 25 seats, decided',
    ]);
    expect(inputOf(card, 'subscription')?.value).toBe('all');
  });

  test('what is decided is decided again one by one: none is chosen beforehand', () => {
    const { card } = shown(renewal({ lines: [line({ decision: kept }), second({ decision: kept })] }));
    expect(choicesOf(card, 'subscription')).toHaveLength(2);
    expect(inputOf(card, 'subscription')?.value).toBe('');
  });

  test('what will not renew cannot be chosen', () => {
    expect(
      inputOf(shown(renewal({ lines: [line(), second({ ends: true })] })).card, 'subscription'),
    ).toBeUndefined();
  });

  test.each([
    [8, ['1 day', '3 days', '7 days']],
    [7, ['1 day', '3 days', '7 days']],
    [6.9, ['1 day', '3 days']],
    [2, ['1 day']],
  ])('with the last alert in %d days it can be quiet for %j', (days, expected) => {
    const { card } = shown(renewal(), { lastAlerts: [now - day, manyDays(days), manyDays(30)] });
    expect(choicesOf(card, 'days')).toEqual(expected);
  });

  test('after the last alert, or within a day of it, nobody can snooze', () => {
    for (const lastAlerts of [[], [now], [now + day - 1]])
      expect(titlesOf(shown(renewal(), { lastAlerts }).card)).not.toContain('Snooze');
  });

  test('a plan asks for seats and a reason, a whole number of at least one', () => {
    const { card } = shown(renewal({ lines: [line()] }));
    expect(inputOf(card, 'seats')).toMatchObject({
      type: 'Input.Number',
      min: 1,
      label: 'Seats after the renewal (now 25)',
    });
    expect(inputOf(card, 'reason')).toMatchObject({ type: 'Input.Text', maxLength: 300 });
  });

  test('it can be given to whoever is named, and with nobody named only taken', () => {
    expect(choicesOf(shown(renewal()).card, 'person')).toEqual(['Ana Silva', 'Bo Lind', 'Cy Moreau']);
    const { card } = shown(renewal(), { people: [] });
    expect(inputOf(card, 'person')).toBeUndefined();
    expect(verbsOf(card)).not.toContain('assign-renewal');
    expect(verbsOf(card)).toContain('take-renewal');
  });
});

describe('what a renewal says', () => {
  test('the last alerts say that Pax8 locks it 24 hours before the term ends, in UTC with the local time beside it', () => {
    const berlin = { now: end - 60 * hour, zone: 'Europe/Berlin' };
    const input = { changes: new Map(), prices, pricesAsOf: null, people };
    const words = '24 hours before its term ends';
    const until = '11 Dec 2026 00:00 UTC, 1:00 CET, in 36 hours';
    expect(answer(renewalCard(renewal(), input, berlin)).text).toContain(words);
    expect(answer(renewalCard(renewal(), input, berlin)).text).toContain(until);
    const { text } = answer(
      renewalNudgeCard({ renewal: renewal(), days: 1, last: true, mention: null }, berlin),
    );
    expect(text).toContain(words);
    expect(text).toContain(until);
    expect(text).toContain('This is the last alert');
    expect(shown(renewal()).text).not.toContain(words);
    expect(shown(renewal({ lines: [line({ decision: kept })] }), {}, berlin.now).text).not.toContain(words);
  });

  test('what happens when nobody decides stands there while somebody can', () => {
    const words = 'it renews with the same seats at that day’s price, unless the Pax8 portal says otherwise';
    expect(shown(renewal()).text).toContain(words);
    expect(shown(renewal({ lines: [line({ decision: kept })] })).text).not.toContain(words);
    expect(shown(renewal(), {}, end + hour).text).not.toContain(words);
    expect(textsOf(shown(renewal()).card).join(' ')).toContain('Extended Service Term');
  });

  test.each([
    [23.1, 'Today \\+5.0%, from $22.00 to $23.10 a seat a month', '▲ '],
    [20.9, 'Today −5.0%, from $22.00 to $20.90 a seat a month', '✓ '],
    [22, 'Today’s price is the same, $22.00 a seat a month', ''],
    [22.001, 'Today \\+0.005%, from $22.00 to $22.001 a seat a month', '▲ '],
    [null, 'Today’s price is unknown', ''],
  ])('with %d as today’s price: %s', (price, words, sign) => {
    const today = new Map([[line().subscriptionId, { price, partnerCost: null }]]);
    const { card } = shown(renewal({ lines: [line()] }), { prices: today });
    const plain = words.replaceAll('\\', '');
    expect(textsOf(card)).toContain(`${sign}${plain}`);
  });

  test('a price that rose from nothing, or from one that is not known, has no percentage', () => {
    expect(shown(renewal({ lines: [line({ price: 0 })] })).text).toContain('Today from $0.00 to $23.10');
    expect(shown(renewal({ lines: [line({ price: null })] })).text).toContain(
      '$23.10 a seat a month; the current price is unknown',
    );
  });

  test('two currencies are never added, nor is one for which a price is missing compared', () => {
    const lines = [line({ currency: 'EUR' }), second(), second({ subscriptionId: 'third', price: null })];
    const { text } = shown(renewal({ lines }));
    expect(text).toContain('49 seats, €550.00 and $48.00 a month, 1 price unknown');
    expect(text).toContain('At today’s price: €577.50 and $48.00 a month, 1 price unknown\n');
  });

  test.each(changeStates)('a plan whose request is %s says so, with who planned it and when', (state) => {
    const { text } = shown(renewal({ lines: [line({ decision: planned })] }), {
      changes: changes(plan(state)),
    });
    expect(text).toMatch(/25 → 20 seats after the renewal · Ana Silva · 23 Nov 2026 11:05 GMT\n {0,2}\S.+/);
    expect(text).not.toContain('cannot read its request');
  });

  test('what is decided but not approved is not called decided', () => {
    const one = renewal({ lines: [line({ decision: planned }), second({ decision: kept })] });
    expect(shown(one, { changes: changes(plan('pending')) }).text).toContain('Contoso  Waits for approval');
    expect(shown(one, { changes: changes(plan('planned')) }).text).toContain('Contoso  Decided');
  });

  test('a decision whose request is not found says that, and none that it is done', () => {
    const { text } = shown(renewal({ lines: [line({ decision: cancelled })] }));
    expect(text).toContain('Cancel at the end of the term · Bo Lind · 23 Nov 2026 11:05 GMT');
    expect(text).toContain('The bot cannot read its request right now');
  });

  test('what happened lately stands there, six lines; the rest behind Details', () => {
    const story = Array.from(
      { length: 9 },
      (_, i) => ({ kind: 'assigned', to: bo, at: now - (9 - i) * day, person: ana }) as const,
    );
    const { card, text } = shown(renewal({ story }));
    expect(text.match(/assigned to Bo Lind/g)).toHaveLength(6);
    const details = nodesOf(card.body).find(({ id }) => id === 'details');
    expect(JSON.stringify(details).match(/assigned to Bo Lind/g)).toHaveLength(3);
  });

  test('a window says its hours, and what to say when nobody had decided', () => {
    const one = renewal({ lines: [line({ after: renewed() })] });
    for (const { text } of [
      shown(one, {}, after),
      answer(renewalWindowCard({ renewal: one, changes: new Map() }, showAt(after))),
    ]) {
      expect(text).toContain('Window open until 19 Dec 2026 13:00 UTC — 154 hours left');
      expect(text).toContain('Say set #1a2b3c4d to 24, with the number you want.');
    }
    const soon = renewed().kind === 'renewed' ? end + 7 * day + 13 * hour - 60_000 : 0;
    expect(shown(one, {}, soon).text).toContain('less than an hour left');
  });
});

describe('a sentence that a card offers', () => {
  const offered = Object.values(renewalCases(answer)).flatMap((make) =>
    nodesOf(make().card).flatMap(({ type, data }) =>
      type === 'Action.Submit' ? [String(((data as Node).msteams as Node).text)] : [],
    ),
  );
  const written = [
    'alerts here for Contoso',
    'alerts here at least 100 a month',
    'alerts here one digest a week on Monday at 8',
    'set #1a2b3c4d to 24',
  ];
  test.each([...new Set([...offered, ...written])])('“%s” is understood', (sentence) => {
    const { decision } = read(sentence, null, { now, zone });
    expect(decision).not.toMatchObject({ kind: 'unknown' });
    expect(decision).not.toMatchObject({ intent: { problem: expect.anything() } });
  });
});

describe('a mention', () => {
  test('is there only when somebody is meant, by their object id, with the same text in card and entity', () => {
    const { card, text } = shown(renewal(), { mention: bo });
    expect(card.msteams).toEqual({
      entities: [{ type: 'mention', text: '<at>Bo Lind</at>', mentioned: { id: 'bo-1', name: 'Bo Lind' } }],
    });
    expect(textsOf(card)).toContain('<at>Bo Lind</at>');
    expect(text).toContain('\nBo Lind\n');
    expect(shown(renewal()).card.msteams).toBeUndefined();
    expect(JSON.stringify(shown(renewal()).card)).not.toContain('<at>');
  });
});

describe('a digest', () => {
  const many = Array.from({ length: 2_000 }, (_, i) =>
    renewal({
      id: `renewal-${i}`,
      companyName: `Company ${i}`,
      lines: [line({ termEndsAt: manyDays(3 + ((i * 7) % 50)) })],
    }),
  );
  const page = (at: number) =>
    answer(renewalDigestCard({ of: 'storm', renewals: many, page: at, alertId: 'alert-1' }, show));

  test('shows ten a page by date and leads to the others by its own id', () => {
    const { card } = page(0);
    const opens = nodesOf(card.body).filter(({ verb }) => verb === 'open-renewal');
    expect(opens.map(({ data }) => (data as Node).id)).toHaveLength(10);
    expect(opens[0]?.data).toEqual({ id: 'renewal-0' });
    expect(opens[1]?.data).toEqual({ id: 'renewal-50' });
    expect(
      nodesOf(card.actions)
        .filter(({ verb }) => verb === 'page-digest')
        .map(({ data }) => data),
    ).toEqual([{ id: 'alert-1', page: 10 }]);
    expect(
      nodesOf(page(10).card.actions)
        .filter(({ verb }) => verb === 'page-digest')
        .map(({ data }) => data),
    ).toEqual([
      { id: 'alert-1', page: 20 },
      { id: 'alert-1', page: 0 },
    ]);
  });

  test('says how many are undecided, seats and money of all of them', () => {
    expect(page(0).text).toContain('2,000 renewals, 50,000 seats · $1,100,000.00 a month · 1–10 of 2,000');
    expect(page(0).text).toContain('2,000 undecided');
  });
});

describe('whatever stands in the data', () => {
  const anyName = fc.oneof(
    fc.constantFrom(
      ...Object.values(names),
      '[a](https://evil.example)',
      '<at>all</at>',
      '<<at>at>all<</at>/at>',
      place('x'),
      '\\'.repeat(300),
      '🧑‍🤝‍🧑'.repeat(60),
      '*_`'.repeat(100),
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );

  const everyCard = (name: string): Answer[] => {
    const someone = { ...bo, name };
    const lines = Array.from({ length: 40 }, (_, i) =>
      line({
        productName: name,
        subscriptionId: `${i}a2b3c4d-5e6f-4a7b`,
        billingTerm: name,
        term: name,
        currency: i % 2 === 0 ? name : 'USD',
      }),
    );
    const story = Array.from(
      { length: 30 },
      (_, i) =>
        ({
          kind: 'change',
          subscriptionId: lines[i]?.subscriptionId ?? '',
          from: 1,
          to: 2,
          reason: name,
          at: now,
          person: someone,
        }) as const,
    );
    const one = renewal({ companyName: name, owner: someone, lines, story });
    const decided = renewal({
      ...one,
      lines: lines.map((each) => ({
        ...each,
        decision: { ...planned, by: someone } as typeof planned,
        after: renewed(),
      })),
    });
    const failed = plan('failed', {
      companyName: name,
      productName: name,
      purpose: name,
      reason: { kind: 'refused', failure: { kind: 'answered', system: name, status: 400, said: name } },
      pax8Text: name,
      requestedBy: someone,
    });
    const options = {
      changes: changes(failed),
      prices,
      pricesAsOf: null,
      people: Array.from({ length: 50 }, () => someone),
      reason: name,
      mention: someone,
    };
    const lost = alertPlace({
      setBy: someone,
      trouble: { at: now, why: { kind: 'teams-said', text: name } },
      filter: {
        company: { id: name, name },
        vendor: name,
        product: name,
        kind: null,
        minMonthly: 1e9,
        days: [1],
      },
    });
    return [
      answer(renewalCard(one, options, show)),
      answer(renewalCard(one, options, showAt(end - hour))),
      answer(renewalCard(one, options, showAt(end + hour))),
      answer(
        renewalCard(
          { ...decided, lines: decided.lines.map((each) => ({ ...each, after: null })) },
          options,
          show,
        ),
      ),
      answer(renewalCard(decided, options, showAt(after))),
      answer(renewalNudgeCard({ renewal: one, days: 1, last: true, mention: someone }, show)),
      answer(renewalWindowCard({ renewal: decided, changes: changes(failed) }, showAt(after))),
      answer(planNotDoneCard({ renewal: decided, change: failed }, showAt(after))),
      answer(
        renewalDigestCard(
          { of: 'storm', renewals: Array.from({ length: 30 }, () => one), page: 10, alertId: planId },
          show,
        ),
      ),
      answer(
        alertPlacesCard(
          {
            places: Array.from({ length: 30 }, () => ({
              place: lost,
              where: { scope: 'personal', person: name } as const,
            })),
            posts: [],
            unsure: 3,
            next: now,
          },
          show,
        ),
      ),
      answer(alertsHereCard({ place: lost, replaced: true, defaultDays: [], next: now }, show)),
      answer(alertTestCard({ place: lost }, show)),
      answer(alertsUnclearCard({ problem: name })),
      answer(placeLostCard({ place: lost, where: { scope: 'personal', person: name } }, show)),
    ];
  };

  test('every card is one that Teams takes, small enough, and mentions only whom the bot means', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const { card } of everyCard(name)) {
          expect(failures).toEqual([]);
          expect(problemsOf(card)).toEqual([]);
          const { entities = [] } = (card.msteams ?? {}) as {
            entities?: { text: string; mentioned: Node }[];
          };
          for (const { mentioned } of entities) expect(mentioned.id).toBe('bo-1');
          const texts = textsOf(card).filter((text) => entities.every((entity) => entity.text !== text));
          expect(texts.filter((text) => /<\s*\/?\s*at\b/i.test(text))).toEqual([]);
          const bare = texts.map((text) => text.replace(/\\[^a-z0-9\s]/gi, ''));
          expect(bare.filter((text) => /[[\]<>`|~]|\$\{/.test(text))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
