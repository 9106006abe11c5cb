import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../src/core/words/chat.ts';
import { whoamiCard } from '../../src/views/bot/whoami.ts';
import { changeCard } from '../../src/views/changes/change.ts';
import { pendingCard } from '../../src/views/changes/pending.ts';
import { refusedCard } from '../../src/views/changes/seat-words.ts';
import { companiesCard } from '../../src/views/companies/companies.ts';
import { historyCard } from '../../src/views/companies/history.ts';
import { subscriptionCard } from '../../src/views/companies/subscription.ts';
import { subscriptionsCard } from '../../src/views/companies/subscriptions.ts';
import { problemsOf } from '../../src/views/kit/check-card.ts';
import { chooseCompanyCard, chooseSubscriptionCard, noCompanyCard } from '../../src/views/kit/choose.ts';
import { failedCard, notAllowedCard, notUnderstoodCard } from '../../src/views/kit/replies.ts';
import { renewalsCard } from '../../src/views/renewals/renewals.ts';
import { changeStates } from '../samples/change.ts';
import { entry } from './companies/history-cases.ts';
import { anyText, watchedAnswer } from './hostile-text.ts';
import { noRows, renewalRow, renewalsInput } from './renewals/renewal-list-cases.ts';
import { ana, bo, change, company, now, show, subscription } from './samples.ts';

const { answer, failures } = watchedAnswer();

/** Every text that Teams reads as markdown. */
const textsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'TextBlock' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
};

/** Notes that carry a text from outside. */
const notesOf = (name: string, count: number) =>
  Array.from({ length: count }, () => ({ kind: 'order-committed', term: name }) as const);

/** What a vendor asks for, and what was typed for it. */
const vendorDetails = (name: string) => {
  const asks = { label: name, description: name } as const;
  const asked = [
    { ...asks, key: 'a', kind: 'text', possibleValues: [] },
    { ...asks, key: `b${name}`, kind: 'multi', possibleValues: [name, 'x'] },
    { ...asks, key: 'c', kind: 'single', possibleValues: [name] },
  ] as const;
  return { productId: name, asked, given: [{ key: 'a', label: name, values: [name] }] };
};

const everyCard = (name: string): Answer[] => {
  const one = subscription({ productName: name, status: name, billingTerm: name || 'Monthly' });
  const rows = Array.from({ length: 10 }, () => ({
    company: company(name),
    subscription: one,
    at: now,
    monthly: null,
  }));
  const ten = rows.map(() => subscription({ productName: name }));
  const person = { ...ana, name };
  const listed = { page: 0, say: `companies ${name}`, asOf: now, unreadable: 1 };
  const named = rows.map((_, i) => renewalRow(i, name, i, { productName: name }));
  const unclear = { none: named, past: named, 'too-far': named, ended: named };
  return [
    answer(changeCard(change('pending', { details: vendorDetails(name) }), { buttons: 'all' }, show)),
    answer(
      companiesCard(
        {
          ...listed,
          query: name,
          rows: rows.map((row) => ({
            ...row,
            subscriptions: 1,
            seats: 3,
            otherSeats: 0,
            unknownSeats: 0,
            unknownPrices: 0,
            monthly: [],
          })),
        },
        show,
      ),
    ),
    answer(subscriptionsCard({ ...listed, company: company(name), rows: ten }, show)),
    answer(
      subscriptionCard(
        {
          company: company(name),
          subscription: one,
          asOf: now,
          changes: [change('applied', { requestedBy: person })],
          product: { vendorName: name, sku: name },
          renewal: null,
          known: { windows: { kind: 'unknown', rule: { kind: 'new-commerce' } }, historyRead: true },
        },
        show,
      ),
    ),
    answer(
      renewalsCard(
        {
          ...renewalsInput,
          ...listed,
          unknownPeriod: name,
          alsoVendor: name,
          care: () => ({ owner: person, decision: null }),
          rows: { renewing: named, ending: [], trials: [], unclear, ofDeleted: named, monthlyHidden: 1 },
        },
        show,
      ),
    ),
    answer(
      renewalsCard(
        { ...renewalsInput, ...listed, vendor: name, undated: true, rows: { ...noRows, unclear } },
        show,
      ),
    ),
    answer(renewalsCard({ ...renewalsInput, ...listed, vendor: name }, show)),
    ...changeStates.map((state) =>
      answer(
        changeCard(
          change(state, {
            companyName: name,
            productName: name,
            requestedBy: person,
            decided: { by: { ...bo, name }, at: now },
            ...(state === 'rejected' ? { reason: name } : {}),
            ...(state === 'failed'
              ? {
                  reason: {
                    kind: 'refused',
                    failure: { kind: 'answered', system: name, status: 400, said: name },
                  } as const,
                }
              : {}),
            ...(state === 'stale'
              ? {
                  reason: {
                    kind: 'not-taken',
                    text: name,
                    failure: { kind: 'pax8', trouble: 'refused' },
                  } as const,
                }
              : {}),
            pax8Text: name,
            notes: notesOf(name, 6),
            reasons: [{ kind: 'vendor', name }],
          }),
          { buttons: 'all', reason: name },
          show,
        ),
      ),
    ),
    answer(
      pendingCard(
        {
          changes: Array.from({ length: 10 }, (_, n) =>
            change('pending', {
              id: `request-${n}`,
              companyName: name,
              productName: name,
              requestedBy: person,
              notes: notesOf(name, 3),
            }),
          ),
          page: 0,
          say: 'pending',
          done: { change: change('failed', { companyName: name, productName: name }), reason: name },
        },
        show,
      ),
    ),
    answer(
      historyCard(
        {
          company: company(name),
          subscription: one,
          records: Array.from({ length: 30 }, (_, i) =>
            entry(i < 5 ? i * 1000 : null, i, { status: name, billingTerm: name, currency: name }),
          ),
          olderChanges: true,
          page: 0,
          changes: Array.from({ length: 20 }, () =>
            change('applied', { requestedBy: person, decided: { by: person, at: now } }),
          ),
          unreadable: 0,
          asOf: now,
        },
        show,
      ),
    ),
    answer(
      chooseCompanyCard(
        {
          text: name,
          choices: rows.map(() => ({ company: company(name, { city: name }), say: `subscriptions ${name}` })),
          asOf: now,
        },
        show,
      ),
    ),
    answer(
      chooseSubscriptionCard(
        {
          company: company(name),
          text: name,
          choices: ten.map((held) => ({ subscription: held, say: name })),
          asOf: now,
        },
        show,
      ),
    ),
    answer(noCompanyCard({ text: name, choices: [], asOf: now }, show)),
    answer(whoamiCard({ person, role: 'admin', from: 'grant' }, show)),
    answer(notAllowedCard(name)),
    answer(failedCard({ text: name, reference: name, asOf: now }, show)),
    answer(
      refusedCard(
        {
          ...{ request: 'seats', company: company(name), subscription: one, to: 3 },
          because: { kind: 'status', status: name },
        },
        show,
      ),
    ),
    answer(notUnderstoodCard([name, name, name])),
  ];
};

describe('whatever stands in the data', () => {
  test('every card is one that Teams takes, small enough, and says nothing in another’s name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        for (const { card } of everyCard(name)) {
          expect(failures).toEqual([]);
          expect(problemsOf(card)).toEqual([]);
          const bare = textsOf(card).map((text) => text.replace(/\\[^a-z0-9\s]/gi, ''));
          expect(bare.filter((text) => /[[\]<>`|#~]|\$\{/.test(text))).toEqual([]);
          expect(JSON.stringify(card)).not.toMatch(/<\s*\/?\s*at\b/i);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a button carries an id or a sentence and nothing else', () => {
    const keys = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && value.type === 'Action.Execute' && 'data' in value) {
        for (const key of Object.keys(value.data as object)) keys.add(key);
      }
      for (const item of Object.values(value)) collect(item);
    };
    for (const { card } of everyCard('Contoso')) collect(card);
    expect([...keys].sort()).toEqual(['form', 'id', 'list', 'page', 'say']);
  });
});
