import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { windowsOf } from '../../../src/core/rules/nce-windows.ts';
import { type AnyNote, isRuleUnknown } from '../../../src/core/rules/notes.ts';
import type { AnyRefusal } from '../../../src/core/rules/refusals.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { refusedCard } from '../../../src/views/changes/seat-words.ts';
import { subscriptionCard } from '../../../src/views/companies/subscription.ts';
import { planNotDoneCard } from '../../../src/views/renewals/plan-not-done.ts';
import { renewalCard } from '../../../src/views/renewals/renewal.ts';
import { renewalUnclearCard } from '../../../src/views/renewals/renewal-unclear.ts';
import { flags, terms, vendorProduct } from '../../samples/terms.ts';
import { after, line, renewal, renewed } from '../renewals/renewal-samples.ts';
import { change, company, type Lay, manyDays, now, show, subscription, zone } from '../samples.ts';

const productName = 'Google Workspace Business Starter';
const until = manyDays(200);
const google = (rest: Partial<Subscription> = {}) =>
  subscription({ productName, commitment: { id: 'm1', term: '1-Year', endsAt: until }, ...rest });
const prepaid = google({ productName: 'Adobe Creative Cloud', billingTerm: 'Annual', commitment: null });
const around = flags({ renewalWindowBefore: 30, renewalWindowAfter: 14 });

/** Cards about subscriptions of other vendors than Microsoft: none promises Microsoft's terms, or holds them against. */
export const vendorCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown = (one: Subscription, rest: Partial<CommitmentTerm> | null) => (): Answer => {
    const windows = windowsOf(
      terms(one, [], { product: { ...vendorProduct(rest), requiresCommitment: null } }),
      now,
    );
    const known = { windows, historyRead: true };
    return answer(
      subscriptionCard(
        {
          ...{ company: company(), subscription: one, asOf: now, changes: [], known },
          ...{ product: { vendorName: 'Google', sku: 'GOO-1' }, renewal: null },
        },
        show,
      ),
    );
  };
  const asked =
    (...notes: AnyNote[]) =>
    (): Answer =>
      answer(
        changeCard(
          change('pending', {
            productName,
            from: 12,
            to: 10,
            notes,
            reasons: [{ kind: isRuleUnknown(notes) ? 'rule-unknown' : 'always' }],
          }),
          { buttons: 'all' },
          show,
        ),
      );
  const refused = (request: 'seats' | 'cancel' | 'plan', because: AnyRefusal) => (): Answer =>
    answer(refusedCard({ request, because, company: company(), subscription: google(), to: 8 }, show));
  const ahead = renewal({ lines: [line({ productName, vendorName: 'Google' })] });
  const lineAfter = (rest: Parameters<typeof renewed>[0]) => ({
    ...ahead,
    lines: [line({ productName, vendorName: 'Google', after: renewed(rest) })],
  });
  const renewals = { changes: new Map(), prices: new Map(), pricesAsOf: null, people: [] };
  const over = (rest: Parameters<typeof renewed>[0]) => (): Answer =>
    answer(renewalCard(lineAfter(rest), renewals, { ...show, now: after, zone }));
  return {
    'vendor-subscription-unknown': shown(google(), null),
    'vendor-subscription-flags': shown(google(), { renewalWindowBefore: 30, renewalWindowAfter: 14 }),
    'vendor-subscription-window': shown(
      google({ commitment: { id: 'm1', term: '1-Year', endsAt: manyDays(20) } }),
      { renewalWindowBefore: 30, allowForEarlyCancellation: null },
    ),
    'vendor-subscription-strict': shown(google(), {}),
    'vendor-subscription-free': shown(google(), {
      ...{ allowForQuantityDecrease: true, allowForEarlyCancellation: true, cancellationFeeApplied: true },
    }),
    'vendor-subscription-prepaid': shown(prepaid, null),
    'vendor-asked-unknown': asked({ kind: 'vendor-rule-unknown' }),
    'vendor-asked-prepaid': asked({ kind: 'prepaid', billingTerm: 'Annual' }),
    'vendor-asked-once': asked({ kind: 'prepaid', billingTerm: 'One-Time' }),
    'vendor-asked-free': asked({ kind: 'vendor-allows-fewer' }),
    'vendor-asked-window': asked({
      ...{ kind: 'window-closes', at: manyDays(9), seats: 11, from: 'renewal' },
      ...{ confidence: 'inferred', rule: 'product' },
    }),
    'vendor-asked-end': asked(
      { kind: 'vendor-ends-early', fee: null },
      { kind: 'vendor-ends-early', fee: false },
    ),
    'vendor-refused-committed': refused('seats', {
      ...{
        kind: 'committed',
        until,
        returnable: 0,
        closesAt: null,
        rule: { kind: 'product', flags: flags() },
      },
    }),
    'vendor-refused-window': refused('seats', {
      ...{ kind: 'committed', until, returnable: 0, closesAt: null },
      rule: { kind: 'product', flags: around },
    }),
    'vendor-refused-more': refused('seats', { kind: 'no-more-in-term', until }),
    'vendor-refused-renewing': refused('seats', { kind: 'renewing', at: now - day, rule: 'product' }),
    'vendor-refused-dates': refused('seats', { kind: 'window-unknown', rule: 'unknown' }),
    'vendor-refused-cancel': refused('cancel', { kind: 'early-end-unknown', at: until }),
    'vendor-refused-cancel-renewing': refused('cancel', {
      ...{ kind: 'cancel-after-renewal', at: now - day, rule: 'unknown' },
    }),
    'vendor-refused-plan': refused('plan', { kind: 'no-window-after-renewal', at: until, before: 30 }),
    'vendor-refused-plan-never': refused('plan', {
      kind: 'no-window-after-renewal',
      at: until,
      before: null,
    }),
    'vendor-renewal': () => answer(renewalCard(ahead, renewals, show)),
    'vendor-renewed-unknown': over({ rule: 'unknown' }),
    'vendor-renewed-free': over({ rule: 'in-term' }),
    'vendor-renewed-strict': over({
      rule: 'product',
      closesAt: renewed().kind === 'renewed' ? after - 14 * day : 0,
    }),
    'vendor-renewed-window': over({ rule: 'product', closesAt: after + 12 * day }),
    'vendor-renewal-unclear': () =>
      answer(renewalUnclearCard({ renewal: ahead, lines: ahead.lines }, { ...show, now: after + 2 * day })),
    'vendor-plan-not-done': () =>
      answer(
        planNotDoneCard(
          {
            renewal: lineAfter({ rule: 'unknown' }),
            change: change('failed', { productName, from: 12, to: 10 }),
          },
          { ...show, now: after },
        ),
      ),
    'vendor-plan-not-done-free': () =>
      answer(
        planNotDoneCard(
          {
            renewal: lineAfter({ rule: 'in-term' }),
            change: change('failed', { productName, from: 12, to: 10 }),
          },
          { ...show, now: after },
        ),
      ),
    'vendor-plan-not-done-unseen': () =>
      answer(
        planNotDoneCard(
          { renewal: ahead, change: change('failed', { productName, from: 12, to: 10 }) },
          show,
        ),
      ),
  };
};
