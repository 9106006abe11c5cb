import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { answerFrom } from '../../src/views/answer.ts';
import type { Filling, Plan } from '../../src/views/kit/plan.ts';
import { ownTemplates, type Templates } from '../../src/views/kit/template.ts';
import { cases } from './cases.ts';

/**
 * Of each case its text (`.txt`) and what fills its template (`.json`); of each template how it expands its sample.
 * `UPDATE_GOLDEN=1 npm test -- test/views` writes the files anew; then read the difference.
 */
const update = process.env.UPDATE_GOLDEN === '1';
const folder = (path: string): string => fileURLToPath(new URL(`../../${path}/`, import.meta.url));
const golden = folder('test/golden/cards');
const expanded = folder('test/golden/templates');
const cards = folder('cards');

/** Families of cases with a folder of their own; all others stand with those that begin with the same word. */
const families = [
  'change-pending',
  'change-two',
  'change-undo',
  'order-form',
  'order-not',
  'renewal-assigned',
  'renewal-locked',
  'renewal-nudge',
  'renewal-window',
  'vendor-refused',
  'vendor-subscription',
];
const folderOf = (name: string): string =>
  families.find((family) => `${name}-`.startsWith(`${family}-`)) ?? name.replace(/-.*$/, '');
const goldenOf = (name: string): string => `${golden}${folderOf(name)}/${name}`;

/** The text of the golden file; with UPDATE_GOLDEN it becomes `text` first. */
const kept = (path: string, text: string): string => {
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
/** Golden files of cases and templates that are gone; with UPDATE_GOLDEN they are removed first. */
const leftOver = (path: string, names: readonly string[]): string[] => {
  const left = () =>
    readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(json|txt)$/.test(file) && !names.includes(basename(file).replace(/\.(json|txt)$/, '')),
    );
  if (update) for (const file of left()) rmSync(`${path}${file}`);
  return left();
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
/** Keys in the order of the alphabet, so that code in another order makes no difference. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
};

const failures: unknown[] = [];
const real = ownTemplates();
const plans: Plan[] = [];
const watched: Templates = {
  ...real,
  render: (plan) => {
    plans.push(plan);
    return real.render(plan);
  },
};
const all = Object.entries(cases(answerFrom(watched, (...failure) => failures.push(failure)))).map(
  ([name, make]) => {
    const before = plans.length;
    const { text } = make();
    // Of a card that was too large at first, the one that fits.
    return { name, text, plan: plans.slice(before).at(-1) };
  },
);
/** The first filling that each template got: it is the sample beside the template. */
const samples = new Map<string, Filling>();
for (const { plan } of all)
  if (plan !== undefined && !samples.has(plan.template)) samples.set(plan.template, plan.filling);

describe('every card is as it was looked at and agreed', () => {
  test('each could be laid out', () => {
    expect(failures).toEqual([]);
  });

  test.each(all)('$name', ({ name, text, plan }) => {
    const filled = json({ template: plan?.template, filling: sorted(plan?.filling) });
    expect(filled).toBe(kept(`${goldenOf(name)}.json`, filled));
    expect(`${text}\n`).toBe(kept(`${goldenOf(name)}.txt`, `${text}\n`));
  });

  test('no golden file is left of a card that is gone', () => {
    expect(
      leftOver(
        golden,
        all.map(({ name }) => name),
      ),
    ).toEqual([]);
  });
});

describe('every template', () => {
  test.each(real.names)('%s has beside it as a sample what a view puts into it', (name) => {
    const path = `${cards}${name}.data.json`;
    const filling = samples.get(name);
    const sample = (): unknown => JSON.parse(readFileSync(path, 'utf8'));
    // Kept as it stands (formatted, in its own order) while it says the same.
    if (update && !(existsSync(path) && isDeepStrictEqual(sample(), filling)))
      writeFileSync(path, json(filling));
    expect(sample()).toEqual(filling);
  });

  test.each(real.names)('%s expands its sample as it was looked at and agreed', (name) => {
    const filling: Filling = JSON.parse(readFileSync(`${cards}${name}.data.json`, 'utf8'));
    const { card, problem } = real.render({ template: name, filling });
    expect(problem).toBeNull();
    expect(json(card)).toBe(kept(`${expanded}${name}.json`, json(card)));
  });

  test('is used by a view', () => {
    expect([...samples.keys()].sort()).toEqual([...real.names].sort());
  });

  test('that is gone leaves no golden file', () => {
    expect(leftOver(expanded, real.names)).toEqual([]);
  });
});
