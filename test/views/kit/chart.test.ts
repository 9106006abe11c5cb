import { describe, expect, test } from '@jest/globals';
import { barChart, moneyChart } from '../../../src/views/kit/chart.ts';
import { names } from '../samples.ts';

const bar = (name: string, y = 1) => ({ name, y, words: `${y} GB` });
const of = { kind: 'lying', title: 'Usage', names: 'Resource', amounts: 'GB' } as const;

describe('a chart', () => {
  test('of what follows in time stands upright, of what has names it lies', () => {
    const bars = [bar('a'), bar('b', 2)];
    expect(barChart({ ...of, bars })[0]?.type).toBe('Chart.HorizontalBar');
    expect(barChart({ ...of, kind: 'upright', bars })[0]?.type).toBe('Chart.VerticalBar');
  });

  test('of one bar compares nothing and is none', () =>
    expect(barChart({ ...of, bars: [bar('a')] })).toEqual([]));

  test('shows names as they are, and escapes them in its figures, which are markdown', () => {
    const [chart] = barChart({ ...of, bars: [bar('A_B [x](https://evil.example)'), bar(names.hostile)] });
    expect(chart?.bars[0]?.x).toMatch(/^A_B \[x\]\(https/);
    expect(chart?.figures).toContain('\\[x\\]\\(');
    expect(chart?.figures).not.toContain('[click](');
  });
});

describe('a chart of money', () => {
  const amounts = (...all: readonly [string, string][]) =>
    all.map(([amount, currency]) => ({ amount, currency }));
  const input = {
    kind: 'lying',
    title: 'A month by company',
    names: 'Company',
    per: 'a month',
    rest: 'are paid beside it',
    bars: [
      { name: 'Contoso', amounts: amounts(['10.10', 'USD'], ['0.20', 'USD'], ['7', 'EUR']) },
      { name: 'Fabrikam', amounts: amounts(['3', 'EUR']) },
    ].map((one) => ({
      ...one,
      words: (drawn: { amount: string } | null, currency: string) => `${drawn?.amount ?? 'none'} ${currency}`,
    })),
  } as const;

  test('draws the currency of most of the money and tells of the others, never adding them', () => {
    const { charts, notes } = moneyChart(input);
    expect(charts[0]).toMatchObject({ title: 'A month by company, USD a month', amounts: 'USD a month' });
    expect(charts[0]?.bars).toEqual([
      { x: 'Contoso', y: 10.3 },
      { x: 'Fabrikam', y: 0 },
    ]);
    expect(charts[0]?.figures).toBe('Contoso: 10.30 USD\n\nFabrikam: none USD');
    expect(notes).toEqual(['The chart shows only USD; €10.00 a month are paid beside it.']);
  });

  test('of amounts that are no rate says none', () =>
    expect(moneyChart({ ...input, per: '' }).charts[0]).toMatchObject({
      title: 'A month by company, USD',
      amounts: 'USD',
    }));

  test('is none without a known amount', () =>
    expect(moneyChart({ ...input, bars: input.bars.map((one) => ({ ...one, amounts: [] })) })).toEqual({
      charts: [],
      notes: [],
    }));
});
