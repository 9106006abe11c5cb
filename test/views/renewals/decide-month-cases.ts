import type { Answer } from '../../../src/core/words/chat.ts';
import { type DecideMonthInput, decideMonthCard } from '../../../src/views/renewals/decide-month.ts';
import { bo, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const row = (n: number, name?: string) => ({
  company: company(name),
  subscription: subscription({
    id: `subscription-${n}`,
    ...(name === undefined ? {} : { productName: name }),
  }),
  at: manyDays(n + 1),
  monthly: n === 2 ? null : { amount: '277.20', currency: 'USD' },
});
const asked = { from: now, to: manyDays(31), owner: '', after: 0, later: [] };

/** A month of renewals as one list. */
export const decideMonthCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const month = (rest: Partial<DecideMonthInput> = {}) =>
    answer(
      decideMonthCard(
        {
          ...{ asked, label: 'in December 2026', owner: null, decided: 0, saved: null, asOf: now - 60_000 },
          rows: [row(0), row(1), row(2)],
          prices: new Map([['subscription-0', 25]]),
          ...rest,
        },
        show,
      ),
    );
  return {
    'decide-month': () => month(),
    'decide-month-saved': () =>
      month({
        ...{ owner: bo, decided: 4, asked: { ...asked, owner: 'bo', after: 6, later: ['a', 'b'] } },
        rows: Array.from({ length: 23 }, (_, n) => row(n, n % 2 === 0 ? names.hostile : undefined)),
        saved: {
          ...{ renewed: 1, asked: 2 },
          not: [
            { company: 'Contoso', product: 'Visio Plan 2', because: { kind: 'no-seats' } },
            { company: names.hostile, product: null, because: { kind: 'gone' } },
            { company: 'Contoso', product: 'E3', because: { kind: 'denied', reason: 'lock' } },
            {
              ...{ company: 'Contoso', product: 'E5' },
              because: { kind: 'decided', decision: { kind: 'renew', by: bo, at: now } },
            },
            { company: 'Contoso', product: 'F1', because: { kind: 'refused', text: names.hostile } },
          ],
        },
      }),
    'decide-month-all-saved': () => month({ rows: [], decided: 9, saved: { renewed: 2, asked: 1, not: [] } }),
    'decide-month-all-decided': () => month({ rows: [], decided: 9 }),
    'decide-month-none': () => month({ rows: [], asked: { ...asked, later: ['a'] } }),
  };
};
