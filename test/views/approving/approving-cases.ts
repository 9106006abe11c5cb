import type { DeputyRefusal } from '../../../src/core/approving/deputies.ts';
import type { Consent } from '../../../src/core/changes/consent.ts';
import type { Emergency, EmergencyRefusal } from '../../../src/core/changes/emergency-mark.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { approversCard, approversSavedCard, notNamedCard } from '../../../src/views/approving/approvers.ts';
import { consentSavedCard } from '../../../src/views/approving/consent-saved.ts';
import { customerLinkCard } from '../../../src/views/approving/customer-link.ts';
import {
  deputiesCard,
  deputyEndedCard,
  deputyRefusedCard,
  deputySetCard,
  deputyToldCard,
  untilWhenCard,
} from '../../../src/views/approving/deputies.ts';
import { emergencySavedCard } from '../../../src/views/approving/emergency-saved.ts';
import { reviewsCard } from '../../../src/views/approving/reviews.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { changeProblem } from '../../../src/views/changes/change-problems.ts';
import { ana, bo, change, type Lay, manyDays, names, now, show } from '../samples.ts';

const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Castle' };
const standsIn = { principal: ana, deputy: cy, until: manyDays(9), by: ana, at: now };

const contoso = { companyId: 'c1', companyName: 'Contoso', people: [ana, bo] };

const usd = (amount: string) => ({ amount, currency: 'USD' });
/** Of a request that could not wait. */
const alone = (more: Partial<Emergency>) => ({
  approversNeeded: 2 as const,
  emergency: {
    ...{ reason: 'the new joiner starts at nine', at: now, refused: null },
    ...{ dueAt: now + 172_800_000, review: null },
    ...more,
  },
});
const refusals: readonly EmergencyRefusal[] = [
  { kind: 'off' },
  { kind: 'can-wait' },
  { kind: 'unknown' },
  { kind: 'other-currency', limit: usd('500.00') },
  { kind: 'above', amount: usd('831.60'), limit: usd('500.00') },
  { kind: 'above-open', amount: usd('600.00'), limit: usd('500.00') },
];

const asked = (more: Partial<Consent> = {}): Consent => ({
  ...{ id: 'k', tenantId: 't1', requestId: 'chg1', changeId: 'chg1', companyName: 'Contoso' },
  ...{ lines: [], by: ana, at: now, expiresAt: manyDays(7), answer: null },
  ...more,
});

/** Who may approve besides the roles. */
export const approvingCases = (answer: Lay): Record<string, () => Answer> => ({
  'deputy-set': () => answer(deputySetCard({ deputy: standsIn, before: null }, show)),
  'deputy-set-for-another': () =>
    answer(
      deputySetCard({ deputy: { ...standsIn, by: bo }, before: { ...standsIn, deputy: bo, by: bo } }, show),
    ),
  'deputy-told': () => answer(deputyToldCard({ ...standsIn, by: bo }, show)),
  'deputy-until-when': () => answer(untilWhenCard({ written: null })),
  'deputy-until-unknown': () => answer(untilWhenCard({ written: names.hostile })),
  'deputy-ended': () => answer(deputyEndedCard({ kind: 'ended', deputy: standsIn })),
  'deputy-nobody': () => answer(deputyEndedCard({ kind: 'nobody', principal: ana })),
  'deputy-not-own': () => answer(deputyEndedCard({ kind: 'not-own', principal: ana })),
  ...Object.fromEntries(
    (
      [
        'foreign-tenant',
        'self',
        'not-own',
        'nothing-to-do',
        'deputy-without-role',
        'over',
        'too-long',
      ] satisfies DeputyRefusal[]
    ).map((reason) => [
      `deputy-refused-${reason}`,
      () => answer(deputyRefusedCard({ reason, principal: ana, deputy: cy })),
    ]),
  ),
  deputies: () =>
    answer(
      deputiesCard(
        {
          rows: [standsIn, { ...standsIn, principal: { ...bo, name: names.hostile }, until: manyDays(1) }],
          page: 0,
        },
        show,
      ),
    ),
  'approvers-saved': () =>
    answer(approversSavedCard({ ...contoso, people: [ana], before: [cy], problem: null })),
  'approvers-saved-two': () =>
    answer(approversSavedCard({ ...contoso, people: [ana, bo], before: null, problem: null })),
  'approvers-taken-back': () =>
    answer(approversSavedCard({ ...contoso, people: [], before: [ana], problem: null })),
  'approvers-too-many': () =>
    answer(approversSavedCard({ ...contoso, people: [ana], before: null, problem: 'too-many' })),
  'approvers-not-named': () => answer(notNamedCard({ who: cy, company: names.hostile })),
  approvers: () =>
    answer(
      approversCard({
        rows: [contoso, { companyId: 'c2', companyName: names.hostile, people: [cy, bo, ana] }],
        about: null,
        page: 0,
      }),
    ),
  'approvers-none': () => answer(approversCard({ rows: [], about: 'Contoso', page: 0 })),
  'approvers-on-a-change': () =>
    answer(changeCard(change('pending'), { buttons: 'all', named: [ana, bo] }, show)),
  'approvers-on-a-change-nobody': () =>
    answer(
      changeCard(
        change('pending'),
        { buttons: 'all', named: [bo], lack: { needed: 1, others: [], alone: null, named: [bo] } },
        show,
      ),
    ),
  'emergency-saved': () => answer(emergencySavedCard({ limit: usd('500.00'), before: null, problem: null })),
  'emergency-off': () => answer(emergencySavedCard({ limit: null, before: usd('500.00'), problem: null })),
  'emergency-not-possible': () =>
    answer(
      emergencySavedCard({
        limit: usd('5.00'),
        before: null,
        problem: 'All amounts must be in one currency.',
      }),
    ),
  'emergency-may-urge': () =>
    answer(
      changeCard(change('pending', { approversNeeded: 2 }), { buttons: 'requester', mayUrge: true }, show),
    ),
  'emergency-waits': () =>
    answer(changeCard(change('pending', alone({ dueAt: null })), { buttons: 'all' }, show)),
  ...Object.fromEntries(
    refusals.map((refused) => [
      `emergency-refused-${refused.kind}`,
      () => answer(changeCard(change('pending', alone({ dueAt: null, refused })), { buttons: 'all' }, show)),
    ]),
  ),
  'emergency-to-review': () =>
    answer(changeCard(change('applied', alone({})), { buttons: 'approver' }, show)),
  'emergency-reviewed': () =>
    answer(
      changeCard(
        change('applied', alone({ review: { by: cy, at: now, right: true, note: null, actsFor: bo } })),
        { buttons: 'all' },
        show,
      ),
    ),
  'emergency-not-right': () =>
    answer(
      changeCard(
        change('applied', alone({ review: { by: cy, at: now, right: false, note: names.hostile } })),
        { buttons: 'all' },
        show,
      ),
    ),
  'emergency-came-to-nothing': () =>
    answer(changeCard(change('failed', alone({})), { buttons: 'all' }, show)),
  'emergency-not-sent': () =>
    answer(
      changeCard(
        change('stale', { ...alone({}), reason: { kind: 'not-alone', because: { kind: 'approver-gone' } } }),
        { buttons: 'all' },
        show,
      ),
    ),
  reviews: () =>
    answer(
      reviewsCard(
        {
          changes: [
            change('applied', alone({})),
            change('applied', {
              ...alone({ reason: names.hostile }),
              ...{ id: '1c7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c11', companyName: names.hostile },
            }),
          ],
          page: 0,
          say: 'reviews',
        },
        show,
      ),
    ),
  'reviews-done': () =>
    answer(
      reviewsCard(
        {
          changes: [],
          page: 0,
          say: 'reviews',
          done: {
            change: change('applied', alone({ review: { by: cy, at: now, right: true, note: null } })),
            reason: undefined,
          },
        },
        show,
      ),
    ),
  'reviews-own': () =>
    answer(
      reviewsCard(
        {
          changes: [change('applied', alone({}))],
          page: 0,
          say: 'reviews',
          done: { change: change('applied', alone({})), reason: changeProblem('own-review') },
        },
        show,
      ),
    ),
  'reviews-none': () => answer(reviewsCard({ changes: [], page: 0, say: 'reviews' }, show)),
  'consent-saved': () =>
    answer(
      consentSavedCard({
        policy: {
          ...firstPolicy,
          consentFor: [{ companyId: 'c1', companyName: names.hostile }],
          consentAbove: usd('500.00'),
          consentPrices: true,
        },
        links: true,
        problem: null,
      }),
    ),
  'consent-none': () => answer(consentSavedCard({ policy: firstPolicy, links: false, problem: null })),
  'consent-not-possible': () =>
    answer(
      consentSavedCard({ policy: firstPolicy, links: true, problem: 'All amounts must be in one currency.' }),
    ),
  'customer-link': () =>
    answer(
      customerLinkCard({ url: 'https://bot.example.com/api/consent/0b7e6c9e.x-Y_z', consent: asked() }, show),
    ),
  ...Object.fromEntries(
    (
      [
        ['needed', null],
        ['asked', asked()],
        ['late', asked({ expiresAt: now - 1 })],
        [
          'agreed',
          asked({ answer: { agreed: true, name: names.hostile, comment: null, at: now, addressHash: null } }),
        ],
        [
          'declined',
          asked({ answer: { agreed: false, name: null, comment: 'too dear', at: now, addressHash: null } }),
        ],
      ] as const
    ).map(([name, consent]) => [
      `consent-on-a-change-${name}`,
      () =>
        answer(
          changeCard(
            change('pending'),
            { buttons: 'all', consent: { consent, needed: true, mayAsk: name !== 'agreed' } },
            show,
          ),
        ),
    ]),
  ),
  'consent-on-a-change-besides': () => {
    const consent = { consent: null, needed: true, besides: true, mayAsk: true };
    return answer(changeCard(change('pending'), { buttons: 'all', consent }, show));
  },
  'deputies-none': () => answer(deputiesCard({ rows: [], page: 0 }, show)),
});
