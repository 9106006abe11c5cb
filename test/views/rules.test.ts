import { describe, expect, test } from '@jest/globals';
import type { Card } from '../../src/core/words/chat.ts';
import { answerFrom } from '../../src/views/answer.ts';
import { changeCard } from '../../src/views/changes/change.ts';
import { companiesCard } from '../../src/views/companies/companies.ts';
import { subscriptionsCard } from '../../src/views/companies/subscriptions.ts';
import { problemsOf } from '../../src/views/kit/check-card.ts';
import { ownTemplates } from '../../src/views/kit/template.ts';
import { renewalsCard } from '../../src/views/renewals/renewals.ts';
import { changeStates } from '../samples/change.ts';
import { cases } from './cases.ts';
import { messageSize } from './message-size.ts';
import { noRows, renewalRow, renewalsInput } from './renewals/renewal-list-cases.ts';
import { change, company, manyDays, now, show, subscription } from './samples.ts';

const answer = answerFrom(ownTemplates(), (card, problem) => {
  throw new Error(`${card}: ${problem}`);
});

type Node = Readonly<Record<string, unknown>>;
const nodesOf = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
};
const actionsOf = (card: Card): Node[] =>
  nodesOf(card.actions).filter(({ type }) => String(type).startsWith('Action.'));
/** The buttons in sight and behind the three dots, without those in a part that a button opens. */
const shownActionsOf = (card: Card): readonly Node[] => (card.actions ?? []) as readonly Node[];
const titlesOf = (card: Card): unknown[] => shownActionsOf(card).map(({ title }) => title);

/** The texts of a card that Teams reads as markdown. */
const markdownOf = (card: Card): string[] =>
  nodesOf(card)
    .filter(({ type }) => type === 'TextBlock')
    .map(({ text }) => String(text));
/** The `<at>…</at>` that the card may say, since its entities name whom. */
const mentionsOf = (card: Card): string[] =>
  ((card.msteams as Node | undefined)?.entities as Node[] | undefined)?.map(({ text }) => String(text)) ?? [];

describe('every card', () => {
  test.each(Object.entries(cases(answer)))(
    '%s is one that Teams takes: complete, wrapped, below 20 kB as a message',
    (_, make) => {
      const made = make();
      expect(problemsOf(made.card)).toEqual([]);
      expect(messageSize(made)).toBeLessThan(20_000);
    },
  );

  test.each(Object.entries(cases(answer)))('%s has escaped whatever came from outside', (_, make) => {
    const { card } = make();
    const mentions = mentionsOf(card);
    for (const text of markdownOf(card)) {
      const own = mentions.reduce((left, mention) => left.replaceAll(mention, ''), text);
      expect(own.replaceAll(/\\[^a-z0-9\s]/gi, '')).not.toMatch(/[[\]<>`|~]|^\s*#|\$\{/m);
    }
    expect(
      JSON.stringify({ ...card, msteams: undefined }).match(/<\s*\/?\s*at\b[^>]*>.*?<\/at>/gi) ?? [],
    ).toEqual(mentions);
  });

  test.each(Object.entries(cases(answer)))(
    '%s has at most three buttons in sight and one primary one',
    (_, make) => {
      const actions = shownActionsOf(make().card);
      expect(actions.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(3);
      expect(actions.filter(({ style }) => style === 'positive').length).toBeLessThanOrEqual(1);
      expect(actions.length).toBeLessThanOrEqual(6);
    },
  );

  test('says the figures of its chart as text, too: phones draw no charts', () => {
    for (const [, make] of Object.entries(cases(answer))) {
      const { card } = make();
      for (const chart of nodesOf(card.body).filter(({ type }) => String(type).startsWith('Chart.'))) {
        const hidden = nodesOf(card.body).filter(({ isVisible }) => isVisible === false);
        const figures = String(nodesOf(chart.fallback).at(-1)?.text);
        expect(figures.split('\n\n')).toHaveLength((chart.data as unknown[]).length);
        expect(
          hidden.some((part) => JSON.stringify(part).includes(JSON.stringify(figures).slice(1, -1))),
        ).toBe(true);
        const opens = shownActionsOf(card).filter(({ type }) => type === 'Action.ToggleVisibility');
        expect(opens).toHaveLength(1);
      }
    }
  });

  test('only lists take the full width', () => {
    const full = Object.entries(cases(answer)).filter(
      ([, make]) => (make().card.msteams as Node | undefined)?.width !== undefined,
    );
    expect(
      full
        .map(([name]) => name)
        .filter(
          (name) =>
            !/^(companies|subscriptions|renewals|pending|audit|roles|digest|products|price|usage|overview|unused|spend|invoice|draft|orders|who-has|trials(?!-end)|ignored|inserted|misunderstood|what-changed(?!-nothing)|seats-over-time|today(?!-nothing)|map$|map-many|map-elsewhere|rises|margins|cost-rises|annual|sooner|month-check(?!-no-invoice|-never)|taught-list(?!-none)|organisations(?!-none)|owners|deputies(?!-none)|approvers$|reviews(?!-none)|without-costs-price)/.test(
              name,
            ),
        ),
    ).toEqual([]);
  });
});

describe('the card of a change', () => {
  const shown = (
    state: (typeof changeStates)[number],
    buttons: 'approver' | 'requester' | 'all' | 'none' = 'all',
  ) => answer(changeCard(change(state), { buttons }, show)).card;

  test('carries the buttons of those who are asked', () => {
    expect(titlesOf(shown('pending'))).toEqual([
      'Approve',
      'Reject',
      'Cancel request',
      'Approve fewer',
      'Details',
    ]);
    expect(titlesOf(shown('pending', 'approver'))).toEqual(['Approve', 'Reject', 'Approve fewer', 'Details']);
    expect(titlesOf(shown('pending', 'requester'))).toEqual(['Cancel request', 'Details']);
    expect(titlesOf(shown('pending', 'none'))).toEqual(['Details']);
  });

  test.each(changeStates.filter((state) => state !== 'pending'))('has no decision left when %s', (state) => {
    expect(titlesOf(shown(state))).not.toEqual(expect.arrayContaining(['Approve']));
    expect(titlesOf(shown(state))).not.toEqual(expect.arrayContaining(['Cancel request']));
    expect(nodesOf(shown(state)).filter(({ type }) => type === 'Input.Text')).toEqual([]);
  });

  test('its buttons say an opaque id and no more', () => {
    for (const { data, type } of actionsOf(shown('pending'))) {
      if (type === 'Action.Execute') expect(data).toEqual({ id: change().id });
    }
  });

  test('a reason may be given, not longer than 300 characters', () => {
    const inputs = nodesOf(shown('pending')).filter(({ type }) => type === 'Input.Text');
    expect(inputs[0]).not.toHaveProperty('isRequired');
    expect(inputs).toEqual([expect.objectContaining({ id: 'reason', maxLength: 300 })]);
  });

  test('who decided and when stands there after the decision', () => {
    expect(answer(changeCard(change('applied'), { buttons: 'all' }, show)).text).toContain(
      'Approved by Bo Lind · 23 Nov 2026 13:05 GMT',
    );
    expect(answer(changeCard(change('rejected'), { buttons: 'all' }, show)).text).toContain(
      'Rejected by Bo Lind',
    );
    expect(answer(changeCard(change('cancelled'), { buttons: 'all' }, show)).text).toContain(
      'Cancelled by Ana Silva',
    );
  });

  test('an unclear outcome is said as unclear', () => {
    const { text } = answer(changeCard(change('needs-check'), { buttons: 'all' }, show));
    expect(text).toContain('Pax8 did not answer clearly. The bot does not send it again');
    expect(text).not.toContain('Nothing was changed');
  });

  test('refreshes by itself only for the people it is told', () => {
    expect(shown('pending').refresh).toBeUndefined();
    const { card } = answer(changeCard(change(), { buttons: 'all', refreshFor: ['29:ana'] }, show));
    expect(card.refresh).toEqual({
      action: { type: 'Action.Execute', title: 'Refresh', verb: 'refresh-change', data: { id: change().id } },
      userIds: ['29:ana'],
    });
  });
});

describe('lists', () => {
  const rows = Array.from({ length: 24 }, (_, i) => ({
    company: company(`Company ${i}`),
    subscriptions: 1,
    seats: 1,
    otherSeats: 0,
    unknownSeats: 0,
    unknownPrices: 0,
    monthly: [],
  }));
  const page = (at: number) =>
    answer(companiesCard({ rows, query: null, page: at, say: 'companies', asOf: now, unreadable: 0 }, show))
      .card;

  test.each([
    [0, [['Next 10', 10]]],
    [
      10,
      [
        ['Next 4', 20],
        ['Previous', 0],
      ],
    ],
    [20, [['Previous', 10]]],
    [99, [['Previous', 10]]],
  ])('the page after %d rows leads on to its neighbours', (at, expected) => {
    const buttons = actionsOf(page(at)).map(({ title, data }) => [title, (data as Node).page]);
    expect(buttons).toEqual(expected);
  });

  test('money of two currencies is never added', () => {
    const held = [
      subscription(),
      subscription({ currency: 'EUR', price: 1 }),
      subscription({ currency: null }),
    ];
    const { text } = answer(
      subscriptionsCard({ company: company(), rows: held, page: 0, say: 'x', asOf: now }, show),
    );
    expect(text).toMatch(/All +36 seats\n +€12\.00\n +\$277\.20\n/);
    expect(text).toContain('1 price is unknown and not in the sum.');
  });

  test('what renews, what ends and trials stand apart', () => {
    const row = (rest: object) => renewalRow(3, 'Contoso', 1, rest);
    const rows = {
      renewing: [row({})],
      ending: [row({ endAt: manyDays(3) })],
      trials: [row({ status: 'Trial', endAt: manyDays(3) })],
      unclear: { ...noRows.unclear, none: [row({}), row({})] },
      ofDeleted: [],
      monthlyHidden: 0,
    };
    const { text } = answer(renewalsCard({ ...renewalsInput, rows }, show));
    const at = (words: string): number => text.indexOf(words);
    expect(at('Renewing')).toBeGreaterThan(0);
    expect(at('Ends, will not renew')).toBeGreaterThan(at('Renewing'));
    expect(at('Trials that end')).toBeGreaterThan(at('Ends, will not renew'));
    expect(text).toContain('Not listed: 2 without an end date.');
  });
});
