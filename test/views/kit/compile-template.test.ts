import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import templating from 'adaptivecards-templating';
import { compileTemplate } from '../../../src/views/kit/compile-template.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { place } from '../samples.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));

type Filling = Readonly<Record<string, unknown>>;
type Golden = Readonly<{ template: string; filling: Filling }>;
const golden = readdirSync(`${root}test/golden/cards`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => read(`test/golden/cards/${file}`) as Golden);

const made = new Map(
  ownTemplates().names.map((name) => {
    const template = read(`cards/${name}.json`);
    return [name, { ours: compileTemplate(template), theirs: new templating.Template(template) }];
  }),
);
const both = (template: string, filling: Filling) => {
  const { ours, theirs } = made.get(template) ?? {};
  const outcome = (fill: () => unknown): unknown => {
    try {
      return fill();
    } catch {
      return 'cannot be filled';
    }
  };
  return [outcome(() => ours?.(filling)), outcome(() => theirs?.expand({ $root: filling }))];
};

describe('a compiled template gives what adaptivecards-templating gives', () => {
  test('for all that views have put into it', () => {
    expect(golden.length).toBeGreaterThan(500);
    for (const { template, filling } of golden) {
      const [ours, theirs] = both(template, filling);
      expect(ours).toEqual(theirs);
    }
  });

  test('when anything is missing, null, empty or of another kind', () => {
    const seen = new Set<string>();
    for (const { template, filling } of golden) {
      for (const key of Object.keys(filling)) {
        if (seen.has(`${template} ${key}`)) continue;
        seen.add(`${template} ${key}`);
        const { [key]: _, ...without } = filling;
        const others = [null, '', [], 0, false, true, 'text', ['text'], [null], {}, [{}, {}]];
        for (const changed of [without, ...others.map((other) => ({ ...filling, [key]: other }))]) {
          const [ours, theirs] = both(template, changed);
          expect({ template, key, changed: changed[key], is: ours }).toEqual({
            template,
            key,
            changed: changed[key],
            is: theirs,
          });
        }
      }
    }
  });
});

test.each([
  place("concat(a, 'b')"),
  `a ${place('b')} \\n`,
  place('a[0]'),
  place('a == b'),
  place('a || b'),
  place('if(a, b)'),
  `a ${place("json('{}')")}`,
])('what our cards do not use is refused: %s', (written) => {
  expect(() => compileTemplate({ text: written })).toThrow(/not in the part/);
  expect(() => compileTemplate({ $when: written })).toThrow(/not in the part/);
});
