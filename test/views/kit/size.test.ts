import { describe, expect, test } from '@jest/globals';
import type { Answer, Card } from '../../../src/core/words/chat.ts';
import { answerFrom } from '../../../src/views/answer.ts';
import { companiesCard } from '../../../src/views/companies/companies.ts';
import { subscriptionsCard } from '../../../src/views/companies/subscriptions.ts';
import { inPages, pageOf } from '../../../src/views/kit/buttons.ts';
import { list } from '../../../src/views/kit/list.ts';
import type { Plan } from '../../../src/views/kit/plan.ts';
import { cardBudget, cutToFit, inRooms, sizeOf } from '../../../src/views/kit/size.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { messageSize } from '../message-size.ts';
import { company, now, show, subscription } from '../samples.ts';

type Node = Readonly<Record<string, unknown>>;
const made = () => {
  const failures: unknown[] = [];
  return { failures, answer: answerFrom(ownTemplates(), (_, problem) => failures.push(problem)) };
};

const next = ({ card }: Answer): number | null => {
  const pages = (card.actions as Node[]).filter(({ verb }) => verb === 'page');
  const found = pages.find(({ title }) => String(title).startsWith('Next'));
  return found === undefined ? null : Number((found.data as Node).page);
};

/** All pages of a list, from the first on, as a person turns them. */
const pagesOf = (make: (page: number) => Answer): Answer[] => {
  const pages: Answer[] = [];
  for (let page: number | null = 0; page !== null; page = next(pages.at(-1) as Answer))
    pages.push(make(page));
  return pages;
};

const rangesOf = (pages: readonly Answer[]): number[][] =>
  pages.map(({ text }) => (/(\d+)–(\d+) of/.exec(text) ?? []).slice(1).map(Number));

/** Names of 128 characters that begin alike, of every kind that weighs more than it looks. */
const longName = (n: number): string => {
  const filler = ['Consolidated Holding ', '数据中心有限公司', '🧑‍🤝‍🧑🏢', '*_`[\\"'][n % 4] ?? '';
  return `The Very Long Company Name ${filler.repeat(20)}`.slice(0, 120) + String(n).padStart(8, '0');
};

describe('a list whose rows are too large for one card', () => {
  const rows = Array.from({ length: 300 }, (_, n) => ({
    company: company(longName(n)),
    ...{ subscriptions: 3, seats: 120, otherSeats: 9, unknownSeats: 1, unknownPrices: 1 },
    monthly: [
      { amount: '123456.78', currency: 'USD' },
      { amount: '98765.43', currency: 'EUR' },
    ],
  }));
  const held = rows.map(({ company: { name } }) => subscription({ productName: name }));
  const lists: Readonly<
    Record<string, (answer: ReturnType<typeof made>['answer']) => (page: number) => Answer>
  > = {
    companies: (answer) => (page) =>
      answer(
        companiesCard(
          { rows, query: longName(0), page, say: `companies ${longName(1)}`, asOf: now, unreadable: 2 },
          show,
        ),
      ),
    subscriptions: (answer) => (page) =>
      answer(
        subscriptionsCard(
          { company: company(longName(3)), rows: held, page, say: longName(3), asOf: now },
          show,
        ),
      ),
  };

  test.each(Object.entries(lists))(
    '%s: each page is below 20 kB and begins where the last one ended',
    (_, of) => {
      const { answer, failures } = made();
      const pages = pagesOf(of(answer));
      const ranges = rangesOf(pages);
      expect(ranges[0]?.[0]).toBe(1);
      expect(ranges.at(-1)?.[1]).toBe(300);
      for (const [n, [from = 0, until = 0]] of ranges.entries()) {
        expect(until).toBeGreaterThanOrEqual(from);
        if (n > 0) expect(from).toBe((ranges[n - 1]?.[1] ?? 0) + 1);
      }
      expect(Math.max(...pages.map(messageSize))).toBeLessThan(20_000);
      expect(failures).toEqual([]);
    },
  );

  test('with long rows in the middle gets shorter pages there, and ten rows again after them', () => {
    const { answer } = made();
    const lines = Array.from({ length: 40 }, (_, n) => (n > 9 && n < 20 ? 'x'.repeat(900) : 'short'));
    const pages = pagesOf((page) =>
      answer(
        inPages((size) => {
          const shown = pageOf(lines, page, 'companies', size);
          return list({
            ...{
              title: 'Lines',
              speak: 'Lines',
              sentence: shown.range,
              asOf: '',
              notes: [],
              suggestions: [],
            },
            sections: [
              {
                heading: 'Line',
                caption: 'n',
                rows: shown.rows.map((name) => ({ name, lines: [], figures: [] })),
              },
            ],
            total: { name: '', figures: [] },
            pages: shown.pages,
          });
        }),
      ),
    );
    const sizes = rangesOf(pages).map(([from = 0, until = 0]) => until - from + 1);
    expect(sizes[0]).toBe(10);
    expect(sizes[1]).toBeLessThan(10);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40);
    expect(Math.max(...sizes.slice(2))).toBe(10);
  });
});

describe('a card in its rooms', () => {
  const plan = (letters: number): Plan => ({
    template: 'notice',
    filling: {
      ...{
        speak: 'x',
        title: 'x',
        colour: 'Default',
        text: 'x'.repeat(letters),
        details: [],
        safe: '',
        asOf: '',
      },
      ...{ hint: '', buttons: [], presses: [], state: '' },
    },
  });

  test('is the first one that fits', () => {
    const tried: number[] = [];
    const rooms = [30_000, 20_000, 100, 10] as const;
    const { answer } = made();
    const { text } = answer(
      inRooms(rooms, (letters) => {
        tried.push(letters);
        return plan(letters);
      }),
    );
    expect(tried).toEqual([30_000, 20_000, 100]);
    expect(text).toContain('x'.repeat(100));
  });
});

describe('the last resort for a card that is too large', () => {
  const block = (text: string): Node => ({ type: 'TextBlock', text, wrap: true });
  const input: Node = { type: 'Input.Text', id: 'reason', label: 'Reason', errorMessage: 'x' };
  const action: Node = { type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { id: '1' } };
  const card = (body: readonly Node[]): Card => ({
    ...{ type: 'AdaptiveCard', version: '1.5', speak: 'x', body, actions: [action] },
  });

  test('is its first part, with what is filled in and pressed, and a line that says so', () => {
    const rows = Array.from({ length: 60 }, (_, n) => block(`row ${n} ${'x'.repeat(400)}`));
    const cut = cutToFit(card([block('title'), { type: 'Container', items: rows }, input])) as Card;
    expect(sizeOf(cut)).toBeLessThanOrEqual(cardBudget);
    const body = cut.body as Node[];
    expect(body[0]).toEqual(block('title'));
    expect(body.at(-1)).toEqual(input);
    expect(body.at(-2)?.text).toMatch(/The rest does not fit here/);
    expect(body.length).toBeGreaterThan(15);
    expect(cut.actions).toEqual([action]);
  });

  test('does not help where a single part is too large', () => {
    expect(cutToFit(card([block('title'), { ...input, value: 'x'.repeat(20_000) }]))).toBeNull();
    expect(cutToFit({ type: 'AdaptiveCard' })).toBeNull();
  });
});
