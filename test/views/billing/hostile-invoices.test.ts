import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareItems } from '../../../src/core/billing/invoice-compare.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { draftInvoiceCard, draftRefusedCard } from '../../../src/views/billing/draft-invoice.ts';
import { invoiceCard } from '../../../src/views/billing/invoice.ts';
import { invoiceCompareCard } from '../../../src/views/billing/invoice-compare.ts';
import {
  chooseInvoiceCard,
  notComparableCard,
  notOnInvoiceCard,
  whichMonthCard,
} from '../../../src/views/billing/invoice-none.ts';
import { invoicesCard } from '../../../src/views/billing/invoices.ts';
import { problemsOf } from '../../../src/views/kit/check-card.ts';
import { date, invoiceOf, itemOf } from '../../core/billing/invoice-samples.ts';
import { anyText, watchedAnswer } from '../hostile-text.ts';
import { company, show } from '../samples.ts';
import { compareInput, draftInput, invoiceInput, invoicesInput, manyItems } from './invoice-cases.ts';

/** Invoices with whatever may stand in their data. */
const { answer, failures } = watchedAnswer();

const everyCard = (text: string): Answer[] => {
  const one = invoiceOf({ id: text, status: text, currency: text, externalId: text, partnerName: text });
  const odd = { currency: text, unitOfMeasure: text, type: text, term: text, description: text };
  const items = [
    ...manyItems(() => text),
    ...Array.from({ length: 12 }, (_, i) =>
      itemOf({ ...odd, productId: `o${i}`, productName: null, companyId: `${i}` }),
    ),
  ];
  const of = company(text);
  const choices = Array.from({ length: 9 }, () => ({ invoice: one, company: text }));
  const common = { unreadable: 2, csv: true };
  const paged = (page: number) => [
    answer(invoiceCard({ ...invoiceInput, ...common, invoice: one, items, replaced: [one], page }, show)),
    answer(draftInvoiceCard({ ...draftInput, ...common, items, say: text, page })),
    answer(
      invoiceCompareCard(
        {
          ...compareInput,
          comparison: compareItems(
            items,
            manyItems(() => text, 2),
            date('2026-11-04'),
          ),
          invoices: Array.from({ length: 9 }, () => one),
          credited: [one, one],
          say: text,
          page,
        },
        show,
      ),
    ),
  ];
  return [
    ...paged(0),
    ...paged(1),
    answer(invoiceCard({ ...invoiceInput, ...common, invoice: one, items, own: text, company: of }, show)),
    answer(draftInvoiceCard({ ...draftInput, items: [], company: of })),
    answer(draftRefusedCard({ status: 422, text, company: of })),
    answer(
      invoicesCard(
        {
          ...invoicesInput,
          ...common,
          rows: Array.from({ length: 12 }, () => ({ invoice: one, company: text })),
          company: of,
          status: text,
          period: text,
          unknownPeriod: text,
          say: text,
        },
        show,
      ),
    ),
    answer(
      invoicesCard({ ...invoicesInput, company: of, status: text, period: text, unknownPeriod: text }, show),
    ),
    answer(chooseInvoiceCard({ asked: text, several: true, choices, part: of, unreadable: 1 }, show)),
    answer(chooseInvoiceCard({ asked: text, several: false, choices: [], part: of, unreadable: 1 }, show)),
    answer(notOnInvoiceCard({ company: of, invoices: [one], unreadable: 1 }, show)),
    answer(whichMonthCard({ unknownPeriod: text })),
    answer(notComparableCard({ month: 'October 2026', credited: [one], company: of }, show)),
  ];
};

type Node = Readonly<Record<string, unknown>>;
const nodesOf = (value: unknown): Node[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nodesOf);
  return 'type' in value ? [value as Node, ...inside] : inside;
};

describe('whatever stands on an invoice', () => {
  test('every card is one that Teams takes, small enough, and says nothing in another’s name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { card } of everyCard(text)) {
          expect(failures).toEqual([]);
          expect(problemsOf(card)).toEqual([]);
          const bare = nodesOf(card)
            .filter(({ type }) => type === 'TextBlock')
            .map(({ text: shown }) => String(shown).replace(/\\[^a-z0-9\s]/gi, ''));
          // The name of an invoice begins with "#", but no line does: it would be a heading.
          expect(
            bare.filter(
              (each) => /[[\]<>`|~]|\$\{/.test(each.replace(/#[0-9a-f-]*/g, '')) || /^\s*#/.test(each),
            ),
          ).toEqual([]);
          expect(JSON.stringify(card)).not.toMatch(/<\s*\/?\s*at\b/i);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a button that comes back carries a sentence and a page, and nothing else', () => {
    const keys = everyCard('Contoso')
      .flatMap(({ card }) => nodesOf(card))
      .filter(({ type }) => type === 'Action.Execute')
      .flatMap(({ data }) => Object.keys(data as object));
    expect([...new Set(keys)].sort()).toEqual(['page', 'say']);
  });
});
