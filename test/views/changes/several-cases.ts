import type { Answer } from '../../../src/core/words/chat.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { keptOutCard } from '../../../src/views/changes/kept-out.ts';
import { moveCard } from '../../../src/views/changes/move.ts';
import { notOpenedCard } from '../../../src/views/changes/offers.ts';
import { notAskedText } from '../../../src/views/changes/outcome-words.ts';
import { pendingCard } from '../../../src/views/changes/pending.ts';
import { refusedCard } from '../../../src/views/changes/seat-words.ts';
import { severalImpossibleCard, severalSuggestions } from '../../../src/views/changes/several.ts';
import { notPlannedCard } from '../../../src/views/renewals/renewal-notices.ts';
import { change, company, type Lay, names, show, subscription } from '../samples.ts';

const termEnd = Date.UTC(2026, 11, 12);
const laterEnd = Date.UTC(2028, 0, 10);
const bundle = (line: number) => ({
  ...{ id: '5b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c12', line, kind: 'seats' as const },
  told: [],
});

/** Several changes of one message, and changes for a renewal or another day. */
export const severalCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const toPlan = [{ subscription: subscription(), to: 9, at: termEnd }];
  const impossible = (name: string, together: boolean, told: readonly string[]) => {
    const given = { purpose: name, ticket: '4711' };
    const suggestions = severalSuggestions({ toPlan, given }, show);
    return answer(severalImpossibleCard({ company: company(name), together, told, suggestions }));
  };
  const offer = (name: string) => ({
    intent: {
      ...({ kind: 'seats', direction: 'remove', count: { kind: 'seats', n: 3 }, at: 'term-end' } as const),
      target: { company: name, product: null, words: null, reference: '1a2b3c4d' },
    },
    ...{ companyName: name, productName: name, seats: 12, termEndsAt: termEnd },
    say: 'at the renewal remove 3 seats of #1a2b3c4d for Contoso',
  });
  const half = (direction: 'add' | 'remove', name: string, n: number, seats: number) => ({
    ...offer(name),
    intent: {
      ...({ kind: 'seats', direction, count: { kind: 'seats', n } } as const),
      target: { company: name, product: null, words: null, reference: '1a2b3c4d' },
    },
    productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
    seats,
    say: `${direction} ${n} seats of #1a2b3c4d for ${name}`,
  });
  const keptOut = (name: string, request: 'seats' | 'price', replaces: string | null) =>
    answer(
      keptOutCard(
        {
          change: change('pending', { companyName: name }),
          asked: {
            request,
            company: company(name),
            subscription: subscription(),
            to: request === 'price' ? null : 17,
          },
          ...{ given: { purpose: name, ticket: '4711' }, replaces },
        },
        show,
      ),
    );
  const refused = (name: string) =>
    refusedCard(
      {
        ...{ request: 'seats', company: company(name), subscription: subscription(), to: 9 },
        because: {
          ...{ kind: 'committed', until: termEnd, returnable: 0, closesAt: null },
          rule: { kind: 'new-commerce' },
        },
        ...{ planFor: termEnd, given: { purpose: 'two left', ticket: '4711' } },
      },
      show,
    );
  return {
    'several-pending': () =>
      answer(
        bundleCard(
          [
            change('pending', { bundle: bundle(0), from: 12, to: 10, purpose: 'new hires', ticket: '4711' }),
            change('pending', { bundle: bundle(1), id: 'chg2', from: 6, to: 8, productName: 'Visio Plan 2' }),
          ],
          { buttons: 'all' },
          show,
        ),
      ),
    // What holds for every line stands once; what holds for one names its product.
    'pending-several': () =>
      answer(
        pendingCard(
          {
            changes: [
              change('pending', {
                bundle: bundle(0),
                from: 12,
                to: 14,
                purpose: 'new hires',
                ticket: '4711',
              }),
              change('pending', {
                ...{ bundle: bundle(1), id: 'chg2', from: 6, to: 8, productName: 'Visio Plan 2' },
                notes: [
                  { kind: 'committed-until', at: laterEnd, term: '3-Year' },
                  { kind: 'returnable-until', at: Date.UTC(2026, 10, 30, 14, 5) },
                ],
              }),
            ],
            page: 0,
            say: 'pending',
          },
          show,
        ),
      ),
    'several-impossible': () =>
      impossible('Contoso', true, ['Microsoft 365 Business Premium: The seats are committed.']),
    'several-impossible-hostile': () => impossible(names.hostile, false, [names.hostile, names.long]),
    'several-impossible-sum': () =>
      impossible('Contoso', false, [
        notAskedText(
          {
            kind: 'no-lines',
            because: { kind: 'seats-per-request', seats: 350, limit: 300, together: true },
          },
          show,
        ),
      ]),
    'several-day-offered': () =>
      answer(notOpenedCard({ about: 'another-day', offer: offer('Contoso') }, show)),
    'several-day-hostile': () =>
      answer(notOpenedCard({ about: 'another-day', offer: offer(names.hostile) }, show)),
    'move-both': () =>
      answer(
        moveCard([
          { offer: half('remove', 'Tailwind Traders', 5, 40), impossible: null },
          { offer: half('add', 'Contoso', 5, 12), impossible: null },
        ]),
      ),
    'move-half': () =>
      answer(
        moveCard([
          {
            offer: half('remove', 'Tailwind Traders', 50, 25),
            impossible: 'A subscription keeps at least one seat.',
          },
          { offer: half('add', names.hostile, 50, 20), impossible: null },
        ]),
      ),
    'move-neither': () =>
      answer(
        moveCard([
          { offer: half('remove', names.long, 3, 12), impossible: names.long },
          { offer: half('add', names.hostile, 3, 12), impossible: names.hostile },
        ]),
      ),
    'kept-out-own': () =>
      keptOut('Contoso', 'seats', 'in place of #chg1: add 5 seats of #1a2b3c4d for Contoso'),
    'kept-out-price': () => keptOut(names.long, 'price', 'in place of #chg1: set price of #1a2b3c4d to 30'),
    'kept-out-of-others': () => keptOut(names.hostile, 'seats', null),
    'several-refused-plan': () => answer(refused('Contoso')),
    'several-refused-reckoned': () =>
      answer(
        refusedCard(
          {
            ...{ request: 'seats', company: company(), subscription: subscription(), to: 24 },
            because: { kind: 'reckoned-otherwise', from: 12, seats: 14 },
          },
          show,
        ),
      ),
    'several-not-planned': () =>
      answer(notPlannedCard({ company: company(names.hostile), reason: 'service-term' })),
  };
};
