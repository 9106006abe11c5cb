import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../../src/views/kit/check-card.ts';
import { loadTemplates, type Templates } from '../../src/views/kit/template.ts';
import { createViews } from '../../src/views/views.ts';
import { cases } from './cases.ts';
import { zone } from './samples.ts';

/** `UPDATE_GOLDEN=1 npm test -- test/views` writes the files anew; then read the difference. */
const update = process.env.UPDATE_GOLDEN === '1';
const golden = fileURLToPath(new URL('../golden/cards/', import.meta.url));
const cards = fileURLToPath(new URL('../../cards/', import.meta.url));

const kept = (path: string, text: string): string => {
  if (update) writeFileSync(path, text);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const failures: unknown[] = [];
const real = loadTemplates();
/** The first filling that each template got: it is the sample beside the template. */
const samples = new Map<string, unknown>();
const watched: Templates = {
  ...real,
  render: (plan) => {
    if (!samples.has(plan.template)) samples.set(plan.template, plan.filling);
    return real.render(plan);
  },
};
const all = cases(
  createViews({ templates: watched, zone, onFailure: (...failure) => failures.push(failure) }),
);

describe('every card is as it was looked at and agreed', () => {
  test.each(Object.entries(all))('%s', (name, make) => {
    const { card, text } = make();
    expect(failures).toEqual([]);
    expect(problemsOf(card)).toEqual([]);
    expect(json(card)).toBe(kept(`${golden}${name}.json`, json(card)));
    expect(`${text}\n`).toBe(kept(`${golden}${name}.txt`, `${text}\n`));
  });

  test('no golden file is left of a card that is gone', () => {
    const names = new Set(readdirSync(golden).map((file) => file.replace(/\.(json|txt)$/, '')));
    expect([...names].filter((name) => !(name in all))).toEqual([]);
  });
});

describe('the sample beside a template', () => {
  for (const make of Object.values(all)) make();

  test.each(real.names)('%s is what a view puts into it', (name) => {
    const sample = samples.get(name);
    expect(JSON.parse(kept(`${cards}${name}.data.json`, json(sample)))).toEqual(sample);
  });

  test('each template is used by a view', () => {
    expect([...samples.keys()].sort()).toEqual([...real.names].sort());
  });
});
