import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstPolicy, type Reason } from '../../../src/core/rules/policy.ts';
import { formOf, policyFields } from '../../../src/core/rules/policy-form.ts';
import type { Answer, Card } from '../../../src/core/words/chat.ts';
import { answerFrom } from '../../../src/views/answer.ts';
import { deputySetCard } from '../../../src/views/approving/deputies.ts';
import { whoamiCard } from '../../../src/views/bot/whoami.ts';
import { problemsOf } from '../../../src/views/kit/check-card.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { policyFormCard } from '../../../src/views/people/policy-form.ts';
import { reasonText, refusalText } from '../../../src/views/people/policy-words.ts';
import {
  grantedCard,
  roleRefusedCard,
  unclearGrantCard,
  unclearPersonCard,
} from '../../../src/views/people/role-answers.ts';
import { rolesCard } from '../../../src/views/people/roles.ts';
import { ana, bo, now, place, show, zone } from '../samples.ts';
import { strict } from './policy-cases.ts';

const failures: unknown[] = [];
const answer = answerFrom(ownTemplates(), (...failure) => failures.push(failure));
const shown = { version: 3, policy: strict, history: [], approvalSelf: false };

type Node = Readonly<Record<string, unknown>>;
const nodesOf = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
};
const inputsOf = (card: Card) => nodesOf(card).filter(({ type }) => String(type).startsWith('Input.'));

describe('the policy form', () => {
  const { card } = answer(policyFormCard({ ...shown, form: null, problems: [] }, show));

  test('has one input of the right kind for each field, each with a label and an error message', () => {
    const inputs = inputsOf(card);
    expect(inputs.map(({ id }) => id).sort()).toEqual([...policyFields].sort());
    const kind = (id: string) => inputs.find((input) => input.id === id)?.type;
    for (const id of ['approval', 'currency']) expect(kind(id)).toBe('Input.ChoiceSet');
    for (const id of ['companies', 'products', 'vendors']) expect(kind(id)).toBe('Input.Text');
    for (const id of ['amount', 'share', 'quietDays', 'twoAbove', 'ceilingSeats', 'ceilingAmount'])
      expect(kind(id)).toBe('Input.Number');
    expect(problemsOf(card)).toEqual([]);
  });

  test('holds what is saved, and nothing where there is no limit', () => {
    const values = (one: Card) => Object.fromEntries(inputsOf(one).map(({ id, value }) => [id, value]));
    expect(values(card)).toMatchObject({
      approval: 'above',
      currency: 'USD',
      amount: 250,
      share: 25,
      products: 'E5, Copilot',
      requestsPerHour: 20,
    });
    const first = answer(policyFormCard({ ...shown, policy: firstPolicy, form: null, problems: [] }, show));
    expect(values(first.card)).toMatchObject({ approval: 'always', quietDays: 0, seatsPerRequest: 300 });
    expect(values(first.card).amount).toBeUndefined();
  });

  test('has one primary button, whose data is the version that it is based on', () => {
    const buttons = nodesOf(card).filter(({ type }) => type === 'Action.Execute');
    expect(buttons).toEqual([
      expect.objectContaining({
        title: 'Save',
        verb: 'save-policy',
        data: { basedOn: 3 },
        style: 'positive',
      }),
    ]);
  });

  test('can be drawn whatever was typed into it', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1000 }),
      fc.constantFrom(place('x'), '1e999', '-0', '1,5', 'Infinity', ' ', '\u202e'),
    );
    const anyForm = fc.record(Object.fromEntries(policyFields.map((field) => [field, typed])));
    fc.assert(
      fc.property(anyForm, fc.array(typed, { maxLength: 4 }), (form, problems) => {
        const input = { ...shown, form: { ...formOf(strict), ...form }, problems };
        expect(problemsOf(answer(policyFormCard(input, show)).card)).toEqual([]);
        expect(failures).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test('roles and refusals can be drawn whatever people and companies are called', () => {
  const anyName = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(place('x'), ''));
  fc.assert(
    fc.property(anyName, (name) => {
      const who = { ...ana, name };
      const companies = Array.from({ length: 12 }, () => name);
      const row = { person: who, role: 'approver', companies, granted: { by: name, at: now } } as const;
      const rows = Array.from({ length: 10 }, () => row);
      const all: Answer[] = [
        answer(rolesCard({ rows, defaultRole: 'viewer', page: 0, say: 'roles' }, show)),
        answer(
          grantedCard(
            {
              who,
              role: 'approver',
              companies,
              before: 'viewer',
              end: { until: now, roleAfter: 'none' },
              limitedLookups: true,
            },
            show,
          ),
        ),
        answer(
          deputySetCard(
            { deputy: { principal: who, deputy: who, until: now, by: bo, at: now }, before: null },
            show,
          ),
        ),
        answer(roleRefusedCard({ reason: 'last-admin', who, by: bo })),
        answer(unclearGrantCard({ kind: 'unknown-role', written: name })),
        answer(unclearPersonCard({ kind: 'several', written: name, people: [who, who] })),
        answer(whoamiCard({ person: who, role: 'approver', from: 'grant', companies }, show)),
      ];
      for (const { card } of all) expect(problemsOf(card)).toEqual([]);
      expect(failures).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('the words of a policy', () => {
  const limit = { amount: '250.00', currency: 'USD' };
  const amount = { amount: '462.00', currency: 'USD' };
  const reasons: Reason[] = [
    { kind: 'always' },
    { kind: 'above-amount', amount, limit },
    { kind: 'above-share', share: 166.666, limit: 25 },
    { kind: 'above-share', share: Number.POSITIVE_INFINITY, limit: 25 },
    { kind: 'price-unknown' },
    { kind: 'amount-unknown' },
    { kind: 'other-currency', currency: 'EUR', limit },
    { kind: 'company', name: 'Contoso' },
    { kind: 'product', name: 'Microsoft 365 E5 [New Commerce Experience]' },
    { kind: 'vendor', name: 'Acronis' },
    { kind: 'vendor-unknown' },
    { kind: 'quiet-days', endsAt: now + 5 * 24 * 60 * 60 * 1000, days: 7 },
    { kind: 'two-above', amount, limit },
    { kind: 'two-unknown' },
  ];

  test('say every reason in a sentence of its own', () => {
    const said = reasons.map((reason) => reasonText(reason, { now, zone }));
    expect(new Set(said).size).toBe(reasons.length);
    for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(said[2]).toContain('166.7%');
    expect(said.join(' ')).not.toMatch(/New Commerce|Infinity|NaN|undefined/);
  });

  test('say every refusal with its figures', () => {
    const said = [
      refusalText({ kind: 'role', role: 'viewer' }),
      refusalText({ kind: 'role', role: 'none' }),
      refusalText({ kind: 'ceiling-seats', seats: 532, limit: 500 }),
      refusalText({ kind: 'ceiling-amount', amount, limit }),
      refusalText({ kind: 'ceiling-unknown', limit }),
      refusalText({ kind: 'seats-per-request', seats: 400, limit: 300 }),
      refusalText({ kind: 'requests-per-hour', limit: 1 }),
    ].map(({ reason }) => reason);
    expect(new Set(said).size).toBe(7);
    expect(said[2]).toMatch(/532 seats.*500/);
    expect(said[3]).toMatch(/\$462\.00 a month.*\$250\.00 a month/);
    expect(said[6]).toMatch(/1 request /);
  });
});
