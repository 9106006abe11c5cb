import type { OrderRow } from '../../../src/core/ordering/order-rows.ts';
import type { ParentOption } from '../../../src/core/rules/order-rules.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { whichPriceCard } from '../../../src/views/changes/new-price-words.ts';
import { refusedCard } from '../../../src/views/changes/seat-words.ts';
import { allOfIt } from '../../../src/views/kit/narrowed.ts';
import { notOrderedCard } from '../../../src/views/ordering/not-ordered.ts';
import { orderFormCard, orderGoneCard } from '../../../src/views/ordering/order-form.ts';
import { oneOrderCard, ordersCard } from '../../../src/views/ordering/orders.ts';
import type { Given } from '../../samples/change.ts';
import { orderLine } from '../../samples/order.ts';
import { change, company, type Lay, names, now, show, subscription } from '../samples.ts';
import { choices, details, form, formLine, made, ordered, taken, typed, wanted } from './order-samples.ts';

const approver = { buttons: 'all' } as const;
const done = { buttons: 'none' } as const;
const minute = 60_000;
const parent = (subscriptionId: string, productName: string, seats: number): ParentOption => ({
  ...{ key: subscriptionId, seats },
  parent: { subscriptionId, productName },
});
const parents = [
  parent(subscription().id, subscription().productName ?? '', 12),
  parent('2b2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', 'Microsoft 365 E3', 40),
];
const defender = 'Microsoft Defender for Office 365 (Plan 1) [New Commerce Experience]';
const bundle = [
  orderLine({ productName: 'Microsoft 365 Business Premium', seats: 5, price: 22, partnerCost: 18.48 }),
  orderLine({
    ...{ productId: 'p8', productName: defender, seats: 5, price: 2, partnerCost: 1.68 },
    parent: { line: 1, productName: 'Microsoft 365 Business Premium' },
  }),
] as const;

const price = (state: 'pending' | 'applied', rest: Given) =>
  change(state, {
    wanted: { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' },
    notes: [{ kind: 'price-meaning' }, { kind: 'price-locked' }],
    ...rest,
  });

const row = (n: number): OrderRow => ({
  id: `${n}d9a3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d`,
  companyId: company().id,
  createdAt: Date.UTC(2026, 10, 20 - n),
  orderedBy: 'Pax8 Partner',
  orderedByEmail: 'ana@contoso.example',
  status: n === 3 ? 'PendingManual' : null,
  lines: Array.from({ length: (n % 5) + 1 }, (_, i) => ({
    productId: `product-${i}`,
    productName: i === 2 ? null : 'Exchange Online (Plan 1) [New Commerce Experience]',
    quantity: 10 + i,
    billingTerm: 'Monthly',
    subscriptionId: i === 1 ? null : made,
    status: i === 1 ? null : 'Active',
  })),
});
const companies = new Map([[company().id, company()]]);
const list = { company: company(), companies, asOf: now - 3 * minute };

const notActive = { kind: 'company-inactive', status: 'Inactive', missing: ['Admin', 'Billing'] } as const;
const needs = {
  kind: 'needs-parent',
  product: 'Microsoft 365 Copilot',
  products: ['Microsoft 365 Business Basic', 'Microsoft 365 E3'].map((name) => ({ id: name, name })),
} as const;
const not = { companyName: names.plain, lines: [{ productName: 'Microsoft 365 Copilot', quantity: 5 }] };

const unnumbered = { ...not, lines: not.lines.map((line) => ({ ...line, quantity: null })) };

export const orderCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'order-form': () => answer(orderFormCard(form())),
  'order-form-empty': () =>
    answer(
      orderFormCard(
        form({
          lines: [formLine({ quantity: null, details: [], choices: choices.slice(0, 1) })],
          held: [],
          currency: { currency: 'USD', assumed: true },
        }),
      ),
    ),
  'order-form-term': () => answer(orderFormCard({ ...form(), draft: { ...form().draft, term: 'monthly' } })),
  'order-form-no-such-term': () =>
    answer(orderFormCard({ ...form(), draft: { ...form().draft, term: 'three-year' } })),
  'order-form-two-products': () =>
    answer(
      orderFormCard(
        form({
          lines: [
            formLine({ quantity: 5 }, 'Microsoft 365 Business Premium [New Commerce Experience]'),
            formLine(
              {
                quantity: 5,
                choices: choices.slice(0, 1),
                parents: [
                  {
                    ...{ key: 'line 1', seats: 5 },
                    parent: { line: 1, productName: 'Microsoft 365 Business Premium' },
                  },
                ],
              },
              defender,
            ),
          ],
        }),
      ),
    ),
  'order-form-problems': () =>
    answer(
      orderFormCard(
        form({
          typed,
          lines: [formLine({ parents })],
          problems: ['Pax8 did not take this order. Its reason is below. Correct the form and continue.'],
          pax8Text: 'Invalid Order: Provisioning detail msDomain is required',
          unreadable: 2,
        }),
      ),
    ),
  'order-form-hostile': () =>
    answer(
      orderFormCard(
        form({
          draft: { ...form().draft, companyName: names.hostile },
          lines: [
            formLine(
              {
                details: details.map((detail) => ({
                  ...detail,
                  label: names.hostile,
                  description: names.long,
                  possibleValues: detail.possibleValues.map(() => names.hostile),
                })),
                parents: parents.map(({ key }) => parent(key, names.hostile, 12)),
              },
              names.long,
            ),
          ],
          problems: [names.long],
          pax8Text: names.hostile,
        }),
      ),
    ),
  'order-form-worst': () =>
    answer(
      orderFormCard(
        form({
          draft: { ...form().draft, companyName: names.long },
          lines: [
            formLine(
              {
                details: Array.from({ length: 30 }, (_, n) => ({
                  key: `key-${n}`,
                  label: names.hostile,
                  description: names.long,
                  kind: (['text', 'single', 'multi'] as const)[n % 3] ?? 'text',
                  possibleValues:
                    n % 3 === 0 ? [] : Array.from({ length: 80 }, (_, i) => `${i} ${names.long}`),
                })),
                parents: Array.from({ length: 30 }, (_, n) => parent(`parent-${n}`, names.long, 12)),
              },
              names.long,
            ),
          ],
          problems: Array.from({ length: 8 }, () => names.long),
          pax8Text: names.long,
        }),
      ),
    ),
  'order-pending': () => answer(changeCard(ordered(), approver, show)),
  'order-pending-added-to': () =>
    answer(
      changeCard(
        ordered('pending', {
          wanted: wanted({
            ...{ price: null, partnerCost: null },
            parent: { subscriptionId: made, productName: 'Microsoft 365 E3' },
          }),
          seen: { ...ordered().seen, price: null, partnerCost: null, currency: null },
        }),
        approver,
        show,
      ),
    ),
  'change-pending-two-products': () =>
    answer(
      changeCard(
        ordered('pending', {
          productName: bundle.map(({ productName }) => productName).join(' + '),
          wanted: wanted({}, { lines: bundle }),
          seen: { ...ordered().seen, price: 12, partnerCost: 10.08 },
        }),
        approver,
        show,
      ),
    ),
  'change-two-terms': () =>
    answer(
      changeCard(
        ordered('pending', {
          productName: bundle.map(({ productName }) => productName).join(' + '),
          wanted: wanted({}, { lines: [bundle[0], { ...bundle[1], billingTerm: 'Annual', price: 24 }] }),
          seen: { ...ordered().seen, billingTerm: 'Mixed', price: null, partnerCost: null },
          notes: [
            { kind: 'order-constraint', product: defender, name: 'Bundle tier', products: [names.plain] },
            { kind: 'order-near-limit', limit: 300 },
            { kind: 'order-range', product: defender, least: 10, most: 300 },
            { kind: 'order-range', product: defender, least: null, most: 300 },
            { kind: 'order-range', product: defender, least: 5, most: null },
            { kind: 'order-currency', currency: 'USD', assumed: true },
          ],
        }),
        approver,
        show,
      ),
    ),
  'order-provisioning': () => answer(changeCard(taken(12), done, show)),
  'order-stuck': () => answer(changeCard(taken(150, 'PendingManual'), done, show)),
  'order-given-up': () =>
    answer(changeCard(taken(8 * 24 * 60, 'PendingManual', { nextAt: null }), done, show)),
  'order-applied': () => answer(changeCard(taken(14, 'Active', { nextAt: null }), done, show)),
  'order-cancelled-since': () => answer(changeCard(taken(14, 'Cancelled', { nextAt: null }), done, show)),
  'order-unclear': () =>
    answer(
      changeCard(
        ordered('needs-check', {
          sentAt: now - minute,
        }),
        done,
        show,
      ),
    ),
  'order-several-fit': () =>
    answer(changeCard(ordered('needs-check', { unclear: { kind: 'several' } }), done, show)),
  'order-not-made': () =>
    answer(
      changeCard(
        ordered('failed', {
          reason: { kind: 'order-not-shown' },
        }),
        done,
        show,
      ),
    ),
  'order-stale': () =>
    answer(changeCard(ordered('stale', { reason: { kind: 'order-price-moved' } }), done, show)),
  'order-company-inactive': () => answer(notOrderedCard({ ...not, because: notActive })),
  'order-no-contact-missing': () =>
    answer(notOrderedCard({ ...not, because: { ...notActive, missing: [] } })),
  'order-needs-parent': () => answer(notOrderedCard({ ...not, because: needs })),
  'order-limit': () =>
    answer(notOrderedCard({ ...not, because: { kind: 'order-limit', limit: 300, held: 295 } })),
  'order-not-sold': () =>
    answer(
      notOrderedCard({ ...unnumbered, because: { kind: 'not-sold', product: 'Microsoft 365 Copilot' } }),
    ),
  'order-not-without-parent': () => answer(notOrderedCard({ ...unnumbered, because: needs })),
  'order-not-beside': () =>
    answer(
      notOrderedCard({
        ...{ ...not, because: { kind: 'excluded', product: 'Microsoft 365 Copilot', other: defender } },
      }),
    ),
  'order-company-gone': () => answer(notOrderedCard({ ...not, because: { kind: 'company-gone' } })),
  'order-product-gone': () =>
    answer(notOrderedCard({ ...not, because: { kind: 'product-gone', product: 'Microsoft 365 Copilot' } })),
  'order-against-policy': () =>
    answer(notOrderedCard({ ...not, because: { kind: 'ceiling-seats', seats: 5, limit: 4 } })),
  'order-form-gone': () => answer(orderGoneCard('unknown')),
  'order-form-too-old': () => answer(orderGoneCard('too-old')),
  'price-change-pending': () =>
    answer(changeCard(price('pending', { reasons: [{ kind: 'price' }] }), approver, show)),
  'price-change-applied': () =>
    answer(
      changeCard(price('applied', { decided: { by: null, at: now }, found: { kind: 'price' } }), done, show),
    ),
  'price-not-said': () => answer(whichPriceCard()),
  'price-same': () =>
    answer(
      refusedCard(
        {
          ...{ request: 'price', company: company(), subscription: subscription(), to: 12 },
          because: { kind: 'price-same', price: 23.1, currency: 'USD', billingTerm: 'Monthly' },
        },
        show,
      ),
    ),
  'orders-of-company': () =>
    answer(
      ordersCard(
        {
          ...list,
          rows: Array.from({ length: 12 }, (_, n) => row(n)),
          part: { total: 12, before: 0, until: 12 },
          unreadable: 1,
          csv: true,
          page: 0,
          say: 'orders Contoso',
        },
        show,
      ),
    ),
  'orders-of-all': () =>
    answer(
      ordersCard(
        {
          ...{ ...list, company: null, rows: Array.from({ length: 8 }, (_, n) => row(n)) },
          ...{
            part: { total: 45_208, before: 200, until: 400 },
            unreadable: 0,
            csv: false,
            page: 200,
            say: 'orders',
          },
        },
        show,
      ),
    ),
  'orders-narrowed': () =>
    answer(
      ordersCard(
        {
          ...{ ...list, rows: [row(0), row(1)], part: { total: 2, before: 0, until: 2 }, unreadable: 0 },
          narrowed: {
            heeded: { except: [names.hostile], status: 'Failed', top: 2 },
            left: { ...allOfIt.left, total: 9 },
            ...{ undated: 1, withoutStatus: 3 },
          },
          ...{ csv: true, page: 0, say: 'last 2 failed orders' },
        },
        show,
      ),
    ),
  'orders-narrowed-none': () =>
    answer(
      ordersCard(
        {
          ...{ ...list, company: null, rows: [], part: { total: 0, before: 0, until: 0 }, unreadable: 0 },
          narrowed: { heeded: { status: 'Failed' }, left: allOfIt.left, undated: 0, withoutStatus: 4 },
          ...{ csv: true, page: 0, say: 'failed orders' },
        },
        show,
      ),
    ),
  'orders-none': () =>
    answer(
      ordersCard(
        {
          ...{ ...list, rows: [], part: { total: 0, before: 0, until: 0 }, unreadable: 0 },
          ...{ csv: true, page: 0, say: 'orders Contoso' },
        },
        show,
      ),
    ),
  'order-of-company': () =>
    answer(oneOrderCard({ ...list, reference: '3d9a3c4d', found: [row(3)], complete: true }, show)),
  'order-not-found': () =>
    answer(oneOrderCard({ ...list, reference: 'abcdef', found: [], complete: false }, show)),
});
