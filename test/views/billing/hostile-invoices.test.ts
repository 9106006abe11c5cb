import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareItems } from '../../../src/core/billing/invoice-compare.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { problemsOf } from '../../../src/views/kit/check-card.ts';
import { date, invoiceOf, itemOf } from '../../core/billing/invoice-samples.ts';
import { anyText, watchedViews } from '../hostile-text.ts';
import { company, now } from '../samples.ts';
import { compareInput, draftInput, invoiceInput, invoicesInput, manyItems } from './invoice-cases.ts';

/** Invoices with whatever may stand in their data. */
const { views, failures } = watchedViews();

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
    views.invoice({ ...invoiceInput, ...common, invoice: one, items, replaced: [one], page }, now),
    views.draftInvoice({ ...draftInput, ...common, items, say: text, page }),
    views.invoiceCompare(
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
      now,
    ),
  ];
  return [
    ...paged(0),
    ...paged(1),
    views.invoice({ ...invoiceInput, ...common, invoice: one, items, own: text, company: of }, now),
    views.draftInvoice({ ...draftInput, items: [], company: of }),
    views.draftRefused({ status: 422, text, company: of }),
    views.invoices(
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
      now,
    ),
    views.invoices({ ...invoicesInput, company: of, status: text, period: text, unknownPeriod: text }, now),
    views.chooseInvoice({ asked: text, several: true, choices, part: of, unreadable: 1 }, now),
    views.chooseInvoice({ asked: text, several: false, choices: [], part: of, unreadable: 1 }, now),
    views.notOnInvoice({ company: of, invoices: [one], unreadable: 1 }, now),
    views.whichMonth({ unknownPeriod: text }),
    views.notComparable({ month: 'October 2026', credited: [one], company: of }, now),
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
          for (const { type, text: shown } of nodesOf(card)) {
            const bare = type === 'TextBlock' ? String(shown).replace(/\\[^a-z0-9\s]/gi, '') : '';
            // The name of an invoice begins with "#", but no line does: it would be a heading.
            expect(bare.replace(/#[0-9a-f-]*/g, '')).not.toMatch(/[[\]<>`|~]|\]\(|\$\{/);
            expect(bare).not.toMatch(/^\s*#/);
          }
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
